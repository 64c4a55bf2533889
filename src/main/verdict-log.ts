import { checkIds } from '../domain/model/health.ts';
import type { WatchState } from '../domain/model/state.ts';
import type { Log } from './log.ts';

/** Notes every verdict that is another than before: its code, and which mailbox by its number. */
export function createVerdictLog({ note }: Pick<Log, 'note'>): (state: WatchState) => void {
  const known = new Map<string, string>();
  return ({ mailboxes }) => {
    for (const [index, { address, health }] of mailboxes.entries()) {
      for (const check of checkIds) {
        const key = `${check} ${address}`;
        const { code } = health[check];
        if (known.get(key) === code) continue;
        known.set(key, code);
        note('verdict', { mailbox: index + 1, code });
      }
    }
  };
}

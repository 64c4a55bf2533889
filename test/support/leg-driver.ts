import type { WatchedMailbox } from '../../src/domain/model/context.ts';
import type { Failure } from '../../src/domain/model/failure.ts';
import type { Leg } from '../../src/domain/model/health.ts';
import { createContext, failure } from './fakes.ts';
import { beginWatch, looked, type Seen } from './watch-driver.ts';

const minute = 60_000;
const address = 'ec001234@adm.cfwb.be';
/** A Tuesday. */
const startMs = Date.parse('2026-09-08T08:00:00+02:00');

export type Options = {
  readonly random?: number;
  readonly settings?: Partial<WatchedMailbox>;
  readonly passwordSent?: boolean;
  /** CAPA's LOGIN-DELAY, as every accepted login shows it. */
  readonly loginDelaySeconds?: number;
};
/** One look: minutes since the first, what the leg shows afterwards, and the wait in minutes until the next. */
export type Step = {
  readonly atMinutes: number;
  readonly status: string;
  readonly code: string;
  readonly waitMinutes: number | null;
  readonly cause: string | null;
};

/** Looks at one leg whenever it is due, ticking in between as the program does; the other leg does not exist. */
export function drive(leg: Leg, seen: readonly (Seen | Failure)[], options: Options = {}): Step[] {
  const settings = { address, hasReceiving: leg === 'receiving', hasSending: leg === 'sending', ...options.settings };
  const { random, passwordSent, loginDelaySeconds = null } = options;
  const watch = beginWatch(
    [address],
    createContext([settings], random === undefined ? {} : { random: () => random }),
    startMs,
  );
  return seen.map((kind) => {
    const due = watch.state().mailboxes[0]?.legs[leg].due;
    if (!due) throw new Error(`no look planned before ${JSON.stringify(kind)}`);
    for (; watch.now() + 10 * minute < due.atMs; watch.moveTo(watch.now() + 10 * minute)) watch.tick();
    const nowMs = due.atMs;
    watch.moveTo(nowMs);
    watch.happen(
      kind === 'ok'
        ? looked(address, leg, nowMs, null, { loginDelaySeconds })
        : looked(address, leg, nowMs, typeof kind === 'string' ? failure(kind, passwordSent) : kind),
    );
    const [mailbox] = watch.state().mailboxes;
    const health = mailbox?.health[leg];
    const next = mailbox?.legs[leg].due ?? null;
    return {
      atMinutes: (nowMs - startMs) / minute,
      status: health?.status ?? '',
      code: health?.code ?? '',
      waitMinutes: next && (next.atMs - nowMs) / minute,
      cause: next?.cause ?? null,
    };
  });
}

export const waits = (steps: readonly Step[]) => steps.map(({ waitMinutes }) => waitMinutes);
export const statuses = (steps: readonly Step[]) => steps.map(({ status }) => status);
export const codes = (steps: readonly Step[]) => steps.map(({ code }) => code);
export const times = <One extends Seen | Failure | string>(count: number, one: One): One[] =>
  Array.from({ length: count }, () => one);

import { expect, it } from 'vitest';
import { newWatch, type WatchState } from '../../src/domain/model/state.ts';
import { createVerdictLog } from '../../src/main/log.ts';
import { example } from '../support/text-facts.ts';

it('a verdict is noted when it changes, by its code, without the address', () => {
  const lines: string[] = [];
  const noteVerdicts = createVerdictLog({
    note: (event, facts = {}) => void lines.push([event, ...Object.values(facts)].join(' ')),
  });
  const addresses = ['ec001234@adm.cfwb.be', 'ec005678@adm.cfwb.be'];
  const state = newWatch(addresses);
  noteVerdicts(state);
  const first = lines.splice(0);
  expect(first).toContain('verdict 1 sending.stale');
  expect(first).toContain('verdict 2 storage.unknown');
  noteVerdicts(state);
  expect(lines).toEqual([]);
  const worse: WatchState = {
    ...state,
    mailboxes: state.mailboxes.map((mailbox, index) => {
      const storage = { ...mailbox.health.storage, ...example('storage.full') } as const;
      return index === 1 ? { ...mailbox, health: { ...mailbox.health, storage } } : mailbox;
    }),
  };
  noteVerdicts(worse);
  expect(lines).toEqual(['verdict 2 storage.full']);
  for (const address of addresses) expect([...first, ...lines].join('\n')).not.toContain(address);
});

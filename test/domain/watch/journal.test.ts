import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CheckId, checkIds, type Health, type HealthCode, type Status } from '../../../src/domain/model/health.ts';
import { newWatch, type WatchState } from '../../../src/domain/model/state.ts';
import { type JournalEntry, noteTransitions } from '../../../src/domain/watch/journal.ts';
import type { Transition } from '../../../src/domain/watch/judge.ts';
import { matterChanges } from '../../../src/domain/watch/matter-changes.ts';
import { judgeMatters } from '../../../src/domain/watch/matters.ts';
import { createContext } from '../../support/fakes.ts';
import { example } from '../../support/text-facts.ts';

const address = 'ec001234@adm.cfwb.be';
const board = 'po000567@adm.cfwb.be';
const context = createContext([{ address }, { address: board }]);
const start = Date.parse('2026-09-08T10:00:00+02:00');

/** As verdicts turn, one step a minute: `check status code` of the school, or of the board with a `po` before it. */
type Step = readonly string[];
function written(steps: readonly Step[], known: readonly JournalEntry[] = []): readonly JournalEntry[] {
  let state: WatchState = newWatch([address, board]);
  let journal = known;
  steps.forEach((step, index) => {
    const atMs = start + index * 60_000;
    const transitions = step.map((words): Transition => {
      const [check, status, code] = words.replace('po ', '').split(' ') as [CheckId, Status, HealthCode];
      const of = words.startsWith('po ') ? board : address;
      const from = state.mailboxes.find((one) => one.address === of)?.health[check] as Health;
      return { atMs, address: of, check, from, to: { status, ...example(code), sinceMs: atMs } };
    });
    const mailboxes = state.mailboxes.map((mailbox) => ({
      ...mailbox,
      health: {
        ...mailbox.health,
        ...Object.fromEntries(
          transitions.filter((one) => one.address === mailbox.address).map(({ check, to }) => [check, to]),
        ),
      },
    }));
    const next = judgeMatters({ ...state, mailboxes }, atMs, context);
    journal = noteTransitions(
      journal,
      { transitions, changes: matterChanges(state.matters, next.matters), state: next },
      atMs,
    );
    state = next;
  });
  return journal;
}
const lines = (steps: readonly Step[]): readonly string[] =>
  written(steps).map(({ atMs, address: of, code }) =>
    [(atMs - start) / 60_000, ...(of === board ? ['po'] : []), code].join(' '),
  );

const down = ['receiving critical receiving.unreachable', 'sending critical sending.unreachable'] as const;
const up = ['receiving ok receiving.ok', 'sending ok sending.ok'] as const;
const full = ['receiving critical receiving.mailbox-full', 'storage critical storage.full'] as const;

describe('the journal', () => {
  it.each<[string, readonly Step[], readonly string[]]>([
    ['a trouble of one check', [[down[0]], [up[0]]], ['0 receiving.unreachable', '1 receiving.ok']],
    ['an outage of both servers at once', [down, up], ['0 receiving.unreachable', '1 receiving.ok']],
    ['one that is seen in turn', [[down[1]], [down[0]], up], ['0 sending.unreachable', '2 sending.ok']],
    ['one that ends in turn', [down, [up[0]], [up[1]]], ['0 receiving.unreachable', '2 receiving.ok']],
    [
      'a box that fills until the server says so at the login',
      [['storage warning storage.high'], ['storage warning storage.very-high'], full, ['storage ok storage.ok', up[0]]],
      ['0 storage.high', '1 storage.very-high', '2 storage.full', '3 storage.ok'],
    ],
    [
      'a trouble during which the network was lost',
      [[down[0]], ['receiving unknown receiving.offline'], [up[0]]],
      ['0 receiving.unreachable', '2 receiving.ok'],
    ],
    [
      'a trouble that becomes another',
      [[down[0]], ['receiving critical receiving.password-refused'], [up[0]]],
      ['0 receiving.unreachable', '1 receiving.password-refused', '2 receiving.ok'],
    ],
    [
      'two passwords, each a matter of its own',
      [['receiving critical receiving.password-refused'], ['sending critical sending.password-refused'], [up[0]]],
      ['0 receiving.password-refused', '1 sending.password-refused', '2 receiving.ok'],
    ],
    [
      'an outage for two mailboxes',
      [
        [...down, ...down.map((one) => `po ${one}`)],
        [...up, ...up.map((one) => `po ${one}`)],
      ],
      ['0 receiving.unreachable', '0 po receiving.unreachable', '1 receiving.ok', '1 po receiving.ok'],
    ],
    ['what is no trouble', [['receiving ok receiving.ok'], ['sending held sending.held']], []],
  ])('has one line for each beginning, rise and end of %s', (_what, steps, expected) => {
    expect(lines(steps)).toEqual(expected);
  });

  it('says when, whose, which check, and how it is now', () => {
    expect(written([[down[0]]])).toEqual([
      { atMs: start, address, check: 'receiving', status: 'critical', ...example('receiving.unreachable') },
    ]);
  });

  it('ends what a first edition had begun, where it was told of each check', () => {
    const earlier = written([[down[0]]]).flatMap((entry): JournalEntry[] => [
      { ...entry, atMs: 1 },
      { ...entry, atMs: 1, check: 'sending', status: 'critical', ...example('sending.unreachable') },
    ]);
    expect(written([up], earlier).map(({ code }) => code)).toEqual([
      'receiving.unreachable',
      'sending.unreachable',
      'receiving.ok',
      'sending.ok',
    ]);
  });

  it('holds nothing that lies ahead once the clock was set back', () => {
    const [entry] = written([[down[0]]]);
    const ahead = { ...(entry as JournalEntry), atMs: start + 365 * 86_400_000 };
    expect(written([up], [ahead]).map(({ atMs }) => atMs)).toEqual([start, start]);
  });

  it('is the very same when nothing worth keeping happened', () => {
    const journal: readonly JournalEntry[] = [];
    expect(noteTransitions(journal, { transitions: [], changes: [], state: newWatch([address]) }, start)).toBe(journal);
    expect(written([['receiving ok receiving.ok']], journal)).toBe(journal);
  });

  it('is bounded, what is dropped is the oldest, and it survives as JSON', () => {
    const step = fc.constantFrom<Step>([down[0]], [up[0]], down, up, full, ['storage ok storage.ok']);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 380, max: 400 }), (steps, length) => {
        const [entry] = written([[down[0]]]);
        const known = Array.from({ length }, (_none, atMs) => ({ ...(entry as JournalEntry), atMs }));
        const journal = written(steps, known);
        expect(journal.length).toBeLessThanOrEqual(400);
        expect(journal.map(({ atMs }) => atMs)).toEqual(journal.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
        expect(JSON.parse(JSON.stringify(journal))).toEqual(journal);
        expect(checkIds).toEqual(expect.arrayContaining(journal.map(({ check }) => check)));
      }),
      { numRuns: 50 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckId, Health, HealthCode, Status } from '../../../src/domain/model/health.ts';
import { type JournalEntry, noteTransitions } from '../../../src/domain/watch/journal.ts';
import type { Transition } from '../../../src/domain/watch/watch.ts';
import { example } from '../../support/text-facts.ts';

const address = 'ec001234@adm.cfwb.be';
const health = (status: Status, code: HealthCode, facts = {}): Health => ({
  status,
  ...example(code, facts),
  sinceMs: 0,
});
const turn = (from: Health, to: Health, atMs = 1, check: CheckId = 'receiving'): Transition => ({
  atMs,
  address,
  check,
  from,
  to,
});

const statuses: readonly Status[] = ['ok', 'warning', 'critical', 'unknown', 'held'];
const kept = new Set([
  ...statuses.flatMap((from) => [`${from}>warning`, `${from}>critical`]),
  'warning>ok',
  'critical>ok',
]);

describe('the journal', () => {
  it.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))(
    'of %s → %s keeps what began, changed or ended a trouble',
    (from, to) => {
      const noted = noteTransitions([], [turn(health(from, 'receiving.stale'), health(to, 'receiving.in-use'))]);
      expect(noted).toHaveLength(kept.has(`${from}>${to}`) ? 1 : 0);
    },
  );

  it('says when, whose, which check, and how it is now', () => {
    const to = health('critical', 'receiving.unreachable', { kind: 'timeout' });
    expect(noteTransitions([], [turn(health('ok', 'receiving.ok'), to, 42)])).toEqual([
      {
        atMs: 42,
        address,
        check: 'receiving',
        status: 'critical',
        ...example('receiving.unreachable', { kind: 'timeout' }),
      },
    ]);
  });

  it('has the newest last, in the order in which things turned', () => {
    const first = noteTransitions([], [turn(health('ok', 'receiving.ok'), health('warning', 'receiving.in-use'), 1)]);
    const all = noteTransitions(first, [
      turn(health('warning', 'receiving.in-use'), health('critical', 'receiving.unreachable'), 2),
      turn(health('ok', 'storage.ok'), health('warning', 'storage.high'), 2, 'storage'),
      turn(health('critical', 'receiving.unreachable'), health('ok', 'receiving.ok'), 3),
    ]);
    expect(all.map(({ code }) => code)).toEqual([
      'receiving.in-use',
      'receiving.unreachable',
      'storage.high',
      'receiving.ok',
    ]);
    expect(first).toHaveLength(1);
  });

  it('is the very same when nothing worth keeping happened', () => {
    const journal: readonly JournalEntry[] = [];
    expect(noteTransitions(journal, [])).toBe(journal);
    const calm = turn(health('unknown', 'receiving.stale'), health('ok', 'receiving.ok'));
    expect(noteTransitions(journal, [calm])).toBe(journal);
  });

  it('tells the end of a trouble during which the network was lost', () => {
    const red = health('critical', 'receiving.unreachable');
    const lost = health('unknown', 'receiving.offline');
    const noted = noteTransitions(
      [],
      [turn(health('ok', 'receiving.ok'), red, 1), turn(red, lost, 2), turn(lost, health('ok', 'receiving.ok'), 3)],
    );
    expect(noted.map(({ status }) => status)).toEqual(['critical', 'ok']);
  });

  it('is bounded, and what is dropped is the oldest', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 5 });
    fc.assert(
      fc.property(sizes, (batches) => {
        let journal: readonly JournalEntry[] = [];
        let atMs = 0;
        for (const size of batches) {
          const transitions = Array.from({ length: size }, () => {
            atMs += 1;
            return turn(health('ok', 'storage.ok'), health('warning', 'storage.high'), atMs, 'storage');
          });
          journal = noteTransitions(journal, transitions);
        }
        expect(journal).toHaveLength(Math.min(400, atMs));
        expect(journal.map((entry) => entry.atMs)).toEqual(
          Array.from(journal, (_entry, index) => atMs - journal.length + 1 + index),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('survives as JSON', () => {
    const noted = noteTransitions(
      [],
      [turn(health('ok', 'storage.ok'), health('warning', 'storage.high', { percent: 80 }))],
    );
    expect(JSON.parse(JSON.stringify(noted))).toEqual(noted);
  });
});

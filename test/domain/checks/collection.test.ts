import { describe, expect, it } from 'vitest';
import { belgianCalendar as calendar } from '../../../src/app/belgium.ts';
import type { Difference, ProgramFinding } from '../../../src/domain/model/program-finding.ts';
import { newWatch, type ProgramStatus, type WatchState } from '../../../src/domain/model/state.ts';
import { reduce, type WatchEvent } from '../../../src/domain/watch/watch.ts';
import { speak } from '../../support/alerts.ts';
import { createContext } from '../../support/fakes.ts';
import { looked } from '../../support/watch-driver.ts';

const minute = 60_000;
const address = 'ec001234@adm.cfwb.be';
const context = createContext([{ address, hasSending: false }]);

/** A stretch of one day on which this PC is on. */
type Stay = {
  readonly date: string;
  readonly from?: string;
  readonly to?: string;
  /** What is in the box at the n-th look of this stretch; undefined: no look is made. */
  readonly box?: (look: number) => readonly string[];
  readonly program?: ProgramStatus;
  readonly percent?: number;
  readonly isNetworkDown?: boolean;
  /** What its settings were found to be as the PC woke. */
  readonly settings?: ProgramFinding;
  /** The server only counts its messages. */
  readonly isCounted?: boolean;
};
type Turn = { readonly at: string; readonly status: string; readonly code: string };

/** Plays the stretches, a look every half hour from the first minute on; the verdicts and alerts about collection. */
function play(stays: readonly Stay[]): { readonly turns: Turn[]; readonly alerts: Turn[] } {
  const turns: Turn[] = [];
  const alerts: Turn[] = [];
  let state: WatchState = newWatch([address]);
  const happen = (event: WatchEvent): void => {
    const reduced = reduce(state, event, context);
    state = reduced.state;
    for (const { check, to } of reduced.transitions)
      if (check === 'collection') turns.push({ at: label(event.atMs), status: to.status, code: to.code });
    const { alert, state: told } = speak(state, event.atMs, context);
    for (const { lead, severity } of alert?.points ?? [])
      if (lead.check === 'collection') alerts.push({ at: label(event.atMs), status: severity, code: lead.code });
    state = told;
  };
  for (const stay of stays) {
    const { date, from = '08:00', to = '16:00', box, program = 'running', settings } = stay;
    const { percent, isNetworkDown, isCounted } = stay;
    const toMs = calendar.atLocal(date, to);
    let atMs = calendar.atLocal(date, from);
    happen({ kind: 'resumed', atMs });
    happen({ kind: 'network', atMs, isUp: isNetworkDown !== true });
    happen({ kind: 'mail-program', atMs, status: program });
    if (settings) happen({ kind: 'programs-read', atMs, found: { [address]: settings } });
    for (let look = 0; atMs < toMs; look += 1) {
      atMs = Math.min(atMs + (look === 0 ? minute : 30 * minute), toMs);
      const hashes = box?.(look);
      if (!hashes) happen({ kind: 'tick', atMs });
      else
        happen(
          looked(address, 'receiving', atMs, null, {
            measured:
              percent === undefined
                ? null
                : { usedBytes: percent, limitBytes: 100, messages: null, limitMessages: null, source: 'imap-quota' },
            maildrop: { messages: hashes.length, octets: hashes.length * 1_000, hashes: isCounted ? null : hashes },
          }),
        );
    }
    happen({ kind: 'suspended', atMs: toMs });
  }
  return { turns, alerts };
}

function label(atMs: number): string {
  const { date, minuteOfDay } = calendar.localTime(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date} ${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}
/** Consecutive dates, weekends and holidays included. */
const dates = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => calendar.addDays(from, index));
const workingDates = (from: string, count: number): string[] =>
  dates(from, count * 2 + 10)
    .filter((date) => calendar.isWorkingDay(date))
    .slice(0, count);
const first = (turns: readonly Turn[], code: string): string | undefined =>
  turns.find((turn) => turn.code === code)?.at;

/** Verdicts worth telling. */
const bad = (turns: readonly Turn[]): string[] =>
  turns
    .filter(({ status }) => status === 'warning' || status === 'critical')
    .map(({ status, code }) => `${status} ${code}`);

const stuck = (): readonly string[] => ['a'];
const empty = (): readonly string[] => [];

describe('mail that waits', () => {
  // Tuesday 8 September 2026, 8:01.
  const week = dates('2026-09-08', 9).map((date): Stay => ({ date, box: stuck }));

  it('is a warning after 2 working days, critical after 5, each 2 hours after the PC woke', () => {
    const { turns } = play(week);
    expect(first(turns, 'collection.waiting')).toMatch(/^2026-09-10 10:0[01]$|^2026-09-10 10:[0-3]\d$/);
    expect(first(turns, 'collection.abandoned')).toMatch(/^2026-09-15 10:[0-3]\d$/);
    expect(bad(turns)).toEqual(['warning collection.waiting', 'critical collection.abandoned']);
  });

  it('is told when it is a warning and when it is critical, and reminded every working day', () => {
    const { alerts } = play(week);
    expect(alerts.map(({ at, status, code }) => `${at.slice(0, 10)} ${status} ${code}`)).toEqual([
      '2026-09-10 warning collection.waiting',
      '2026-09-11 warning collection.waiting',
      '2026-09-14 warning collection.waiting',
      '2026-09-15 critical collection.abandoned',
      '2026-09-16 critical collection.abandoned',
    ]);
  });

  it.each([
    ['a weekend', ['2026-09-11', '2026-09-12', '2026-09-13', '2026-09-14'], undefined],
    ['Armistice Day', ['2026-11-10', '2026-11-11', '2026-11-12'], undefined],
    [
      'Armistice Day, then a second working day',
      ['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'],
      '2026-11-13',
    ],
  ])('%s is no working day', (_name, list, expected) => {
    const { turns } = play(list.map((date) => ({ date, box: stuck })));
    expect(first(turns, 'collection.waiting')?.slice(0, 10)).toBe(expected);
  });

  it('counts only days on which this PC was awake: a fortnight away is no evidence', () => {
    const stays = ['2026-09-08', '2026-09-22'].map((date): Stay => ({ date, box: stuck }));
    expect(first(play(stays).turns, 'collection.waiting')).toBeUndefined();
  });

  it('does not count a day on which this PC was hardly on', () => {
    const short = workingDates('2026-09-09', 2).map((date): Stay => ({ date, to: '09:50', box: stuck }));
    expect(first(play([{ date: '2026-09-08', box: stuck }, ...short]).turns, 'collection.waiting')).toBeUndefined();
  });

  it('counts the days of a laptop that is opened five times for twenty minutes', () => {
    const opened = workingDates('2026-09-08', 8).flatMap((date) =>
      ['08', '09', '11', '13', '15'].map((hour): Stay => ({ date, from: `${hour}:00`, to: `${hour}:20`, box: stuck })),
    );
    expect(bad(play(opened).turns)).toEqual(['warning collection.waiting', 'critical collection.abandoned']);
  });

  it('that was collected once in between begins anew', () => {
    const { turns } = play(
      workingDates('2026-09-08', 6).map((date, index) => ({ date, box: index === 2 ? empty : stuck })),
    );
    // Empty on Thursday the 10th, waiting again from Friday the 11th.
    expect(first(turns, 'collection.waiting')?.slice(0, 10)).toBe('2026-09-15');
  });

  const pieces = dates('2026-09-08', 3).flatMap((date): Stay[] => [
    { date, from: '08:00', to: '09:30', box: stuck },
    { date, from: '10:00', to: '11:30', box: stuck },
    { date, from: '12:00', to: '16:00', box: stuck },
  ]);

  it('turns worse after two hours of a day, pauses or not', () => {
    expect(first(play(pieces).turns, 'collection.waiting')).toMatch(/^2026-09-10 10:/);
  });

  it('is told then, and not before', () => {
    expect(first(play(pieces).alerts, 'collection.waiting')).toMatch(/^2026-09-10 10:/);
  });

  it('gets better at once, also right after a resume', () => {
    const { turns } = play([...week.slice(0, 4), { date: '2026-09-14', box: empty }]);
    expect(turns.at(-1)).toEqual({ at: '2026-09-14 08:01', status: 'ok', code: 'collection.ok' });
  });

  it('in a box that is emptied at every look is none', () => {
    const { turns, alerts } = play(
      workingDates('2026-09-08', 15).map((date) => ({
        date,
        box: (look) => (look % 2 === 0 ? [`${date} ${look}`] : []),
      })),
    );
    expect(bad(turns)).toEqual([]);
    expect(alerts).toEqual([]);
  });

  it('is no evidence while nobody can look: no verdict turns worse without a look', () => {
    const { turns } = play([
      { date: '2026-09-08', box: stuck },
      ...workingDates('2026-09-09', 8).map((date): Stay => ({ date })),
    ]);
    expect(bad(turns)).toEqual([]);
  });

  it('is no evidence while this PC has no network', () => {
    const { turns } = play([
      { date: '2026-09-08', box: stuck },
      ...workingDates('2026-09-09', 8).map((date): Stay => ({ date, isNetworkDown: true })),
    ]);
    expect(bad(turns)).toEqual([]);
  });
});

describe('copies left on the server', () => {
  it('older messages that survive while newer ones vanish, on several days: a warning', () => {
    const { turns, alerts } = play(
      workingDates('2026-09-08', 5).map((date) => ({
        date,
        box: (look) => (look % 4 < 2 ? ['old', 'older', `${date} ${look >> 2}`] : ['old', 'older']),
      })),
    );
    expect(turns.at(-1)).toMatchObject({ status: 'warning', code: 'collection.copy-left' });
    expect(alerts.map(({ code }) => code)).toEqual(['collection.copy-left']);
  });

  it.each([
    [
      'the newest stays because it has just come',
      (look: number) => (look % 2 === 0 ? ['a', 'b'].map((id) => `${id}${look >> 1}`) : [`b${look >> 1}`]),
    ],
    ['everything goes', (look: number) => (look % 2 === 0 ? [`a${look}`, `b${look}`] : [])],
    ['all goes and new mail is there already', (look: number) => [`a${look}`, `b${look}`]],
  ])('%s: none', (_name, box) => {
    const { turns } = play(workingDates('2026-09-08', 6).map((date) => ({ date, box })));
    expect(bad(turns)).toEqual([]);
  });
});

describe('copies that go when they are old', () => {
  const working = workingDates('2026-09-01', 40);
  /** Mail comes in at the second look of every working day and stays; at the third what is so many days old goes. */
  const aged = (days: number, perDay: number, isCounted: boolean, list = working): Stay[] =>
    list.map((date) => ({
      date,
      isCounted,
      box: (look) =>
        list
          .filter((day) => day < date || (day === date && look > 0))
          .filter((day) => calendar.daysBetween(day, look < 2 ? (list[list.indexOf(date) - 1] ?? date) : date) < days)
          .flatMap((day) => Array.from({ length: perDay }, (_, index) => `${day} ${index}`)),
    }));
  const codesFrom = (turns: readonly Turn[], date: string): string[] =>
    turns.filter(({ at }) => at >= date).map(({ code }) => code);

  it.each([
    [5, 1, false],
    [5, 4, false],
    [7, 3, false],
    [14, 3, false],
    [7, 1, true],
    [7, 3, true],
    [14, 3, true],
  ])(
    'after %d days, %d a day, only counted: %s: copies left, from the third week on and for good',
    (days, perDay, isCounted) => {
      const { turns } = play(aged(days, perDay, isCounted));
      expect(turns.at(-1)).toMatchObject({ status: 'warning', code: 'collection.copy-left' });
      expect(codesFrom(turns, '2026-09-22').filter((code) => code !== 'collection.copy-left')).toEqual([]);
      expect(codesFrom(turns, '2026-09-02')).not.toContain('collection.ok');
    },
  );

  it.each([false, true])('that go no more are abandoned again, only counted: %s', (isCounted) => {
    const before = aged(7, 3, isCounted, working.slice(0, 20));
    const left = before.at(-1)?.box?.(9) ?? [];
    const after = working.slice(20).map((date): Stay => ({ date, isCounted, box: () => left }));
    const { turns } = play([...before, ...after]);
    expect(turns.at(-1)).toMatchObject({ status: 'critical', code: 'collection.abandoned' });
  });

  it.each([false, true])('and then are left no more end with the box emptied, only counted: %s', (isCounted) => {
    const before = aged(7, 3, isCounted, working.slice(0, 20));
    const { turns } = play([...before, ...working.slice(20).map((date): Stay => ({ date, isCounted, box: empty }))]);
    expect(codesFrom(turns, working[20] ?? '')).toEqual(['collection.ok']);
  });

  it.each([false, true])(
    'stay known over a holiday without mail, and go on after it, only counted: %s',
    (isCounted) => {
      const list = [...working.slice(0, 20), ...working.slice(32)];
      const from = working[20] ?? '';
      const stays = working.map((date): Stay => {
        const known = list.filter((day) => day <= date);
        const before = working[working.indexOf(date) - 1] ?? date;
        const box = (look: number): string[] =>
          known
            .filter((day) => day < date || look > 0)
            .filter((day) => calendar.daysBetween(day, look < 2 ? before : date) < 7)
            .flatMap((day) => [`${day} 0`, `${day} 1`, `${day} 2`]);
        return { date, isCounted, box };
      });
      const { turns } = play(stays);
      expect(codesFrom(turns, from).filter((code) => code !== 'collection.copy-left')).toEqual([]);
      expect(turns.at(-1)?.code).toBe('collection.copy-left');
    },
  );

  it('do not hide a silence in a box that is nearly full', () => {
    const list = working.slice(0, 20);
    const [last = ''] = list.slice(-1);
    const left = aged(14, 3, false, list).at(-1)?.box?.(9) ?? [];
    const silent = working.slice(20, 24).map((date): Stay => ({ date, percent: 95, box: () => left }));
    const { turns } = play([...aged(14, 3, false, list), ...silent]);
    expect(first(turns, 'collection.maybe-not-receiving')?.slice(0, 10)).toBe(working[working.indexOf(last) + 3]);
  });

  it.each([
    ['one fall', false, (index: number) => (index < 4 ? ['a', 'b', 'c', 'd'] : ['b', 'c', 'd'])],
    ['one fall', true, (index: number) => (index < 4 ? ['a', 'b', 'c', 'd'] : ['b', 'c', 'd'])],
    ['a box of which most goes', true, (index: number) => (index % 2 === 0 ? ['a', 'b', 'c'] : ['d'])],
  ])('%s is no evidence of them, only counted: %s', (_name, isCounted, box) => {
    const stays = workingDates('2026-09-08', 5).map(
      (date, index): Stay => ({ date, isCounted, box: () => box(index) }),
    );
    expect(first(play(stays).turns, 'collection.copy-left')).toBeUndefined();
  });
});

describe('a box of copies that is empty all at once', () => {
  const known = workingDates('2026-09-08', 5).map(
    (date): Stay => ({
      date,
      box: (look) => (look % 4 < 2 ? ['old', 'older', `${date} ${look >> 2}`] : ['old', 'older']),
    }),
  );
  const after = workingDates('2026-09-15', 30);
  const [emptied = ''] = after;
  const then = (box: (date: string, look: number) => readonly string[]): Stay[] =>
    after.map((date) => ({ date, box: (look) => (date === emptied && look < 3 ? ['old', 'older'] : box(date, look)) }));
  const endsOf = (turns: readonly Turn[]): readonly string[] =>
    turns.filter(({ at, code }) => at >= emptied && code === 'collection.ok').map(({ at }) => at);
  /** A message a day from the first look on: kept for good, or until so many looks later. */
  const daily = (looks: number) => (date: string, look: number) =>
    looks === 0 ? after.filter((day) => day <= date && day > emptied) : date > emptied && look < looks ? [date] : [];

  it.each<[string, (date: string, look: number) => readonly string[], readonly string[]]>([
    ['what comes next stays: somebody cleared it', daily(0), []],
    ['it stays until it is deleted in the afternoon: a copy as well', daily(12), []],
    [
      'nothing comes for a fortnight, and then it stays',
      (date, look) => (date < (after[11] ?? '') ? [] : daily(0)(date, look)),
      [],
    ],
    ['what comes next is collected: no copies any more', daily(1), ['2026-09-16 08:31']],
    ['all that comes is collected too quickly to be seen', () => [], ['2026-10-06 08:31']],
  ])('%s', (_what, box, expected) => {
    const { turns } = play([...known, ...then(box)]);
    expect(endsOf(turns)).toEqual(expected);
  });

  it('while the mail program is closed decides nothing', () => {
    const closed = then(daily(0)).map((stay): Stay => ({ ...stay, program: 'closed' }));
    expect(endsOf(play([...known, ...closed]).turns)).toEqual([]);
  });
});

const set = (differences: readonly Difference[] = []): ProgramFinding => ({
  kind: 'compared',
  programs: ['outlook'],
  unchecked: [],
  differences,
});
const leaving = set([{ kind: 'copies', program: 'outlook', found: { kind: 'kept' } }]);

describe('mail that stays where the settings of the mail program are known', () => {
  /** One message more each day, and none ever goes. */
  const staying = (count: number, more: Partial<Stay> = {}): Stay[] =>
    workingDates('2026-09-08', count).map((date, day) => ({
      date,
      box: () => ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'].slice(0, day + 1),
      ...more,
    }));
  const codes = (stays: readonly Stay[]): readonly string[] => play(stays).turns.map(({ code }) => code);

  it('is left as copies, and nobody is said not to collect', () => {
    expect(codes(staying(10, { settings: leaving }))).toEqual(['collection.copy-left']);
  });

  it('is not collected where the program that leaves copies does not run', () => {
    const stays = [
      ...staying(2, { settings: leaving }),
      ...staying(10, { settings: leaving, program: 'closed' }).slice(2),
    ];
    expect(codes(stays)).toEqual(['collection.copy-left', 'collection.abandoned']);
  });

  it('is not collected where it leaves none', () => {
    expect(codes(staying(10, { settings: set() }))).toEqual(['collection.waiting', 'collection.abandoned']);
  });

  it('is given its days to go once the box was unticked', () => {
    const stays = staying(10, { settings: leaving });
    const after = workingDates('2026-09-22', 3).map(
      (date): Stay => ({ ...(stays.at(-1) as Stay), date, settings: set() }),
    );
    expect(codes([...stays, ...after])).toEqual(['collection.copy-left', 'collection.unknown', 'collection.waiting']);
  });
});

describe('another computer that collects', () => {
  const foreign = (look: number): readonly string[] => (look % 4 === 0 ? [`m${look}`] : []);
  const closed = (date: string, program: ProgramStatus = 'closed'): Stay => ({ date, box: foreign, program });

  it('messages that vanish with the mail program closed, three times on two days: a note, the status stays ok', () => {
    const { turns, alerts } = play(workingDates('2026-09-08', 3).map((date) => closed(date)));
    expect(turns.map(({ status, code }) => `${status} ${code}`)).toEqual([
      'ok collection.ok',
      'ok collection.second-reader',
    ]);
    expect(alerts).toEqual([]);
  });

  it('is forgotten a month after it was last seen', () => {
    const quiet = workingDates('2026-09-14', 30).map((date): Stay => ({ ...closed(date), program: 'running' }));
    const { turns } = play([...workingDates('2026-09-08', 3).map((date) => closed(date)), ...quiet]);
    expect(turns.map(({ code }) => code)).toEqual(['collection.ok', 'collection.second-reader', 'collection.ok']);
  });

  it.each<[string, ProgramFinding]>([
    ['no program is known to hold the box', { kind: 'unread', reason: 'no-program' }],
    ['no program holds the box', set([{ kind: 'account-missing', programs: ['outlook'] }])],
    ['its program could not be read', { kind: 'unread', reason: 'unreadable' }],
  ])('is not claimed where %s: another one on this PC may', (_what, settings) => {
    const { turns } = play(workingDates('2026-09-08', 4).map((date) => ({ ...closed(date), settings })));
    expect(turns.map(({ code }) => code)).not.toContain('collection.second-reader');
  });

  it('never is an alert, however long it lasts', () => {
    const { alerts, turns } = play(workingDates('2026-09-08', 25).map((date) => closed(date)));
    expect(turns.at(-1)?.code).toBe('collection.second-reader');
    expect(alerts).toEqual([]);
  });

  it.each([
    ['all on one day', [closed('2026-09-08')]],
    ['once on each of two days', ['2026-09-08', '2026-09-09'].map((date) => ({ ...closed(date), to: '09:30' }))],
    ['with the mail program running', workingDates('2026-09-08', 4).map((date) => closed(date, 'running'))],
    ['with the mail program unknown', workingDates('2026-09-08', 4).map((date) => closed(date, 'unknown'))],
    [
      'only overnight, while this PC was asleep',
      workingDates('2026-09-08', 8).map(
        (date, index): Stay => ({
          date,
          program: 'closed',
          box: (look) => (look > 2 && index % 2 === 0 ? [date] : []),
        }),
      ),
    ],
  ] as const)('%s: none', (_name, stays) => {
    const { turns } = play(stays);
    expect(bad(turns)).toEqual([]);
    expect(turns.map(({ code }) => code)).not.toContain('collection.second-reader');
  });
});

describe('a box that may receive nothing any more', () => {
  /** Some messages at the first look of each day, collected by the second. */
  const busy = (date: string, perDay: number): Stay => ({
    date,
    box: (look) => (look === 0 ? Array.from({ length: perDay }, (_, index) => `${date} ${index}`) : []),
  });
  const silent = (date: string, percent?: number): Stay => ({
    date,
    box: empty,
    ...(percent === undefined ? {} : { percent }),
  });
  const before = workingDates('2026-09-01', 20);
  const lastDate = before.at(-1) ?? '';
  const quiet = workingDates(calendar.addDays(lastDate, 1), 12);
  /** The n-th working day of silence, with some days of grace. */
  const world = (perDay: number, percent?: number) => [
    ...before.map((date) => busy(date, perDay)),
    ...quiet.map((date) => silent(date, percent)),
  ];
  const code = 'collection.maybe-not-receiving';

  it.each([2, 3, 10])('%d messages a working day, then none for 5: a warning on the fifth', (perDay) => {
    const { turns } = play(world(perDay));
    expect(first(turns, code)?.slice(0, 10)).toBe(quiet[4]);
    expect(turns.at(-1)).toMatchObject({ status: 'warning', code });
  });

  // Differs from the letter of the rule: collection.ts also wants the silence to have cost seven messages, which takes
  // one message a day seven days, and two messages a day four days instead of three.
  it('1 message a working day, then none for 5: a warning on the fifth', () => {
    expect(first(play(world(1)).turns, code)?.slice(0, 10)).toBe(quiet[4]);
  });

  it.each([90, 99])('at %d %% it is critical after 3 days', (percent) => {
    const { turns } = play(world(3, percent));
    expect(first(turns, code)?.slice(0, 10)).toBe(quiet[2]);
    expect(turns.at(-1)).toMatchObject({ status: 'critical', code });
  });

  it('at 95 %, 2 messages a working day before: critical after 3 days', () => {
    expect(first(play(world(2, 95)).turns, code)?.slice(0, 10)).toBe(quiet[2]);
  });

  it.each([10, 89])('at %d %% it is a warning after 5 days, as at any percentage', (percent) => {
    const { turns } = play(world(3, percent));
    expect(first(turns, code)?.slice(0, 10)).toBe(quiet[4]);
    expect(turns.at(-1)?.status).toBe('warning');
  });

  it('a box that seldom receives anything is never suspected', () => {
    const stays = [
      ...before.map((date, index) => busy(date, index % 3 === 0 ? 1 : 0)),
      ...quiet.map((date) => silent(date)),
    ];
    expect(first(play(stays).turns, code)).toBeUndefined();
  });

  it('a new message ends it', () => {
    const { turns } = play([...world(3).slice(0, 27), busy(quiet[7] ?? '', 1)]);
    expect(turns.at(-1)).toMatchObject({ status: 'ok', code: 'collection.ok' });
  });

  it('weekends, holidays and days with the PC off are no silence', () => {
    const weekend = dates(lastDate, 12).filter((date) => date > lastDate && !calendar.isWorkingDay(date));
    const stays = [
      ...before.map((date) => busy(date, 3)),
      ...[...quiet.slice(0, 4), ...weekend].sort().map((date) => silent(date)),
      { date: quiet[11] ?? '', to: '09:30', box: empty },
    ];
    expect(first(play(stays).turns, code)).toBeUndefined();
  });

  it.each([
    ['finds mail in the course of the day, and then always an empty box', [1, 5, 9], []],
    ['finds mail at every look, and then always an empty box', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], []],
    ['finds mail in the course of the day, and then less often', [1, 5, 9], [9]],
  ])('a mail program that is quicker than before is no silence: %s', (_name, slow, quick) => {
    const collected = (date: string, seen: readonly number[]): Stay => ({
      date,
      box: (look) => (seen.includes(look) ? [`${date} ${look}`] : []),
    });
    const stays = [...before.map((date) => collected(date, slow)), ...quiet.map((date) => collected(date, quick))];
    expect(bad(play(stays).turns)).toEqual([]);
  });

  it('days on which nobody looked are no silence', () => {
    const stays = [...before.map((date) => busy(date, 3)), ...quiet.map((date): Stay => ({ date }))];
    expect(first(play(stays).turns, code)).toBeUndefined();
  });
});

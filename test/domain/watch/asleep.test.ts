import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WatchContext } from '../../../src/domain/model/context.ts';
import { latchedBy } from '../../../src/domain/model/leg-state.ts';
import { sleepMs } from '../../../src/domain/watch/asleep.ts';
import { createContext } from '../../support/fakes.ts';
import { beginWatch, failureOf } from '../../support/watch-driver.ts';

const school = 'ec001234@adm.cfwb.be';
const board = 'po000567@adm.cfwb.be';
const day = 86_400_000;
/** Two minutes after the program's start: every first look is due. */
const start = Date.parse('2026-09-08T08:02:00+02:00');
const context = createContext([{ address: school }, { address: school.toUpperCase() }, { address: board }]);

/** Two mailboxes, the school's with a refused CERBERE password. */
function begin(more: Partial<WatchContext> = {}) {
  const watch = beginWatch([school, board], { ...context, ...more }, start - 120_000);
  watch.moveTo(start);
  for (const _look of watch.lookWhereDue((leg) => failureOf(leg === 'sending' ? 'credentials' : 'ok', 'password')));
  const of = (address: string) => watch.state().mailboxes.find((mailbox) => mailbox.address === address);
  const after = (days: number): void => {
    watch.moveTo(start + days * day);
    watch.tick();
  };
  return { ...watch, of, after, asleep: () => watch.state().asleep.map(({ mailbox }) => mailbox.address) };
}

describe('a mailbox that left the settings', () => {
  it('sleeps: it is not looked at, and nothing of it is lost', () => {
    const watch = begin();
    const known = watch.of(school);
    watch.changeSettings([board]);
    expect(watch.state().mailboxes.map(({ address }) => address)).toEqual([board]);
    expect(watch.state().asleep).toEqual([{ sinceMs: start, mailbox: known }]);
    watch.after(1);
    const looks = [...watch.lookWhereDue(() => null)];
    expect(new Set(looks.map(({ address }) => address))).toEqual(new Set([board]));
  });

  it('goes on where it was when it is back, its refused password still refused', () => {
    const watch = begin();
    const known = watch.of(school);
    watch.changeSettings([board]);
    watch.after(29);
    watch.changeSettings([board, school]);
    expect(watch.asleep()).toEqual([]);
    expect(watch.state().mailboxes.map(({ address }) => address)).toEqual([board, school]);
    const back = watch.of(school);
    expect(back?.storage).toEqual(known?.storage);
    expect(back?.legs.sending.mode).toEqual({ kind: 'latched', by: 'credentials' });
    expect(back?.legs.sending.due).toBeNull();
    expect(back?.legs.receiving.due?.cause).toBe('start');
    const sent = [...watch.lookWhereDue(() => null)].filter(({ address }) => address === school);
    expect(sent.map(({ leg }) => leg)).toEqual(['receiving']);
  });

  it('is the same in other letters, awake or asleep', () => {
    const watch = begin();
    watch.changeSettings([school.toUpperCase(), board]);
    expect(watch.of(school.toUpperCase())?.legs.sending.mode).toEqual({ kind: 'latched', by: 'credentials' });
    watch.changeSettings([board]);
    watch.changeSettings([school]);
    expect(watch.of(school)?.legs.sending.mode).toEqual({ kind: 'latched', by: 'credentials' });
    expect(watch.asleep()).toEqual([board]);
  });

  it('was perhaps asked when it left: its password may have left this PC unanswered', () => {
    const watch = begin();
    watch.happen({ kind: 'look-begun', atMs: start, address: school, leg: 'receiving' });
    watch.changeSettings([board]);
    watch.after(1);
    watch.changeSettings([school, board]);
    expect(watch.of(school)?.legs.receiving).toMatchObject({ begunMs: null, trouble: { silent: 1 } });
  });

  it('is forgotten after thirty days', () => {
    const watch = begin();
    watch.changeSettings([board]);
    watch.moveTo(start + sleepMs - 1);
    watch.tick();
    expect(watch.asleep()).toEqual([school]);
    watch.moveTo(start + sleepMs);
    watch.tick();
    expect(watch.asleep()).toEqual([]);
  });

  it('is not forgotten while the settings cannot be read', () => {
    const watch = begin({ areSettingsLost: true });
    watch.changeSettings([]);
    watch.after(400);
    expect(watch.asleep()).toEqual([school, board]);
  });

  it('sleeps thirty days from now on where the clock was set back', () => {
    const watch = begin();
    watch.after(300);
    watch.changeSettings([board]);
    watch.after(1);
    expect(watch.state().asleep).toMatchObject([{ sinceMs: start + day }]);
    watch.after(30);
    expect(watch.asleep()).toEqual([school]);
    watch.after(31);
    expect(watch.asleep()).toEqual([]);
  });

  it('is forgotten at once where the user says so, asleep or not', () => {
    const watch = begin();
    watch.changeSettings([board]);
    for (const address of [school.toUpperCase(), board])
      watch.happen({ kind: 'mailbox-forgotten', atMs: start, address });
    expect(watch.state()).toMatchObject({ mailboxes: [], asleep: [] });
  });
});

describe('whatever the settings name, one after the other', () => {
  it('no mailbox is lost and none is there twice, and a closed latch stays closed', () => {
    const some = fc.subarray([school, board]);
    fc.assert(
      fc.property(fc.array(fc.tuple(some, fc.integer({ min: 0, max: 3 * day })), { maxLength: 9 }), (steps) => {
        const watch = begin();
        for (const [addresses, ms] of steps) {
          watch.moveTo(watch.now() + ms);
          watch.changeSettings(addresses);
          expect(watch.state().mailboxes.map(({ address }) => address)).toEqual(addresses);
        }
        const all = [...watch.state().mailboxes, ...watch.state().asleep.map(({ mailbox }) => mailbox)];
        expect(all.map(({ address }) => address).sort()).toEqual([school, board]);
        expect(all.map(({ legs }) => latchedBy(legs.sending))).toEqual(['credentials', 'credentials']);
      }),
    );
  });
});

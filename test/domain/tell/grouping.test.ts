import { describe, expect, it } from 'vitest';
import type { CheckId } from '../../../src/domain/model/health.ts';
import type { WatchState } from '../../../src/domain/model/state.ts';
import { dueAlert, noteTold } from '../../../src/domain/tell/alert.ts';
import { type AlertTextOptions, alertText } from '../../../src/domain/tell/alert-text.ts';
import {
  bad,
  board,
  calm,
  context,
  hour,
  judged,
  school,
  tuesdayMs,
  turned,
  type Verdict,
} from '../../support/judged.ts';

type Turns = Readonly<Partial<Record<CheckId, Verdict>>>;
const expiry = (daysLeft: number): Turns => ({
  'password-expiry': bad('password-expiry.soon', 'warning', { expiresOn: '2026-09-15', daysLeft }),
});
const options: AlertTextOptions = { lang: 'en', labelOf: (address) => address.slice(0, 2), fullOn: () => null };

/** A watch of two boxes after these verdicts. */
function watch(
  turns: Readonly<Record<string, Turns>>,
  before = calm(tuesdayMs, [school, board]),
  atMs = tuesdayMs,
): WatchState {
  return judged(
    Object.entries(turns).reduce((state, [address, verdicts]) => turned(state, address, verdicts, atMs), before),
    atMs,
  );
}

/** The toast that is due, its title, and the state in which it was shown. */
function say(state: WatchState, atMs = tuesdayMs) {
  const alert = dueAlert(state, atMs, context);
  if (!alert) throw new Error('nothing is due');
  return {
    alert,
    title: alertText(alert, options).title.replaceAll('\u00a0', ' '),
    state: noteTold(state, alert, atMs),
  };
}

describe('a toast', () => {
  it('names both boxes where they have one trouble', () => {
    const { alert, title } = say(watch({ [school]: expiry(7), [board]: expiry(7) }));
    expect(alert.points).toHaveLength(1);
    expect(title).toMatch(/^ec and po: .* 7 days/);
  });

  it('does not tell the number of one for the other', () => {
    const { alert, title } = say(watch({ [school]: expiry(7), [board]: expiry(3) }));
    expect(alert.points).toHaveLength(2);
    expect(title).toMatch(/^po: .* 3 days/);
  });

  it('leads with the gravest of several: critical, warning, question, all-clear', () => {
    const told = say(watch({ [school]: { receiving: bad('receiving.unreachable') } })).state;
    const laterMs = tuesdayMs + hour;
    const later = watch(
      {
        [school]: { receiving: { code: 'receiving.ok', status: 'ok' }, storage: bad('storage.high', 'warning') },
        [board]: { ...expiry(7), sending: bad('sending.password-refused') },
      },
      told,
      laterMs,
    );
    const { alert, title } = say(later, laterMs);
    expect(alert.points.map(({ severity }) => severity)).toEqual(['critical', 'warning', 'warning', 'recovery']);
    expect(title).toMatch(/^po: .* refused, and 3 other points$/);
    expect(alert.severity).toBe('critical');
  });

  it('has the tag of its matter, for as long as it says nothing else', () => {
    const first = say(watch({ [school]: { storage: bad('storage.high', 'warning') } }));
    expect(first.alert.tag).toBe(`storage ${school}`);
    const full = { [school]: { storage: bad('storage.full') } };
    const second = say(watch(full, first.state, tuesdayMs + hour), tuesdayMs + hour);
    expect(second.alert.tag).toBe(first.alert.tag);
    expect(second.state.withdrawals).toEqual([]);
  });

  it('takes away what said the same before under another tag', () => {
    const both = say(watch({ [school]: { storage: bad('storage.high', 'warning') }, [board]: expiry(7) }));
    expect(both.alert.tag).toMatch(/^several /);
    const again = say(
      watch({ [school]: { storage: bad('storage.full') } }, both.state, tuesdayMs + hour),
      tuesdayMs + hour,
    );
    expect(again.state.withdrawals.map(({ tag }) => tag)).toEqual([both.alert.tag]);
    expect(again.state.matters.filter(({ toast }) => toast === both.alert.tag)).toEqual([]);
  });

  it('speaks of both legs in words of both, and of one in words of that', () => {
    const away = { receiving: bad('receiving.unreachable'), sending: bad('sending.unreachable') };
    const well: Turns = {
      receiving: { code: 'receiving.ok', status: 'ok' },
      sending: { code: 'sending.ok', status: 'ok' },
    };
    const both = say(watch({ [school]: away }));
    expect(both.title).toBe('ec: Mail no longer gets through');
    const over = say(watch({ [school]: well }, both.state, tuesdayMs + hour), tuesdayMs + hour);
    expect(over.title).toBe('ec: Mail gets through again');
    const one = say(watch({ [school]: { sending: away.sending } }));
    const oneOver = say(watch({ [school]: well }, one.state, tuesdayMs + hour), tuesdayMs + hour);
    expect(oneOver.title).toBe('ec: Sending works again');
  });

  it('does not say of one box what is true of another', () => {
    const unwatched = (leg: 'receiving' | 'sending') => ({
      [leg]: bad(`${leg}.not-watched`, 'warning', { since: '2026-09-01' }),
    });
    const { title } = say(
      watch({ [school]: { ...unwatched('receiving'), ...unwatched('sending') }, [board]: unwatched('receiving') }),
    );
    expect(title).toBe('ec: Vigie has not been watching the mailbox since Tuesday 1 September, and 1 other point');
  });

  it('ends what seemed to receive nothing in those words', () => {
    const silent = say(watch({ [school]: { collection: bad('collection.maybe-not-receiving', 'warning') } }));
    const heard: Turns = { collection: { code: 'collection.ok', status: 'ok' } };
    const over = say(watch({ [school]: heard }, silent.state, tuesdayMs + hour), tuesdayMs + hour);
    expect(over.title).toBe('ec: The mailbox receives mail again');
  });

  it('is gone at once where its matter is over, whatever may be said', () => {
    const told = say(watch({ [school]: { storage: bad('storage.full') } })).state;
    const nightMs = tuesdayMs + 13 * hour;
    const empty: Turns = { storage: { code: 'storage.ok', status: 'ok' } };
    const over = watch({ [school]: empty }, { ...told, snoozedUntilMs: nightMs + hour }, nightMs);
    expect(over.withdrawals.map(({ matter }) => matter)).toEqual([`storage ${school}`]);
    expect(dueAlert(over, nightMs, context)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { belgianCalendar, belgium } from '../../../src/app/belgium.ts';
import type { Failure } from '../../../src/domain/model/failure.ts';
import { mayTry, noteQuotaLogin, openQuota, type QuotaLatch } from '../../../src/domain/model/latch.ts';
import { defaultPolicy } from '../../../src/domain/model/settings.ts';
import { failure } from '../../support/fakes.ts';

const minute = 60_000;
const context = { ...belgium, policy: defaultPolicy };
const at = (local: string): number => Date.parse(`${local}:00+02:00`);

const silence = failure('timeout', true);
const unreached = failure('refused');
/** Let in, and then something else went wrong. */
const asked: Failure = { ...failure('temporary'), stage: 'quota', passwordAnswered: false };

/** What is remembered after these looks, one a minute. */
const memoryAfter = (...looks: readonly (Failure | null)[]): QuotaLatch =>
  looks.reduce((memory, found, index) => noteQuotaLogin(memory, found, index * minute, context), openQuota);

/** The instants at which the password leaves, where a look is made every ten minutes and nothing is ever answered. */
function* silentLogins(fromMs: number, untilMs: number): Generator<string> {
  let memory = openQuota;
  for (let nowMs = fromMs; nowMs < untilMs; nowMs += 10 * minute) {
    if (!mayTry(memory, nowMs)) continue;
    memory = noteQuotaLogin(memory, silence, nowMs, context);
    const { date, minuteOfDay } = belgianCalendar.localTime(nowMs);
    yield `${date} ${Math.floor(minuteOfDay / 60)}:${String(minuteOfDay % 60).padStart(2, '0')}`;
  }
}

describe('a quota login that is sent and never answered', () => {
  it('is made again after half an hour and after two, then once a working day', () => {
    expect([...silentLogins(at('2026-09-09T08:00'), at('2026-09-15T24:00'))]).toEqual([
      '2026-09-09 8:00',
      '2026-09-09 8:30',
      '2026-09-09 10:30',
      '2026-09-10 7:30',
      '2026-09-11 7:30',
      // No weekend.
      '2026-09-14 7:30',
      '2026-09-15 7:30',
    ]);
  });

  it.each([
    ['an accepted one', null, 0],
    ['a refused one', failure('credentials'), 0],
    ['an answer that refuses nothing', failure('in-use'), 0],
    ['a question that came to nothing after it', asked, 0],
    ['a server that is not reached', unreached, 2],
  ])('and then %s', (_what, found, silent) => {
    expect(memoryAfter(silence, silence, found).silent).toBe(silent);
  });

  it('waits no longer than it takes where the clock was set back', () => {
    const [nowMs, lateMs] = [at('2026-09-09T08:00'), at('2027-09-09T08:00')];
    expect(mayTry(noteQuotaLogin(openQuota, silence, lateMs, context), nowMs)).toBe(true);
  });
});

describe('a quota login that is answered', () => {
  it.each([
    ['credentials', 1],
    ['credentials-expired', 1],
    ['account-disabled', 1],
    ['access-off', 1],
    ['login-refused', 10],
  ] as const)('%s closes the latch', (kind, minutes) => {
    const first = memoryAfter(failure(kind));
    const last = noteQuotaLogin(first, failure(kind), minutes * minute, context);
    expect(last.closedBy).toBe(kind);
  });

  it('opens it where the password was taken, whatever the question brings', () => {
    expect(memoryAfter(failure('login-refused'), asked)).toMatchObject({ doubtSinceMs: null, closedBy: null });
    expect(memoryAfter(failure('login-refused'), unreached).doubtSinceMs).toBe(0);
  });

  it('with a time to wait is not repeated before', () => {
    const patient = memoryAfter({ ...failure('login-delay'), retryAfterSeconds: 93 });
    expect([mayTry(patient, 92_000), mayTry(patient, 93_000)]).toEqual([false, true]);
  });
});

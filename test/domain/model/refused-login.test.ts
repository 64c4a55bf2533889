import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src/domain/model/failure.ts';
import { noteRefusal, type RefusedMemory, refusalIn, withEntry } from '../../../src/domain/model/latch.ts';
import { failure } from '../../support/fakes.ts';

const minute = 60_000;
const hour = 60 * minute;
const nowMs = Date.parse('2026-11-28T08:00:00Z');
type Answer = Failure | null;

/** What is remembered after these answers, each so many minutes after the first. */
const answered = (...answers: readonly (readonly [minutes: number, answer: Answer])[]): RefusedMemory | null =>
  answers.reduce<RefusedMemory | null>(
    (memory, [minutes, answer]) => noteRefusal(memory, answer, nowMs + minutes * minute),
    null,
  );
const refusalAt = (memory: RefusedMemory | null, minutes: number) =>
  memory && refusalIn(memory, nowMs + minutes * minute);

describe('what is remembered of a password apart from the watch', () => {
  it.each(['credentials', 'credentials-expired', 'account-disabled', 'access-off'] as const)(
    'one %s is for good',
    (kind) => {
      const memory = answered([0, failure(kind)]);
      expect([0, 60, 9_999_999, -600].map((minutes) => refusalAt(memory, minutes))).toEqual(Array(4).fill(kind));
    },
  );

  it('a refusal without a reason leaves one more try, after ten minutes', () => {
    const once = answered([0, failure('login-refused')]);
    expect([0, 9, 10, 600].map((minutes) => refusalAt(once, minutes))).toEqual([
      'login-refused',
      'login-refused',
      null,
      null,
    ]);
    const twice = answered([0, failure('login-refused')], [11, failure('login-refused')]);
    expect(refusalAt(twice, 99_999)).toBe('login-refused');
  });

  it.each([
    ['six hours', failure('locked-out'), 359, 360],
    ['the time that it names', { ...failure('locked-out'), retryAfterSeconds: 1_800 }, 29, 30],
  ] as const)('a lock-out lasts for %s', (_name, answer, last, over) => {
    const memory = answered([0, answer]);
    expect([refusalAt(memory, last), refusalAt(memory, over)]).toEqual(['locked-out', null]);
  });

  it.each([
    ['an accepted login', null],
    ['a fault that passes', failure('temporary')],
    ['a full box', failure('mailbox-full')],
    ['silence', failure('closed', true)],
    ['a refusal before the password had left', { ...failure('access-off'), passwordAnswered: false }],
  ] as const)('%s is nothing to remember', (_name, answer) => {
    expect(answered([0, answer])).toBeNull();
  });

  it('an accepted login ends a refusal, a fault that passes does not', () => {
    expect(answered([0, failure('credentials')], [1, null])).toBeNull();
    expect(refusalAt(answered([0, failure('credentials')], [1, failure('temporary')]), hour)).toBe('credentials');
  });
});

describe('the list of refused passwords', () => {
  it('keeps eight of a login, and those of others', () => {
    const entry = (user: string, salt: string) => ({ server: 'pop3://mail.example.be:110', user, salt });
    const own = Array.from({ length: 12 }, (_, index) => entry('ec001234@adm.cfwb.be', `salt ${index}`));
    const other = entry('po000123@adm.cfwb.be', 'another');
    expect(own.reduce(withEntry<typeof other>, [other] as readonly (typeof other)[])).toEqual([
      other,
      ...own.slice(-8),
    ]);
  });
});

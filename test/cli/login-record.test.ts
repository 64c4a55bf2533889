import { describe, expect, it } from 'vitest';
import {
  type Entry,
  emptyRecord,
  type LoginRecord,
  memoryOf,
  objectionTo,
  recordSchema,
} from '../../src/cli/login-record.ts';
import { failure } from '../support/fakes.ts';

const minute = 60_000;
const hour = 60 * minute;
const nowMs = Date.parse('2026-11-28T08:00:00Z');
const attempt = { server: 'pop3://mail.example.be:110', user: 'ec001234@adm.cfwb.be', password: 'geheim' };
const entry = (over: Partial<Entry>): Entry => ({
  server: attempt.server,
  user: attempt.user,
  salt: '0'.repeat(32),
  hash: '0'.repeat(64),
  refusedAs: 'credentials',
  times: 1,
  atMs: nowMs,
  untilMs: null,
  ...over,
});
const objection = (own: Entry | undefined, afterMs: number, record: Partial<LoginRecord> = {}) =>
  objectionTo({ ...emptyRecord, refused: own ? [own] : [], ...record }, own, attempt, nowMs + afterMs);

const lockedFor = (ms: number): Entry => entry({ refusedAs: 'locked-out', untilMs: nowMs + ms });

describe('whether a password may leave', () => {
  it.each([
    ['nothing is known of it', undefined, 0, null],
    ['it was refused', entry({}), 9_999 * hour, 'credentials'],
    ['it has expired', entry({ refusedAs: 'credentials-expired' }), hour, 'credentials-expired'],
    ['it was refused without a reason', entry({ refusedAs: 'login-refused' }), hour, 'login-refused'],
    ['this way in is off', entry({ refusedAs: 'access-off' }), hour, 'access-off'],
    ['its account was disabled, once', entry({ refusedAs: 'account-disabled' }), hour, null],
    ['its account was disabled, twice', entry({ refusedAs: 'account-disabled', times: 2 }), hour, 'account-disabled'],
    ['its run was cut just now', entry({ refusedAs: 'unfinished' }), 29 * minute, 'unfinished'],
    ['its run was cut half an hour ago', entry({ refusedAs: 'unfinished' }), 30 * minute, null],
    ['its run was cut twice', entry({ refusedAs: 'unfinished', times: 2 }), 99 * hour, 'unfinished'],
    ['the clock was set back since its run was cut', entry({ refusedAs: 'unfinished' }), -5 * minute, 'unfinished'],
    ['a lock-out lasts', lockedFor(hour), 59 * minute, 'locked-out'],
    ['a lock-out lasts, the clock was set back a little', lockedFor(hour), -minute, 'locked-out'],
    ['a lock-out is of a clock that stood a year ahead', lockedFor(hour), -365 * 24 * hour, null],
    ['a lock-out is over', lockedFor(hour), hour, null],
    ['it was accepted', entry({ refusedAs: 'accepted' }), hour, null],
  ] as const)('%s', (_name, own, afterMs, expected) => {
    expect(objection(own, afterMs)).toBe(expected);
  });

  it('another password of the same user waits for the end of a lock-out too', () => {
    const locked = entry({ refusedAs: 'locked-out', untilMs: nowMs + hour, server: 'smtp://mail.example.be:465' });
    expect(objection(undefined, 0, { refused: [locked] })).toBe('locked-out');
    expect(objection(undefined, hour, { refused: [locked] })).toBeNull();
  });

  it('nothing is known any more: only what was accepted since may', () => {
    expect(objection(undefined, 0, { isIncomplete: true })).toBe('login-refused');
    expect(objection(entry({ refusedAs: 'accepted' }), 0, { isIncomplete: true })).toBeNull();
  });
});

describe('what is remembered of an answer', () => {
  it.each([
    ['an accepted login', null, null],
    ['a refusal', failure('credentials'), { refusedAs: 'credentials', untilMs: null }],
    ['a lock-out', failure('locked-out'), { refusedAs: 'locked-out', untilMs: nowMs + 6 * hour }],
    [
      'a lock-out that names its time',
      { ...failure('locked-out'), retryAfterSeconds: 900 },
      { refusedAs: 'locked-out', untilMs: nowMs + 15 * minute },
    ],
    ['a fault that passes', failure('temporary'), null],
    ['a full box', failure('mailbox-full'), null],
    ['silence', failure('closed', true), null],
    ['a refusal before the password left', { ...failure('access-off'), passwordAnswered: false }, null],
  ] as const)('%s', (_name, answer, expected) => {
    expect(memoryOf(answer, false, nowMs)).toEqual(expected);
  });

  it('an accepted login, where nothing else is known', () => {
    expect(memoryOf(null, true, nowMs)).toEqual({ refusedAs: 'accepted', untilMs: null });
  });
});

describe('the record', () => {
  it('of the first version is read', () => {
    const { server, user, salt, hash, refusedAs } = entry({});
    const first = { schema: 1, refused: [{ server, user, salt, hash, refusedAs }], secured: ['pop3://a:110'] };
    expect(recordSchema.parse(first)).toEqual({
      ...emptyRecord,
      refused: [entry({ atMs: 0 })],
      secured: ['pop3://a:110'],
    });
  });
});

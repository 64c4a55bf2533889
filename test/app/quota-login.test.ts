import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../src/app/profiles.ts';
import type { Failure } from '../../src/domain/failure.ts';
import type { ServerProfile } from '../../src/domain/server-profile.ts';
import {
  createRun,
  type Given,
  hour,
  minute,
  type Step,
  saveAt,
  school,
  settingsOf,
} from '../support/application-run.ts';
import { failure } from '../support/fakes.ts';

const profile: ServerProfile = { ...defaultProfile, imap: { host: 'imap.example', port: 993, security: 'tls' } };

/** A run whose every quota login fails so, unless the password is `new`. */
const failing = (given: Given, found: Failure) =>
  createRun({
    settings: settingsOf(profile),
    ...given,
    wrap: (probes) => ({
      ...probes,
      quota: async (question) => {
        await probes.quota(question);
        const isRight = question.password === 'new';
        return isRight
          ? { outcome: { ok: true, value: { kind: 'unlimited' } }, certificate: null, durationMs: 1 }
          : { outcome: { ok: false, failure: found }, certificate: null, durationMs: 1 };
      },
    }),
  });

describe('a quota login that is refused', () => {
  it.each([
    ['credentials', 1],
    ['access-off', 1],
    ['login-refused', 2],
  ] as const)('%s is made %d time(s), also after a restart, while receiving goes on', async (kind, times) => {
    const run = failing({ hours: 24, steps: [saveAt(minute)] }, failure(kind));
    await run.run();
    expect(run.count('quota')).toBe(times);
    expect(run.count('receiving')).toBeGreaterThan(20);
    expect(run.leg(school, 'receiving').health.status).toBe('ok');
    const details = run.application.snapshot().mailboxes[0]?.checks.find(({ id }) => id === 'storage')?.details;
    expect(details).toContain(`quota not asked any more after: ${kind}`);
    const next = failing({ left: run.left(), passwords: run.passwords, hours: 5 }, failure(kind));
    await next.run();
    expect(next.count('quota')).toBe(0);
  });

  it('is made again with another password', async () => {
    const again: Step = { afterMs: hour, act: (it) => it.saveMailbox({ address: school, mailboxPassword: 'new' }) };
    const run = failing({ hours: 5, steps: [saveAt(minute), again] }, failure('credentials'));
    await run.run();
    expect(run.sent('quota').filter((password) => password !== 'new')).toHaveLength(1);
    expect(run.sent('quota').length).toBeGreaterThan(5);
  });
});

describe('a quota login that brings nothing', () => {
  it.each([
    ['sent and never answered', failure('timeout', true), 12],
    ['another way to log in is wanted', { ...failure('mechanism'), passwordAnswered: true }, 1],
    ['banned before it was sent', { ...failure('locked-out'), passwordAnswered: false }, 4],
  ])('%s: is not repeated at every look', async (_what, found, times) => {
    const run = failing({ hours: 24, steps: [saveAt(minute)] }, found);
    await run.run();
    expect(run.count('quota')).toBeGreaterThan(0);
    expect(run.count('quota')).toBeLessThanOrEqual(times);
    expect(run.count('receiving')).toBeGreaterThan(40);
  });
});

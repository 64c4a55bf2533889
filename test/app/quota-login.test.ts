import { describe, expect, it } from 'vitest';
import { defaultProfile } from '../../src/app/belgium.ts';
import type { Probes } from '../../src/app/ports.ts';
import type { Failure } from '../../src/domain/model/failure.ts';
import { noPatience } from '../../src/domain/model/latch.ts';
import { noTrouble } from '../../src/domain/model/leg-state.ts';
import type { QuotaReading } from '../../src/domain/model/reading.ts';
import type { ServerProfile } from '../../src/domain/model/server-profile.ts';
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

const broken = (found: Failure): QuotaReading => ({
  outcome: { ok: false, failure: found },
  certificate: null,
  durationMs: 1,
});

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
          : broken(found);
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
    ['sent and never answered', failure('timeout', true), 4],
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

describe('whatever becomes of the quota login, receiving stays as POP3 found it', () => {
  it.each([
    ['a bug', () => Promise.reject(new Error('a bug'))],
    ['a refusal', async () => broken(failure('credentials'))],
    ['silence', async () => broken(failure('timeout', true))],
    ['a certificate that is refused', async () => broken(failure('certificate'))],
  ] as [string, Probes['quota']][])('%s', async (_what, quota) => {
    const run: ReturnType<typeof createRun> = createRun({
      settings: settingsOf(profile),
      hours: 3,
      steps: [saveAt(minute)],
      wrap: (probes) => ({ ...probes, quota: (question) => probes.quota(question).then(() => quota(question)) }),
    });
    await run.run();
    expect(run.count('quota')).toBeGreaterThan(0);
    expect(run.leg(school, 'receiving')).toMatchObject({
      health: { status: 'ok', facts: { messages: 1, octets: 1_000 } },
      mode: { kind: 'automatic' },
      patience: noPatience,
      trouble: noTrouble,
    });
    const storage = run.application.monitor.state().mailboxes[0]?.storage.latest;
    expect(storage).toMatchObject({ usedBytes: 1_000, source: 'pop3-stat' });
  });

  it('an unanswered password is told to those who help, with the day of the next attempt', async () => {
    const run = failing({ hours: 5, steps: [saveAt(minute)] }, failure('timeout', true));
    await run.run();
    const details = run.application.snapshot().mailboxes[0]?.checks.find(({ id }) => id === 'storage')?.details;
    expect(details).toContain('quota logins without an answer: 3');
    expect(details).toContain('quota not asked before: 2026-09-09T05:30:00.000Z');
  });

  it('a refusal counts although the judgement chokes on the look', async () => {
    const chokes: Failure = { ...failure('credentials') };
    const run = failing({ hours: 5, steps: [saveAt(minute)], onBug: () => undefined }, chokes);
    let isChoking = true;
    run.answers.onAsked = () => {
      Object.defineProperty(chokes, 'stage', {
        get: () => {
          if (!isChoking) return 'password';
          isChoking = false;
          throw new Error('a bug');
        },
        configurable: true,
      });
    };
    await run.run();
    expect(run.count('quota')).toBe(1);
  });
});

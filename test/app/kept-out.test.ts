import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/domain/model/failure.ts';
import type { Leg } from '../../src/domain/model/health.ts';
import type { Trial } from '../../src/ipc/contract.ts';
import { createRun, hour, minute, type Step, saveAt, school } from '../support/application-run.ts';
import { failure } from '../support/fakes.ts';

type Run = ReturnType<typeof createRun>;
const lockedOut: Failure = { ...failure('locked-out'), retryAfterSeconds: 7_200 };

/** Types a password at a time; what comes of it is kept in `trials`. */
const typing =
  (trials: Trial[]) =>
  (afterMs: number, leg: Leg, password: string, isConfirmed = false): Step => ({
    afterMs,
    act: (application) => {
      void application.tryPassword(school, leg, password, isConfirmed).then((trial) => {
        if (!('ok' in trial)) trials.push(trial);
      });
    },
  });
const at = (afterMs: number, act: () => void): Step => ({ afterMs, act });

describe('a typed password that the server does not judge', () => {
  it.each([
    ['account-disabled', 'kept-out'],
    ['access-off', 'kept-out'],
    ['mailbox-full', 'kept-out'],
    ['in-use', 'not-reached'],
    ['mechanism', 'not-reached'],
  ] as const)('%s: %s, in words of its own, and it may be sent again', async (kind, outcome) => {
    const trials: Trial[] = [];
    const type = typing(trials);
    const run: Run = createRun({
      steps: [
        saveAt(minute),
        at(9 * minute, () => {
          run.answers.sending = { ...failure(kind), passwordAnswered: true };
        }),
        type(10 * minute, 'sending', 'nouveau'),
        type(12 * minute, 'sending', 'nouveau'),
      ],
    });
    await run.run();
    expect(trials.map((trial) => [trial.outcome, trial.code])).toEqual(Array(2).fill([outcome, `sending.${kind}`]));
    for (const { title, meaning } of trials) expect(`${title} ${meaning}`).not.toMatch(/mot de passe.*refusé|erroné/);
    for (const { meaning } of trials) expect(meaning.includes('reste à vérifier')).toBe(outcome === 'kept-out');
    expect(run.leg(school, 'sending').mode).toEqual({ kind: 'automatic' });
  });

  it('judged before it had left is not judged', async () => {
    const trials: Trial[] = [];
    const run: Run = createRun({
      steps: [
        saveAt(minute),
        at(9 * minute, () => {
          run.answers.receiving = { ...failure('credentials'), stage: 'user', passwordAnswered: false };
        }),
        typing(trials)(10 * minute, 'receiving', 'nouveau'),
      ],
    });
    await run.run();
    expect(trials[0]).toMatchObject({ outcome: 'kept-out', code: 'receiving.account-disabled' });
  });
});

describe('a typed password that locks everybody out', () => {
  /** Locked out at ten minutes by a password that was typed for sending. */
  const lock = (more: (run: () => Run, type: ReturnType<typeof typing>) => readonly Step[]) => {
    const trials: Trial[] = [];
    const type = typing(trials);
    const run: Run = createRun({
      hours: 4,
      steps: [
        saveAt(minute),
        at(9 * minute, () => {
          run.answers.sending = lockedOut;
        }),
        type(10 * minute, 'sending', 'faux'),
        ...more(() => run, type),
      ],
    });
    return { run, trials };
  };

  it('keeps both legs still for the time that is named, then one looks', async () => {
    const counts: number[][] = [];
    const { run, trials } = lock((it) => {
      const count = (): void => void counts.push([it().count('receiving'), it().count('sending')]);
      return [at(2.1 * hour, count), at(2.2 * hour, count)];
    });
    await run.run();
    expect(trials.map(({ outcome, code }) => [outcome, code])).toEqual([['kept-out', 'sending.locked-out']]);
    expect(counts).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  it('refuses the next one with the words of the lock-out, and sends it when the user insists', async () => {
    const { run, trials } = lock((it, type) => [
      type(20 * minute, 'receiving', 'autre'),
      at(25 * minute, () => {
        expect(it().sent('receiving')).not.toContain('autre');
        it().answers.sending = null;
      }),
      type(30 * minute, 'receiving', 'autre', true),
    ]);
    await run.run();
    expect(trials.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['kept-out', 'sending.locked-out'],
      ['locked-out', 'receiving.locked-out'],
      ['accepted', 'receiving.ok'],
    ]);
    expect(run.sent('receiving')).toContain('autre');
    expect(run.application.monitor.state().mailboxes[0]?.lockOut).toBeNull();
    expect(run.leg(school, 'sending').health.status).toBe('ok');
  });

  it('also when the program is started anew: nothing leaves before the time is over', async () => {
    const { run } = lock((it) => [at(hour, () => it().application.stop())]);
    await run.run();
    const next: Run = createRun({ left: run.left(), passwords: run.passwords, hours: 1.9 });
    await next.run();
    expect([next.count('receiving'), next.count('sending')]).toEqual([0, 0]);
  });

  it('makes a test ask first', async () => {
    const answers: unknown[] = [];
    const { run } = lock((it) => [
      { afterMs: 20 * minute, act: (application) => answers.push(application.testNow(school, 'receiving', false)) },
      at(21 * minute, () => answers.push(it().count('receiving'))),
      { afterMs: 22 * minute, act: (application) => answers.push(application.testNow(school, 'receiving', true)) },
      at(23 * minute, () => answers.push(it().count('receiving'))),
    ]);
    await run.run();
    expect(answers).toEqual([{ ok: false, problem: 'not-possible-now' }, 1, { ok: true }, 2]);
  });
});

import { describe, expect, it } from 'vitest';
import { newAppData, newSavedWatch } from '../../src/app/application.ts';
import { defaultProfile } from '../../src/app/belgium.ts';
import type { FailureKind } from '../../src/domain/model/failure.ts';
import { legs } from '../../src/domain/model/health.ts';
import {
  createPasswords,
  createRun,
  form,
  hour,
  type Left,
  minute,
  saveAt,
  school,
  settingsOf,
} from '../support/application-run.ts';
import { failure } from '../support/fakes.ts';

type Run = ReturnType<typeof createRun>;

/** Both passwords were typed and accepted; then the servers refuse them, and the watch has made what it may of that. */
async function refusedRun(kind: FailureKind, given: Pick<Parameters<typeof createRun>[0], 'takes' | 'passwords'>) {
  const run: Run = createRun({
    ...given,
    hours: 12,
    steps: [
      saveAt(minute),
      {
        afterMs: 5 * minute,
        act: () => {
          for (const leg of legs) run.answers[leg] = failure(kind);
        },
      },
    ],
  });
  await run.run();
  return run;
}

/** A start on what the last run left, two hours long, with "test now" pressed. @returns how often a password left */
async function startAgain(left: Left, passwords: ReturnType<typeof createPasswords>, kind: FailureKind, takes = true) {
  const run: Run = createRun({
    left,
    passwords,
    takes: () => takes,
    hours: 2,
    steps: [
      {
        afterMs: minute,
        act: (it) => (left.settings.mailboxes.length > 0 ? undefined : void it.saveMailbox({ address: school })),
      },
      { afterMs: hour, act: (it) => legs.forEach((leg) => void it.testNow(school, leg, false)) },
    ],
  });
  for (const leg of legs) run.answers[leg] = failure(kind);
  await run.run();
  return { run, sent: legs.map((leg) => run.count(leg)) };
}

/** What becomes of the files between two starts. */
const losses: readonly (readonly [string, (left: Left) => Left])[] = [
  ['nothing', (left) => left],
  ['the watch is set aside, deleted or from the future', (left) => ({ ...left, watch: newSavedWatch() })],
  [
    'the settings are gone, and the mailbox is added again',
    (left) => ({ ...left, settings: settingsOf(defaultProfile) }),
  ],
  ['the facts beside the settings have lost their note', (left) => ({ ...left, data: { ...left.data, refused: {} } })],
  ['the list of refused passwords is gone', (left) => ({ ...left, refused: [] })],
  ['watch and list are gone', (left) => ({ ...left, watch: newSavedWatch(), refused: [] })],
  ['watch and note are gone', (left) => ({ ...left, watch: newSavedWatch(), data: { ...left.data, refused: {} } })],
  [
    'settings, watch and list are gone, and the mailbox is added again',
    (left) => ({ ...left, settings: settingsOf(defaultProfile), watch: newSavedWatch(), refused: [] }),
  ],
  ['watch, note and bindings are gone', (left) => ({ ...left, watch: newSavedWatch(), data: newAppData })],
];

describe.each(['credentials', 'login-refused', 'access-off', 'account-disabled'] as const)(
  'a password refused as %s',
  (kind) => {
    it.each(losses)('never leaves again in five starts, although: %s', async (_what, lose) => {
      const passwords = createPasswords();
      let left = (await refusedRun(kind, { passwords })).left();
      for (let start = 1; start <= 5; start += 1) {
        const { run, sent } = await startAgain(lose(left), passwords, kind);
        expect(sent, `start ${start}`).toEqual([0, 0]);
        for (const leg of legs) expect(run.leg(school, leg).health.status).not.toBe('ok');
        left = run.left();
      }
    });

    it('leaves the keychain where nothing can be written down, and the user is told', async () => {
      const passwords = createPasswords();
      let isFull = false;
      const run: Run = createRun({
        passwords,
        takes: () => !isFull,
        hours: 12,
        steps: [
          saveAt(minute),
          {
            afterMs: 5 * minute,
            act: () => {
              isFull = true;
              for (const leg of legs) run.answers[leg] = failure(kind);
            },
          },
        ],
      });
      await run.run();
      const { notices } = run.application.snapshot();
      expect(notices.filter(({ kind: one }) => one === 'password-removed').map(({ file }) => file)).toContain(school);
      for (const leg of legs) expect(await passwords.store.get(school, leg)).toEqual({ kind: 'missing' });
      let left = run.left();
      for (let start = 1; start <= 5; start += 1) {
        const next = await startAgain(left, passwords, kind, false);
        expect(next.sent, `start ${start}`).toEqual([0, 0]);
        left = next.run.left();
      }
    });

    it('is tried once where the user insists, and is good again once it is accepted', async () => {
      const passwords = createPasswords();
      const left = (await refusedRun(kind, { passwords })).left();
      const run: Run = createRun({
        left: { ...left, watch: newSavedWatch() },
        passwords,
        hours: 3,
        steps: [{ afterMs: hour, act: (it) => it.testNow(school, 'sending', true) }],
      });
      await run.run();
      expect(run.count('receiving')).toBe(0);
      expect(run.count('sending')).toBeGreaterThan(1);
      expect(run.leg(school, 'sending').health.status).toBe('ok');
      const { run: again } = await startAgain(run.left(), passwords, 'temporary');
      expect(again.count('sending')).toBeGreaterThan(0);
    });
  },
);

describe('a lock-out', () => {
  it.each([
    ['as it was', (left: Left) => left],
    ['without its watch', (left: Left) => ({ ...left, watch: newSavedWatch() })],
  ])('is over after its time, although Vigie starts anew: %s', async (_what, lose) => {
    const passwords = createPasswords();
    const run: Run = createRun({
      passwords,
      hours: 2,
      steps: [
        saveAt(minute),
        {
          afterMs: 5 * minute,
          act: (it) => {
            run.answers.sending = failure('locked-out');
            it.testNow(school, 'sending', false);
          },
        },
      ],
    });
    await run.run();
    const next: Run = createRun({ left: lose(run.left()), passwords, hours: 18 });
    await next.run();
    expect(next.count('sending')).toBeGreaterThan(0);
    expect(next.leg(school, 'sending').health.status).toBe('ok');
  });
});

describe('a password typed after a restart', () => {
  it('that was refused before is known, and sent only where the user insists', async () => {
    const passwords = createPasswords();
    const first: Run = createRun({ passwords, steps: [saveAt(minute, { cerberePassword: 'faux' })] });
    first.answers.sending = failure('credentials');
    await first.run();
    const outcomes: string[] = [];
    const run: Run = createRun({
      left: first.left(),
      passwords,
      steps: [false, true].map((isConfirmed, index) => ({
        afterMs: (index + 1) * minute,
        act: (it) =>
          void it
            .tryPassword(school, 'sending', 'faux', isConfirmed)
            .then((trial) => outcomes.push('outcome' in trial ? trial.outcome : 'unknown')),
      })),
    });
    run.answers.sending = failure('credentials');
    await run.run();
    expect(outcomes).toEqual(['known-refusal', 'refused']);
    expect(run.sent('sending')).toEqual(['faux']);
    expect(form.cerberePassword).not.toBe('faux');
  });
});

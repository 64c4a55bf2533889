import { describe, expect, it } from 'vitest';
import type { Application } from '../../src/app/application.ts';
import type { Trial } from '../../src/domain/trial.ts';
import { createRun, firstRun, form, minute, type Step, saveAt, school } from '../support/application-run.ts';
import { failure } from '../support/fakes.ts';

const trials: Trial[] = [];
const tryAt = (
  afterMs: number,
  password: string,
  { leg = 'sending' as 'receiving' | 'sending', isConfirmed = false, before = () => undefined as unknown } = {},
): Step => ({
  afterMs,
  act: (application: Application) => {
    before();
    // The answer comes in its turn, while the watch goes on.
    void application.tryPassword(school, leg, password, isConfirmed).then((trial) => {
      if (!('ok' in trial)) trials.push(trial);
    });
  },
});
const outcomes = () => trials.splice(0).map(({ outcome }) => outcome);

describe('a password that was typed', () => {
  it('is tried once, and kept when the server accepts it', async () => {
    const run = createRun({ steps: [saveAt(minute), tryAt(10 * minute, 'nouveau')] });
    await run.run();
    expect(outcomes()).toEqual(['accepted']);
    expect(run.sent('sending').filter((password) => password === 'nouveau')).toHaveLength(1);
    expect(run.passwords.held.get(`sending:${school}`)).toBe('nouveau');
    expect(run.leg(school, 'sending')).toMatchObject({ hold: null, health: { status: 'ok' } });
  });

  it('when refused replaces nothing, closes no latch, and the old one goes on being used', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        tryAt(10 * minute, 'faux', {
          before: () => {
            run.answers.sending = failure('credentials');
          },
        }),
        {
          afterMs: 11 * minute,
          act: () => {
            run.answers.sending = null;
          },
        },
      ],
      hours: 2,
    });
    await run.run();
    expect(outcomes()).toEqual(['refused']);
    expect(run.passwords.held.get(`sending:${school}`)).toBe(form.cerberePassword);
    expect(run.sent('sending').filter((password) => password === 'faux')).toHaveLength(1);
    expect(run.sent('sending').at(-1)).toBe(form.cerberePassword);
    expect(run.leg(school, 'sending')).toMatchObject({ latch: { closedBy: null }, health: { status: 'ok' } });
  });

  it('that was refused is not sent a second time unless the user insists', async () => {
    const refuse = () => {
      run.answers.receiving = failure('credentials');
    };
    const run = createRun({
      steps: [
        saveAt(minute),
        tryAt(10 * minute, 'faux', { leg: 'receiving', before: refuse }),
        tryAt(12 * minute, 'faux', { leg: 'receiving' }),
        tryAt(14 * minute, 'faux', { leg: 'receiving', isConfirmed: true }),
      ],
    });
    await run.run();
    expect(outcomes()).toEqual(['refused', 'known-refusal', 'refused']);
    expect(run.sent('receiving').filter((password) => password === 'faux')).toHaveLength(2);
  });

  it('that did not reach the server is not called wrong, and is not kept', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        tryAt(10 * minute, 'nouveau', {
          before: () => {
            run.answers.sending = failure('timeout');
          },
        }),
      ],
    });
    await run.run();
    expect(outcomes()).toEqual(['not-reached']);
    expect(run.passwords.held.get(`sending:${school}`)).toBe(form.cerberePassword);
  });

  it('that the keychain does not take is accepted and not kept, and says so', async () => {
    const run = createRun({
      steps: [saveAt(minute), tryAt(10 * minute, 'nouveau', { before: () => run.passwords.refuses.add('sending') })],
    });
    await run.run();
    expect(outcomes()).toEqual(['not-stored']);
    expect(run.passwords.held.get(`sending:${school}`)).toBe(form.cerberePassword);
  });

  it('is not sent once the sessions of a day are used up', async () => {
    const steps = Array.from({ length: 45 }, (_none, index) =>
      tryAt((10 + index) * minute, `faux-${index}`, {
        before: () => {
          run.answers.sending = failure('credentials');
        },
      }),
    );
    const run = createRun({ steps: [saveAt(minute), ...steps] });
    await run.run();
    const said = outcomes();
    expect(said.at(-1)).toBe('too-many');
    expect(run.count('sending')).toBe(40);
  });

  it('is answered even if the watch ends before its turn', async () => {
    const run = await firstRun();
    const trial = run.application.tryPassword(school, 'sending', 'nouveau', false);
    await run.application.run().catch(() => undefined);
    run.application.stop();
    expect(await trial).toHaveProperty('outcome');
  });

  it('is nothing for a mailbox that is not watched', async () => {
    const { application } = createRun({});
    expect(await application.tryPassword(school, 'sending', 'x', false)).toEqual({
      ok: false,
      problem: 'unknown-mailbox',
    });
  });
});

describe('a renewal of the CERBERE password', () => {
  const begin: Step = { afterMs: 5 * minute, act: (application) => application.beginRenewal(school) };

  it('keeps sending from being tried until the new password is accepted, and counts six months from then', async () => {
    const run = createRun({ steps: [saveAt(minute), begin, tryAt(120 * minute, 'nouveau')], hours: 4 });
    await run.run();
    expect(outcomes()).toEqual(['accepted']);
    const sent = run.sent('sending');
    expect(sent.filter((password) => password === form.cerberePassword)).toHaveLength(1);
    expect(sent.indexOf('nouveau')).toBe(1);
    expect(run.application.settings().mailboxes[0]).toMatchObject({
      passwordChangedOn: '2026-09-08',
      passwordExpiresOn: null,
    });
    expect(run.leg(school, 'sending').hold).toBeNull();
  });

  it('after a refusal still waits, and nothing is replaced', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        begin,
        tryAt(10 * minute, 'faux', {
          before: () => {
            run.answers.sending = failure('credentials');
          },
        }),
      ],
      hours: 3,
    });
    await run.run();
    expect(outcomes()).toEqual(['refused']);
    expect(run.leg(school, 'sending').hold).toBe('renewal');
    expect(run.passwords.held.get(`sending:${school}`)).toBe(form.cerberePassword);
    expect(run.count('sending')).toBe(2);
    expect(run.application.snapshot().mailboxes[0]?.password.changedOn).toBeNull();
  });

  it('that is given up lets the old password be tried again', async () => {
    const run = createRun({
      steps: [saveAt(minute), begin, { afterMs: 30 * minute, act: (application) => application.endRenewal(school) }],
      hours: 1,
    });
    await run.run();
    expect(run.sent('sending')).toEqual([form.cerberePassword, form.cerberePassword]);
    expect(run.leg(school, 'sending').hold).toBeNull();
  });

  it('survives a restart', async () => {
    const run = createRun({ steps: [saveAt(minute), begin] });
    await run.run();
    const again = createRun({ left: run.left(), passwords: run.passwords });
    await again.run();
    expect(again.leg(school, 'sending').hold).toBe('renewal');
    expect(again.count('sending')).toBe(0);
    expect(again.count('receiving')).toBeGreaterThan(0);
  });
});

describe('the first start of a mailbox', () => {
  const begin: Step = { afterMs: minute, act: (application) => application.beginSetup(school) };

  it('looks at nothing and says nothing until a password is accepted', async () => {
    const run = createRun({ steps: [begin], hours: 3 });
    await run.run();
    expect(run.asked).toEqual([]);
    expect(run.notifier.shown).toEqual([]);
    expect(run.application.snapshot()).toMatchObject({
      setup: { address: school, step: 'passwords' },
      mailboxes: [{ status: 'held', legs: { receiving: { hold: 'setup' }, sending: { hold: 'setup' } } }],
    });
  });

  it('lets each leg go with its password, and remembers the step over a restart', async () => {
    const run = createRun({
      steps: [
        begin,
        tryAt(2 * minute, 'boîte', { leg: 'receiving' }),
        { afterMs: 4 * minute, act: (application) => application.setupStep('dates') },
      ],
    });
    await run.run();
    expect(outcomes()).toEqual(['accepted']);
    expect(run.leg(school, 'receiving')).toMatchObject({ hold: null, health: { status: 'ok' } });
    expect(run.leg(school, 'sending').hold).toBe('setup');
    const again = createRun({ left: run.left(), passwords: run.passwords });
    await again.run();
    expect(again.application.snapshot().setup).toEqual({ address: school, step: 'dates' });
    expect(again.leg(school, 'sending').hold).toBe('setup');
  });

  it('once ended asks for what is missing, and never without a password', async () => {
    const run = createRun({
      steps: [begin, { afterMs: 2 * minute, act: (application) => application.endSetup() }],
    });
    await run.run();
    expect(run.asked).toEqual([]);
    expect(run.leg(school, 'sending').health.code).toBe('sending.not-configured');
    expect(run.application.snapshot().setup).toBeNull();
  });

  it('of a mailbox that is watched already takes nothing from it', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        { afterMs: 5 * minute, act: (application) => application.beginSetup(school.toUpperCase()) },
      ],
    });
    await run.run();
    expect(run.leg(school, 'sending')).toMatchObject({ hold: null, health: { status: 'ok' } });
    expect(run.application.settings().mailboxes).toHaveLength(1);
  });
});

describe('on another PC', () => {
  it('no password is taken, and nothing begins that would use one, until the user decides', async () => {
    const before = await firstRun();
    const run = createRun({
      left: before.left(),
      pc: 'another-pc',
      steps: [
        {
          afterMs: minute,
          act: async ({ tryPassword, saveMailbox, beginRenewal, beginSetup, snapshot }) => {
            const refused = { ok: false, problem: 'other-pc' };
            expect(await tryPassword(school, 'sending', 'nouveau', false)).toEqual(refused);
            expect(await saveMailbox({ address: school, cerberePassword: 'nouveau' })).toEqual(refused);
            expect(beginRenewal(school)).toEqual(refused);
            expect(beginSetup(school)).toEqual(refused);
            expect(snapshot()).toMatchObject({ isOtherPc: true, setup: null });
          },
        },
      ],
    });
    await run.run();
    expect(run.asked).toEqual([]);
    expect(run.passwords.held.size).toBe(0);
    expect(run.leg(school, 'sending').hold).toBe('other-pc');
  });
});

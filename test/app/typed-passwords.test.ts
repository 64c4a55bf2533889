import { describe, expect, it } from 'vitest';
import { type Application, storedPasswords } from '../../src/app/application.ts';
import { defaultProfile } from '../../src/app/belgium.ts';
import type { Probes } from '../../src/app/ports.ts';
import type { Trial } from '../../src/ipc/contract.ts';
import { board, createRun, firstRun, form, minute, type Step, saveAt, school } from '../support/application-run.ts';
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
    expect(run.leg(school, 'sending')).toMatchObject({ mode: { kind: 'automatic' }, health: { status: 'ok' } });
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
    expect(run.leg(school, 'sending')).toMatchObject({ mode: { kind: 'automatic' }, health: { status: 'ok' } });
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

describe('passwords typed one upon the other', () => {
  /** Types them in one go, with the server refusing. */
  const tryAll = (...typed: readonly (readonly ['receiving' | 'sending', string])[]) => {
    const run = createRun({
      steps: [
        saveAt(minute),
        {
          afterMs: 10 * minute,
          act: ({ tryPassword }) => {
            run.answers.sending = failure('credentials');
            for (const [leg, password] of typed)
              void tryPassword(school, leg, password, false).then((trial) => 'ok' in trial || trials.push(trial));
          },
        },
      ],
    });
    return run;
  };

  it('are sent once where they are the same, and both are told what came of it', async () => {
    const run = tryAll(['sending', 'faux'], ['sending', 'faux']);
    await run.run();
    expect(outcomes()).toEqual(['refused', 'refused']);
    expect(run.sent('sending').filter((password) => password === 'faux')).toHaveLength(1);
  });

  it('are not both sent where they differ: the second is told to wait', async () => {
    const run = tryAll(['sending', 'faux'], ['sending', 'autre']);
    await run.run();
    expect(outcomes().sort()).toEqual(['busy', 'refused']);
    expect(run.sent('sending')).not.toContain('autre');
  });

  it('are tried one after the other where they are of two legs', async () => {
    const run = tryAll(['sending', 'faux'], ['receiving', 'nouveau']);
    await run.run();
    expect(outcomes().sort()).toEqual(['accepted', 'refused']);
  });

  it('may be tried again once the first has its answer', async () => {
    const run = createRun({ steps: [saveAt(minute), tryAt(10 * minute, 'un'), tryAt(12 * minute, 'deux')] });
    await run.run();
    expect(outcomes()).toEqual(['accepted', 'accepted']);
    expect(run.passwords.held.get(`sending:${school}`)).toBe('deux');
  });

  it('are judged when their turn comes: what used up the day meanwhile counts', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        {
          afterMs: 10 * minute,
          act: ({ monitor, tryPassword }) => {
            void tryPassword(school, 'sending', 'nouveau', false).then((trial) => 'ok' in trial || trials.push(trial));
            for (let count = 0; count < 60; count += 1)
              monitor.tell({ kind: 'tried', address: school, leg: 'sending' });
          },
        },
      ],
    });
    await run.run();
    expect(outcomes()).toEqual(['too-many']);
    expect(run.sent('sending')).not.toContain('nouveau');
  });
});

describe('a password whose mailbox changes while it is tried', () => {
  const moved = { ...defaultProfile, smtp: { host: 'elsewhere.example', port: 465, security: 'tls' as const } };
  const hold = (run: ReturnType<typeof createRun>, act: (application: Application) => unknown): void => {
    const { set } = run.passwords.store;
    (run.passwords.store as { set: typeof set }).set = async (...args) => {
      const isStored = await set(...args);
      await act(run.application);
      return isStored;
    };
  };
  const hosts: [string, string][] = [];
  const wrap = (probes: Probes): Probes => ({
    ...probes,
    submission: (question) => {
      hosts.push([question.server.host, question.password]);
      return probes.submission(question);
    },
  });

  it('is not bound to another server that was entered while the keychain took it, nor kept', async () => {
    hosts.length = 0;
    const run = createRun({
      hours: 6,
      wrap,
      steps: [
        saveAt(minute),
        tryAt(10 * minute, 'nouveau', { before: () => hold(run, (it) => it.saveProfile(moved)) }),
      ],
    });
    await run.run();
    expect(outcomes()).toEqual(['interrupted']);
    expect(hosts.filter(([host]) => host === 'elsewhere.example')).toEqual([]);
    expect(run.passwords.held.get(`sending:${school}`)).toBeUndefined();
    expect(run.leg(school, 'sending').mode).toMatchObject({ kind: 'held', reason: 'server-changed' });
  });

  it('is not sent where the server changed before its turn', async () => {
    hosts.length = 0;
    const run = createRun({
      wrap,
      steps: [
        saveAt(minute),
        {
          afterMs: 10 * minute,
          act: (it) => {
            void it
              .tryPassword(school, 'sending', 'nouveau', false)
              .then((trial) => 'ok' in trial || trials.push(trial));
            it.saveProfile(moved);
          },
        },
      ],
    });
    await run.run();
    expect(outcomes()).toEqual(['interrupted']);
    expect(hosts.flatMap(([, password]) => password)).not.toContain('nouveau');
  });

  it('leaves nothing in the keychain where the mailbox was taken away meanwhile', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        tryAt(10 * minute, 'nouveau', { before: () => hold(run, (it) => it.forgetMailbox(school)) }),
      ],
    });
    await run.run();
    expect(outcomes()).toEqual(['interrupted']);
    expect(run.passwords.held.size).toBe(0);
    expect(run.saved.data.last().bindings).toEqual({});
  });

  it('leaves nothing in the keychain where a form was being saved when the mailbox was taken away', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        {
          afterMs: 10 * minute,
          act: async (it) => {
            hold(run, () => it.forgetMailbox(school));
            expect(await it.saveMailbox({ address: school, cerberePassword: 'nouveau' })).toMatchObject({
              problem: 'unknown-mailbox',
            });
          },
        },
      ],
    });
    await run.run();
    expect(run.passwords.held.size).toBe(0);
    expect(run.application.settings().mailboxes).toEqual([]);
  });

  it('of a form is for the servers of the form, and waits where they have changed meanwhile', async () => {
    hosts.length = 0;
    const run = createRun({
      hours: 3,
      wrap,
      steps: [
        saveAt(minute),
        {
          afterMs: 10 * minute,
          act: async (it) => {
            hold(run, () => it.saveProfile(moved));
            await it.saveMailbox({ address: school, cerberePassword: 'nouveau' });
          },
        },
      ],
    });
    await run.run();
    expect(hosts.filter(([host]) => host === 'elsewhere.example')).toEqual([]);
    expect(run.leg(school, 'sending').mode).toMatchObject({ kind: 'held', reason: 'server-changed' });
  });

  it('of a form does not undo what else was saved meanwhile', async () => {
    const run = createRun({
      steps: [
        saveAt(minute),
        {
          afterMs: 10 * minute,
          act: async (it) => {
            let isFirst = true;
            hold(run, async () => {
              if (isFirst) await it.saveMailbox({ address: school, label: 'École' });
              isFirst = false;
            });
            await it.saveMailbox({ address: school, cerberePassword: 'nouveau', limitBytes: 5 });
          },
        },
      ],
    });
    await run.run();
    expect(run.application.settings().mailboxes).toMatchObject([{ label: 'École', limitBytes: 5 }]);
  });
});

describe('forgetting', () => {
  const written = school.toUpperCase();

  it('takes an address in whatever letters', async () => {
    const run = await firstRun();
    expect(await run.application.forgetPassword(written, 'sending')).toEqual({ ok: true });
    expect([...run.passwords.held.keys()]).toEqual([`receiving:${school}`]);
    expect(await run.application.forgetMailbox(written)).toEqual({ ok: true });
    expect(run.application.settings().mailboxes).toEqual([]);
    expect(run.application.monitor.state().mailboxes).toEqual([]);
    expect(run.passwords.held.size).toBe(0);
    expect(run.saved.data.last().bindings).toEqual({});
  });

  it('says when the keychain did not let go, and then the mailbox is still there to try again', async () => {
    const run = await firstRun();
    run.passwords.keeps.add('sending');
    const problem = { ok: false, problem: 'password-not-forgotten' };
    expect(await run.application.forgetPassword(school, 'sending')).toEqual(problem);
    expect(await run.application.forgetMailbox(school)).toEqual(problem);
    expect(run.application.settings().mailboxes).toHaveLength(1);
    run.passwords.keeps.clear();
    expect(await run.application.forgetMailbox(school)).toEqual({ ok: true });
    expect(run.passwords.held.size).toBe(0);
  });

  it('knows which passwords may still be stored: of the mailboxes watched, and of those that were typed', async () => {
    const run = await firstRun();
    const both = [
      { address: school, leg: 'receiving' },
      { address: school, leg: 'sending' },
    ];
    expect(run.application.storedPasswords()).toEqual(both);
    run.passwords.keeps.add('sending');
    await run.application.forgetPassword(school, 'sending');
    expect(run.application.storedPasswords()).toEqual(both);
    const { data } = run.left();
    expect(storedPasswords({ ...data, bindings: { [`sending:${board}`]: 'x', other: 'y' } }, [])).toEqual([
      { address: board, leg: 'sending' },
    ]);
  });

  it('ends the use of a password even where the keychain did not let go', async () => {
    const run = createRun({
      hours: 3,
      steps: [
        saveAt(minute),
        {
          afterMs: 10 * minute,
          act: async (it) => {
            run.passwords.keeps.add('sending');
            await it.forgetPassword(school, 'sending');
          },
        },
      ],
    });
    await run.run();
    expect(run.sent('sending')).toEqual([form.cerberePassword]);
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
    expect(run.leg(school, 'sending').mode.kind).not.toBe('held');
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
    expect(run.leg(school, 'sending').mode).toMatchObject({ kind: 'held', reason: 'renewal' });
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
    expect(run.leg(school, 'sending').mode.kind).not.toBe('held');
  });

  it('survives a restart', async () => {
    const run = createRun({ steps: [saveAt(minute), begin] });
    await run.run();
    const again = createRun({ left: run.left(), passwords: run.passwords });
    await again.run();
    expect(again.leg(school, 'sending').mode).toMatchObject({ kind: 'held', reason: 'renewal' });
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
    expect(run.leg(school, 'receiving')).toMatchObject({ mode: { kind: 'automatic' }, health: { status: 'ok' } });
    expect(run.leg(school, 'sending').mode).toMatchObject({ kind: 'held', reason: 'setup' });
    const again = createRun({ left: run.left(), passwords: run.passwords });
    await again.run();
    expect(again.application.snapshot().setup).toEqual({ address: school, step: 'dates' });
    expect(again.leg(school, 'sending').mode).toMatchObject({ kind: 'held', reason: 'setup' });
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
    expect(run.leg(school, 'sending')).toMatchObject({ mode: { kind: 'automatic' }, health: { status: 'ok' } });
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
    expect(run.leg(school, 'sending').mode).toMatchObject({ kind: 'held', reason: 'other-pc' });
  });
});

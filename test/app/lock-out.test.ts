import { describe, expect, it } from 'vitest';
import type { Application } from '../../src/app/application.ts';
import { defaultProfile } from '../../src/app/belgium.ts';
import type { Failure } from '../../src/domain/model/failure.ts';
import type { SubmissionReading } from '../../src/domain/model/reading.ts';
import { defaultPolicy } from '../../src/domain/model/settings.ts';
import {
  board,
  createPasswords,
  createRun,
  form,
  type Given,
  hour,
  minute,
  type Step,
  saveAt,
  school,
} from '../support/application-run.ts';
import { failure } from '../support/fakes.ts';

type Run = ReturnType<typeof createRun>;

/** What a probe says of a conversation that was cut. */
const cut = (passwordSent: boolean): Failure => ({ ...failure('internal', passwordSent), code: 'ABORTED' });
const failed = (found: Failure): SubmissionReading => ({
  outcome: { ok: false, failure: found },
  certificate: null,
  durationMs: 1,
});
const sending = (run: Run) => run.leg(school, 'sending');

/** A test of sending, and what comes of it. */
type Test = {
  readonly afterMs: number;
  readonly isConfirmed?: boolean;
  readonly found: Failure;
  /** So is every later answer; else all is well again after this one. */
  readonly isLasting?: boolean;
  /** Just before it is asked for. */
  readonly before?: (application: Application) => void;
  /** The moment the password was sent, with the answer on its way. */
  readonly onSent?: (run: Run) => void;
};

/** A school whose mailbox is saved in the first minute, and what happens to it then. */
function createSchool({ test, steps = [], ...given }: Given & { readonly test?: Test } = {}): Run {
  let isTesting = false;
  const ask: Step[] = test
    ? [
        {
          afterMs: test.afterMs,
          act: (it) => {
            isTesting = true;
            if (test.isLasting) run.answers.sending = test.found;
            test.before?.(it);
            return it.testNow(school, 'sending', test.isConfirmed ?? false);
          },
        },
      ]
    : [];
  const run: Run = createRun({
    wrap: (probes) => ({
      ...probes,
      submission: async (question) => {
        const reading = await probes.submission(question);
        if (!isTesting || !test) return reading;
        isTesting = false;
        test.onSent?.(run);
        return failed(test.found);
      },
    }),
    steps: [saveAt(minute), ...ask, ...steps],
    ...given,
  });
  return run;
}

describe('a refusal counts', () => {
  it('although the network is said to be down', async () => {
    const run = createSchool({
      hours: 6,
      test: {
        afterMs: 10 * minute,
        found: failure('credentials'),
        isLasting: true,
        before: (it) => it.monitor.tell({ kind: 'network', isUp: false }),
      },
      steps: [{ afterMs: 12 * minute, act: (it) => it.monitor.tell({ kind: 'network', isUp: true }) }],
    });
    await run.run();
    expect(run.count('sending')).toBe(2);
    expect(sending(run)).toMatchObject({ mode: { kind: 'latched', by: 'credentials' }, due: null });
  });

  it.each(['credentials', 'login-refused'] as const)(
    '%s: although the PC falls asleep at that moment',
    async (kind) => {
      const run = createSchool({
        hours: 1,
        test: {
          afterMs: 10 * minute,
          found: failure(kind),
          onSent: ({ application }) => application.monitor.tell({ kind: 'suspended' }),
        },
        steps: [
          { afterMs: 12 * minute, act: (it) => it.monitor.tell({ kind: 'resumed' }) },
          { afterMs: 19 * minute, act: () => expect(run.count('sending')).toBe(2) },
        ],
      });
      await run.run();
      expect(run.count('sending')).toBe(kind === 'credentials' ? 2 : 3);
    },
  );

  it('although a renewal begins at that moment: cancelling it sends nothing', async () => {
    const run = createSchool({
      hours: 3,
      test: {
        afterMs: 10 * minute,
        found: failure('credentials'),
        onSent: ({ application }) => application.beginRenewal(school),
      },
      steps: [{ afterMs: 20 * minute, act: (it) => it.endRenewal(school) }],
    });
    await run.run();
    expect(run.count('sending')).toBe(2);
    expect(sending(run).mode).toEqual({ kind: 'latched', by: 'credentials' });
  });

  it('although the judgement chokes on it', async () => {
    const bugs: unknown[] = [];
    const broken = failure('credentials');
    Object.defineProperty(broken, 'response', {
      enumerable: true,
      get: () => {
        throw new Error('a bug');
      },
    });
    const run = createSchool({
      hours: 24,
      onBug: (error) => bugs.push(error),
      test: { afterMs: 5 * minute, found: broken, isLasting: true },
    });
    await run.run();
    expect(bugs).toHaveLength(1);
    expect(run.count('sending')).toBe(2);
    expect(sending(run)).toMatchObject({ mode: { kind: 'latched', by: 'credentials' }, due: null });
  });
});

describe('a confirmed test of a refused password is one attempt', () => {
  /** Refused at the first look, and tested with a confirmation two hours later. */
  const confirm = (onSent: (run: Run) => void, found: Failure): Run => {
    const run = createSchool({
      hours: 6,
      test: { afterMs: 2 * hour, isConfirmed: true, found, onSent },
      steps: [{ afterMs: 3 * hour, act: (it) => it.monitor.tell({ kind: 'resumed' }) }],
    });
    run.answers.sending = failure('credentials');
    return run;
  };

  it.each([
    ['sent, no answer', cut(true)],
    ['not sent', cut(false)],
    ['refused', failure('credentials')],
  ])('also when sleep cuts it (%s)', async (_what, found) => {
    const run = confirm(({ application }) => application.monitor.tell({ kind: 'suspended' }), found);
    await run.run();
    expect(run.count('sending')).toBe(2);
    expect(sending(run)).toMatchObject({ mode: { kind: 'latched', by: 'credentials' }, due: null });
  });

  it('also when Vigie is quit meanwhile, and started again', async () => {
    const run = confirm(({ application }) => application.stop(), cut(true));
    // It ends before all that the timeline holds.
    await expect(run.run()).rejects.toThrow();
    const next = createRun({ left: run.left(), passwords: run.passwords, hours: 24 });
    await next.run();
    expect(next.count('sending')).toBe(0);
  });

  it('also when Vigie is killed meanwhile, and started again', async () => {
    let left: ReturnType<Run['left']> | null = null;
    const run = confirm((killed) => {
      left = killed.left();
    }, failure('credentials'));
    await run.run();
    if (!left) throw new Error('not tested');
    const next = createRun({ left, passwords: run.passwords, hours: 24 });
    await next.run();
    expect(next.count('sending')).toBe(0);
  });

  it('also when rules are saved meanwhile', async () => {
    const run = confirm(({ application }) => application.savePolicy(defaultPolicy), failure('credentials'));
    await run.run();
    expect(run.count('sending')).toBe(2);
  });
});

describe('a look whose end is not known', () => {
  /** The look at half an hour is cut or ends with Vigie. */
  const interrupt = (onSent: (run: Run) => void, found: Failure, hours = 2): Run =>
    createSchool({
      hours,
      test: { afterMs: 30 * minute, found, onSent },
      steps: [
        { afterMs: 31 * minute, act: (it) => it.monitor.tell({ kind: 'resumed' }) },
        { afterMs: 35 * minute, act: (it) => it.monitor.tell({ kind: 'network', isUp: false }) },
        { afterMs: 36 * minute, act: (it) => it.monitor.tell({ kind: 'network', isUp: true }) },
        { afterMs: 59 * minute, act: () => undefined },
      ],
    });

  it('once the password has left, is not made again before half an hour has passed', async () => {
    const run = interrupt(({ application }) => application.monitor.tell({ kind: 'suspended' }), cut(true), 59.5 / 60);
    await run.run();
    expect(run.count('sending')).toBe(2);
    expect(sending(run).trouble.silent).toBe(1);
  });

  it('and cut before that, is made again a minute after the PC wakes', async () => {
    const run = interrupt(({ application }) => application.monitor.tell({ kind: 'suspended' }), cut(false), 59.5 / 60);
    await run.run();
    // Once after the resume, and once after the network came back.
    expect(run.count('sending')).toBe(4);
    expect(sending(run).trouble.silent).toBe(0);
  });

  it('because Vigie was killed, is not made again at once; its session is counted, once', async () => {
    let left: ReturnType<Run['left']> | null = null;
    const run = interrupt((killed) => {
      left = killed.left();
    }, failure('credentials'));
    await run.run();
    if (!left) throw new Error('not looked at');
    const next: Run = createRun({
      left,
      passwords: run.passwords,
      hours: 0.9,
      // Every run begins at the same hour: to this one the clock was set back, and the wait is no longer for that.
      steps: [{ afterMs: 29 * minute, act: () => expect(next.count('sending')).toBe(0) }],
    });
    expect(sending(next).sessions.count).toBe(2);
    await next.run();
    expect(next.count('sending')).toBe(1);
    expect(sending(next).sessions.count).toBe(3);
  });

  it('is counted once when it ends well', async () => {
    const run = createSchool({ hours: 5 });
    await run.run();
    expect(sending(run).sessions.count).toBe(run.count('sending'));
    expect(run.leg(school, 'receiving').sessions.count).toBe(run.count('receiving'));
  });
});

describe('a renewal that is begun and cancelled', () => {
  const beginAndCancel = (it: Application): void => {
    it.beginRenewal(school);
    it.endRenewal(school);
  };

  it('does not shorten the ten minutes of doubt', async () => {
    const times: number[] = [];
    const run = createSchool({
      hours: 1,
      test: { afterMs: 2 * minute, found: failure('login-refused'), isLasting: true },
      steps: [
        ...[4, 5, 6, 7, 8].map((at) => ({ afterMs: at * minute, act: beginAndCancel })),
        { afterMs: 11 * minute, act: () => times.push(run.count('sending')) },
        { afterMs: 15 * minute, act: () => times.push(run.count('sending')) },
      ],
    });
    await run.run();
    expect(times).toEqual([2, 3]);
    expect(sending(run).mode).toEqual({ kind: 'latched', by: 'login-refused' });
  });

  it('does not shorten the half hour after a password that was sent and not answered', async () => {
    const counts: number[] = [];
    const run = createSchool({
      hours: 1,
      test: { afterMs: 2 * minute, found: failure('timeout', true), isLasting: true },
      steps: [
        { afterMs: 10 * minute, act: beginAndCancel },
        { afterMs: 31 * minute, act: () => counts.push(run.count('sending')) },
        { afterMs: 33 * minute, act: () => counts.push(run.count('sending')) },
      ],
    });
    await run.run();
    expect(counts).toEqual([2, 3]);
  });
});

describe('a keychain that gives no answer', () => {
  it('is asked again every five minutes, no server is, and the watch goes on when it answers', async () => {
    const run: Run = createSchool({
      hours: 12,
      steps: [
        { afterMs: hour, act: () => void run.passwords.hides.add('sending') },
        {
          afterMs: 2.2 * hour,
          act: () => {
            expect(run.count('sending')).toBe(1);
            expect(sending(run)).toMatchObject({ mode: { isUnreadable: true }, sessions: { count: 1 } });
            expect(sending(run).health).toMatchObject({ status: 'unknown', code: 'sending.not-configured' });
            const [mailbox] = run.application.snapshot().mailboxes;
            expect(mailbox?.legs.sending).toMatchObject({ isPasswordUnreadable: true, isPasswordMissing: false });
            const card = mailbox?.checks.find(({ id }) => id === 'sending');
            // It was typed, and typing it again would not help.
            expect(card?.meaning).toMatch(/est conservé, mais le trousseau/);
            expect(card?.actions).toEqual(['test-now']);
            run.passwords.hides.clear();
          },
        },
        {
          afterMs: 2.3 * hour,
          act: () => {
            expect(run.count('sending')).toBe(2);
            expect(sending(run).health.status).toBe('ok');
          },
        },
      ],
    });
    await run.run();
    expect(run.count('sending')).toBeGreaterThan(9);
  });

  it('does not reopen a closed latch', async () => {
    const run: Run = createSchool({
      hours: 6,
      steps: [
        {
          afterMs: hour,
          act: (it) => {
            run.passwords.hides.add('sending');
            it.testNow(school, 'sending', true);
          },
        },
        { afterMs: 1.1 * hour, act: () => run.passwords.hides.clear() },
      ],
    });
    run.answers.sending = failure('credentials');
    await run.run();
    expect(run.count('sending')).toBe(1);
  });

  it('and said "missing" by mistake: the next start looks once more where a password was stored', async () => {
    const passwords = createPasswords();
    const run: Run = createSchool({
      passwords,
      hours: 4,
      steps: [
        { afterMs: 30 * minute, act: () => void passwords.held.delete(`sending:${school}`) },
        { afterMs: 2 * hour, act: () => void passwords.held.set(`sending:${school}`, form.cerberePassword) },
      ],
    });
    await run.run();
    expect(run.count('sending')).toBe(1);
    const next = createRun({ left: run.left(), passwords, hours: 3 });
    await next.run();
    expect(next.count('sending')).toBeGreaterThan(1);
    expect(next.leg(school, 'sending').health.status).toBe('ok');
  });
});

describe('a rule that is saved', () => {
  it('knocks at no server, however often', async () => {
    const run = createSchool({
      hours: 0.5,
      steps: [
        ...Array.from({ length: 15 }, (_none, index) => ({
          afterMs: (5 + index) * minute,
          act: (it: Application) =>
            it.savePolicy({ ...defaultPolicy, certificateNoticeDays: { soon: 30 + index, verySoon: 7 } }),
        })),
      ],
    });
    await run.run();
    expect([run.count('receiving'), run.count('sending')]).toEqual([1, 1]);
  });

  it.each([
    ['a shorter interval counts from now', [60, 25], 29, 31],
    ['a longer one from the last look', [60], 59, 63],
  ])('%s', async (_what, intervals, none, one) => {
    const counts: number[] = [];
    const run: Run = createSchool({
      hours: 1.2,
      steps: [
        ...intervals.map((receivingMinutes, index) => ({
          afterMs: (1 + 4 * index) * minute,
          act: (it: Application) => it.savePolicy({ ...defaultPolicy, receivingMinutes }),
        })),
        { afterMs: none * minute, act: () => counts.push(run.count('receiving')) },
        { afterMs: one * minute, act: () => counts.push(run.count('receiving')) },
      ],
    });
    await run.run();
    expect(counts).toEqual([1, 2]);
  });

  it('another mailbox: neither cuts nor repeats what is looked at', async () => {
    let wasCut = false;
    let isAdding = true;
    const run: Run = createSchool({
      hours: 0.4,
      wrap: (probes) => ({
        ...probes,
        maildrop: async (question) => {
          if (isAdding) {
            isAdding = false;
            run.application.beginSetup(board);
            wasCut = question.signal?.aborted === true;
          }
          return probes.maildrop(question);
        },
      }),
    });
    await run.run();
    expect(wasCut).toBe(false);
    expect([run.count('receiving'), run.count('sending')]).toEqual([1, 1]);
  });

  it('another server: cuts what is under way with the old one, whose answer says nothing of the new', async () => {
    let wasCut = false;
    const smtp = { host: 'other.example', port: 465, security: 'tls' } as const;
    const run: Run = createSchool({
      hours: 2,
      wrap: (probes) => ({
        ...probes,
        submission: async (question) => {
          await probes.submission(question);
          run.application.saveProfile({ ...defaultProfile, smtp });
          wasCut = question.signal?.aborted === true;
          return failed(failure('credentials'));
        },
      }),
    });
    await run.run();
    expect(wasCut).toBe(true);
    expect(run.count('sending')).toBe(1);
    expect(sending(run)).toMatchObject({
      mode: { kind: 'held', reason: 'server-changed', over: { kind: 'automatic' } },
      due: null,
    });
  });
});

describe('a test that is asked for', () => {
  it('is refused with a word where no leg can be tested, and knows an address in any spelling', async () => {
    const answers: unknown[] = [];
    const run: Run = createSchool({
      hours: 2,
      steps: [
        { afterMs: hour, act: (it) => answers.push(it.testNow(school, 'sending', false)) },
        { afterMs: hour, act: (it) => answers.push(it.testNow(school.toUpperCase(), undefined, false)) },
        { afterMs: 1.5 * hour, act: () => answers.push(run.count('receiving')) },
      ],
    });
    run.answers.sending = failure('credentials');
    await run.run();
    expect(answers.slice(0, 2)).toEqual([{ ok: false, problem: 'not-possible-now' }, { ok: true }]);
    expect(run.count('sending')).toBe(1);
  });
});

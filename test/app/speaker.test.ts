import { describe, expect, it } from 'vitest';
import { latchedBy } from '../../src/domain/model/leg-state.ts';
import { createRun, minute, saveAt, start } from '../support/application-run.ts';
import { failure } from '../support/fakes.ts';

type Run = ReturnType<typeof createRun>;

/** A refused password two minutes after the start, told by a notifier that a test breaks; the minutes of its tries. */
function refuse(steps: Parameters<typeof createRun>[0]['steps'] = [], hours = 2) {
  const tries: number[] = [];
  const run: Run = createRun({
    hours,
    steps: [
      saveAt(minute),
      {
        afterMs: 2 * minute,
        act: (it) => {
          run.answers.sending = failure('credentials');
          run.notifier.isBroken = true;
          it.testNow('ec001234@adm.cfwb.be', 'sending', false);
        },
      },
      ...steps,
    ],
  });
  const show = run.notifier.show;
  run.notifier.show = async (...alert) => {
    tries.push(Math.floor((run.clock.now() - start) / minute));
    return show(...alert);
  };
  return { run, tries };
}

describe('a toast that cannot be shown', () => {
  it('is tried again after 1, 5, 15 and then every 30 minutes, and costs no writing', async () => {
    const { run, tries } = refuse();
    await run.run();
    expect(tries).toEqual([2, 3, 8, 23, 53, 83, 113]);
    // Two for each look, and the little that was said to the watch.
    expect(run.saved.watch.all.length).toBeLessThan(40);
  });

  it('is tried at once when somebody is there again', async () => {
    const { run, tries } = refuse([
      { afterMs: 30 * minute, act: (it) => it.monitor.tell({ kind: 'audience', isPresent: false }) },
      {
        afterMs: 40 * minute,
        act: (it) => {
          run.notifier.isBroken = false;
          it.monitor.tell({ kind: 'audience', isPresent: true });
        },
      },
    ]);
    await run.run();
    expect(tries.filter((at) => at > 23)).toEqual([40]);
    expect(run.notifier.shown).toHaveLength(1);
  });

  it('is tried at once when there is other news', async () => {
    const { run, tries } = refuse([
      {
        afterMs: 30 * minute,
        act: (it) => {
          run.answers.receiving = failure('credentials');
          it.testNow('ec001234@adm.cfwb.be', 'receiving', false);
        },
      },
    ]);
    await run.run();
    expect(tries.filter((at) => at > 23 && at < 36)).toEqual([30, 31]);
  });
});

describe('two toasts', () => {
  it('of which the second could not be shown before a kill: the first is not told again, the second is', async () => {
    const run: Run = createRun({
      hours: 1,
      steps: [
        saveAt(minute),
        {
          afterMs: 20 * minute,
          act: (it) => {
            run.answers.sending = failure('account-disabled');
            run.notifier.isBroken = true;
            it.testNow('ec001234@adm.cfwb.be', 'sending', false);
          },
        },
      ],
    });
    run.answers.receiving = failure('credentials');
    await run.run();
    const next = createRun({ left: run.left(), passwords: run.passwords, hours: 1 });
    await next.run();
    expect(run.notifier.shown.map(({ code }) => code)).toEqual(['receiving.password-refused']);
    expect(next.notifier.shown.map(({ code }) => code)).toEqual(['sending.account-disabled']);
  });
});

describe('who is there', () => {
  it('is not changed by a sleep, nor by a start of the watch after a bug', async () => {
    const run: Run = createRun({
      hours: 0.5,
      steps: [
        saveAt(minute),
        {
          afterMs: 5 * minute,
          act: (it) => {
            it.monitor.tell({ kind: 'audience', isPresent: false });
            it.monitor.tell({ kind: 'suspended' });
            it.monitor.tell({ kind: 'resumed' });
          },
        },
      ],
    });
    await run.run();
    expect(run.application.monitor.state().audience.isPresent).toBe(false);
    const again = run.application.run();
    expect(run.application.monitor.state().audience.isPresent).toBe(false);
    run.application.stop();
    await again;
    const next = createRun({ left: run.left(), passwords: run.passwords, hours: 1 });
    await next.run();
    expect(next.application.monitor.state().audience.isPresent).toBe(true);
  });
});

describe('what draws', () => {
  it('and throws loses nothing of what is saved', async () => {
    const bugs: unknown[] = [];
    const run: Run = createRun({
      hours: 3,
      steps: [saveAt(minute)],
      onBug: (error) => bugs.push(error),
      onChange: () => {
        const [mailbox] = run.application.monitor.state().mailboxes;
        if (mailbox && latchedBy(mailbox.legs.sending)) throw new Error('a bug');
      },
    });
    run.answers.sending = failure('credentials');
    await run.run();
    expect(bugs.length).toBeGreaterThan(0);
    expect(run.count('sending')).toBe(1);
    expect(run.left().watch.watch.mailboxes[0]?.legs.sending.mode).toEqual({ kind: 'latched', by: 'credentials' });
    expect(run.left().watch.journal.map(({ code }) => code)).toContain('sending.password-refused');
  });
});

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
    expect(tries.filter((at) => at > 23 && at < 36)).toEqual([30, 30, 31, 31]);
  });
});

describe('two toasts', () => {
  it('of which the second was never shown because of a kill: the first is not told again', async () => {
    let left: ReturnType<Run['left']> | null = null;
    const run: Run = createRun({ hours: 1, steps: [saveAt(minute)] });
    run.answers.receiving = failure('credentials');
    const show = run.notifier.show;
    run.answers.sending = failure('account-disabled');
    run.notifier.isBroken = true;
    run.notifier.show = async (alert, text) => {
      if (latchedBy(run.leg('ec001234@adm.cfwb.be', 'sending')) === null) return false;
      run.notifier.isBroken = false;
      if (run.notifier.shown.length === 1) left ??= run.left();
      return show(alert, text);
    };
    await run.run();
    if (!left) throw new Error('one toast only');
    const next = createRun({ left, passwords: run.passwords, hours: 1 });
    await next.run();
    expect(run.notifier.shown).toHaveLength(2);
    expect(next.notifier.shown).toEqual([run.notifier.shown[1]]);
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

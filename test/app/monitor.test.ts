import { describe, expect, it } from 'vitest';
import { createMonitor, type Monitor, type MonitorListener } from '../../src/app/monitor.ts';
import type { WatchState } from '../../src/domain/model/state.ts';
import { createContext, createFakeClock, createFakeNotifier, createFakeProbes, failure } from '../support/fakes.ts';

const address = 'ec001234@adm.cfwb.be';
const hour = 3_600_000;
/** A Tuesday morning in Brussels. */
const start = Date.parse('2026-09-08T08:00:00+02:00');

type Given = {
  hours: number;
  saved?: WatchState | null;
  password?: string | null;
  imap?: boolean;
  listener?: MonitorListener;
};

function watch({ hours, saved = null, password = 'geheim', imap = false, listener }: Given) {
  const fake = createFakeProbes();
  const notifier = createFakeNotifier();
  let stored: WatchState | null = saved;
  let monitor: Monitor | null = null;
  const clock = createFakeClock(start, start + hours * hour, () => monitor?.stop());
  const context = createContext([{ address, passwordChangedOn: '2026-08-01' }]);
  const secured: string[] = [];
  monitor = createMonitor(
    {
      clock,
      probes: fake.probes,
      secrets: {
        password: async () => (password === null ? { kind: 'missing' } : { kind: 'found', password }),
        isExpected: () => false,
        refusedAs: () => null,
        noteRefusal: () => true,
      },
      store: {
        load: () => stored,
        save: (state) => {
          stored = structuredClone(state);
        },
      },
      notifier,
      context: () => context,
      addresses: () => [address],
      serversOf: () => ({
        user: address,
        pop3: { host: 'pop.example', port: 110, security: 'auto' },
        smtp: { host: 'smtp.example', port: 465, security: 'tls' },
        imap: imap ? { host: 'imap.example', port: 993, security: 'tls' } : null,
      }),
      texts: () => ({ lang: 'fr', labelOf: () => null, fullOn: () => null }),
      secured: { has: ({ host }) => secured.includes(host), add: ({ host }) => void secured.push(host) },
    },
    listener,
  );
  return { ...fake, notifier, clock, monitor, stored: () => stored };
}

const count = (asked: readonly { leg: string }[], leg: string): number => asked.filter((one) => one.leg === leg).length;

describe('the monitor', () => {
  it('looks at once, then every half hour and hour, and says nothing while all is well', async () => {
    const { monitor, asked, notifier } = watch({ hours: 5 });
    await monitor.start();
    expect(count(asked, 'receiving')).toBe(10);
    expect(count(asked, 'sending')).toBe(5);
    expect(notifier.shown).toEqual([]);
    expect(monitor.state().mailboxes[0]?.health.receiving.status).toBe('ok');
  });

  it('confirms a fault, tells it once, and tells its end', async () => {
    const { monitor, answers, notifier, asked } = watch({ hours: 3 });
    answers.receiving = failure('refused');
    answers.onAsked = () => {
      if (count(asked, 'receiving') > 4) answers.receiving = null;
    };
    await monitor.start();
    expect(notifier.shown.map(({ code }) => code)).toEqual(['receiving.unreachable', 'receiving.ok']);
  });

  it('does not repeat a refused password, also not after a restart, until the user acts', async () => {
    const first = watch({ hours: 4 });
    first.answers.receiving = failure('credentials');
    await first.monitor.start();
    expect(count(first.asked, 'receiving')).toBe(1);
    const second = watch({ hours: 4, saved: first.stored() });
    second.answers.onAsked = () => second.monitor.stop();
    await second.monitor.start();
    expect(count(second.asked, 'receiving')).toBe(0);
    expect(second.notifier.shown).toEqual([]);

    const third = watch({ hours: 1, saved: first.stored() });
    third.clock.wait = async (_ms, signal) => {
      if (!signal.aborted) third.monitor.stop();
    };
    const running = third.monitor.start();
    third.monitor.tell({ kind: 'leg-edited', address, leg: 'receiving' });
    await running;
    expect(count(third.asked, 'receiving')).toBe(1);
  });

  it('a toast that could not be shown is told again', async () => {
    const { monitor, answers, notifier, clock } = watch({ hours: 2 });
    answers.sending = failure('credentials');
    notifier.isBroken = true;
    const wait = clock.wait;
    clock.wait = async (ms, signal) => {
      if (clock.now() > start + hour) notifier.isBroken = false;
      await wait(ms, signal);
    };
    await monitor.start();
    expect(notifier.shown.map(({ code }) => code)).toEqual(['sending.password-refused']);
  });

  it('asks the quota only after POP3 accepted the password', async () => {
    const healthy = watch({ hours: 1, imap: true });
    await healthy.monitor.start();
    expect(count(healthy.asked, 'quota')).toBe(count(healthy.asked, 'receiving'));
    const refused = watch({ hours: 1, imap: true });
    refused.answers.receiving = failure('credentials');
    await refused.monitor.start();
    expect(count(refused.asked, 'quota')).toBe(0);
  });

  it('cuts the conversation when the PC is suspended, counts nothing, and looks again a minute after it wakes', async () => {
    const { monitor, answers, asked, clock } = watch({ hours: 12 });
    let isCut = false;
    answers.receiving = null;
    answers.onAsked = () => {
      if (asked.length !== 1) return;
      monitor.tell({ kind: 'suspended' });
      isCut = asked[0]?.signal?.aborted === true;
      answers.receiving = failure('internal');
      clock.sleep(8 * hour);
      monitor.tell({ kind: 'resumed' });
      answers.receiving = null;
    };
    await monitor.start();
    expect(isCut).toBe(true);
    expect(monitor.state().mailboxes[0]?.health.receiving.status).toBe('ok');
    expect(monitor.state().awake.totalMs).toBeLessThan(5 * hour);
  });

  it('infers a sleep that nobody announced', async () => {
    const { monitor, clock } = watch({ hours: 34 });
    const wait = clock.wait;
    let hasSlept = false;
    clock.wait = async (ms, signal) => {
      if (!hasSlept && clock.now() > start + hour) {
        hasSlept = true;
        // For longer it would be a clock that was set.
        clock.sleep(24 * hour);
      }
      await wait(ms, signal);
    };
    await monitor.start();
    expect(monitor.state().gaps).toHaveLength(1);
    expect(monitor.state().awake.totalMs).toBeLessThan(11 * hour);
  });

  it('without a network makes no scheduled look, and looks within two minutes of its return', async () => {
    const { monitor, asked, clock } = watch({ hours: 6 });
    const wait = clock.wait;
    let phase = 0;
    let atReturn = 0;
    clock.wait = async (ms, signal) => {
      if (phase === 0 && clock.now() > start + hour) {
        phase = 1;
        monitor.tell({ kind: 'network', isUp: false });
        atReturn = asked.length;
      } else if (phase === 1 && clock.now() > start + 3 * hour) {
        phase = 2;
        expect(asked.length).toBe(atReturn);
        monitor.tell({ kind: 'network', isUp: true });
      } else if (phase === 2 && clock.now() > start + 3 * hour + 150_000) {
        phase = 3;
        expect(asked.length).toBe(atReturn + 2);
      }
      // Glances that are near enough to one another to see what was asked in two minutes.
      await wait(Math.min(ms, 30_000), signal);
    };
    await monitor.start();
    expect(phase).toBe(3);
  });

  it('asks no server without a password, and waits for the user', async () => {
    const { monitor, asked } = watch({ hours: 8, password: null });
    await monitor.start();
    expect(asked).toEqual([]);
    expect(monitor.state().mailboxes[0]?.legs.sending).toMatchObject({ due: null, sessions: { count: 0 } });
    expect(monitor.state().mailboxes[0]?.health.sending).toMatchObject({
      status: 'unknown',
      code: 'sending.not-configured',
    });
  });

  it.each([0, 40 * 24, -10 * 365 * 24])(
    'draws nothing anew while nothing happens, with a clock set by %i hours',
    async (byHours) => {
      const drawn: number[] = [];
      let isSet = false;
      const { monitor, clock } = watch({
        hours: 2_000,
        password: null,
        listener: { changed: () => drawn.push(clock.monotonic()) },
      });
      const wait = clock.wait;
      clock.wait = async (ms, signal) => {
        if (!isSet && clock.monotonic() >= hour) clock.sleep(byHours * hour);
        isSet = clock.monotonic() >= hour;
        await wait(Math.min(ms, 60_000), signal);
        if (clock.monotonic() >= 6 * hour) monitor.stop();
      };
      await monitor.start();
      expect(drawn.filter((atMs) => atMs > 2 * hour)).toEqual([]);
    },
  );
});

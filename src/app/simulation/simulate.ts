import { fullOn } from '../../domain/checks/forecast.ts';
import type { WatchContext, WatchedMailbox } from '../../domain/model/context.ts';
import { legs } from '../../domain/model/health.ts';
import type { ServerProfile } from '../../domain/model/server-profile.ts';
import { defaultPolicy } from '../../domain/model/settings.ts';
import { newWatch, type WatchState } from '../../domain/model/state.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { Servers } from '../ask-servers.ts';
import type { Happening } from '../conversations.ts';
import { createMonitor, type Monitor } from '../monitor.ts';
import type { Probes } from '../ports.ts';
import { awakeSpans } from './awake-spans.ts';
import { alertLine, type SimulationLine } from './lines.ts';
import { createRandom } from './random.ts';
import type { Scenario, UserAct } from './scenario.ts';
import { createVirtualPc, type VirtualPc } from './virtual-pc.ts';
import { createScriptedWorld, type ScriptedWorld } from './world.ts';

/** Virtual milliseconds that a look takes. */
const lookMs = 1_000;

export type SimulationOptions = {
  readonly calendar: Calendar;
  readonly profile: ServerProfile;
  /** Called with the state after every step; for tests of what must hold at any time. */
  readonly inspect?: (state: WatchState, nowMs: number, context: WatchContext) => void;
};

/** Plays a scenario: the monitor that ships, on a virtual PC, before scripted servers. Deterministic for a seed. */
export async function simulate(
  scenario: Scenario,
  { calendar, profile, inspect }: SimulationOptions,
  emit: (line: SimulationLine) => void,
): Promise<void> {
  const awake = awakeSpans(scenario, calendar);
  if (awake.length === 0) return;
  const world = createScriptedWorld(scenario, awake);
  const mailboxes = new Map(
    scenario.mailboxes.map((settings): [string, WatchedMailbox] => [settings.address, watched(settings, profile)]),
  );
  const addresses = [...mailboxes.keys()];
  const settingsOf = (address: string): WatchedMailbox => {
    const settings = mailboxes.get(address);
    if (!settings) throw new RangeError(`unknown mailbox ${address}`);
    return settings;
  };
  const chance = createRandom(scenario.seed ^ 0x5bd1e995);
  const context: WatchContext = { calendar, policy: defaultPolicy, random: chance.next, settingsOf };

  const acts = [...scenario.user].sort((a, b) => a.at - b.at);
  let hasEnded = false;
  const pc = createVirtualPc({
    awake,
    changes: world.changes,
    nextActMs: () => acts[0]?.at ?? null,
    onChange: () => {
      const { network, outlook } = world.conditionsAt(0, pc.clock.now());
      monitor.tell({ kind: 'network', isUp: network === 'up' });
      monitor.tell({ kind: 'mail-program', status: outlook });
    },
    onAct: () => doDue(),
    onSleep: () => monitor.tell({ kind: 'suspended' }),
    onWake: () => monitor.tell({ kind: 'resumed' }),
    onEnd: () => {
      hasEnded = true;
      monitor.stop();
    },
  });
  const { clock } = pc;
  const iso = (): string => new Date(clock.now()).toISOString();

  const begin = (saved: WatchState): Monitor =>
    createMonitor(
      {
        clock,
        probes: scriptedProbes(world, addresses, pc),
        secrets: {
          async password() {
            // A look that the PC's sleep would cut is not begun.
            pc.sleepIfWithin(lookMs);
            return { kind: 'found', password: 'scripted' };
          },
          isExpected: () => false,
          refusedAs: () => null,
          noteRefusal: () => true,
        },
        store: { load: () => saved, save: () => undefined },
        notifier: {
          async show(alert, text) {
            emit(alertLine(iso(), alert, text));
            return true;
          },
        },
        context: () => context,
        addresses: () => addresses,
        serversOf: (address) => scriptedServers(address, scenario),
        texts: (state, nowMs) => ({
          lang: scenario.lang,
          labelOf: (address) => (addresses.length > 1 ? (address.split('@')[0] ?? address) : null),
          fullOn: (address) => fullOn(state, address, nowMs, calendar),
        }),
        secured: { has: () => false, add: () => undefined },
      },
      {
        answered({ address, leg, look }, cause) {
          emit({ at: iso(), event: 'probe', mailbox: address, leg, result: look.failure?.kind ?? 'ok', cause });
        },
        noted(transitions) {
          for (const { address, check, from, to } of transitions)
            emit({
              at: iso(),
              event: 'health',
              mailbox: address,
              check,
              from: from.status,
              to: to.status,
              code: to.code,
            });
          inspect?.(monitor.state(), clock.now(), context);
        },
      },
    );
  let monitor = begin(newWatch(addresses));

  /** What is due; a restart ends this monitor, and what comes after it waits for the next. */
  const doDue = (): void => {
    for (let next = acts[0]; next !== undefined && next.at <= clock.now(); next = acts[0]) {
      acts.shift();
      if (next.does === 'restart') {
        monitor.stop();
        return;
      }
      const address = addresses[next.mailbox] ?? '';
      if (next.does === 'password-changed') {
        const passwordChangedOn = calendar.localDate(clock.now());
        mailboxes.set(address, { ...settingsOf(address), passwordChangedOn, passwordExpiresOn: null });
      }
      for (const happening of happeningsOf(next, address, clock.now())) monitor.tell(happening);
    }
  };

  while (true) {
    const life = monitor.start();
    pc.catchUp();
    await life;
    if (hasEnded) return;
    monitor = begin(JSON.parse(JSON.stringify(monitor.state())));
  }
}

/** What the watch is told of when the user does this. */
function happeningsOf({ does, leg, for: forMs }: UserAct, address: string, nowMs: number): readonly Happening[] {
  const meant = leg ? [leg] : legs;
  switch (does) {
    case 'snooze':
      return [{ kind: 'snoozed', untilMs: nowMs + (forMs ?? 0) }];
    case 'restart':
      return [];
    case 'password-changed':
      return [{ kind: 'leg-edited', address, leg: 'sending' }];
    case 'edit-password':
      return meant.map((one) => ({ kind: 'leg-edited', address, leg: one }));
    case 'test-now':
    case 'confirm-test':
      return meant.map((one) => ({ kind: 'test-asked', address, leg: one, isConfirmed: does === 'confirm-test' }));
  }
}

/** Servers that answer as the scenario says, each after a second; the quota beside POP3 costs no time. */
function scriptedProbes(world: ScriptedWorld, addresses: readonly string[], { clock, converse }: VirtualPc): Probes {
  return {
    async maildrop({ user, uidlUpTo }) {
      converse(lookMs);
      return world.maildrop(addresses.indexOf(user), clock.now(), uidlUpTo);
    },
    async submission({ user }) {
      converse(lookMs);
      return world.submission(addresses.indexOf(user), clock.now());
    },
    quota: async ({ user }) => world.quota(addresses.indexOf(user), clock.now()),
  };
}

const host = 'mail.example';

/** An IMAP server is there in scenarios that tell of one. */
const scriptedServers = (user: string, { world }: Scenario): Servers => ({
  user,
  pop3: { host, port: 995, security: 'tls' },
  smtp: { host, port: 465, security: 'tls' },
  imap: world.some(({ imapQuota }) => imapQuota === true) ? { host, port: 993, security: 'tls' } : null,
});

function watched(settings: Scenario['mailboxes'][number], profile: ServerProfile): WatchedMailbox {
  return {
    ...settings,
    label: '',
    user: null,
    profileId: profile.id,
    passwordExpiresOn: null,
    passwordLifetimeMonths: profile.passwordLifetimeMonths,
    hasReceiving: true,
    hasSending: true,
  };
}

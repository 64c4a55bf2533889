import { fullOn } from '../../domain/checks/forecast.ts';
import type { WatchContext, WatchedMailbox } from '../../domain/model/context.ts';
import type { ServerProfile } from '../../domain/model/server-profile.ts';
import { defaultPolicy } from '../../domain/model/settings.ts';
import { newWatch, type WatchState } from '../../domain/model/state.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { type Closure, createSchoolDays } from '../../domain/time/closures.ts';
import type { Servers } from '../ask-servers.ts';
import { createMonitor, type Monitor } from '../monitor.ts';
import type { Probes } from '../ports.ts';
import { awakeSpans, presentSpans } from './awake-spans.ts';
import { alertLine, matterLine, type SimulationLine } from './lines.ts';
import { happeningsOf, instantsOf, settingsAfter, wrongNow } from './outside.ts';
import { createRandom } from './random.ts';
import type { Scenario } from './scenario.ts';
import { scriptedProgram } from './scripted-program.ts';
import { createVirtualPc, type VirtualPc } from './virtual-pc.ts';
import { createScriptedWorld, type ScriptedWorld } from './world.ts';

/** Virtual milliseconds that a look takes. */
const lookMs = 1_000;

export type SimulationOptions = {
  readonly calendar: Calendar;
  readonly schoolCalendar: readonly Closure[];
  readonly profile: ServerProfile;
  /** Called with the state after every step; for tests of what must hold at any time. */
  readonly inspect?: (state: WatchState, nowMs: number, context: WatchContext) => void;
};

/** Plays a scenario: the monitor that ships, on a virtual PC, before scripted servers. Deterministic for a seed. */
export async function simulate(
  scenario: Scenario,
  { calendar, schoolCalendar, profile, inspect }: SimulationOptions,
  emit: (line: SimulationLine) => void,
): Promise<void> {
  const awake = awakeSpans(scenario, calendar);
  if (awake.length === 0) return;
  const schoolDays = createSchoolDays(calendar, [...schoolCalendar, ...scenario.closures]);
  const presence = presentSpans(scenario, schoolDays, calendar);
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
  const { builtOn = scenario.start } = scenario;
  const builtOnMs = typeof builtOn === 'string' ? calendar.startOfDay(builtOn) : builtOn;
  const chance = createRandom(scenario.seed ^ 0x5bd1e995);
  const context: WatchContext = {
    calendar,
    schoolDays,
    policy: defaultPolicy,
    random: chance.next,
    settingsOf,
    builtOnMs,
  };

  const acts = [...scenario.user].sort((a, b) => a.at - b.at);
  let hasEnded = false;
  /** What the watch was last told of who is there; null before. */
  let wasPresent: boolean | null = null;
  /** What the settings of the mail programs were last found to be. */
  let wasFound = JSON.stringify(
    Object.fromEntries(addresses.map((address) => [address, scriptedProgram('not-read', address, profile)])),
  );
  const tellPrograms = (): void => {
    const found = Object.fromEntries(
      addresses.map((address, index) => {
        const { mailProgram } = world.conditionsAt(index, pc.trueMs());
        return [address, scriptedProgram(mailProgram, address, profile)];
      }),
    );
    const isNew = JSON.stringify(found) !== wasFound;
    wasFound = JSON.stringify(found);
    if (isNew) monitor.tell({ kind: 'programs-read', found });
  };
  const pc = createVirtualPc({
    awake,
    wrongMs: (atMs) => wrongNow(atMs, scenario.clock) - atMs,
    changes: instantsOf(world.changes, presence, scenario),
    nextActMs: () => acts[0]?.at ?? null,
    onChange: () => {
      const { network, outlook } = world.conditionsAt(0, pc.trueMs());
      const isPresent = presence.some(({ fromMs, toMs }) => fromMs <= pc.trueMs() && pc.trueMs() < toMs);
      monitor.tell({ kind: 'network', isUp: network === 'up' });
      monitor.tell({ kind: 'mail-program', status: outlook });
      tellPrograms();
      if (isPresent !== wasPresent) monitor.tell({ kind: 'audience', isPresent });
      wasPresent = isPresent;
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
  const iso = (): string => new Date(pc.trueMs()).toISOString();

  const begin = (saved: WatchState): Monitor =>
    createMonitor(
      {
        clock,
        probes: scriptedProbes(world, addresses, pc),
        secrets: {
          async password(address) {
            // A look that the PC's sleep would cut is not begun.
            pc.sleepIfWithin(lookMs);
            const { keychain } = world.conditionsAt(addresses.indexOf(address), pc.trueMs());
            if (keychain !== 'ok') return { kind: keychain === 'gone' ? 'missing' : 'unreadable' };
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
          withdraw: (_tag, { matter, address }) => emit({ at: iso(), event: 'withdrawn', mailbox: address, matter }),
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
        noted({ transitions, changes }) {
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
          for (const one of changes) emit(matterLine(iso(), one));
          inspect?.(monitor.state(), clock.now(), context);
        },
      },
    );
  let monitor = begin(newWatch(addresses));

  /** What is due; a restart ends this monitor, and what comes after it waits for the next. */
  const doDue = (): void => {
    for (let next = acts[0]; next !== undefined && next.at <= pc.trueMs(); next = acts[0]) {
      acts.shift();
      if (next.does === 'restart') {
        monitor.stop();
        return;
      }
      const address = addresses[next.mailbox] ?? '';
      mailboxes.set(address, { ...settingsOf(address), ...settingsAfter(next, calendar.localDate(pc.trueMs())) });
      if (next.does === 'collect') world.collectOnce(next.mailbox, pc.trueMs());
      for (const happening of happeningsOf(next, address, clock.now())) monitor.tell(happening);
    }
  };

  while (true) {
    const life = monitor.start();
    pc.catchUp();
    await life;
    if (hasEnded) return;
    wasPresent = null;
    monitor = begin(JSON.parse(JSON.stringify(monitor.state())));
  }
}

/** Servers that answer as the scenario says, each after a second; the quota beside POP3 costs no time. */
function scriptedProbes(world: ScriptedWorld, addresses: readonly string[], { trueMs, converse }: VirtualPc): Probes {
  return {
    async maildrop({ user, uidlUpTo }) {
      converse(lookMs);
      return world.maildrop(addresses.indexOf(user), trueMs(), uidlUpTo);
    },
    async submission({ user }) {
      converse(lookMs);
      return world.submission(addresses.indexOf(user), trueMs());
    },
    quota: async ({ user }) => world.quota(addresses.indexOf(user), trueMs()),
  };
}

const host = 'mail.example';

/** An IMAP server is there in scenarios that tell of one. */
const scriptedServers = (user: string, { world }: Scenario): Servers => ({
  user,
  pop3: { host, port: 995, security: 'tls' },
  smtp: { host, port: 465, security: 'tls' },
  imap: world.some(({ imapQuota, quota }) => imapQuota === true || quota !== undefined)
    ? { host, port: 993, security: 'tls' }
    : null,
});

function watched(
  { receiving, sending, ...settings }: Scenario['mailboxes'][number],
  profile: ServerProfile,
): WatchedMailbox {
  return {
    ...settings,
    label: '',
    user: null,
    profileId: profile.id,
    passwordExpiresOn: null,
    passwordLifetimeMonths: profile.passwordLifetimeMonths,
    hasReceiving: receiving,
    hasSending: sending,
  };
}

import { fullOn } from '../../domain/checks/forecast.ts';
import { dueLook, nextWakeMs } from '../../domain/leg/index.ts';
import type { WatchContext, WatchedMailbox } from '../../domain/model/context.ts';
import { legs } from '../../domain/model/health.ts';
import { mayTry } from '../../domain/model/latch.ts';
import type { ServerProfile } from '../../domain/model/server-profile.ts';
import { defaultPolicy } from '../../domain/model/settings.ts';
import { type MailboxState, newWatch, type WatchState } from '../../domain/model/state.ts';
import type { Looked } from '../../domain/model/watch-event.ts';
import { type Alert, type AlertTextOptions, alertText, dueAlerts } from '../../domain/tell/alert.ts';
import type { Severity } from '../../domain/tell/notice.ts';
import { noteTold } from '../../domain/tell/notice.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { reduce, type WatchEvent } from '../../domain/watch/watch.ts';
import { receivingLook, sendingLook, uidlLimit } from '../questions.ts';
import { awakeSpans } from './pc.ts';
import { createRandom } from './random.ts';
import type { Scenario, UserAct } from './scenario.ts';
import { createScriptedWorld } from './world.ts';

/** One line of the output; a contract with the programs that read it. */
export type SimulationLine =
  | {
      readonly at: string;
      readonly event: 'probe';
      readonly mailbox: string;
      readonly leg: string;
      readonly result: string;
      readonly cause: string;
    }
  | {
      readonly at: string;
      readonly event: 'health';
      readonly mailbox: string;
      readonly check: string;
      readonly from: string;
      readonly to: string;
      readonly code: string;
    }
  | {
      readonly at: string;
      readonly event: 'alert';
      readonly mailbox: string;
      readonly check: string;
      readonly severity: Severity;
      readonly code: string;
      readonly title: string;
      readonly body: string;
      readonly covers: readonly { readonly mailbox: string; readonly check: string; readonly code: string }[];
    };

/** Virtual milliseconds that a look takes. */
const lookMs = 1_000;

export type SimulationOptions = {
  readonly calendar: Calendar;
  readonly profile: ServerProfile;
  /** Called with the state after every step; for tests of what must hold at any time. */
  readonly inspect?: (state: WatchState, nowMs: number) => WatchState;
};

/** Plays a scenario on a virtual clock with the same judgement as the product's. Deterministic for a seed. */
export function simulate(
  scenario: Scenario,
  { calendar, profile, inspect = (state) => state }: SimulationOptions,
  emit: (line: SimulationLine) => void,
): void {
  const awake = awakeSpans(scenario, calendar);
  const world = createScriptedWorld(scenario, awake);
  const chance = createRandom(scenario.seed ^ 0x5bd1e995);
  const mailboxes = new Map(
    scenario.mailboxes.map((settings): [string, WatchedMailbox] => [settings.address, watched(settings, profile)]),
  );
  const addresses = [...mailboxes.keys()];
  const settingsOf = (address: string): WatchedMailbox => {
    const settings = mailboxes.get(address);
    if (!settings) throw new RangeError(`unknown mailbox ${address}`);
    return settings;
  };
  const context: WatchContext = { calendar, policy: defaultPolicy, random: chance.next, settingsOf };
  const texts: AlertTextOptions = {
    lang: scenario.lang,
    labelOf: (address) => (addresses.length > 1 ? (address.split('@')[0] ?? address) : null),
    fullOn: (address) => fullOn(state, address, now, calendar),
  };

  let state = newWatch(addresses);
  let now = scenario.start;
  const iso = (): string => new Date(now).toISOString();

  const happen = (event: WatchEvent): void => {
    const reduced = reduce(state, event, context);
    state = inspect(reduced.state, now);
    for (const { address, check, from, to } of reduced.transitions) {
      emit({ at: iso(), event: 'health', mailbox: address, check, from: from.status, to: to.status, code: to.code });
    }
  };
  const speak = (): void => {
    const { alerts, hasCovered } = dueAlerts(state, now, context);
    for (const alert of alerts) emit(alertLine(iso(), alert, texts));
    if (alerts.length > 0 || hasCovered) state = inspect(noteTold(state, alerts, now, context), now);
  };
  let toldMs = scenario.start;
  const tellConditions = (): void => {
    toldMs = now;
    const conditions = world.conditionsAt(0, now);
    happen({ kind: 'network', atMs: now, isUp: conditions.network === 'up' });
    happen({ kind: 'mail-program', atMs: now, status: conditions.outlook });
  };
  /** What changed since the watch was last told. */
  const tellChanges = (): void => {
    if (world.changes.some((atMs) => atMs > toldMs && atMs <= now)) tellConditions();
  };
  const receive = (mailbox: number, known: MailboxState): Looked => {
    const reading = world.maildrop(mailbox, now, uidlLimit(known, now));
    const isQuotaDue = reading.outcome.ok && mayTry(known.quotaLatch, now);
    const quota = isQuotaDue ? world.quota(mailbox, now) : null;
    return receivingLook(known.address, now, reading, quota, settingsOf(known.address));
  };
  const look = (address: string, leg: 'receiving' | 'sending', cause: string): void => {
    const mailbox = addresses.indexOf(address);
    happen({ kind: 'look-begun', atMs: now, address, leg });
    now += lookMs;
    tellChanges();
    const watchedState = state.mailboxes[mailbox];
    if (!watchedState) return;
    const event =
      leg === 'receiving' ? receive(mailbox, watchedState) : sendingLook(address, now, world.submission(mailbox, now));
    emit({ at: iso(), event: 'probe', mailbox: address, leg, result: event.look.failure?.kind ?? 'ok', cause });
    happen(event);
    speak();
  };
  const act = ({ does, mailbox, leg, for: forMs }: UserAct): void => {
    const address = addresses[mailbox] ?? '';
    switch (does) {
      case 'snooze':
        happen({ kind: 'snoozed', atMs: now, untilMs: now + (forMs ?? 0) });
        break;
      case 'restart':
        state = JSON.parse(JSON.stringify(state));
        happen({ kind: 'started', atMs: now });
        tellConditions();
        break;
      case 'password-changed':
        mailboxes.set(address, {
          ...settingsOf(address),
          passwordChangedOn: calendar.localDate(now),
          passwordExpiresOn: null,
        });
        happen({ kind: 'leg-edited', atMs: now, address, leg: 'sending' });
        break;
      case 'edit-password':
        for (const one of leg ? [leg] : legs) happen({ kind: 'leg-edited', atMs: now, address, leg: one });
        break;
      case 'test-now':
      case 'confirm-test':
        for (const one of leg ? [leg] : legs) {
          happen({ kind: 'test-asked', atMs: now, address, leg: one, isConfirmed: does === 'confirm-test' });
        }
    }
  };

  const acts = [...scenario.user].sort((a, b) => a.at - b.at);
  let hasStarted = false;
  for (const { fromMs, toMs } of awake) {
    now = Math.max(now, fromMs);
    happen({ kind: hasStarted ? 'resumed' : 'started', atMs: now });
    hasStarted = true;
    tellConditions();
    while (now < toMs) {
      // What the user did while the PC slept is done when it wakes.
      for (let next = acts[0]; next !== undefined && next.at <= now; next = acts[0]) {
        acts.shift();
        act(next);
      }
      happen({ kind: 'tick', atMs: now });
      speak();
      for (
        let due = dueLook(state, now, () => false);
        due !== null && now + lookMs <= toMs;
        due = dueLook(state, now, () => false)
      ) {
        look(due.address, due.leg, due.cause);
      }
      const change = world.changes.find((atMs) => atMs > now) ?? toMs;
      const nextMs = Math.min(nextWakeMs(state, now, context), change, acts[0]?.at ?? toMs, toMs);
      now = Math.max(nextMs, now + 1);
      if (now < toMs) tellChanges();
    }
    now = toMs;
    happen({ kind: 'suspended', atMs: now });
  }
}

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

function alertLine(at: string, alert: Alert, texts: AlertTextOptions): SimulationLine {
  const { title, body } = alertText(alert, texts);
  if (alert.kind === 'single') {
    const { address, check, severity, code } = alert;
    return { at, event: 'alert', mailbox: address, check, severity, code, title, body, covers: [] };
  }
  const covers = alert.notices.map(({ address, check, code }) => ({ mailbox: address, check, code }));
  const severity = alert.notices.some((notice) => notice.severity === 'warning')
    ? 'warning'
    : (alert.notices[0]?.severity ?? 'info');
  return {
    at,
    event: 'alert',
    mailbox: alert.notices[0]?.address ?? '',
    check: 'summary',
    severity,
    code: 'summary',
    title,
    body,
    covers,
  };
}

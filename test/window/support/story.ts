import { belgianCalendar, belgium, defaultProfile } from '../../../src/app/belgium.ts';
import { openMailboxBook } from '../../../src/app/mailbox-book.ts';
import { readScenario, type Scenario } from '../../../src/app/simulation/scenario.ts';
import { simulate } from '../../../src/app/simulation/simulate.ts';
import type { WatchContext } from '../../../src/domain/model/context.ts';
import { checkIds } from '../../../src/domain/model/health.ts';
import { type Settings, settingsSchema } from '../../../src/domain/model/settings.ts';
import { newWatch, type WatchState } from '../../../src/domain/model/state.ts';
import { createSchoolDays } from '../../../src/domain/time/closures.ts';
import { type JournalEntry, noteTransitions } from '../../../src/domain/watch/journal.ts';
import type { Transition } from '../../../src/domain/watch/judge.ts';
import { matterChanges } from '../../../src/domain/watch/matter-changes.ts';
import { reduce, type WatchEvent } from '../../../src/domain/watch/watch.ts';

/** A watch at one moment of its life, with all that a snapshot is made of. */
export type Moment = {
  readonly state: WatchState;
  readonly journal: readonly JournalEntry[];
  readonly nowMs: number;
  readonly settings: Settings;
};

export const school = 'ec001234@adm.cfwb.be';
export const board = 'po000567@adm.cfwb.be';

type World = Readonly<Record<string, unknown>>;
export type Told = {
  readonly start?: string;
  readonly end?: string;
  readonly mailboxes?: readonly Readonly<Record<string, unknown>>[];
  readonly away?: readonly { readonly from: string; readonly to: string }[];
  readonly world?: readonly World[];
  readonly clock?: readonly { readonly from: string; readonly to: string; readonly offset: string }[];
  readonly user?: readonly Readonly<Record<string, unknown>>[];
};

export const oneBox = { address: school, limitBytes: 52_428_800, passwordChangedOn: '2026-07-01' };

/** Mail that comes every day and is collected, on servers with a good certificate, in a year of 200 kB letters. */
export const usualMail: World = {
  from: '2025-01-01T00:00:00+01:00',
  arrivals: { perDay: 24, octets: 190_000 },
  collectEvery: 'PT4H',
  certificateExpires: '2027-11-30',
};

/** A school's PC from a Monday morning to the Tuesday noon after, unless told otherwise, as the simulation plays it. */
export function play({ world = [], ...told }: Told): Promise<Moment> {
  const read = readScenario({
    start: '2026-09-07T07:45:00+02:00',
    end: '2026-09-08T12:00:00+02:00',
    mailboxes: [oneBox],
    pc: [{ days: 'mon-fri', from: '07:45', to: '17:30' }],
    ...told,
    world: [usualMail, ...world],
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return lastMoment(read.scenario);
}

async function lastMoment(scenario: Scenario): Promise<Moment> {
  let state = newWatch([]);
  let journal: readonly JournalEntry[] = [];
  await simulate(
    scenario,
    {
      ...belgium,
      profile: defaultProfile,
      inspect: (next, nowMs) => {
        const transitions = transitionsBetween(state, next, nowMs);
        const changes = matterChanges(state.matters, next.matters);
        journal = noteTransitions(journal, { transitions, changes, state: next }, nowMs);
        state = next;
      },
    },
    () => {},
  );
  const changed = new Map(
    scenario.user
      .filter(({ does }) => does === 'password-changed')
      .map(({ mailbox, at }) => [mailbox, belgianCalendar.localDate(at)]),
  );
  // Which legs a mailbox has is a server profile's to say in the settings.
  const mailboxes = scenario.mailboxes.map(({ receiving: _receiving, sending: _sending, ...box }, index) => ({
    ...box,
    passwordChangedOn: changed.get(index) ?? box.passwordChangedOn,
  }));
  const settings = settingsSchema.parse({ schema: 2, profiles: [defaultProfile], mailboxes });
  return { state, journal, nowMs: scenario.end, settings };
}

function transitionsBetween(before: WatchState, after: WatchState, atMs: number): Transition[] {
  return after.mailboxes.flatMap(({ address, health }) => {
    const known = before.mailboxes.find((one) => one.address === address)?.health ?? health;
    return checkIds
      .filter((check) => known[check].code !== health[check].code || known[check].status !== health[check].status)
      .map((check) => ({ atMs, address, check, from: known[check], to: health[check] }));
  });
}

export const contextOf = ({ settings }: Pick<Moment, 'settings'>): WatchContext => ({
  calendar: belgium.calendar,
  schoolDays: createSchoolDays(belgium.calendar, belgium.schoolCalendar),
  policy: settings.policy,
  random: () => 0.5,
  settingsOf: openMailboxBook(() => settings).watched,
});

type Happening = WatchEvent extends infer Event ? (Event extends WatchEvent ? Omit<Event, 'atMs'> : never) : never;

/** What the watch makes of these events, one after the other at the same instant. */
export async function after(told: Moment | Promise<Moment>, ...events: readonly Happening[]): Promise<Moment> {
  const moment = await told;
  const { nowMs } = moment;
  let { state, journal } = moment;
  for (const event of events) {
    const reduced = reduce(state, { ...event, atMs: nowMs } as WatchEvent, contextOf(moment));
    state = reduced.state;
    journal = noteTransitions(journal, reduced, nowMs);
  }
  return { ...moment, state, journal };
}

/** A watch that has just been started, with these mailboxes and nothing known of them. */
export function fresh(...addresses: readonly string[]): Promise<Moment> {
  const mailboxes = addresses.map((address) => ({ address }));
  const settings = settingsSchema.parse({ schema: 2, profiles: [defaultProfile], mailboxes });
  const nowMs = Date.parse('2026-09-08T12:00:00+02:00');
  return after({ state: newWatch(addresses), journal: [], nowMs, settings }, { kind: 'started' });
}

import { fullOn } from '../domain/checks/forecast.ts';
import type { WatchContext } from '../domain/model/context.ts';
import type { Failure } from '../domain/model/failure.ts';
import { type HoldReason, type Leg, legs } from '../domain/model/health.ts';
import type { Attempt } from '../domain/model/latch.ts';
import { holdOf } from '../domain/model/leg-state.ts';
import type { Settings } from '../domain/model/settings.ts';
import { mailboxOf } from '../domain/model/state.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import { createSchoolDays, type SchoolDays } from '../domain/time/closures.ts';
import { type Snapshot, snapshot } from '../domain/view/snapshot.ts';
import { noteTransitions, withoutForgotten } from '../domain/watch/journal.ts';
import type { AppData, ApplicationParts } from './application-parts.ts';
import { createRightClock } from './clocks.ts';
import { type MailboxBook, openMailboxBook } from './mailbox-book.ts';
import { createMonitor, type Monitor } from './monitor.ts';
import { createPasswordBindings, type PasswordBindings, type PasswordStore } from './passwords.ts';
import type { WaitingClock } from './ports.ts';
import { createProgramWatch, type ProgramWatch } from './program-watch.ts';
import { createGuardedProbes } from './refused-logins.ts';

/** Why a command could not be carried out. */
export type Problem =
  | 'unknown-mailbox'
  | 'password-not-stored'
  | 'password-not-forgotten'
  | 'invalid'
  | 'other-pc'
  | 'not-possible-now';
/** What became of a command. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };
export const done: Done = { ok: true };
export const unknownMailbox = { ok: false, problem: 'unknown-mailbox' } as const;
/** These settings were made on another PC, and the user has not yet said which of the two is to watch. */
export const otherPc = { ok: false, problem: 'other-pc' } as const;
/** Nothing could be planned: the day's sessions are used up, or the leg waits for the user. */
export const notPossibleNow = { ok: false, problem: 'not-possible-now' } as const;
/** The keychain did not say that a password is gone. */
export const passwordNotForgotten = { ok: false, problem: 'password-not-forgotten' } as const;

/** What every command of the user works on: settings, facts, passwords and the watch, kept in step. */
export type Core = {
  readonly clock: WaitingClock;
  readonly calendar: Calendar;
  readonly passwords: PasswordStore;
  readonly monitor: Monitor;
  readonly book: MailboxBook;
  settings(): Settings;
  /** The school calendar and the school's own closures. */
  schoolDays(): SchoolDays;
  saveSettings(next: Partial<Settings>): void;
  data(): AppData;
  /** @returns whether it was written */
  saveData(next: Partial<AppData>): boolean;
  context(): WatchContext;
  snapshot(): Snapshot;
  readonly bind: PasswordBindings['bind'];
  readonly unbind: PasswordBindings['unbind'];
  readonly isOtherPc: PasswordBindings['isOtherPc'];
  /** Tells the watch of the mailboxes as they are now; only new ones are looked at. */
  settingsChanged(): void;
  /** Tells the watch of rules and servers as they are now; nothing is looked at on the spot. */
  rulesChanged(): void;
  /** A password typed for another server is never sent to this one; settings from another PC wait for a decision. */
  reviewHolds(): void;
  /** Ends a wait for a password that is not coming now. */
  release(address: string, reason: HoldReason): void;
  /** Drops all that the watch and its journal know of a mailbox. */
  forget(address: string): void;
  dismissNotices(): void;
  changed(): void;
  readonly programs: ProgramWatch;
};

export function createCore(parts: ApplicationParts, onChange: () => void): Core {
  const { calendar, passwords } = parts;
  let settings = parts.settings.initial;
  let data = parts.data.initial;
  let { journal, watch: kept } = parts.watch.initial;
  let { notices } = parts;
  let looking: readonly { readonly address: string; readonly leg: Leg }[] = [];
  const book = openMailboxBook(() => settings);

  const context = (): WatchContext => ({
    calendar,
    schoolDays,
    policy: settings.policy,
    random: parts.random,
    settingsOf: book.watched,
    areSettingsLost: parts.areSettingsLost ?? false,
    builtOnMs: parts.builtOnMs ?? 0,
  });
  const allDays = (): SchoolDays => createSchoolDays(calendar, [...parts.schoolCalendar, ...settings.closures]);
  let schoolDays = allDays();
  const saveSettings = (next: Partial<Settings>): void => {
    settings = { ...settings, ...next };
    if (next.closures) schoolDays = allDays();
    parts.settings.save(settings);
  };
  const saveData = (next: Partial<AppData>): boolean => {
    data = { ...data, ...next };
    return parts.data.save(data);
  };
  const bindings = createPasswordBindings({ data: () => data, saveData, book, pc: parts.pc });
  settleMended(settings, saveSettings, bindings.unbind);

  /** What cannot be remembered must not be there to be sent again: the refused password leaves the keychain. */
  const discard = async ({ server, user, password }: Attempt, { kind }: Failure): Promise<void> => {
    const leg: Leg = server.startsWith('smtp:') ? 'sending' : 'receiving';
    for (const address of book.addresses().filter((one) => book.servers(one).user === user)) {
      const stored = await passwords.get(address, leg);
      if (stored.kind !== 'found' || stored.password !== password) continue;
      if (bindings.noteRefusal(address, leg, kind)) continue;
      await passwords.forget(address, leg);
      notices = [...notices, { kind: 'password-removed', store: 'app', file: address }];
      onChange();
    }
  };

  const monitor = createMonitor(
    {
      clock: parts.clock,
      probes: createGuardedProbes(parts.probes, parts.refused, discard),
      notifier: parts.notifier,
      context,
      addresses: book.addresses,
      serversOf: book.servers,
      secrets: {
        password: async (address, leg) =>
          bindings.isBound(address, leg) ? passwords.get(address, leg) : { kind: 'missing' },
        isExpected: bindings.isBound,
        refusedAs: bindings.refusedAs,
        noteRefusal: bindings.noteRefusal,
      },
      onBug: parts.onBug,
      store: {
        load: () => parts.watch.initial.watch,
        save: (watch) => {
          journal = withoutForgotten(journal, kept, watch);
          kept = watch;
          parts.watch.save({ schema: 1, watch, journal });
        },
      },
      texts: (state, nowMs) => ({
        lang: settings.lang,
        labelOf: (address) => (settings.mailboxes.length > 1 ? book.of(address).label || address : null),
        fullOn: (address) => fullOn(state, address, nowMs, calendar),
      }),
      secured: {
        has: ({ host, port }) => data.secured.includes(`${host}:${port}`),
        add: ({ host, port }) => {
          const server = `${host}:${port}`;
          if (!data.secured.includes(server)) saveData({ secured: [...data.secured, server] });
        },
      },
    },
    {
      noted: (reduced) => {
        journal = noteTransitions(journal, reduced, reduced.transitions[0]?.atMs ?? clock.now());
      },
      changed: onChange,
      looking: (address, leg, isRunning) => {
        looking = looking
          .filter((one) => one.address !== address || one.leg !== leg)
          .concat(isRunning ? [{ address, leg }] : []);
        onChange();
      },
    },
  );

  const clock = createRightClock(parts.clock, monitor.state, context);
  const reviewHolds = (): void => bindings.review(monitor);
  const settingsChanged = (): void => {
    monitor.tell({ kind: 'settings-changed', addresses: book.addresses() });
    reviewHolds();
  };
  const rulesChanged = (): void => {
    monitor.tell({ kind: 'rules-changed' });
    reviewHolds();
  };
  const release = (address: string, reason: HoldReason): void => {
    const mailbox = mailboxOf(monitor.state(), address);
    for (const leg of legs)
      if (mailbox && holdOf(mailbox.legs[leg]) === reason) monitor.tell({ kind: 'leg-released', address, leg });
    reviewHolds();
  };

  const programs = createProgramWatch({
    programs: parts.mailPrograms,
    core: { monitor, clock, book, settings: () => settings, data: () => data, saveData, changed: onChange },
    onBug: parts.onBug,
  });

  return {
    clock,
    calendar,
    programs,
    passwords,
    monitor,
    book,
    settings: () => settings,
    schoolDays: () => schoolDays,
    saveSettings,
    data: () => data,
    saveData,
    context,
    snapshot: () =>
      snapshot(monitor.state(), clock.now(), context(), {
        ...parts.shell(),
        lang: settings.lang,
        version: parts.version,
        secrets: passwords.kind,
        notices: [...notices, ...(parts.unsaved?.() ?? [])],
        isOtherPc: bindings.isOtherPc(),
        setup: data.setup,
        mended: settings.mended ?? [],
        profiles: settings.profiles,
        closures: settings.closures,
        schoolCalendar: parts.schoolCalendar,
        programs: programs.view(),
        profileOf: book.profileOf,
        journal,
        looking,
      }),
    bind: bindings.bind,
    unbind: bindings.unbind,
    isOtherPc: bindings.isOtherPc,
    settingsChanged,
    rulesChanged,
    reviewHolds,
    release,
    forget: (address) => monitor.tell({ kind: 'mailbox-forgotten', address }),
    dismissNotices() {
      notices = [];
      if (settings.mended) saveSettings({ mended: undefined });
      onChange();
    },
    changed: onChange,
  };
}

/** A password is not sent under another login name than the one it was typed for; another server its bindings see to. */
function settleMended(
  { mended = [] }: Settings,
  saveSettings: Core['saveSettings'],
  unbind: PasswordBindings['unbind'],
): void {
  if (mended.every(({ isSettled }) => isSettled)) return;
  for (const { part, of, isSettled } of mended) if (part === 'login' && !isSettled) unbind(of, legs);
  saveSettings({ mended: mended.map((one) => ({ ...one, isSettled: true })) });
}

import { type CheckId, type Leg, legs } from '../domain/model/health.ts';
import { type ClosureImport, inOrder, type OwnClosure } from '../domain/model/own-closures.ts';
import { type PolicyPatch, patched } from '../domain/model/policy-patch.ts';
import { policyProblem } from '../domain/model/rules.ts';
import type { ServerProfile } from '../domain/model/server-profile.ts';
import { mailboxOf } from '../domain/model/state.ts';
import type { Lang } from '../domain/text/index.ts';
import { type SnoozeKind, snoozeUntil } from '../domain/view/tray-menu.ts';
import type { ApplicationParts } from './application-parts.ts';
import { closuresIn } from './closures-in.ts';
import { type Core, createCore, type Done, done, notPossibleNow, unknownMailbox } from './core.ts';
import { type MailboxCommands, mailboxCommands, type PasswordWaits, passwordWaits } from './mailbox-commands.ts';
import { type StoredPassword, storedPasswords } from './passwords.ts';
import type { ChosenFile } from './run-command.ts';
import { type TypedPasswords, typedPasswords } from './typed-passwords.ts';

export {
  type AppData,
  type ApplicationParts,
  appDataSchema,
  newAppData,
  newSavedWatch,
  type Saved,
  type SavedWatch,
} from './application-parts.ts';
export { type StoredPassword, storedPasswords } from './passwords.ts';

/** The application without its shell: settings, passwords and the monitor, and what a user may ask of them. */
export type Application = Pick<Core, 'monitor' | 'clock' | 'settings' | 'context' | 'snapshot'> &
  MailboxCommands &
  PasswordWaits &
  TypedPasswords &
  WatchCommands &
  ClosureCommands & {
    profileOf(address: string): ServerProfile;
    /** Passwords that may be in the keychain. */
    storedPasswords(): readonly StoredPassword[];
    /** Something that the shell shows has changed. */
    refresh(): void;
    /** Which mail programs run, and their settings where it is time; to be called once a minute. */
    lookAtPrograms: Core['programs']['look'];
    /** The settings of the mail programs are read now. */
    checkPrograms(): Promise<Done>;
    /** The user leaves the icon hidden. */
    leaveIcon(): Done;
    /** Runs until it is stopped. */
    run(): Promise<void>;
    stop(): void;
  };

/** What the user asks of the watch as a whole. */
export type WatchCommands = {
  /** @param leg both without it @param isConfirmed the user insists on a password that was refused */
  testNow(written: string, leg: Leg | undefined, isConfirmed: boolean): Done;
  snooze(choice: SnoozeKind | 'end'): Done;
  /** The user has taken note of what this check is in trouble for, or takes that back. */
  noteMatter(written: string, check: CheckId, isNoted: boolean): Done;
  /** The same of what a toast that still stands is about. @returns whether there is one, and it is about one thing */
  noteToast(isAbout: (tag: string) => boolean): boolean;
  /** The user says that this PC is the one that watches now. */
  adoptPc(): Done;
  dismissNotices(): Done;
  /** What is not given stays; nothing is changed where the rules would not fit each other. */
  savePolicy(patch: PolicyPatch): Done;
  /** Replaces the server profile of the same id. */
  saveProfile(profile: ServerProfile): Done;
  setLanguage(lang: Lang): Done;
};

/** What the user does with the school's own closures. */
export type ClosureCommands = {
  /** Replaces them all. */
  saveClosures(closures: readonly OwnClosure[]): Done;
  /** What a chosen calendar file holds; nothing is kept. */
  findClosures(file: ChosenFile): Promise<ClosureImport>;
};

/** @param onChange told whenever icon, tooltip, menu or window may have something new to show */
export function createApplication(parts: ApplicationParts, onChange: () => void): Application {
  const core = createCore(parts, onChange);
  const { monitor, settings, context, snapshot, book } = core;
  return {
    monitor,
    clock: core.clock,
    settings,
    context,
    snapshot,
    profileOf: book.profileOf,
    storedPasswords: () => storedPasswords(core.data(), book.addresses()),
    refresh: onChange,
    lookAtPrograms: core.programs.look,
    async checkPrograms() {
      await core.programs.look();
      await core.programs.read();
      return done;
    },
    leaveIcon() {
      core.saveData({ wasIconShown: false });
      onChange();
      return done;
    },
    async run() {
      if (core.data().pc === '') core.saveData({ pc: parts.pc });
      core.settingsChanged();
      await monitor.start();
    },
    stop: () => monitor.stop(),
    ...mailboxCommands(core),
    ...typedPasswords(core),
    ...passwordWaits(core),
    ...watchCommands(core, parts),
    ...closureCommands(core),
  };
}

function watchCommands(core: Core, parts: Pick<ApplicationParts, 'pc'>): WatchCommands {
  const { book, calendar, changed, clock, monitor, reviewHolds, saveData, saveSettings, settings } = core;
  return {
    testNow(written, leg, isConfirmed) {
      const address = book.find(written)?.address;
      if (address === undefined) return unknownMailbox;
      const asked = leg ? [leg] : legs;
      for (const one of asked) monitor.tell({ kind: 'test-asked', address, leg: one, isConfirmed });
      const states = mailboxOf(monitor.state(), address)?.legs;
      return asked.some((one) => states?.[one].due?.cause === 'user') ? done : notPossibleNow;
    },
    snooze(choice) {
      monitor.tell({ kind: 'snoozed', untilMs: choice === 'end' ? null : snoozeUntil(choice, clock.now(), calendar) });
      return done;
    },
    noteMatter(written, check, isNoted) {
      const address = book.find(written)?.address;
      if (address === undefined) return unknownMailbox;
      monitor.tell({ kind: 'noted', address, check, isNoted });
      return done;
    },
    noteToast(isAbout) {
      const about = monitor.state().matters.filter(({ toast }) => toast !== null && isAbout(toast));
      const [only] = about.length === 1 ? (about[0]?.members ?? []) : [];
      if (only === undefined) return false;
      monitor.tell({ kind: 'noted', address: only.address, check: only.check, isNoted: true });
      return true;
    },
    adoptPc() {
      saveData({ pc: parts.pc });
      reviewHolds();
      changed();
      return done;
    },
    dismissNotices() {
      core.dismissNotices();
      return done;
    },
    savePolicy(patch) {
      const policy = patched(settings().policy, patch);
      if (policyProblem(policy) !== null) return { ok: false, problem: 'invalid' };
      saveSettings({ policy });
      core.rulesChanged();
      return done;
    },
    saveProfile(profile) {
      if (!settings().profiles.some(({ id }) => id === profile.id)) return { ok: false, problem: 'invalid' };
      saveSettings({ profiles: settings().profiles.map((one) => (one.id === profile.id ? profile : one)) });
      core.rulesChanged();
      return done;
    },
    setLanguage(lang) {
      saveSettings({ lang });
      changed();
      return done;
    },
  };
}

function closureCommands({ calendar, clock, rulesChanged, saveSettings, schoolDays }: Core): ClosureCommands {
  return {
    saveClosures(closures) {
      saveSettings({ closures: inOrder(closures) });
      rulesChanged();
      return done;
    },
    async findClosures(file) {
      return file.kind === 'chosen'
        ? closuresIn(file.bytes, { calendar, days: schoolDays(), nowMs: clock.now() })
        : file;
    },
  };
}

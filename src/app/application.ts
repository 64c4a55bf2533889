import { type Leg, legs } from '../domain/model/health.ts';
import { type PolicyPatch, patched } from '../domain/model/policy-patch.ts';
import { policyProblem } from '../domain/model/rules.ts';
import type { ServerProfile } from '../domain/model/server-profile.ts';
import type { Lang } from '../domain/text/index.ts';
import { type SnoozeKind, snoozeUntil } from '../domain/view/tray-menu.ts';
import { closureCommands } from './closure-commands.ts';
import { type ApplicationParts, type Core, createCore } from './core.ts';
import { type Done, done, notPossibleNow, unknownMailbox } from './done.ts';
import { mailboxCommands, waitingForPasswords } from './mailbox-commands.ts';
import { storedPasswords } from './password-bindings.ts';
import { typedPasswords } from './typed-passwords.ts';

export { type AppData, appDataSchema, newAppData } from './app-data.ts';
export { type ApplicationParts, newSavedWatch, type Saved, type SavedWatch } from './core.ts';
export { storedPasswords } from './password-bindings.ts';
export type { StoredPassword } from './password-store.ts';

/** The application without its shell: settings, passwords and the monitor, and what a user may ask of them. */
export type Application = ReturnType<typeof createApplication>;

/** @param onChange told whenever icon, tooltip, menu or window may have something new to show */
export function createApplication(parts: ApplicationParts, onChange: () => void) {
  const core = createCore(parts, onChange);
  const { monitor, settings, context, snapshot, book } = core;
  return {
    monitor,
    settings,
    context,
    snapshot,
    profileOf: book.profileOf,
    /** Passwords that may be in the keychain. */
    storedPasswords: () => storedPasswords(core.data(), book.addresses()),
    /** Something that the shell shows has changed. */
    refresh: onChange,
    /** Runs until {@link stop}. */
    async run(): Promise<void> {
      if (core.data().pc === '') core.saveData({ pc: parts.pc });
      core.settingsChanged();
      await monitor.start();
    },
    stop: (): void => monitor.stop(),
    ...mailboxCommands(core),
    ...typedPasswords(core),
    ...waitingForPasswords(core),
    ...ruleCommands(core, parts),
    ...closureCommands(core),
  };
}

/** What the user asks of the watch as a whole. */
function ruleCommands(core: Core, parts: ApplicationParts) {
  const { book, calendar, changed, clock, monitor, reviewHolds, saveData, saveSettings, settings } = core;
  return {
    testNow(written: string, leg: Leg | undefined, isConfirmed: boolean): Done {
      const address = book.find(written)?.address;
      if (address === undefined) return unknownMailbox;
      const asked = leg ? [leg] : legs;
      for (const one of asked) monitor.tell({ kind: 'test-asked', address, leg: one, isConfirmed });
      const states = monitor.state().mailboxes.find((mailbox) => mailbox.address === address)?.legs;
      return asked.some((one) => states?.[one].due?.cause === 'user') ? done : notPossibleNow;
    },
    snooze(choice: SnoozeKind | 'end'): Done {
      monitor.tell({ kind: 'snoozed', untilMs: choice === 'end' ? null : snoozeUntil(choice, clock.now(), calendar) });
      return done;
    },
    /** The user says that this PC is the one that watches now. */
    adoptPc(): Done {
      saveData({ pc: parts.pc });
      reviewHolds();
      changed();
      return done;
    },
    dismissNotices(): Done {
      core.dismissNotices();
      return done;
    },
    /** What is not given stays; nothing is changed where the rules would not fit each other. */
    savePolicy(patch: PolicyPatch): Done {
      const policy = patched(settings().policy, patch);
      if (policyProblem(policy) !== null) return { ok: false, problem: 'invalid' };
      saveSettings({ policy });
      core.rulesChanged();
      return done;
    },
    /** Replaces the server profile of the same id. */
    saveProfile(profile: ServerProfile): Done {
      if (!settings().profiles.some(({ id }) => id === profile.id)) return { ok: false, problem: 'invalid' };
      saveSettings({ profiles: settings().profiles.map((one) => (one.id === profile.id ? profile : one)) });
      core.rulesChanged();
      return done;
    },
    setLanguage(lang: Lang): Done {
      saveSettings({ lang });
      changed();
      return done;
    },
  };
}

import type { Calendar } from '../domain/calendar.ts';
import type { WatchContext, WatchedMailbox } from '../domain/context.ts';
import { fullOn } from '../domain/full-date.ts';
import { type Leg, legs } from '../domain/health.ts';
import { type JournalEntry, noteTransitions } from '../domain/journal.ts';
import type { ServerProfile } from '../domain/server-profile.ts';
import { type MailboxSettings, mailboxSettingsSchema, type Settings } from '../domain/settings.ts';
import { type Snapshot, snapshot } from '../domain/snapshot.ts';
import { type HoldReason, newWatch, type WatchState } from '../domain/state.ts';
import { type SnoozeKind, snoozeUntil } from '../domain/tray-view.ts';
import { createMonitor, type Monitor, type Servers } from './monitor.ts';
import type { Notifier, Probes, WaitingClock } from './ports.ts';

/** What is kept beside settings: facts about this PC and these servers, and no secrets. */
export type AppData = {
  readonly schema: 1;
  /** The PC that these settings belong to; empty before the first start. */
  readonly pc: string;
  /** `leg:address` → the server for which that password was typed. */
  readonly bindings: Readonly<Record<string, string>>;
  /** Servers seen encrypted, `host:port`. */
  readonly secured: readonly string[];
};
export const newAppData: AppData = { schema: 1, pc: '', bindings: {}, secured: [] };

/** The watch's state and its journal, as they are saved. */
export type SavedWatch = { readonly schema: 1; readonly watch: WatchState; readonly journal: readonly JournalEntry[] };

/** A value that survives. */
export type Saved<Value> = { readonly initial: Value; save(value: Value): void };

export type PasswordStore = {
  readonly kind: 'keychain' | 'session';
  get(address: string, leg: Leg): Promise<string | null>;
  set(address: string, leg: Leg, password: string): Promise<boolean>;
  forget(address: string, leg: Leg): Promise<void>;
};

export type ApplicationParts = {
  readonly clock: WaitingClock;
  readonly calendar: Calendar;
  readonly random: () => number;
  readonly probes: Probes;
  readonly passwords: PasswordStore;
  readonly notifier: Notifier;
  readonly settings: Saved<Settings>;
  readonly watch: Saved<SavedWatch>;
  readonly data: Saved<AppData>;
  readonly version: string;
  /** Identifies this PC; settings found on another one wait for the user. */
  readonly pc: string;
  readonly notices: readonly string[];
};

export type Done =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'unknown-mailbox' | 'password-not-stored' | 'invalid' };
const done: Done = { ok: true };

/** What the user can change of a mailbox in one form. Passwords go straight to the keychain. */
export type MailboxForm = {
  readonly address: string;
  readonly label?: string | undefined;
  readonly mailboxPassword?: string | undefined;
  readonly cerberePassword?: string | undefined;
  readonly passwordChangedOn?: string | null | undefined;
  readonly limitBytes?: number | null | undefined;
};

export type Application = {
  run(): Promise<void>;
  stop(): void;
  readonly monitor: Monitor;
  readonly settings: () => Settings;
  readonly context: () => WatchContext;
  readonly snapshot: () => Snapshot;
  saveMailbox(form: MailboxForm): Promise<Done>;
  forgetMailbox(address: string): Promise<Done>;
  testNow(address: string, leg: Leg | undefined, isConfirmed: boolean): Done;
  snooze(choice: SnoozeKind | 'end'): Done;
  /** The user says that this PC is the one that watches now. */
  adoptPc(): Done;
  dismissNotices(): Done;
};

/** The application without its shell: settings, passwords and the monitor, and what a user may ask of them. */
export function createApplication(parts: ApplicationParts, onChange: () => void): Application {
  const { clock, calendar, passwords } = parts;
  let settings = parts.settings.initial;
  let data = parts.data.initial;
  let { journal } = parts.watch.initial;
  let { notices } = parts;
  let looking: readonly { readonly address: string; readonly leg: Leg }[] = [];

  const profileOf = ({ profileId }: MailboxSettings): ServerProfile => {
    const found = settings.profiles.find(({ id }) => id === profileId) ?? settings.profiles[0];
    if (!found) throw new RangeError('settings without a server profile');
    return found;
  };
  const find = (address: string): MailboxSettings | undefined =>
    settings.mailboxes.find((mailbox) => mailbox.address.toLowerCase() === address.toLowerCase());
  const mailboxOf = (address: string): MailboxSettings => find(address) ?? mailboxSettingsSchema.parse({ address });
  const watchedOf = (address: string): WatchedMailbox => {
    const mailbox = mailboxOf(address);
    const { passwordLifetimeMonths, pop3, smtp } = profileOf(mailbox);
    return { ...mailbox, passwordLifetimeMonths, hasReceiving: pop3 !== null, hasSending: smtp !== null };
  };
  const context = (): WatchContext => ({
    calendar,
    policy: settings.policy,
    random: parts.random,
    settingsOf: watchedOf,
  });
  const addresses = (): string[] => settings.mailboxes.map(({ address }) => address);
  const serversOf = (address: string): Servers => {
    const mailbox = mailboxOf(address);
    const { pop3, smtp, imap } = profileOf(mailbox);
    return { user: mailbox.user ?? address, pop3, smtp, imap };
  };
  /** The servers that a leg's password may be sent to; the quota is asked with the receiving one. */
  const bindingOf = (address: string, leg: Leg): string => {
    const { pop3, smtp, imap } = serversOf(address);
    const servers = leg === 'receiving' ? [pop3, imap] : [smtp];
    return servers
      .flatMap((server) => (server ? [`${server.host.toLowerCase()}:${server.port}/${server.security}`] : []))
      .join(' ');
  };
  const isBound = (address: string, leg: Leg): boolean =>
    data.bindings[`${leg}:${address}`] === bindingOf(address, leg);
  const saveSettings = (next: Settings): void => {
    settings = next;
    parts.settings.save(settings);
  };
  const saveData = (next: AppData): void => {
    data = next;
    parts.data.save(data);
  };

  const monitor = createMonitor(
    {
      clock,
      probes: parts.probes,
      notifier: parts.notifier,
      context,
      addresses,
      serversOf,
      secrets: { password: async (address, leg) => (isBound(address, leg) ? passwords.get(address, leg) : null) },
      store: {
        load: () => parts.watch.initial.watch,
        save: (watch) => parts.watch.save({ schema: 1, watch, journal }),
      },
      texts: (state, nowMs) => ({
        lang: settings.lang,
        labelOf: (address) => (settings.mailboxes.length > 1 ? mailboxOf(address).label || address : null),
        fullOn: (address) => fullOn(state, address, nowMs, calendar),
      }),
      secured: {
        has: ({ host, port }) => data.secured.includes(`${host}:${port}`),
        add: ({ host, port }) => {
          const server = `${host}:${port}`;
          if (!data.secured.includes(server)) saveData({ ...data, secured: [...data.secured, server] });
        },
      },
    },
    {
      changed: (_state, transitions) => {
        journal = noteTransitions(journal, transitions);
        onChange();
      },
      looking: (address, leg, isRunning) => {
        looking = looking
          .filter((one) => one.address !== address || one.leg !== leg)
          .concat(isRunning ? [{ address, leg }] : []);
        onChange();
      },
    },
  );

  const holdFor = (address: string, leg: Leg): HoldReason | null => {
    if (data.pc !== '' && data.pc !== parts.pc) return 'other-pc';
    const isKnown = data.bindings[`${leg}:${address}`] !== undefined;
    return isKnown && !isBound(address, leg) ? 'server-changed' : null;
  };
  /** A password typed for another server is never sent to this one; settings from another PC wait for a decision. */
  const reviewHolds = (): void => {
    for (const { address, legs: states } of monitor.state().mailboxes) {
      for (const leg of legs) {
        const { hold } = states[leg];
        const wanted = holdFor(address, leg);
        if (hold === wanted || hold === 'renewal') continue;
        monitor.tell(
          wanted ? { kind: 'leg-held', address, leg, reason: wanted } : { kind: 'leg-released', address, leg },
        );
      }
    }
  };
  /** Stores all passwords of a form, or none. */
  const storePasswords = async (
    address: string,
    typed: readonly (readonly [Leg, string | undefined])[],
  ): Promise<boolean> => {
    const replaced: (readonly [Leg, string | null])[] = [];
    for (const [leg, password] of typed) {
      if (password === undefined) continue;
      const before = await passwords.get(address, leg);
      if (await passwords.set(address, leg, password)) replaced.push([leg, before]);
      else {
        for (const [one, old] of replaced)
          await (old === null ? passwords.forget(address, one) : passwords.set(address, one, old));
        return false;
      }
    }
    return true;
  };

  return {
    monitor,
    settings: () => settings,
    context,
    snapshot: () =>
      snapshot(monitor.state(), clock.now(), context(), {
        lang: settings.lang,
        version: parts.version,
        secrets: passwords.kind,
        notices,
        journal,
        looking,
      }),
    async run() {
      if (data.pc === '') saveData({ ...data, pc: parts.pc });
      monitor.tell({ kind: 'settings-changed', addresses: addresses() });
      reviewHolds();
      await monitor.start();
    },
    stop: () => monitor.stop(),
    async saveMailbox({ address: written, mailboxPassword, cerberePassword, ...values }) {
      const address = find(written)?.address ?? written;
      const typed: readonly (readonly [Leg, string | undefined])[] = [
        ['receiving', mailboxPassword],
        ['sending', cerberePassword],
      ];
      const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      const parsed = mailboxSettingsSchema.safeParse({ ...mailboxOf(address), ...given });
      if (!parsed.success) return { ok: false, problem: 'invalid' };
      if (!(await storePasswords(address, typed))) return { ok: false, problem: 'password-not-stored' };
      const next = parsed.data;
      const isKnown = find(address) !== undefined;
      const mailboxes = isKnown
        ? settings.mailboxes.map((one) => (one.address === address ? next : one))
        : [...settings.mailboxes, next];
      saveSettings({ ...settings, mailboxes });
      const changed = typed.flatMap(([leg, password]) => (password === undefined ? [] : [leg]));
      const bound = Object.fromEntries(changed.map((leg) => [`${leg}:${address}`, bindingOf(address, leg)]));
      // A password typed here says that this is the PC that watches.
      if (changed.length > 0) saveData({ ...data, pc: parts.pc, bindings: { ...data.bindings, ...bound } });
      // Another label or date is no reason to knock at the servers.
      monitor.tell(isKnown ? { kind: 'tick' } : { kind: 'settings-changed', addresses: addresses() });
      for (const leg of changed) monitor.tell({ kind: 'leg-edited', address, leg });
      reviewHolds();
      onChange();
      return done;
    },
    async forgetMailbox(address) {
      if (!find(address)) return { ok: false, problem: 'unknown-mailbox' };
      for (const leg of legs) await passwords.forget(address, leg);
      const own = legs.map((leg) => `${leg}:${address}`);
      const bindings = Object.fromEntries(Object.entries(data.bindings).filter(([key]) => !own.includes(key)));
      saveData({ ...data, bindings });
      saveSettings({ ...settings, mailboxes: settings.mailboxes.filter((mailbox) => mailbox.address !== address) });
      monitor.tell({ kind: 'settings-changed', addresses: addresses() });
      return done;
    },
    testNow(address, leg, isConfirmed) {
      if (!find(address)) return { ok: false, problem: 'unknown-mailbox' };
      for (const one of leg ? [leg] : legs) monitor.tell({ kind: 'test-asked', address, leg: one, isConfirmed });
      return done;
    },
    snooze(choice) {
      monitor.tell({ kind: 'snoozed', untilMs: choice === 'end' ? null : snoozeUntil(choice, clock.now(), calendar) });
      return done;
    },
    adoptPc() {
      saveData({ ...data, pc: parts.pc });
      reviewHolds();
      return done;
    },
    dismissNotices() {
      notices = [];
      onChange();
      return done;
    },
  };
}

export const newSavedWatch = (): SavedWatch => ({ schema: 1, watch: newWatch([]), journal: [] });

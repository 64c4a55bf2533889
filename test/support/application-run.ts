import { expect } from 'vitest';
import {
  type AppData,
  type Application,
  createApplication,
  newAppData,
  newSavedWatch,
  type SavedWatch,
} from '../../src/app/application.ts';
import { belgium, defaultProfile } from '../../src/app/belgium.ts';
import type { PasswordStore } from '../../src/app/passwords.ts';
import type { Probes, WaitingClock } from '../../src/app/ports.ts';
import { createRefusedLogins, type RefusedEntry, unconcealed } from '../../src/app/refused-logins.ts';
import { noShell } from '../../src/demo/browser-shell.ts';
import type { Leg } from '../../src/domain/model/health.ts';
import type { ServerProfile } from '../../src/domain/model/server-profile.ts';
import { type Settings, settingsSchema } from '../../src/domain/model/settings.ts';
import type { FileNotice } from '../../src/domain/view/snapshot.ts';
import { createFakeNotifier, createFakeProbes, failure } from './fakes.ts';

export const setAside: FileNotice = { kind: 'set-aside', store: 'settings', file: 'settings.json.corrupt-2026-09-08' };
export const school = 'ec001234@adm.cfwb.be';
export const board = 'po000567@adm.cfwb.be';
export const minute = 60_000;
export const hour = 60 * minute;
/** A Tuesday morning in Brussels. */
export const start = Date.parse('2026-09-08T08:00:00+02:00');

/** What happens from outside, so long after the start. */
export type Step = { readonly afterMs: number; readonly act: (application: Application) => unknown };

/** A clock that jumps from one wait to the next and stops on the way for what happens from outside. */
function createTimeline(steps: readonly Step[], endMs: number) {
  let now = start;
  let todo = [...steps].sort((one, other) => one.afterMs - other.afterMs);
  let application: Application | null = null;
  const clock: WaitingClock = {
    now: () => now,
    monotonic: () => now - start,
    wait: async (ms, signal) => {
      if (signal.aborted) return;
      const [next] = todo;
      const isDue = next !== undefined && start + next.afterMs <= now + ms;
      now = Math.min(start + endMs, isDue ? Math.max(now, start + next.afterMs) : now + ms);
      if (isDue && application) {
        todo = todo.slice(1);
        await next.act(application);
      } else if (now >= start + endMs) application?.stop();
    },
  };
  return {
    clock,
    async run(it: Application): Promise<void> {
      application = it;
      await it.run();
      expect(todo).toEqual([]);
    },
  };
}

/** A keychain that a test can look into and break. */
export function createPasswords(kind: PasswordStore['kind'] = 'keychain') {
  const held = new Map<string, string>();
  const read: string[] = [];
  const refuses = new Set<Leg>();
  /** Legs whose password cannot be erased. */
  const keeps = new Set<Leg>();
  /** Legs whose password cannot be read. */
  const hides = new Set<Leg>();
  const key = (address: string, leg: Leg): string => `${leg}:${address}`;
  const store: PasswordStore = {
    kind,
    get: async (address, leg) => {
      read.push(key(address, leg));
      if (hides.has(leg)) return { kind: 'unreadable' };
      const password = held.get(key(address, leg));
      return password === undefined ? { kind: 'missing' } : { kind: 'found', password };
    },
    set: async (address, leg, password) => {
      if (refuses.has(leg)) return false;
      held.set(key(address, leg), password);
      return true;
    },
    forget: async (address, leg) => {
      if (!keeps.has(leg)) held.delete(key(address, leg));
      return !keeps.has(leg);
    },
  };
  return { store, held, read, refuses, keeps, hides };
}

export const saved = <Value>(initial: Value, takes: () => boolean = () => true) => {
  const all: Value[] = [];
  return {
    initial,
    save: (value: Value) => {
      if (!takes()) return false;
      all.push(structuredClone(value));
      return true;
    },
    all,
    last: () => all.at(-1) ?? initial,
  };
};

export const settingsOf = (profile: ServerProfile, ...addresses: readonly string[]): Settings =>
  settingsSchema.parse({ schema: 2, profiles: [profile], mailboxes: addresses.map((address) => ({ address })) });

/** What a run leaves behind for the next. */
export type Left = {
  readonly settings: Settings;
  readonly data: AppData;
  readonly watch: SavedWatch;
  readonly refused: readonly RefusedEntry[];
};

export type Given = {
  readonly left?: Left;
  readonly settings?: Settings;
  readonly passwords?: ReturnType<typeof createPasswords>;
  readonly pc?: string;
  readonly steps?: readonly Step[];
  readonly hours?: number;
  readonly wrap?: (probes: Probes) => Probes;
  /** Whether the disk takes anything at this moment. */
  readonly takes?: () => boolean;
  readonly unsaved?: () => readonly FileNotice[];
  readonly areSettingsLost?: boolean;
  readonly onBug?: (error: unknown) => void;
  readonly onChange?: () => void;
};

export function createRun({
  left,
  passwords = createPasswords(),
  pc = 'this-pc',
  steps = [],
  hours = 1,
  ...given
}: Given) {
  const fake = createFakeProbes();
  /** As the real probes: without a password no connection, and that is the answer. */
  const needsPassword = (probes: Probes): Probes => {
    const missing = {
      outcome: { ok: false, failure: failure('not-configured') },
      certificate: null,
      durationMs: 0,
    } as const;
    return {
      maildrop: async (question) => (question.password === '' ? missing : probes.maildrop(question)),
      submission: async (question) => (question.password === '' ? missing : probes.submission(question)),
      quota: async (question) => (question.password === '' ? missing : probes.quota(question)),
    };
  };
  const notifier = createFakeNotifier();
  const takes = given.takes ?? (() => true);
  const settings = saved(given.settings ?? left?.settings ?? settingsOf(defaultProfile), takes);
  const data = saved(left?.data ?? newAppData, takes);
  const watch = saved(left?.watch ?? newSavedWatch(), takes);
  const refused = saved(left?.refused ?? [], takes);
  const timeline = createTimeline(steps, hours * hour);
  let changes = 0;
  const application = createApplication(
    {
      clock: timeline.clock,
      ...belgium,
      random: () => 0.5,
      probes: needsPassword(given.wrap?.(fake.probes) ?? fake.probes),
      passwords: passwords.store,
      refused: createRefusedLogins({
        ...unconcealed,
        clock: timeline.clock,
        initial: refused.initial,
        save: refused.save,
      }),
      notifier,
      settings,
      watch,
      data,
      version: '0.1.0',
      pc,
      notices: [setAside],
      areSettingsLost: given.areSettingsLost ?? false,
      ...(given.unsaved ? { unsaved: given.unsaved } : {}),
      shell: () => noShell,
      onBug: given.onBug,
    },
    () => {
      changes += 1;
      given.onChange?.();
    },
  );
  const asked = (leg: 'receiving' | 'sending' | 'quota') => fake.asked.filter((one) => one.leg === leg);
  return {
    ...fake,
    application,
    clock: timeline.clock,
    passwords,
    notifier,
    saved: { settings, data, watch },
    changes: () => changes,
    count: (leg: 'receiving' | 'sending' | 'quota') => asked(leg).length,
    sent: (leg: 'receiving' | 'sending' | 'quota') => asked(leg).map(({ password }) => password),
    run: () => timeline.run(application),
    left: (): Left =>
      structuredClone({
        settings: settings.last(),
        data: data.last(),
        watch: watch.last(),
        refused: refused.last(),
      }),
    leg: (address: string, leg: Leg) => {
      const found = application.monitor.state().mailboxes.find((one) => one.address === address);
      if (!found) throw new Error(`not watched: ${address}`);
      return { ...found.legs[leg], health: found.health[leg] };
    },
  };
}

export const form = { address: school, mailboxPassword: 'boîte-1', cerberePassword: 'cerbère-2' };
export const saveAt = (afterMs: number, more: Partial<typeof form> = {}): Step => ({
  afterMs,
  act: async (application) => expect(await application.saveMailbox({ ...form, ...more })).toEqual({ ok: true }),
});

/** A first run in which the form is filled in, and an hour of watching. */
export async function firstRun(given: Given = {}) {
  const run = createRun({ steps: [saveAt(minute)], ...given });
  await run.run();
  return run;
}

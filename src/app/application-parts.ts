import { z } from 'zod';
import { failureKinds } from '../domain/model/failure.ts';
import { addressSchema } from '../domain/model/rule-schemas.ts';
import type { Settings } from '../domain/model/settings.ts';
import { newWatch, type WatchState } from '../domain/model/state.ts';
import type { Calendar } from '../domain/time/calendar.ts';
import type { Closure } from '../domain/time/closures.ts';
import { type FileNotice, type ShellView, setupSteps } from '../domain/view/snapshot.ts';
import type { JournalEntry } from '../domain/watch/journal.ts';
import type { PasswordStore } from './passwords.ts';
import type { MailPrograms, Notifier, Probes, RefusedLogins, WaitingClock } from './ports.ts';

/** What an application is made of: its ports, and what survives. */
export type ApplicationParts = {
  readonly clock: WaitingClock;
  readonly calendar: Calendar;
  /** Closures of every school; the school's own are in its settings. */
  readonly schoolCalendar: readonly Closure[];
  readonly random: () => number;
  readonly probes: Probes;
  readonly passwords: PasswordStore;
  readonly refused: RefusedLogins;
  readonly notifier: Notifier;
  /** Absent: nothing is known of them. */
  readonly mailPrograms?: MailPrograms;
  readonly settings: Saved<Settings>;
  readonly watch: Saved<SavedWatch>;
  readonly data: Saved<AppData>;
  readonly version: string;
  /** Identifies this PC; settings found on another one wait for the user. */
  readonly pc: string;
  readonly notices: readonly FileNotice[];
  /** The settings file was not there or could not be used: a mailbox that is not in it may still be one. */
  readonly areSettingsLost?: boolean;
  /** The day on which this program was built; absent: not known. */
  readonly builtOnMs?: number;
  /** Files that the disk does not take at this moment. */
  readonly unsaved?: () => readonly FileNotice[];
  /** What the shell adds to a snapshot. */
  readonly shell: () => ShellView;
  /** Told of a bug that the watch outlives; without it, the process' own handler is. */
  readonly onBug?: ((error: unknown) => void) | undefined;
};

/** The watch's state and its journal, as they are saved. */
export type SavedWatch = { readonly schema: 1; readonly watch: WatchState; readonly journal: readonly JournalEntry[] };
export const newSavedWatch = (): SavedWatch => ({ schema: 1, watch: newWatch([]), journal: [] });

/** A value that survives. */
export type Saved<Value> = {
  readonly initial: Value;
  /** @returns whether it was written */
  save(value: Value): boolean;
};

/** What is kept beside settings: facts about this PC and these servers, and no secrets. */
export const appDataSchema = z.object({
  schema: z.literal(1),
  /** The PC that these settings belong to; empty before the first start. */
  pc: z.string(),
  /** `leg:address` → the server for which that password was typed. */
  bindings: z.record(z.string(), z.string()),
  /** `leg:address` → the refusal of that password which closed its latch. */
  refused: z.record(z.string(), z.enum(failureKinds).catch('login-refused')).optional(),
  /** Windows has shown the icon beside the clock: where it is hidden later, something has hidden it. */
  wasIconShown: z.boolean().optional(),
  /** Servers seen encrypted, `host:port`. */
  secured: z.array(z.string()),
  /** The mailbox whose first start is under way. One that is refused is no reason to lose the bindings beside it. */
  setup: z
    .strictObject({ address: addressSchema, step: z.enum(setupSteps) })
    .nullable()
    .default(null)
    .catch(null),
});
export type AppData = Readonly<z.infer<typeof appDataSchema>>;

export const newAppData: AppData = { schema: 1, pc: '', bindings: {}, secured: [], setup: null };

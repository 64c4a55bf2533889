import type { WatchContext } from '../model/context.ts';
import type { CheckId, Status } from '../model/health.ts';
import type { MailProgram } from '../model/mail-program.ts';
import type { Mended } from '../model/mend.ts';
import type { OwnClosure } from '../model/own-closures.ts';
import type { ServerProfile } from '../model/server-profile.ts';
import type { Policy } from '../model/settings.ts';
import type { WatchState } from '../model/state.ts';
import { explain, type Lang } from '../text/index.ts';
import type { Gap } from '../time/awake.ts';
import { isBelieved } from '../time/believed-clock.ts';
import type { Closure } from '../time/closures.ts';
import type { JournalEntry } from '../watch/journal.ts';
import { type MailboxView, type MailboxViewParts, mailboxView } from './mailbox-view.ts';
import { type MatterView, matterViews } from './matter-view.ts';

export type { CheckView, LegView, MailboxView, StorageView } from './mailbox-view.ts';

export type JournalView = {
  readonly atMs: number;
  readonly address: string;
  readonly check: CheckId;
  readonly status: Status;
  readonly title: string;
};

/**
 * Trouble with a file of the profile: put aside, used as far as it could be read, left where it is because it could not be
 * read, or at this moment not taken by a disk that is full, or that refuses it for another reason. `password-removed`: a
 * refused password was taken out of the keychain, because nothing could remember that it is refused; `file` is the mailbox.
 */
export type FileNotice = {
  readonly kind: 'set-aside' | 'damaged' | 'unreadable' | 'disk-full' | 'not-saved' | 'password-removed';
  readonly store: 'settings' | 'watch' | 'app' | 'refused';
  readonly file: string;
};

/** The window's views. */
export const views = ['home', 'setup', 'renewal', 'journal', 'settings'] as const;
export type View = (typeof views)[number];

/** Where in the window: which view, and of which mailbox and check where that matters. */
export type Place = {
  readonly view: View;
  readonly address: string | null;
  readonly check: CheckId | null;
};

/** The first page. */
export const home: Place = { view: 'home', address: null, check: null };

/** Where the first start of a mailbox has come to. */
export const setupSteps = ['passwords', 'dates', 'icon'] as const;
export type Setup = { readonly address: string; readonly step: (typeof setupSteps)[number] };

/** Starting with Windows, as it really is. `disabled-by-user`: registered, but switched off in Task Manager or Settings. */
export type AutostartState = 'on' | 'off' | 'disabled-by-user' | 'not-available';

/** What is known of this PC beside the watch: it is not kept. */
export type ProgramsView = {
  /** Mail programs that run at this moment; null where that cannot be known. */
  readonly running: readonly MailProgram[] | null;
  /** Vigie's icon: beside the clock, or behind the arrow (`hidden-again`: where it once was beside the clock). */
  readonly icon: 'shown' | 'hidden' | 'hidden-again' | 'unknown';
};
export const noPrograms: ProgramsView = { running: null, icon: 'unknown' };

/** What only the shell around the application knows. */
export type ShellView = {
  readonly autostart: AutostartState;
  /** Where the window was last asked to go; `count` grows with each such wish. */
  readonly place: Place & { readonly count: number };
  /** Page of the published versions; null where none is known. */
  readonly releasesUrl: string | null;
};

/** All that a window knows: one object, no secrets in it. */
export type Snapshot = ShellView & {
  readonly atMs: number;
  /** The local date, `YYYY-MM-DD`. */
  readonly today: string;
  readonly lang: Lang;
  readonly version: string;
  readonly isNetworkUp: boolean;
  /** False while this PC's clock is wrong: no date is judged, and times are Vigie's own reckoning. */
  readonly isClockBelieved: boolean;
  readonly snoozedUntilMs: number | null;
  /** Passwords are in the keychain, or only in memory because there is none. */
  readonly secrets: 'keychain' | 'session';
  readonly notices: readonly FileNotice[];
  /** Settings that were refused as they stood in their file, until the user has seen it. */
  readonly mended: readonly Mended[];
  /** These settings were made on another PC: nothing is looked at until the user decides. */
  readonly isOtherPc: boolean;
  readonly setup: Setup | null;
  readonly programs: ProgramsView;
  readonly policy: Policy;
  readonly profiles: readonly ServerProfile[];
  /** The school's own closures, in order. */
  readonly closures: readonly OwnClosure[];
  /** Closures of every school that are not over, in order. */
  readonly schoolCalendar: readonly Closure[];
  /** Times worth telling during which nothing was watched, oldest first. */
  readonly gaps: readonly Gap[];
  readonly mailboxes: readonly MailboxView[];
  /** What is open now, the gravest first. */
  readonly matters: readonly MatterView[];
  /** Newest first. */
  readonly journal: readonly JournalView[];
};

/** What a snapshot is made of beside the watch's state. */
export type SnapshotParts = ShellView &
  Pick<Snapshot, 'lang' | 'version' | 'secrets' | 'notices' | 'isOtherPc' | 'setup' | 'profiles'> &
  Partial<Pick<Snapshot, 'mended' | 'closures' | 'schoolCalendar' | 'programs'>> &
  Pick<MailboxViewParts, 'looking' | 'profileOf'> & { readonly journal: readonly JournalEntry[] };

const journalShown = 200;

export function snapshot(
  state: WatchState,
  nowMs: number,
  context: WatchContext,
  {
    journal,
    looking,
    profileOf,
    mended = [],
    closures = [],
    schoolCalendar = [],
    programs = noPrograms,
    ...parts
  }: SnapshotParts,
): Snapshot {
  const { lang } = parts;
  const today = context.calendar.localDate(nowMs);
  const shown = journal.slice(-journalShown).reverse();
  return {
    ...parts,
    mended,
    programs,
    atMs: nowMs,
    closures,
    schoolCalendar: schoolCalendar.filter(({ to }) => to >= today),
    today,
    isNetworkUp: state.isNetworkUp,
    isClockBelieved: isBelieved(state.clock),
    snoozedUntilMs: state.snoozedUntilMs !== null && state.snoozedUntilMs > nowMs ? state.snoozedUntilMs : null,
    policy: context.policy,
    gaps: state.gaps,
    mailboxes: state.mailboxes.map((mailbox) =>
      mailboxView(mailbox, state, context, { lang, nowMs, profileOf, looking, running: programs.running }),
    ),
    matters: matterViews(state, context, lang),
    journal: shown.map((entry) => {
      const { atMs, address, check, status } = entry;
      return { atMs, address, check, status, title: explain(entry, lang).title };
    }),
  };
}

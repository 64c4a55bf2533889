import { fullOn } from '../checks/forecast.ts';
import { believedExpiry } from '../checks/password-expiry.ts';
import { saidFullMs } from '../checks/storage.ts';
import { storageSamples } from '../checks/storage-history.ts';
import { isTestToConfirm, lockedUntilMs } from '../leg/index.ts';
import { hasLeg, type WatchContext, type WatchedMailbox } from '../model/context.ts';
import { type CheckId, checkIds, type Health, type HoldReason, type Leg, type Status } from '../model/health.ts';
import { isOfPassword } from '../model/latch.ts';
import { holdOf, latchedBy, passwordTrouble } from '../model/leg-state.ts';
import type { MailProgram } from '../model/mail-program.ts';
import type { ServerProfile } from '../model/server-profile.ts';
import type { MailboxState, Sample, WatchState } from '../model/state.ts';
import { readAddress } from '../model/text-rules.ts';
import { explain, type Lang, type Words } from '../text/index.ts';
import { isBelieved } from '../time/believed-clock.ts';
import { type HelpView, helpView } from './help-view.ts';
import { type ProgramView, programView, withWhatRuns } from './program-view.ts';
import { technicalDetails } from './technical-details.ts';
import { mailboxStatus } from './tray-view.ts';

/** One check as a window shows it. */
export type CheckView = Words &
  HelpView & {
    readonly id: CheckId;
    readonly status: Status;
    readonly code: string;
    /** Epoch milliseconds from which the verdict has been this; 0 where nothing was ever concluded. */
    readonly sinceMs: number;
    /** Epoch milliseconds at which what it rests on was last measured; null where no look measures it, or none has. */
    readonly measuredMs: number | null;
    /** For a technician, `name: value` lines. */
    readonly details: readonly string[];
  };

export type LegView = {
  /** False where the server profile has no such server: nothing to show. */
  readonly isWatched: boolean;
  readonly lastLookMs: number | null;
  readonly nextLookMs: number | null;
  /** A refusal, a lock-out or a ban stands: a test must be confirmed. */
  readonly isLatched: boolean;
  /** What was refused is the password itself. */
  readonly isPasswordRefused: boolean;
  readonly isLooking: boolean;
  /** Why the leg waits for the user; null while it does not. */
  readonly hold: HoldReason | null;
  /** The leg has no password to look with. */
  readonly isPasswordMissing: boolean;
  /** It was given, but the keychain does not give it back: locked, or without an answer. */
  readonly isPasswordUnreadable: boolean;
};

/** How full the box is, and was. */
export type StorageView = {
  readonly usedBytes: number;
  readonly limitBytes: number | null;
  readonly percent: number | null;
  /** False: only the inbox was counted, the box holds at least this. */
  readonly isExact: boolean;
  /** `YYYY-MM-DD` at which it will be full at this pace. */
  readonly fullOn: string | null;
  /** The server says at a login that the box is full: what was measured is not all that counts. */
  readonly isSaidFull: boolean;
  /** Oldest first. */
  readonly samples: readonly Sample[];
};

/** The CERBERE password's age. Days are local dates, `YYYY-MM-DD`. */
export type PasswordView = {
  readonly changedOn: string | null;
  /** Null also where the date that was given has been disproved. */
  readonly expiresOn: string | null;
  /** The last day as CERBERE's e-mail gave it. */
  readonly givenExpiry: string | null;
  readonly daysLeft: number | null;
};

export type MailboxView = {
  readonly address: string;
  /** The user's own name for it; empty where there is none. */
  readonly ownLabel: string;
  /** What to call it: the own name, else the address. */
  readonly label: string;
  readonly user: string | null;
  readonly profileId: string;
  readonly fase: string | null;
  readonly status: Status;
  readonly checks: readonly CheckView[];
  readonly legs: Readonly<Record<Leg, LegView>>;
  readonly storage: StorageView | null;
  readonly password: PasswordView;
  readonly program: ProgramView;
  /** When mail was last seen to have been collected, epoch milliseconds; null before. */
  readonly lastTakenMs: number | null;
  readonly passwordChangedOn: string | null;
  readonly limitBytes: number | null;
  readonly limitMessages: number | null;
  /** The box was measured, and neither its server nor the user says what it can hold. */
  readonly isLimitAsked: boolean;
  readonly links: ServerProfile['links'];
};

export type MailboxViewParts = {
  readonly lang: Lang;
  readonly nowMs: number;
  readonly profileOf: (address: string) => ServerProfile;
  readonly looking: readonly { readonly address: string; readonly leg: Leg }[];
  /** Mail programs that run at this moment; null where that is not known. */
  readonly running: readonly MailProgram[] | null;
};

export function mailboxView(
  mailbox: MailboxState,
  state: WatchState,
  context: WatchContext,
  { lang, nowMs, profileOf, looking, running }: MailboxViewParts,
): MailboxView {
  const { address, health } = mailbox;
  const { calendar } = context;
  const program = programView(mailbox, running, lang);
  const settings = context.settingsOf(address);
  const profile = profileOf(address);
  const legView = (leg: Leg): LegView => {
    const state = mailbox.legs[leg];
    const { lastLookMs, due } = state;
    const refusal = latchedBy(state);
    const trouble = passwordTrouble(state);
    return {
      isWatched: hasLeg(mailbox, leg, context),
      lastLookMs,
      nextLookMs: due?.atMs ?? lockedUntilMs(mailbox, leg),
      isLatched: isTestToConfirm(state),
      isPasswordRefused: refusal !== null && isOfPassword(refusal),
      isLooking: looking.some((one) => one.address === address && one.leg === leg),
      hold: holdOf(state),
      isPasswordMissing: trouble === 'missing',
      isPasswordUnreadable: trouble === 'unreadable',
    };
  };
  const expiresOn = isCountdownOver(health['password-expiry']) ? null : believedExpiry(mailbox, context);
  return {
    address,
    ownLabel: settings.label,
    label: settings.label === '' ? address : settings.label,
    user: settings.user,
    profileId: settings.profileId,
    fase: readAddress(address)?.fase ?? null,
    status: mailboxStatus(mailbox, state, context),
    checks: checkIds.map((id) => {
      const { status, code, sinceMs } = health[id];
      const help = helpView(address, health[id], profile, { calendar, nowMs, lang });
      const details = technicalDetails(id, mailbox, profile);
      return {
        id,
        status,
        code,
        sinceMs,
        measuredMs: measuredMs(id, mailbox),
        ...withWhatRuns(explain(health[id], lang), program, lang),
        ...help,
        details,
      };
    }),
    legs: { receiving: legView('receiving'), sending: legView('sending') },
    storage: storageView(mailbox, state, nowMs, context),
    program,
    lastTakenMs: mailbox.collection.takenMs,
    password: {
      changedOn: settings.passwordChangedOn,
      expiresOn,
      givenExpiry: settings.passwordExpiresOn,
      daysLeft:
        expiresOn === null || !isBelieved(state.clock)
          ? null
          : calendar.daysBetween(calendar.localDate(nowMs), expiresOn),
    },
    passwordChangedOn: settings.passwordChangedOn,
    limitBytes: settings.limitBytes,
    limitMessages: settings.limitMessages,
    isLimitAsked: isLimitAsked(mailbox, settings),
    links: profile.links,
  };
}

const isLimitAsked = ({ storage }: MailboxState, { limitBytes, limitMessages }: WatchedMailbox): boolean =>
  storage.latest?.percent === null && limitBytes === null && limitMessages === null;

/** The server does not take the password any more, whatever its date. */
const isCountdownOver = ({ code, facts }: Health): boolean =>
  code === 'password-expiry.refused' || (code === 'password-expiry.expired' && 'isSaid' in facts);

/** Of a certificate, when the one shown longest ago was seen. */
function measuredMs(id: CheckId, { legs, measured, certificates, program }: MailboxState): number | null {
  switch (id) {
    case 'receiving':
    case 'sending':
      return legs[id].success?.atMs ?? null;
    case 'storage':
    case 'collection':
      return measured[id]?.atMs ?? null;
    case 'certificate': {
      const seen = Object.values(certificates).map(({ seen: { atMs } }) => atMs);
      return seen.length === 0 ? null : Math.min(...seen);
    }
    case 'password-expiry':
      return null;
    case 'mail-program':
      return program.readMs;
  }
}

function storageView(
  mailbox: MailboxState,
  state: WatchState,
  nowMs: number,
  context: WatchContext,
): StorageView | null {
  const { address, storage } = mailbox;
  const { latest } = storage;
  if (latest === null) return null;
  return {
    usedBytes: latest.usedBytes ?? 0,
    limitBytes: latest.limitBytes,
    percent: latest.percent,
    isExact: latest.source === 'imap-quota',
    fullOn: fullOn(state, address, nowMs, context.calendar),
    isSaidFull: saidFullMs(mailbox, state, context) !== null,
    samples: storageSamples(storage),
  };
}

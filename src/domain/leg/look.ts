import { noteCollection } from '../checks/collection.ts';
import { expiryDate } from '../checks/password-expiry.ts';
import { type Measurement, noteSaidFull, noteStorage } from '../checks/storage.ts';
import type { WatchContext } from '../model/context.ts';
import type { Failure } from '../model/failure.ts';
import type { Leg } from '../model/health.ts';
import type { CertificateReading } from '../model/reading.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import { afterLook, type LegLook } from './leg-progress.ts';
import { noteLockOut } from './lock-out.ts';
import { noteQuotaLogin } from './quota-login.ts';
import { isCareful } from './restart.ts';
import { hasLeg, isAutomatic, plan, regular } from './schedule.ts';

/** One finished look at one leg of one mailbox. */
export type Looked = {
  readonly kind: 'looked';
  readonly atMs: number;
  readonly address: string;
  readonly leg: Leg;
  readonly look: LegLook;
  /** Only for receiving, and only when the size is known. */
  readonly measured: Measurement | null;
  readonly maildrop: {
    readonly messages: number;
    readonly octets: number;
    readonly hashes: readonly string[] | null;
  } | null;
  /** Certificate of an IMAP server that was asked beside. */
  readonly quotaCertificate: CertificateReading | null;
  /** What came of that login; absent where it was not made. */
  readonly quotaLogin?: { readonly failure: Failure | null };
};

/** Milliseconds after one server's name is back before the other is asked for. */
const namesBackMs = 60_000;

/** What is known of a mailbox after a look at one of its legs. */
export const noteLook = (
  mailbox: MailboxState,
  event: Looked,
  state: WatchState,
  context: WatchContext,
): MailboxState => noteLockOut(mailbox, noteFindings(mailbox, event, state, context), event, context);

function noteFindings(mailbox: MailboxState, event: Looked, state: WatchState, context: WatchContext): MailboxState {
  const { leg, look, atMs } = event;
  const { calendar, policy } = context;
  const isMissing = look.failure?.kind === 'dns' && state.isNetworkUp;
  const other: Leg = leg === 'receiving' ? 'sending' : 'receiving';
  const areNamesMissing =
    isMissing && mailbox.legs[other].lastKind === 'dns' && mailbox.legs[leg].established.status !== 'critical';
  const expiresOn = expiryDate(mailbox.address, context);
  const today = calendar.localDate(atMs);
  const moment = {
    nowMs: atMs,
    onlineMs: state.awake.onlineMs,
    isNetworkUp: state.isNetworkUp || context.settingsOf(mailbox.address).isLocal === true,
    isPastExpiry: expiresOn !== null && today >= expiresOn,
    areNamesMissing,
  };
  const after = afterLook(leg, mailbox.legs[leg], look, moment, context);
  const legsAfter = { ...mailbox.legs, [leg]: after };
  // The other server's name is asked for as well before anything is said of either, and again once one is back.
  const isAsking = isMissing && !areNamesMissing;
  const isBack = !isMissing && mailbox.names !== null;
  const mayAskOther =
    isAutomatic(mailbox.legs[other]) && !isCareful(mailbox.legs[other]) && hasLeg(mailbox, other, context);
  if ((isAsking || isBack) && after.due && mayAskOther) {
    const planned = plan(
      other,
      mailbox.legs[other],
      { delayMs: isBack ? namesBackMs : after.due.delayMs, cause: 'confirm' },
      atMs,
      context,
    );
    const present = mailbox.legs[other].due;
    legsAfter[other] = { ...mailbox.legs[other], due: present && present.atMs < planned.atMs ? present : planned };
  }
  // What was planned to tell the two apart is told: back to the usual pace.
  const stale = legsAfter[other].due;
  if (areNamesMissing && mailbox.names === null && stale?.cause === 'confirm') {
    legsAfter[other] = {
      ...legsAfter[other],
      due: plan(other, legsAfter[other], regular(other, context), atMs, context),
    };
  }
  const names = areNamesMissing
    ? (mailbox.names ?? { sinceMs: atMs, sinceWorkingMs: state.awake.workingMs })
    : isMissing
      ? mailbox.names
      : null;
  const noted: MailboxState = {
    ...mailbox,
    legs: legsAfter,
    names,
    certificates: noteCertificates(mailbox, event, after.isClearing),
    quotaLatch: event.quotaLogin
      ? noteQuotaLogin(mailbox.quotaLatch, event.quotaLogin.failure, atMs, context)
      : mailbox.quotaLatch,
    storage: {
      ...(event.measured
        ? noteStorage(mailbox.storage, event.measured, atMs, calendar, policy.storage)
        : mailbox.storage),
      saidFull: noteSaidFull(mailbox.storage.saidFull, event, atMs),
    },
    collection: event.maildrop
      ? noteCollection(
          mailbox.collection,
          { nowMs: atMs, ...event.maildrop, wasProgramClosed: wasProgramClosed(mailbox, state) },
          calendar,
        )
      : mailbox.collection,
  };
  if (leg !== 'sending' || look.failure !== null) return noted;
  const { password } = noted;
  return {
    ...noted,
    password: { ...password, firstAcceptedOn: password.firstAcceptedOn ?? today, lastAcceptedOn: today },
  };
}

/** Closed without a break since the last look, this PC awake all the while. */
function wasProgramClosed({ collection }: MailboxState, { mailProgram, awake }: WatchState): boolean {
  const fromMs = collection.last?.atMs;
  if (fromMs === undefined || mailProgram.status !== 'closed' || awake.sinceMs === null) return false;
  return mailProgram.sinceMs <= fromMs && awake.sinceMs <= fromMs;
}

function noteCertificates(
  { certificates, legs: states }: MailboxState,
  { leg, look, quotaCertificate }: Looked,
  isClearing: boolean,
): MailboxState['certificates'] {
  // A refusal goes when the leg's own trouble goes: at the second success.
  if (isClearing) return certificates;
  const seen = { ...certificates };
  const isFatal = look.failure?.kind === 'certificate';
  // A refusal counts once the leg's own rule has confirmed it; until then the last good certificate stands.
  const isConfirmed = !isFatal || states[leg].trouble.transport >= 2;
  if (look.certificate && isConfirmed) seen[leg] = { certificate: look.certificate, isFatal };
  if (!look.certificate && look.failure === null) delete seen[leg];
  if (quotaCertificate) seen.quota = { certificate: quotaCertificate, isFatal: false };
  return seen;
}

import { noteCollection } from '../checks/collection.ts';
import { expiryDate, notePasswordAccepted, notePasswordRefused } from '../checks/password-expiry.ts';
import { noteSaidFull, outdatedWords } from '../checks/storage.ts';
import { noteStorage, type StorageLook } from '../checks/storage-history.ts';
import { noteLook } from '../leg/index.ts';
import type { WatchContext } from '../model/context.ts';
import { type HealthCode, isOfLegs } from '../model/health.ts';
import { type LegState, type Measured, paceOf } from '../model/leg-state.ts';
import type { CollectionState, MailboxState, PasswordState, StorageState, WatchState } from '../model/state.ts';
import type { Looked } from '../model/watch-event.ts';
import { isUndated } from '../time/believed-clock.ts';
import { wasProgramClosed } from './program.ts';

/** What is known of a mailbox after a look at one of its legs: of the leg itself, and of everything that it showed beside. */
export function noteFindings(
  mailbox: MailboxState,
  event: Looked,
  watch: WatchState,
  context: WatchContext,
): MailboxState {
  const { leg, atMs, measured, maildrop } = event;
  const { calendar } = context;
  const { storage, collection } = mailbox;
  const looked = noteLook(mailbox, event, watch, context);
  const now: Measured = { atMs, awakeMs: watch.awake.totalMs, paceMs: paceOf(looked.legs[leg]) };
  const isDated = !isUndated(watch.clock);
  return {
    ...looked,
    certificates: noteCertificates(mailbox, event, looked.legs[leg], now),
    measured: {
      storage: measured ? now : mailbox.measured.storage,
      collection: maildrop ? now : mailbox.measured.collection,
    },
    storage: {
      ...noteFill(mailbox, event, watch, context),
      saidFull: noteSaidFull(storage.saidFull, event, now, watch, context),
    },
    collection:
      maildrop && isDated
        ? noteCollection(
            collection,
            { nowMs: atMs, ...maildrop, wasProgramClosed: wasProgramClosed(mailbox, watch) },
            calendar,
          )
        : collection,
    password:
      leg === 'sending' && isDated ? notePassword(mailbox, looked.legs.sending, event, context) : mailbox.password,
  };
}

const uncollected: readonly HealthCode[] = ['collection.waiting', 'collection.abandoned'];

/** Nobody collects; a part that was taken of what lay too long is no sign of somebody. Copies that Outlook leaves do not lie. */
const isLeftLying = ({ level }: StorageState, { verdict: { code } }: CollectionState): boolean =>
  uncollected.includes(code) || (level === 'storage.very-unusual' && code === 'collection.ok');

function noteFill(
  { storage, collection }: MailboxState,
  event: Looked,
  watch: WatchState,
  context: WatchContext,
): StorageState {
  const { atMs, measured, maildrop, quotaLogin } = event;
  if (measured === null) return storage;
  const answer = quotaLogin?.failure?.kind === 'mailbox-full' ? 'full' : quotaLogin?.answer;
  const look: StorageLook = {
    atMs,
    isDated: !isUndated(watch.clock),
    measured,
    inboxBytes: maildrop?.octets ?? measured.usedBytes,
    ...(answer === undefined ? {} : { answer }),
    awakeMs: watch.awake.totalMs,
    isWordGone: outdatedWords(storage.saidFull, event, watch, context).length > 0,
    isLeftLying: isLeftLying(storage, collection),
  };
  return noteStorage(storage, look, context);
}

function notePassword(
  { address, password, legs }: MailboxState,
  after: LegState,
  { look, atMs }: Looked,
  context: WatchContext,
): PasswordState {
  const expiresOn = expiryDate(address, context);
  const lifetimeMonths = context.settingsOf(address).passwordLifetimeMonths;
  const today = context.calendar.localDate(atMs);
  return look.failure === null
    ? notePasswordAccepted(password, legs.sending, { today, expiresOn }, { calendar: context.calendar, lifetimeMonths })
    : notePasswordRefused(password, after, expiresOn);
}

function noteCertificates(
  { certificates }: MailboxState,
  { leg, look, quotaCertificate }: Looked,
  { established }: LegState,
  now: Measured,
): MailboxState['certificates'] {
  const seen = { ...certificates };
  const isFatal = look.failure?.kind === 'certificate';
  // A refusal counts once the leg's own rule has confirmed it; until then the last good certificate stands.
  const isConfirmed = !isFatal || isOfLegs(established.code, 'certificate');
  if (look.certificate && isConfirmed) seen[leg] = { certificate: look.certificate, isFatal, seen: now };
  // A password was answered: by then the connection was encrypted and in order, or not encrypted.
  const isInOrder = look.failure === null || (look.failure.passwordAnswered && seen[leg]?.isFatal === true);
  if (!look.certificate && isInOrder) delete seen[leg];
  if (quotaCertificate) seen.quota = { certificate: quotaCertificate, isFatal: false, seen: now };
  return seen;
}

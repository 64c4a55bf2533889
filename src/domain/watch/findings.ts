import { noteCollection } from '../checks/collection.ts';
import { noteSaidFull, noteStorage } from '../checks/storage.ts';
import { noteLook } from '../leg/index.ts';
import type { WatchContext } from '../model/context.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import type { Looked } from '../model/watch-event.ts';

/** What is known of a mailbox after a look at one of its legs: of the leg itself, and of everything that it showed beside. */
export function noteFindings(
  mailbox: MailboxState,
  event: Looked,
  watch: WatchState,
  context: WatchContext,
): MailboxState {
  const { leg, look, atMs, measured, maildrop } = event;
  const { calendar, policy } = context;
  const { storage, collection, password } = mailbox;
  const looked = noteLook(mailbox, event, watch, context);
  const wasProgramClosed = isProgramClosed(mailbox, watch);
  const today = calendar.localDate(atMs);
  const isAccepted = leg === 'sending' && look.failure === null;
  return {
    ...looked,
    certificates: noteCertificates(mailbox, event, looked.legs[leg].isClearing),
    storage: {
      ...(measured ? noteStorage(storage, measured, atMs, calendar, policy.storage) : storage),
      saidFull: noteSaidFull(storage.saidFull, event, atMs),
    },
    collection: maildrop
      ? noteCollection(collection, { nowMs: atMs, ...maildrop, wasProgramClosed }, calendar)
      : collection,
    password: isAccepted
      ? { ...password, firstAcceptedOn: password.firstAcceptedOn ?? today, lastAcceptedOn: today }
      : password,
  };
}

/** Closed without a break since the last look, this PC awake all the while. */
function isProgramClosed({ collection }: MailboxState, { mailProgram, awake }: WatchState): boolean {
  const fromMs = collection.last?.atMs;
  if (fromMs === undefined || mailProgram.status !== 'closed' || awake.sinceMs === null) return false;
  return mailProgram.sinceMs <= fromMs && awake.sinceMs <= fromMs;
}

function noteCertificates(
  { certificates, legs: before }: MailboxState,
  { leg, look, quotaCertificate }: Looked,
  isClearing: boolean,
): MailboxState['certificates'] {
  // A refusal goes when the leg's own trouble goes: at the second success.
  if (isClearing) return certificates;
  const seen = { ...certificates };
  const isFatal = look.failure?.kind === 'certificate';
  // A refusal counts once the leg's own rule has confirmed it; until then the last good certificate stands.
  const isConfirmed = !isFatal || before[leg].trouble.transport >= 2;
  if (look.certificate && isConfirmed) seen[leg] = { certificate: look.certificate, isFatal };
  if (!look.certificate && look.failure === null) delete seen[leg];
  if (quotaCertificate) seen.quota = { certificate: quotaCertificate, isFatal: false };
  return seen;
}

import { isNowhere, leavesCopies } from '../checks/mail-program.ts';
import type { WatchContext } from '../model/context.ts';
import type { MailboxState, WatchState } from '../model/state.ts';
import type { WatchEvent } from '../model/watch-event.ts';
import { isUndated } from '../time/believed-clock.ts';

type EventOf<Kind extends WatchEvent['kind']> = Extract<WatchEvent, { kind: Kind }>;

/** What is known of whether a mail program runs, after it was looked at. */
export function noteRunning(
  { mailProgram, clock }: WatchState,
  { status, atMs }: EventOf<'mail-program'>,
  { calendar }: WatchContext,
): WatchState['mailProgram'] {
  const hasRun = status === 'running' || mailProgram.status === 'running';
  const ranOn = hasRun && !isUndated(clock) ? calendar.localDate(atMs) : mailProgram.ranOn;
  if (status === mailProgram.status) return ranOn === mailProgram.ranOn ? mailProgram : { ...mailProgram, ranOn };
  return { status, sinceMs: atMs, ranOn };
}

/** A mailbox after the settings of the mail programs were read. */
export function noteSettings(
  mailbox: MailboxState,
  { found, atMs }: EventOf<'programs-read'>,
  { clock }: WatchState,
  { calendar }: WatchContext,
): MailboxState {
  const own = found[mailbox.address];
  if (own === undefined) return mailbox;
  // They were left until this reading, whenever the one before was.
  const isLeft = leavesCopies(own) || leavesCopies(mailbox.program.found);
  const isDated = isLeft && !isUndated(clock);
  const copiesOn = isDated ? calendar.localDate(atMs) : mailbox.program.copiesOn;
  return { ...mailbox, program: { found: own, readMs: atMs, copiesOn } };
}

/**
 * The program that holds the mailbox was closed without a break since the last look, this PC awake all the while. Where
 * none that Vigie knows holds it, another may.
 */
export function wasProgramClosed({ collection, program }: MailboxState, { mailProgram, awake }: WatchState): boolean {
  const fromMs = collection.last?.atMs;
  if (fromMs === undefined || mailProgram.status !== 'closed' || awake.sinceMs === null || !mayHold(program))
    return false;
  return mailProgram.sinceMs <= fromMs && awake.sinceMs <= fromMs;
}

const mayHold = ({ found }: MailboxState['program']): boolean =>
  found === null || (found.kind === 'compared' && !isNowhere(found));

import type { CollectionState } from '../model/state.ts';
import type { CollectionLook } from './collection.ts';
import { type Fall, goByAge } from './copies-by-age.ts';

/** Dates on which older messages must have stayed. */
export const survivingDates = 2;
/** A mail program that collects takes what has come within so long, in milliseconds. */
const turnMs = 2 * 3_600_000;
/** Dates with a look on which a box that was emptied was never seen to keep a message: then none is left. */
const quietDates = 15;

/** Are copies known to be left on the server? */
export const areCopiesLeft = (state: CollectionState): boolean =>
  state.survivors.dates.length >= survivingDates || goByAge(state);

/** Whether somebody has emptied a box of copies, and whether what came since shows that no copies are left any more. */
type Doubt = Pick<CollectionState, 'cleared'> & { readonly isOver: boolean };

/**
 * A box of copies that is empty at once was cleared by somebody in the webmail, or the mail program leaves none any more:
 * what comes next decides. What goes within its turn is collected; what stays is a copy again.
 * @param isByAge what went may have gone by its age: that is no clearing
 */
export function noteClearing(
  state: CollectionState,
  look: CollectionLook,
  fall: Fall,
  today: string,
  isByAge: boolean,
): Doubt {
  const { cleared, lookedOn } = state;
  if (!areCopiesLeft(state)) return { cleared: null, isOver: false };
  const hasGone = fall.went.length > 0 && (look.hashes ? fall.stayed === 0 : look.messages === 0);
  if (cleared === null) {
    const isCleared = hasGone && look.messages === 0 && !isByAge;
    return { cleared: isCleared ? { on: today, mailSinceMs: null } : null, isOver: false };
  }
  const isQuiet = lookedOn.filter((day) => day > cleared.on).length >= quietDates;
  if (hasGone || isQuiet) return { cleared: null, isOver: true };
  if (look.messages === 0) return { cleared: { ...cleared, mailSinceMs: null }, isOver: false };
  // What has come while this PC was off is not late.
  const sinceMs = lookedOn.at(-1) === today ? (cleared.mailSinceMs ?? look.nowMs) : look.nowMs;
  const isKept = look.nowMs - sinceMs >= turnMs && !look.wasProgramClosed;
  return { cleared: isKept ? null : { ...cleared, mailSinceMs: sinceMs }, isOver: false };
}

import type { FailureKind } from './failure.ts';
import { finding, type HoldReason, type Leg, legCode, type VerdictOn } from './health.ts';
import { noPatience, type Patience } from './latch.ts';

/** Why a look is made. */
export type Cause = 'schedule' | 'confirm' | 'resume' | 'start' | 'user';

/** A look to come. `delayMs` is how far away it was when planned: a clock set back must not push it further off. */
export type Due = { readonly atMs: number; readonly delayMs: number; readonly cause: Cause };

/** When something was found: epoch milliseconds, and the counter of awake time, by which it ages. */
export type Moment = { readonly atMs: number; readonly awakeMs: number };
/** When a look measured something, and after how many milliseconds it planned the next: how long that may stand. */
export type Measured = Moment & { readonly paceMs: number };

/** Runs of trouble that have not yet become a verdict, or that set the pace while one stands. */
export type Trouble = {
  /** Transport faults in a row, and the instant of the first. */
  readonly transport: number;
  readonly transportSinceMs: number | null;
  /** Passwords sent whose answer never came, in a row. */
  readonly silent: number;
  /** Answers in a row that nobody, or nobody who logs in this way, is let in. */
  readonly mechanism: number;
  /** The box in use, or the server asking for patience, and nothing else since. */
  readonly busy: { readonly looks: number; readonly sinceOnlineMs: number } | null;
};
export const noTrouble: Trouble = { transport: 0, transportSinceMs: null, silent: 0, mechanism: 0, busy: null };

/** Looks by itself, or does not because the server refused its password. */
type WithPassword = { readonly kind: 'automatic' } | { readonly kind: 'latched'; readonly by: FailureKind };
/** There is no password; or (`isUnreadable`) there is one and the keychain did not give it: it is asked again. */
type Unconfigured = { readonly kind: 'unconfigured'; readonly isUnreadable: boolean; readonly over: WithPassword };
type Unheld = WithPassword | Unconfigured;

/**
 * What a leg does by itself. A mode that hides another one carries it in `over`, and gives it back when it ends: who
 * releases a hold, or puts a password back, does not open the latch beneath.
 */
export type LegMode =
  | WithPassword
  | Unconfigured
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly over: Unheld };

export const automatic: LegMode = { kind: 'automatic' };

/** One of the two conversations of one mailbox. */
export type LegState = {
  readonly mode: LegMode;
  /** Null: no look is planned, since the leg waits for the user or its server is not watched. */
  readonly due: Due | null;
  readonly lastLookMs: number | null;
  /** What the last look, or the attempt at one, came to. */
  readonly lastKind: FailureKind | 'ok' | null;
  /** Last accepted login. */
  readonly success: Measured | null;
  /** Last look that told something of the leg; not one that broke off here, or that found no network. */
  readonly told: Measured | null;
  /** Local date on which a server was last asked and spoke, whatever it said; else the first day of the leg. */
  readonly seenOn: string | null;
  readonly sessions: { readonly date: string; readonly count: number };
  readonly trouble: Trouble;
  readonly patience: Patience;
  /** What the looks have established so far; what is shown also depends on network, names and age. */
  readonly established: VerdictOn<Leg>;
  /** CAPA's LOGIN-DELAY (RFC 2449 section 6.5), once seen. */
  readonly loginDelaySeconds: number | null;
  /** One success after a transport verdict: the second clears it. */
  readonly isClearing: boolean;
  /** A look is under way since then, its session counted; the password may have left. Null while there is none. */
  readonly begunMs: number | null;
};

export const newLeg = (leg: Leg): LegState => ({
  mode: automatic,
  due: null,
  lastLookMs: null,
  lastKind: null,
  success: null,
  told: null,
  seenOn: null,
  sessions: { date: '', count: 0 },
  trouble: noTrouble,
  patience: noPatience,
  established: { status: 'unknown', ...finding(legCode(leg, 'stale'), {}) },
  loginDelaySeconds: null,
  isClearing: false,
  begunMs: null,
});

/** How far away a look has planned the next one, in milliseconds; 0 where there is none. */
export const paceOf = ({ due }: Pick<LegState, 'due'>): number => due?.delayMs ?? 0;

type OfMode = Pick<LegState, 'mode'>;

/** The refusal that keeps the password from leaving, also under a hold; null while nothing was refused. */
export function latchedBy({ mode }: OfMode): FailureKind | null {
  const inner = innermost(released(mode));
  return inner.kind === 'latched' ? inner.by : null;
}

export const holdOf = ({ mode }: OfMode): HoldReason | null => (mode.kind === 'held' ? mode.reason : null);

/** What is wrong with the stored password itself, also under a hold. */
export function passwordTrouble({ mode }: OfMode): 'missing' | 'unreadable' | null {
  const inner = released(mode);
  return inner.kind === 'unconfigured' ? (inner.isUnreadable ? 'unreadable' : 'missing') : null;
}

/** False while the leg waits for the user: no look may be made without being asked for. */
export const isAutomatic = (leg: OfMode): boolean =>
  holdOf(leg) === null && latchedBy(leg) === null && passwordTrouble(leg) !== 'missing';

/** True where looks go on by themselves, and reach the server: the keychain gives the password. */
export const isAsking = (leg: OfMode): boolean => isAutomatic(leg) && passwordTrouble(leg) === null;

/** Another innermost mode, under the same password trouble and the same hold. */
function withInnermost(mode: LegMode, inner: WithPassword): LegMode {
  const unheld = (over: Unheld): Unheld => (over.kind === 'unconfigured' ? { ...over, over: inner } : inner);
  return mode.kind === 'held' ? { ...mode, over: unheld(mode.over) } : unheld(mode);
}

/** Another mode under the same hold. */
const underHold = (mode: LegMode, over: Unheld): LegMode => (mode.kind === 'held' ? { ...mode, over } : over);

export const latched = (mode: LegMode, by: FailureKind): LegMode => withInnermost(mode, { kind: 'latched', by });
export const unlatched = (mode: LegMode): LegMode => withInnermost(mode, { kind: 'automatic' });

export const withPassword = (mode: LegMode): LegMode => underHold(mode, innermost(released(mode)));
export const withoutPassword = (mode: LegMode, isUnreadable: boolean): LegMode =>
  underHold(mode, { kind: 'unconfigured', isUnreadable, over: innermost(released(mode)) });

export const held = (mode: LegMode, reason: HoldReason): LegMode => ({ kind: 'held', reason, over: released(mode) });

/** What a hold gives back when it ends. */
export const released = (mode: LegMode): Unheld => (mode.kind === 'held' ? mode.over : mode);
const innermost = (mode: Unheld): WithPassword => (mode.kind === 'unconfigured' ? mode.over : mode);

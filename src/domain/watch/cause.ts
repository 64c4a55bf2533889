import { areTogether, wasRight } from '../leg/index.ts';
import type { WatchContext } from '../model/context.ts';
import {
  legs as bothLegs,
  type CheckId,
  type FactsOf,
  type Health,
  type HealthCode,
  isOfLegs,
  type LegCondition,
  legCode,
} from '../model/health.ts';
import type { Level, Matter, MatterKind } from '../model/matter.ts';
import type { MailboxState } from '../model/state.ts';

/** What a verdict comes from, and how bad it is among the verdicts of that kind. */
export type Cause = {
  /** The matter that it belongs to. */
  readonly id: string;
  readonly kind: MatterKind;
  readonly address: string | null;
  readonly level: Level;
  readonly gravity: number;
};

/** A step in one matter: the level outranks it. */
type Step = readonly [kind: MatterKind, step: number];

const legSteps: Readonly<Partial<Record<LegCondition, Step>>> = {
  'names-not-found': ['servers', 1],
  unreachable: ['servers', 2],
  certificate: ['certificate', 3],
  'not-watched': ['blind', 1],
  'login-refused': ['password', 1],
  'password-refused': ['password', 2],
  'password-expired': ['cerbere', 99],
  'account-disabled': ['not-let-in', 1],
  'access-off': ['not-let-in', 1],
  mechanism: ['not-let-in', 1],
  'locked-out': ['locked-out', 1],
  'in-use': ['busy', 1],
  'login-delay': ['busy', 1],
  // The box itself is the trouble, and speaks.
  'mailbox-full': ['storage', 2.5],
};

const steps: Readonly<Partial<Record<HealthCode, Step>>> = {
  'storage.learning': ['storage', 0.5],
  'storage.high': ['storage', 1],
  'storage.unusual': ['storage', 1],
  // Said even of a box that is known to fill up: after the closure it is too late.
  'storage.full-in-closure': ['storage', 1.5],
  'storage.very-high': ['storage', 2],
  'storage.very-unusual': ['storage', 2.2],
  'storage.full': ['storage', 3],
  'password-expiry.expired': ['cerbere', 98],
  'password-expiry.date-unknown': ['date', 1],
  'password-expiry.date-to-confirm': ['date', 2],
  'collection.copy-left': ['copies', 1],
  // Seen in the settings: what was only observed before is said once more, for sure.
  'mail-program.copies-left': ['copies', 2],
  'collection.waiting': ['collection', 1],
  'collection.maybe-not-receiving': ['collection', 2],
  'collection.abandoned': ['collection', 3],
  'certificate.expires-in-closure': ['certificate', 0.5],
  'certificate.expires-very-soon': ['certificate', 1],
  'certificate.refused': ['certificate', 2],
};

const stepsByCode: Readonly<Partial<Record<HealthCode, Step>>> = {
  ...steps,
  ...Object.fromEntries(
    bothLegs.flatMap((leg) =>
      Object.entries(legSteps).map(([condition, step]) => [legCode(leg, condition as LegCondition), step]),
    ),
  ),
  // Not CERBERE's: the box has a password of its own.
  'receiving.password-expired': ['password', 3],
};

/** The matter that a code belongs to, whatever else is known; null for those that belong to none. */
export const kindOf = (code: HealthCode): MatterKind | null => stepsByCode[code]?.[0] ?? null;

const levels: readonly Level[] = ['info', 'warning', 'critical'];
/** More than any step. */
const levelWeight = 100;

/** What a check's present verdict is the sign of; null where it is no trouble, or where nothing can be told. */
export function causeOf(
  mailbox: MailboxState,
  check: CheckId,
  matters: readonly Matter[],
  context: Pick<WatchContext, 'policy'>,
): Cause | null {
  const health = mailbox.health[check];
  const isOfBoth = isRefusal(health.code) && areBothRefused(mailbox, check, matters);
  const step = isOfBoth ? bothPasswords : stepOf(health, context);
  if (step === null) return null;
  const [kind, weight] = step;
  const level = levelOf(health);
  if (level === null) return null;
  const { address } = mailbox;
  const place = placeOf(kind, address, check);
  return { ...place, kind, level, gravity: levels.indexOf(level) * levelWeight + weight };
}

const bothPasswords: Step = ['both-passwords', 1];

const isRefusal = (code: HealthCode): boolean => isOfLegs(code, 'password-refused') || isOfLegs(code, 'login-refused');

/**
 * Two different passwords refused at once that were both accepted within the last day: the servers are in doubt, for as
 * long as both are refused, or the refused one has its second chance before it.
 */
function areBothRefused({ address, health, legs }: MailboxState, check: CheckId, matters: readonly Matter[]): boolean {
  const { receiving, sending } = health;
  const isOpen = matters.some(({ id, quietMs }) => id === `both-passwords ${address}` && quietMs === null);
  if (isOpen && (check === 'receiving' || check === 'sending') && legs[check].due !== null) return true;
  if (!bothLegs.every((leg) => isRefusal(health[leg].code))) return false;
  const wereRight = bothLegs.every((leg) => wasRight(legs[leg], health[leg].sinceMs));
  return isOpen || (areTogether(receiving.sinceMs, sending.sinceMs) && wereRight);
}

/** Where a matter of this kind has its place: one for all mailboxes, one a mailbox, or one a password. */
function placeOf(kind: MatterKind, address: string, check: CheckId): Pick<Cause, 'id' | 'address'> {
  if (kind === 'servers' || kind === 'certificate') return { id: kind, address: null };
  return { id: kind === 'password' ? `${kind} ${check} ${address}` : `${kind} ${address}`, address };
}

function levelOf({ status, code }: Health): Level | null {
  if (status === 'warning' || status === 'critical') return status;
  return code === 'password-expiry.date-unknown' || code === 'password-expiry.date-to-confirm' ? 'info' : null;
}

function stepOf(health: Health, { policy }: Pick<WatchContext, 'policy'>): Step | null {
  if (health.code === 'password-expiry.soon' || health.code === 'password-expiry.today')
    return rungStep(health.facts, policy.passwordNoticeDays);
  // The day after a date that a password has outlived may still be a matter of hours.
  if (health.code === 'password-expiry.date-to-confirm' && !isDisproved(health.facts)) return null;
  return stepsByCode[health.code] ?? null;
}

/** A new password was accepted, or the old one more than a day after the date. */
const isDisproved = (facts: FactsOf<'password-expiry.date-to-confirm'>): boolean =>
  'isRenewed' in facts || facts.daysLeft < -1;

/** A closure about to begin that hides the expiry is half a rung: said once more, and the next rung too. */
const closureStep = 0.5;

/** The nearest rung of the ladder that has been reached; null before the first. */
function rungStep(
  facts: FactsOf<'password-expiry.soon' | 'password-expiry.today'>,
  rungs: readonly number[],
): Step | null {
  const reached = rungs.filter((rung) => facts.daysLeft <= rung).length + ('closureTo' in facts ? closureStep : 0);
  return reached === 0 ? null : ['cerbere', reached];
}

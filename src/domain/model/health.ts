import type { FailureFacts } from './failure.ts';
import type { Compared, ComparedOtherwise, UnreadReason } from './program-finding.ts';
import type { CertificateFacts, NoCertificateFacts } from './reading.ts';
import type { ClosureFacts, FillFacts, SaidFullFacts, SizeFacts, UnusualFacts } from './storage-facts.ts';

/** What Vigie watches, one verdict each. */
export const checkIds = [
  'receiving',
  'sending',
  'storage',
  'password-expiry',
  'collection',
  'certificate',
  'mail-program',
] as const;
export type CheckId = (typeof checkIds)[number];

/** The two conversations that need a password. */
export type Leg = 'receiving' | 'sending';
export const legs: readonly Leg[] = ['receiving', 'sending'];
export const otherLeg = (leg: Leg): Leg => (leg === 'receiving' ? 'sending' : 'receiving');

/** `held`: the leg waits for the user (renewal under way, changed server, another PC). */
export type Status = 'ok' | 'warning' | 'critical' | 'unknown' | 'held';

export const legConditions = [
  'ok',
  'unreachable',
  'in-use',
  'login-delay',
  'password-refused',
  'password-expired',
  'login-refused',
  'account-disabled',
  'access-off',
  'locked-out',
  'mailbox-full',
  'mechanism',
  'certificate',
  'not-configured',
  'offline',
  'names-not-found',
  'stale',
  'held',
  'not-watched',
] as const;
export type LegCondition = (typeof legConditions)[number];

export const healthCodes = [
  ...legConditions.map((condition) => `receiving.${condition}` as const),
  ...legConditions.map((condition) => `sending.${condition}` as const),
  'storage.ok',
  'storage.high',
  'storage.very-high',
  'storage.full-in-closure',
  'storage.full',
  'storage.learning',
  'storage.unusual',
  'storage.very-unusual',
  'storage.unknown',
  'password-expiry.ok',
  'password-expiry.soon',
  'password-expiry.today',
  'password-expiry.expired',
  'password-expiry.refused',
  'password-expiry.date-unknown',
  'password-expiry.date-to-confirm',
  'password-expiry.clock-wrong',
  'collection.ok',
  'collection.unknown',
  'collection.waiting',
  'collection.abandoned',
  'collection.copy-left',
  'collection.second-reader',
  'collection.maybe-not-receiving',
  'certificate.ok',
  'certificate.expires-soon',
  'certificate.expires-very-soon',
  'certificate.expires-in-closure',
  'certificate.refused',
  'certificate.unknown',
  'mail-program.ok',
  'mail-program.differs',
  'mail-program.copies-left',
  'mail-program.unknown',
] as const;
export type HealthCode = (typeof healthCodes)[number];

/** A code that is about a leg. */
export type LegCode = `${Leg}.${LegCondition}`;
export const legCode = <L extends Leg, C extends LegCondition>(leg: L, condition: C): `${L}.${C}` =>
  `${leg}.${condition}`;
/** True where a code says this of one of the two legs. */
export const isOfLegs = (code: HealthCode, condition: LegCondition): boolean =>
  legs.some((leg) => code === legCode(leg, condition));

/** Nothing to add. */
type NoFacts = Readonly<Record<string, never>>;
/** The last accepted login at the box; without facts where nothing but the answer to the password counted. */
type MaildropFacts = { readonly messages: number; readonly octets: number };
type SubmissionFacts = { readonly mechanism: string };
/** What an accepted login told, on either leg. */
export type AcceptedFacts = MaildropFacts | SubmissionFacts | NoFacts;

/** Why a leg waits for the user although nothing was refused. */
export const holdReasons = ['setup', 'renewal', 'server-changed', 'other-pc'] as const;
export type HoldReason = (typeof holdReasons)[number];
/** Why a leg has not been looked at for days: what it waits for, or what keeps Vigie from looking. */
export const blindReasons = [
  ...holdReasons,
  'password-missing',
  'password-unreadable',
  'offline',
  'broken-off',
] as const;
export type BlindReason = (typeof blindReasons)[number];
/** What a leg waits for: the user, or the end of a lock-out. */
export type WaitReason = HoldReason | 'locked-out';

type DateFacts = { readonly expiresOn: string; readonly daysLeft: number };
/** It ends within a closure of the school that is about to begin, or just after: the closure's last day. */
export type ClosureExpiry = DateFacts & { readonly closureTo: string };
/** A new password was accepted after a refusal: the date is the old one's. */
type RenewedFacts = DateFacts & { readonly isRenewed: true };
/** By the server's own word, whatever date was given. */
type SaidExpiredFacts = {
  readonly isSaid: true;
  readonly expiresOn: string | null;
  readonly daysLeft: number | null;
};
/** The day on which the password ends at the latest, if it was changed just before it was first accepted. */
type NoDateFacts = { readonly expiresOn: null; readonly daysLeft: null; readonly expiresAtLatest: string | null };
/** `isNoCopy`: the mail program leaves none on the server, so that what waits was not collected. */
type CollectionFacts = {
  readonly workingDays: number;
  readonly messages: number;
  readonly isNoCopy?: true | undefined;
};

/** What each condition of a leg carries; `Accepted` is what its accepted login tells. */
type LegFacts<Accepted> = {
  readonly [Condition in LegCondition]: Condition extends keyof SpecialFacts<Accepted>
    ? SpecialFacts<Accepted>[Condition]
    : FailureFacts;
};
type SpecialFacts<Accepted> = {
  readonly ok: Accepted | NoFacts;
  readonly held: { readonly reason: WaitReason };
  /** `since`: the local date of the last real look. */
  readonly 'not-watched': { readonly reason: BlindReason; readonly since: string };
  /** What the last login told, or the look that broke off. */
  readonly stale: AcceptedFacts | FailureFacts;
  readonly offline: FailureFacts | NoFacts;
  readonly 'names-not-found': NoFacts;
  /**
   * `isUnsure`: a damaged file took with it whether the password had been refused. `isUnanswered`: the server has
   * never answered it, and may well refuse it.
   */
  readonly 'login-refused':
    | FailureFacts
    | (FailureFacts & { readonly isUnanswered: true })
    | { readonly isUnsure: true };
  /** `isUnreadable`: the keychain has the password, and does not give it. */
  readonly 'not-configured': FailureFacts | { readonly isUnreadable: true } | NoFacts;
};
type OfLeg<L extends Leg, Accepted> = {
  readonly [Condition in LegCondition as `${L}.${Condition}`]: LegFacts<Accepted>[Condition];
};

/** Every code → the facts it carries: plain values that a text or a program may need, never a secret. */
export type FactsByCode = OfLeg<'receiving', MaildropFacts> &
  OfLeg<'sending', SubmissionFacts> & {
    readonly 'storage.ok': FillFacts | SizeFacts;
    readonly 'storage.high': FillFacts;
    readonly 'storage.very-high': FillFacts;
    readonly 'storage.full-in-closure': FillFacts & ClosureFacts & { readonly fullOn: string };
    readonly 'storage.full': FillFacts | SaidFullFacts;
    readonly 'storage.learning': SizeFacts;
    readonly 'storage.unusual': UnusualFacts;
    readonly 'storage.very-unusual': UnusualFacts;
    readonly 'storage.unknown': NoFacts;
    readonly 'password-expiry.ok': DateFacts;
    readonly 'password-expiry.soon': DateFacts | ClosureExpiry;
    readonly 'password-expiry.today': DateFacts;
    readonly 'password-expiry.expired': DateFacts | SaidExpiredFacts;
    /** The server does not take it any more: its countdown is over. */
    readonly 'password-expiry.refused': NoFacts;
    readonly 'password-expiry.date-unknown': NoDateFacts;
    readonly 'password-expiry.date-to-confirm': DateFacts | RenewedFacts;
    /** The date may be known; by a clock that is wrong nothing can be said of the days. */
    readonly 'password-expiry.clock-wrong': { readonly expiresOn: string | null; readonly daysLeft: null };
    readonly 'collection.ok': CollectionFacts;
    readonly 'collection.unknown': NoFacts;
    readonly 'collection.waiting': CollectionFacts;
    readonly 'collection.abandoned': CollectionFacts;
    readonly 'collection.copy-left': CollectionFacts;
    readonly 'collection.second-reader': CollectionFacts;
    readonly 'collection.maybe-not-receiving': CollectionFacts;
    readonly 'certificate.ok': CertificateFacts;
    readonly 'certificate.expires-soon': CertificateFacts;
    readonly 'certificate.expires-very-soon': CertificateFacts;
    readonly 'certificate.expires-in-closure': CertificateFacts & ClosureFacts & { readonly expiresOn: string };
    readonly 'certificate.refused': CertificateFacts<number | null>;
    /** None was seen, or one whose end cannot be read. */
    readonly 'certificate.unknown': NoCertificateFacts | CertificateFacts<null>;
    readonly 'mail-program.ok': Compared;
    readonly 'mail-program.differs': ComparedOtherwise;
    readonly 'mail-program.copies-left': ComparedOtherwise;
    readonly 'mail-program.unknown': { readonly reason: UnreadReason };
  };
export type FactsOf<Code extends HealthCode> = FactsByCode[Code];

/** A code with the facts that belong to it. A fact that is misspelt or left out does not compile. */
export type FindingOf<Code extends HealthCode> = {
  readonly [One in Code]: { readonly code: One; readonly facts: FactsOf<One> };
}[Code];
export type Finding = FindingOf<HealthCode>;

/** Facts that fit each of several codes. */
type FactsForEach<Code extends HealthCode> = (
  Code extends HealthCode
    ? (facts: FactsOf<Code>) => void
    : never
) extends (facts: infer Facts) => void
  ? Facts
  : never;
/** A finding whose code is only known when the program runs: the facts fit whichever it is. */
export const finding = <Code extends HealthCode>(code: Code, facts: FactsForEach<Code>): FindingOf<Code> =>
  ({ code, facts }) as unknown as FindingOf<Code>;

/** What one check concludes. */
export type VerdictOf<Code extends HealthCode> = FindingOf<Code> & { readonly status: Status };
export type Verdict = VerdictOf<HealthCode>;
/** What this check can conclude. */
export type VerdictOn<Check extends CheckId> = VerdictOf<Extract<HealthCode, `${Check}.${string}`>>;

/** A verdict over time. `sinceMs`: epoch milliseconds from which status and code have been these. */
export type Health = Verdict & { readonly sinceMs: number };

const ranks: readonly Status[] = ['ok', 'held', 'warning', 'critical'];

/** The worst of the known statuses; `unknown` only when nothing is known. */
export function worstStatus(statuses: readonly Status[]): Status {
  const known = statuses.filter((status) => status !== 'unknown');
  return known.length === 0 ? 'unknown' : known.reduce((a, b) => (ranks.indexOf(b) > ranks.indexOf(a) ? b : a));
}

import type { Failure } from './failure.ts';

/** What Vigie watches, one verdict each. */
export const checkIds = [
  'receiving',
  'sending',
  'storage',
  'password-expiry',
  'collection',
  'certificate',
  'outlook',
] as const;
export type CheckId = (typeof checkIds)[number];

/** The two conversations that need a password. */
export type Leg = 'receiving' | 'sending';
export const legs: readonly Leg[] = ['receiving', 'sending'];

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
] as const;
export type LegCondition = (typeof legConditions)[number];

export const healthCodes = [
  ...legConditions.map((condition) => `receiving.${condition}` as const),
  ...legConditions.map((condition) => `sending.${condition}` as const),
  'storage.ok',
  'storage.high',
  'storage.very-high',
  'storage.full',
  'storage.unknown',
  'password-expiry.ok',
  'password-expiry.soon',
  'password-expiry.today',
  'password-expiry.expired',
  'password-expiry.date-unknown',
  'password-expiry.date-to-confirm',
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
  'certificate.refused',
  'certificate.unknown',
  'outlook.unknown',
] as const;
export type HealthCode = (typeof healthCodes)[number];

/** Plain values a text or a program may need; never a secret. */
export type Facts = Readonly<Record<string, FactValue>>;
export type FactValue =
  | string
  | number
  | boolean
  | null
  | readonly string[]
  | { readonly [name: string]: number | null };

/** What one check concludes. */
export type Verdict = {
  readonly status: Status;
  readonly code: HealthCode;
  readonly facts: Facts;
};

/** A verdict over time. `sinceMs`: epoch milliseconds from which status and code have been these. */
export type Health = Verdict & { readonly sinceMs: number };

/** The verdict of one look, as `vigie check` reports it. `facts` are those of its contract. */
export type CheckResult = Verdict & {
  readonly id: CheckId;
  /** What texts may use beside the facts. */
  readonly textFacts: Facts;
  readonly failure: Failure | null;
  readonly durationMs: number;
};

const ranks: readonly Status[] = ['ok', 'held', 'warning', 'critical'];

/** The worst of the known statuses; `unknown` only when nothing is known. */
export function worstStatus(statuses: readonly Status[]): Status {
  const known = statuses.filter((status) => status !== 'unknown');
  return known.length === 0 ? 'unknown' : known.reduce((a, b) => (ranks.indexOf(b) > ranks.indexOf(a) ? b : a));
}

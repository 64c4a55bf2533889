import type { Facts, HealthCode, Leg, LegCondition } from '../model/health.ts';

/** What is said of one verdict: what happened, what it means for the school, what to do now (may be empty). */
export type Words = { readonly title: string; readonly meaning: string; readonly advice: string };
/** Every code that is not about a leg. */
export type MailboxCode = Exclude<HealthCode, `${Leg}.${string}`>;
export type WordsOf = (facts: Facts) => Words;

/** Something the user can do about a verdict; windows and reports turn it into a button or a sentence. */
export type Action =
  | 'open-webmail'
  | 'open-cerbere'
  | 'retype-mailbox-password'
  | 'retype-cerbere-password'
  | 'renew-cerbere-password'
  | 'fill-in-date'
  | 'test-now'
  | 'call-technical'
  | 'write-passwords'
  | 'copy-report';

/** What keeps everybody out, whatever the password. */
export type ShutOut = Extract<
  LegCondition,
  'account-disabled' | 'access-off' | 'locked-out' | 'mailbox-full' | 'mechanism'
>;

/** A number among the facts; 0 where it is missing. */
export function numberIn(facts: Facts, name: string): number {
  const value = facts[name];
  return typeof value === 'number' ? value : 0;
}

/** A text among the facts; empty where it is missing. */
export function textIn(facts: Facts, name: string): string {
  const value = facts[name];
  return typeof value === 'string' ? value : '';
}

import type { FactsOf, HealthCode, Leg, LegCode, LegCondition } from '../model/health.ts';

/** What is said of one verdict: what happened, what it means for the school, what to do now (may be empty). */
export type Words = { readonly title: string; readonly meaning: string; readonly advice: string };

/** Something the user can do about a verdict; windows and reports turn it into a button or a sentence. */
export type Action =
  | 'open-webmail'
  | 'open-cerbere'
  | 'retype-mailbox-password'
  | 'retype-cerbere-password'
  | 'renew-cerbere-password'
  | 'fill-in-date'
  | 'test-now'
  | 'check-program'
  | 'call-technical'
  | 'write-passwords'
  | 'copy-report';

/** One thing in a mail program's settings that should be otherwise: in plain words, then in the program's own. */
export type DifferenceWords = {
  readonly title: string;
  readonly why: string;
  readonly technical: {
    /** A field by its name there, what it holds (empty: nothing) and what it should. */
    readonly fields: readonly { readonly label: string; readonly found: string; readonly right: string }[];
    readonly steps: readonly string[];
  };
};

/** For each of these codes, what is made of its facts. */
export type SaidOf<Code extends HealthCode, Said> = { readonly [One in Code]: (facts: FactsOf<One>) => Said };
export type WordsOf<Code extends HealthCode> = SaidOf<Code, Words>;

/** What is said of a mail program's settings. */
export type ProgramCode = Extract<HealthCode, `mail-program.${string}`>;
/** Every other code that is not about a leg. */
export type MailboxCode = Exclude<HealthCode, LegCode | ProgramCode>;
/** What keeps everybody out, whatever the password. */
export type ShutOutCode = `${Leg}.${Extract<
  LegCondition,
  'account-disabled' | 'access-off' | 'locked-out' | 'mailbox-full' | 'mechanism'
>}`;
/** What is said in a toast where the whole words are too long for one. */
export type BriefWords = Partial<SaidOf<HealthCode, string>>;

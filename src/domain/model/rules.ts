import { hoursProblem } from './text-rules.ts';

/** The ends between which a number can be set; whole unless told. */
export type NumberRule = { readonly min: number; readonly max: number; readonly isWhole?: boolean };

const megabyte = 1_048_576;

export const mailboxRules = {
  /** 100,000 MB: no provider gives as much, and a slip of the hand is noticed. */
  limitBytes: { min: 1, max: 100_000 * megabyte },
  limitMessages: { min: 1, max: 1_000_000 },
} as const satisfies Record<string, NumberRule>;

/** The rule of `limitBytes` in MB, to a tenth of one. */
export const megabytesRule: NumberRule = { min: 0.1, max: mailboxRules.limitBytes.max / megabyte, isWhole: false };

export const bytesOf = (megabytes: number | null): number | null =>
  megabytes === null ? null : Math.round(megabytes * megabyte);

/** To a tenth of a MB, as it is shown. */
export const megabytesOf = (bytes: number | null): number | null =>
  bytes === null ? null : Math.round((bytes / megabyte) * 10) / 10;

/** How often to look, from when to warn, and at what hours to speak. */
export type Policy = {
  receivingMinutes: number;
  sendingMinutes: number;
  /** Percent of the limit, rising. */
  storage: { highPercent: number; veryHighPercent: number; fullPercent: number; clearedBelowPercent: number };
  /** Days before the CERBERE password's expiry at which to speak, falling. */
  passwordNoticeDays: number[];
  certificateNoticeDays: { soon: number; verySoon: number };
  /** Working days without collection. */
  collection: { waitingDays: number; abandonedDays: number; silentDays: number; silentDaysWhenNearlyFull: number };
  /** When warnings may be spoken: weekdays (1 = Monday), public holidays excepted. */
  speakingHours: { days: number[]; opens: string; closes: string };
  reminderAt: string;
};

/** The rules as they come. */
export const defaultPolicy: Policy = {
  receivingMinutes: 30,
  sendingMinutes: 60,
  storage: { highPercent: 75, veryHighPercent: 90, fullPercent: 98, clearedBelowPercent: 5 },
  passwordNoticeDays: [30, 15, 7, 3, 1, 0],
  certificateNoticeDays: { soon: 30, verySoon: 7 },
  collection: { waitingDays: 2, abandonedDays: 5, silentDays: 5, silentDaysWhenNearlyFull: 3 },
  speakingHours: { days: [1, 2, 3, 4, 5], opens: '07:30', closes: '18:00' },
  reminderAt: '07:30',
};

/** The ends between which each rule can be set, for the settings file and for the window's fields alike. */
export const policyRanges = {
  /** Minutes between looks; less would be a burden to the servers and to Outlook. */
  receivingMinutes: { min: 5, max: 1_440 },
  sendingMinutes: { min: 15, max: 1_440 },
  /** Share of the limit. */
  percent: { min: 1, max: 100 },
  clearedBelowPercent: { min: 0.1, max: 50, isWhole: false },
  /** Days before an expiry. */
  noticeDays: { min: 1, max: 180 },
  /** One of the days at which the password's expiry is told; 0 is the day itself. */
  passwordNoticeDay: { min: 0, max: 180 },
  workingDays: { min: 1, max: 60 },
  /** ISO, 1 = Monday. */
  weekday: { min: 1, max: 7 },
} as const satisfies Record<string, NumberRule>;

export const mostPasswordNoticeDays = 12;

/** What does not fit between values of one rule that are each within their limits. */
export type RuleProblem = 'must-rise' | 'must-fall' | 'must-wait' | 'no-day' | 'time' | 'order';

export function storageProblem({ highPercent, veryHighPercent, fullPercent }: Policy['storage']): RuleProblem | null {
  return highPercent < veryHighPercent && veryHighPercent < fullPercent ? null : 'must-rise';
}

export const certificateProblem = ({ soon, verySoon }: Policy['certificateNoticeDays']): RuleProblem | null =>
  verySoon < soon ? null : 'must-fall';

export const collectionProblem = ({ waitingDays, abandonedDays }: Policy['collection']): RuleProblem | null =>
  waitingDays < abandonedDays ? null : 'must-wait';

export const speakingProblem = ({ days, opens, closes }: Policy['speakingHours']): RuleProblem | null =>
  days.length === 0 ? 'no-day' : hoursProblem(opens, closes);

export const serverKinds = ['pop3', 'smtp', 'imap'] as const;
export type ServerKind = (typeof serverKinds)[number];

/**
 * What each server can be asked for; the first is proposed where there is none yet. `auto`: a plain port, upgraded by STLS
 * where the server offers it properly.
 */
export const securities = {
  pop3: ['auto', 'starttls', 'tls', 'plain'],
  smtp: ['tls', 'starttls'],
  imap: ['tls', 'starttls'],
} as const satisfies Record<ServerKind, readonly string[]>;

/** Proposed where the profile has no such server (RFC 8314; POP3 as the manual has it). */
export const usualPorts: Readonly<Record<ServerKind, number>> = { pop3: 110, smtp: 465, imap: 993 };

/** Months after which CERBERE asks for another password (manual, section 7), where a profile does not say. */
export const usualLifetimeMonths = 6;

export const profileRules = {
  port: { min: 1, max: 65_535 },
  /** Months a CERBERE password lives, calendar months. */
  passwordLifetimeMonths: { min: 1, max: 60 },
} as const satisfies Record<string, NumberRule>;

import type { NumberRule } from './number-rules.ts';
import { hoursProblem } from './text-rules.ts';

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

import type { Policy } from '../../../domain/settings.ts';
import { originalPolicy } from './original-policy.ts';
import { isTime } from './time-text.ts';

export type RuleName = keyof Policy;

/** What does not fit between values of one rule that are each within their limits. */
export type RuleProblem = 'must-rise' | 'must-fall' | 'must-wait' | 'no-day' | 'time' | 'order';

export function storageProblem({ highPercent, veryHighPercent, fullPercent }: Policy['storage']): RuleProblem | null {
  return highPercent < veryHighPercent && veryHighPercent < fullPercent ? null : 'must-rise';
}

export const certificateProblem = ({ soon, verySoon }: Policy['certificateNoticeDays']): RuleProblem | null =>
  verySoon < soon ? null : 'must-fall';

export const collectionProblem = ({ waitingDays, abandonedDays }: Policy['collection']): RuleProblem | null =>
  waitingDays < abandonedDays ? null : 'must-wait';

export function speakingProblem({ days, opens, closes }: Policy['speakingHours']): RuleProblem | null {
  if (days.length === 0) return 'no-day';
  if (!isTime(opens) || !isTime(closes)) return 'time';
  return opens < closes ? null : 'order';
}

export const reminderProblem = (time: string): RuleProblem | null => (isTime(time) ? null : 'time');

/** The values these rules come with. */
export const originalsOf = (names: readonly RuleName[]): Partial<Policy> =>
  Object.fromEntries(names.map((name) => [name, originalPolicy[name]]));

export const areOriginal = (policy: Policy, names: readonly RuleName[]): boolean =>
  names.every((name) => JSON.stringify(policy[name]) === JSON.stringify(originalPolicy[name]));

import { dateRule } from './cerbere-date.ts';
import { fits, textRules } from './text-rules.ts';

/** A closure of the school's own, in its settings: dates `YYYY-MM-DD`, both included; the name may be empty. */
export type OwnClosure = { readonly from: string; readonly to: string; readonly name: string };

/** How many closures settings hold, and how many days one may last: a summer and more. */
export const closureRules = { most: 40, mostDays: 120 } as const;

/** What does not fit between two dates that are each one. */
export type ClosureProblem = 'order' | 'too-long';

const dayMs = 86_400_000;

export function closureProblem({ from, to }: Pick<OwnClosure, 'from' | 'to'>): ClosureProblem | null {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (!(days >= 1)) return 'order';
  return days > closureRules.mostDays ? 'too-long' : null;
}

/** A closure as it is typed; null for a date that is not there yet. */
export type TypedClosure = { readonly from: string | null; readonly to: string | null; readonly name: string };
export type TypedProblem = ClosureProblem | 'missing' | 'outside' | 'name';

/** A typed closure as it can be kept: without a last day it is a single one. */
export function closureToSave({
  from,
  to,
  name,
}: TypedClosure):
  | { readonly ok: true; readonly closure: OwnClosure }
  | { readonly ok: false; readonly problem: TypedProblem } {
  if (from === null) return { ok: false, problem: 'missing' };
  const closure = { from, to: to ?? from, name: name.trim() };
  if (closure.from < dateRule.min || closure.to > dateRule.max) return { ok: false, problem: 'outside' };
  const problem = closureProblem(closure) ?? (fits(textRules.label, closure.name) ? null : 'name');
  return problem === null ? { ok: true, closure } : { ok: false, problem };
}

const haveSameDays = (one: Pick<OwnClosure, 'from' | 'to'>, other: Pick<OwnClosure, 'from' | 'to'>): boolean =>
  one.from === other.from && one.to === other.to;

/** In order, the same days once: under the first name that says something. */
export function inOrder(closures: readonly OwnClosure[]): OwnClosure[] {
  const once: OwnClosure[] = [];
  for (const closure of closures.toSorted((one, other) => keyOf(one).localeCompare(keyOf(other), 'en'))) {
    const before = once.at(-1);
    if (before === undefined || !haveSameDays(before, closure)) once.push(closure);
    else if (before.name === '') once.splice(-1, 1, closure);
  }
  return once;
}

const keyOf = ({ from, to }: OwnClosure): string => `${from} ${to}`;

/** Why an entry of a calendar file is no closure. `begins-school`: it says that school begins. */
export const leftOutReasons = [
  'timed',
  'repeats',
  'cancelled',
  'past',
  'begins-school',
  'too-long',
  'no-dates',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** Why a calendar file is refused as a whole. */
export type FileRefusal =
  | 'unreadable'
  | 'too-large'
  | 'empty'
  | 'not-a-calendar'
  | 'damaged'
  | 'no-entries'
  | 'too-many';

/** A closure found in a file. `isKnown`: the school is shut on all of its days already. */
export type FoundClosure = OwnClosure & { readonly isKnown: boolean };

/** What a calendar file holds, for the user to choose from: nothing of it is kept yet. */
export type ClosureImport =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly reason: FileRefusal }
  | {
      readonly kind: 'read';
      /** In order. */
      readonly closures: readonly FoundClosure[];
      /** Each reason once, with how many entries it kept out. */
      readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number }[];
    };

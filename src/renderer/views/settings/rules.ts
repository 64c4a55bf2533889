import { defaultPolicy, type Policy } from '../../../domain/model/rules.ts';

export type RuleName = keyof Policy;

/** The values these rules come with. */
export const originalsOf = (names: readonly RuleName[]): Partial<Policy> =>
  Object.fromEntries(names.map((name) => [name, defaultPolicy[name]]));

export const areOriginal = (policy: Policy, names: readonly RuleName[]): boolean =>
  names.every((name) => JSON.stringify(policy[name]) === JSON.stringify(defaultPolicy[name]));

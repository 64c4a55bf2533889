import {
  defaultPolicy,
  type GroupName,
  type PartsOf,
  type Policy,
  policyRules,
  type Rules,
  type Setting,
  type ValueOf,
} from './rules.ts';

/** Some rules, and of a group some parts: what is not given stays. */
export type PolicyPatch = {
  readonly [Name in keyof Policy]?: (Name extends GroupName ? PartsOf<Name> : Policy[Name]) | undefined;
};

/** A rule by its name: `sendingMinutes`, `storage.highPercent`. */
export type RuleName = {
  [Name in keyof Rules]: Name extends GroupName ? `${Name}.${keyof Rules[Name] & string}` : Name;
}[keyof Rules];
type RuleOf<Name extends RuleName> = Name extends `${infer Group extends GroupName}.${infer Part}`
  ? Rules[Group][Part & keyof Rules[Group]]
  : Rules[Name & keyof Rules];
/** The rules of one kind. */
export type RuleNameOf<Kind extends Setting> = {
  [Name in RuleName]: RuleOf<Name> extends Kind ? Name : never;
}[RuleName];
export type RuleValue<Name extends RuleName> = ValueOf<RuleOf<Name>>;

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (tree: unknown, name: string): unknown =>
  name.split('.').reduce((branch, part) => (branch as Tree)[part], tree);

/** The rule itself: default, range, unit. */
export const settingOf = <Name extends RuleName>(name: Name): RuleOf<Name> => at(policyRules, name) as RuleOf<Name>;

export const ruleValue = <Name extends RuleName>(policy: Policy, name: Name): RuleValue<Name> =>
  at(policy, name) as RuleValue<Name>;

/** The patch that gives one rule a value. */
export const patchOf = <Name extends RuleName>(name: Name, value: RuleValue<Name>): PolicyPatch =>
  name.split('.').reduceRight<unknown>((inner, part) => ({ [part]: inner }), value) as PolicyPatch;

const merged = (base: unknown, patch: unknown): unknown => {
  if (patch === undefined) return base;
  if (!isTree(base) || !isTree(patch)) return patch;
  return {
    ...base,
    ...Object.fromEntries(Object.entries(patch).map(([name, value]) => [name, merged(base[name], value)])),
  };
};
const restricted = (base: unknown, patch: unknown): unknown =>
  isTree(base) && isTree(patch)
    ? Object.fromEntries(
        Object.entries(patch)
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => [name, restricted(base[name], value)]),
      )
    : base;

/** The policy with a patch laid over it. */
export const patched = (policy: Policy, patch: PolicyPatch): Policy => merged(policy, patch) as Policy;
/** One patch laid over another. */
export const joined = (one: PolicyPatch, other: PolicyPatch): PolicyPatch => merged(one, other) as PolicyPatch;
/** What a policy has where a patch gives something else: the way back. */
export const wayBack = (policy: Policy, patch: PolicyPatch): PolicyPatch => restricted(policy, patch) as PolicyPatch;

/** Puts some rules back to the values they come with. */
export const originalOf = (names: readonly (keyof Policy)[]): PolicyPatch =>
  Object.fromEntries(names.map((name) => [name, defaultPolicy[name]]));

/** Whether a patch would leave a policy as it is. */
export const changesNothing = (policy: Policy, patch: PolicyPatch): boolean =>
  JSON.stringify(patched(policy, patch)) === JSON.stringify(policy);

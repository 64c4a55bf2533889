import { type ComponentChildren, createContext, Fragment, type JSX } from 'preact';
import { useContext, useState } from 'preact/hooks';
import {
  changesNothing,
  joined,
  originalOf,
  type PolicyPatch,
  patched,
  patchOf,
  type RuleName,
  type RuleNameOf,
  type RuleValue,
  ruleValue,
  settingOf,
  wayBack,
} from '../../../domain/model/policy-patch.ts';
import {
  type GroupName,
  type ListSetting,
  type NumberSetting,
  type Policy,
  policyProblem,
  policyRules,
  type SwitchSetting,
  type TimeSetting,
} from '../../../domain/model/rules.ts';
import { fits, textRules } from '../../../domain/model/text-rules.ts';
import type { RuleWords } from '../../../domain/text/fr/window/settings.ts';
import { Button } from '../../parts/button.tsx';
import { Toggle, Weekdays } from '../../parts/choices.tsx';
import { FieldNote } from '../../parts/field-frame.tsx';
import { NumberField, TextField, type TextFieldProps, TimeField } from '../../parts/fields.tsx';
import { readList, writeList } from '../../parts/typed-values.ts';
import { usePageText } from '../../parts/words.tsx';
import { policyChange } from './changes.ts';
import { type KeptField, useKeeping, useKept, usePolicy, useSave } from './saving.tsx';

/** Rules that were given and are not saved yet, or do not fit each other: one after the other can be put right. */
type RulesDraft = {
  readonly policy: Policy;
  errorAt(name: RuleName): string | undefined;
  change(name: RuleName, patch: PolicyPatch, problem?: string | null): void;
};

function useRulesDraft(): RulesDraft {
  const { t } = usePageText();
  const { ruleProblems } = t.window.settings;
  const saved = usePolicy();
  const save = useSave();
  const { current, change } = useKeeping<PolicyPatch>((patch) => wayBack(saved, patch));
  const kept = current();
  const given = kept?.value ?? {};
  const policy = patched(saved, given);
  return {
    policy,
    errorAt: (name) => (kept?.refusal?.at === name ? kept.refusal.text : undefined),
    change(name, patch, problem = null) {
      const all = joined(given, patch);
      const misfit = policyProblem(patched(saved, all));
      // What was accepted before is saved, or on its way: it is not sent twice.
      const [before, sent] = kept?.refusal ? [saved, all] : [policy, patch];
      const keep = () => save(policyChange(before, sent));
      void change(all, keep, problem ?? (misfit && ruleProblems[misfit]), name);
    },
  };
}

const GroupDraft = createContext<RulesDraft | null>(null);

/** The fields of rules that must fit each other; without children all of them, which then are numbers. */
export function RuleGroup({ of, children }: { of: GroupName; children?: ComponentChildren }): JSX.Element {
  const names = Object.keys(policyRules[of]).map((part) => `${of}.${part}` as RuleNameOf<NumberSetting>);
  return (
    <GroupDraft.Provider value={useRulesDraft()}>
      {children ?? names.map((name) => <NumberRule key={name} of={name} />)}
    </GroupDraft.Provider>
  );
}

/** All that a field takes from its rule's name. */
function useRule<Name extends RuleName>(of: Name) {
  const { t } = usePageText();
  const own = useRulesDraft();
  const draft = useContext(GroupDraft) ?? own;
  const words: RuleWords = t.window.settings.rules[of];
  return {
    label: words.label,
    hint: words.hint,
    error: draft.errorAt(of),
    value: ruleValue(draft.policy, of),
    change: (value: RuleValue<Name>, problem?: string | null) => draft.change(of, patchOf(of, value), problem),
  };
}

export function NumberRule({ of }: { of: RuleNameOf<NumberSetting> }): JSX.Element {
  const { t } = usePageText();
  const { change, ...texts } = useRule(of);
  const rule = settingOf(of);
  return (
    <NumberField
      {...texts}
      rule={rule}
      unit={t.window.settings.units[rule.unit]}
      onChange={(value) => value !== null && change(value)}
    />
  );
}

export function TimeRule({ of }: { of: RuleNameOf<TimeSetting> }): JSX.Element {
  const { t } = usePageText();
  const { change, ...texts } = useRule(of);
  return (
    <TimeField
      {...texts}
      onChange={(value) => change(value, fits(textRules.time, value) ? null : t.window.settings.ruleProblems.time)}
    />
  );
}

export function WeekdaysRule({ of }: { of: RuleNameOf<ListSetting> }): JSX.Element {
  const { change, value, label, error } = useRule(of);
  return <Weekdays label={label} days={value} onChange={change} error={error} />;
}

export function SwitchRule({ of }: { of: RuleNameOf<SwitchSetting> }): JSX.Element {
  const { change, value, label, hint, error } = useRule(of);
  return (
    <>
      <Toggle label={label} hint={hint} isOn={value} onChange={(isOn) => change(isOn)} />
      <FieldNote id={`${of}-error`} tone="error" text={error} />
    </>
  );
}

/** Several numbers, typed as a list. */
export function ListRule({ of }: { of: RuleNameOf<ListSetting> }): JSX.Element {
  const { t } = usePageText();
  const { rules, listProblems } = t.window.settings;
  const { tooMany, outside, ...problems } = listProblems;
  const { label, hint }: RuleWords = rules[of];
  const policy = usePolicy();
  const save = useSave();
  const { each, most } = settingOf(of);
  const read = (typed: string) => readList(typed, { each, most });
  const field = useKept(
    writeList(ruleValue(policy, of)),
    async (typed) => {
      const found = read(typed);
      return found.ok ? save(policyChange(policy, patchOf(of, found.list))) : null;
    },
    (typed) => {
      const found = read(typed);
      if (found.ok) return null;
      switch (found.problem) {
        case 'outside':
          return outside(String(each.min), String(each.max));
        case 'too-many':
          return tooMany(String(most));
        default:
          return problems[found.problem];
      }
    },
  );
  return <SavedText label={label} hint={hint} field={field} />;
}

/** A text that is saved when the field is left or Enter is pressed. */
export function SavedText({
  field,
  ...texts
}: Pick<TextFieldProps, 'label' | 'hint' | 'placeholder'> & { field: KeptField<string> }): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed === null) return;
    setTyped(null);
    field.change(typed);
  };
  return (
    <TextField
      {...texts}
      value={typed ?? field.value}
      error={field.error}
      onInput={setTyped}
      onChange={commit}
      onBlur={commit}
    />
  );
}

/** Fields of rules, and the button that puts these back to the values they come with. */
export function Restorable({
  of,
  children,
}: {
  of: readonly (keyof Policy)[];
  children: ComponentChildren;
}): JSX.Element {
  const { t } = usePageText();
  const words = t.window.settings;
  const policy = usePolicy();
  const save = useSave();
  const [restored, setRestored] = useState(0);
  const originals = originalOf(of);
  const isOriginal = changesNothing(policy, originals);
  return (
    <>
      {/* Drawn anew: what was typed and not accepted is over. */}
      <Fragment key={restored}>{children}</Fragment>
      <div class="row restore">
        <Button
          onClick={() => {
            setRestored(restored + 1);
            if (!isOriginal) void save(policyChange(policy, originals));
          }}
        >
          {words.original}
        </Button>
        {isOriginal && <span class="quiet">{words.isOriginal}</span>}
      </div>
    </>
  );
}

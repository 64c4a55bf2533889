import type { JSX } from 'preact';
import type { NumberRule, Policy } from '../../../domain/model/rules.ts';
import { NumberField } from '../../parts/fields.tsx';
import { type GroupName, useSaving } from './saving.tsx';
import { useKept } from './use-kept.ts';

/** A rule that is one number. */
export function RuleNumber({
  group,
  policy,
  name,
  range,
  ...texts
}: {
  group: GroupName;
  policy: Policy;
  name: 'receivingMinutes' | 'sendingMinutes';
  range: NumberRule;
  label: string;
  hint?: string | undefined;
  unit: string;
}): JSX.Element {
  const { savePolicy } = useSaving();
  const field = useKept(policy[name], (value) => savePolicy(group, { [name]: value }));
  return (
    <NumberField
      {...texts}
      rule={range}
      value={field.value}
      onChange={(value) => value !== null && void field.change(value)}
      error={field.refusal?.text}
    />
  );
}

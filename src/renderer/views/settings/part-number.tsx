import type { JSX } from 'preact';
import type { NumberRule } from '../../../domain/model/rules.ts';
import { NumberField } from '../../parts/fields.tsx';
import type { KeptField } from './use-kept.ts';

/** One number of a rule that has several; they are saved together, so that they can be changed one after the other. */
export function PartNumber<Name extends string>({
  field,
  name,
  range,
  ...texts
}: {
  field: KeptField<Readonly<Record<Name, number>>>;
  name: Name;
  range: NumberRule;
  label: string;
  hint?: string | undefined;
  unit: string;
}): JSX.Element {
  return (
    <NumberField
      {...texts}
      rule={range}
      value={field.value[name]}
      onChange={(value) => value !== null && void field.change({ ...field.value, [name]: value }, name)}
      error={field.errorAt(name)}
    />
  );
}

import type { JSX } from 'preact';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';

export type Option<Value extends string> = { readonly value: Value; readonly label: string };

export function Select<Value extends string>({
  value,
  options,
  onChange,
  isDisabled,
  ...texts
}: FieldTexts & {
  value: Value;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  isDisabled?: boolean | undefined;
}): JSX.Element {
  return (
    <FieldFrame {...texts}>
      {(ties) => (
        <select
          {...ties}
          class="input select"
          value={value}
          disabled={isDisabled}
          onChange={(event) => onChange(event.currentTarget.value as Value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

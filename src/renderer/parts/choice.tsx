import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { FieldNote, type FieldTexts } from './field-frame.tsx';

export type ChoiceOption<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
};

/** One of a few, all of them in sight. `value` null: nothing chosen yet. */
export function Choice<Value extends string>({
  label,
  hint,
  error,
  value,
  options,
  onChange,
}: Omit<FieldTexts, 'warning'> & {
  value: Value | null;
  options: readonly ChoiceOption<Value>[];
  onChange: (value: Value) => void;
}): JSX.Element {
  const id = useId();
  const texts = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(
    (one) => one !== false,
  );
  return (
    <fieldset class="choice" aria-describedby={texts.length > 0 ? texts.join(' ') : undefined}>
      <legend class="field-label">{label}</legend>
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {options.map((option) => (
        <label key={option.value} class="choice-option">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <small class="choice-hint">{option.hint}</small>}
          </span>
        </label>
      ))}
      <FieldNote id={`${id}-error`} tone="error" text={error} />
    </fieldset>
  );
}

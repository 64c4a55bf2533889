import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { weekdayName } from '../../domain/text/format.ts';
import { FieldFrame, FieldLabel, FieldNote, type FieldTexts } from './field-frame.tsx';
import { usePageText } from './words.tsx';

/** On or off, at once. */
export function Toggle({
  label,
  hint,
  isOn,
  onChange,
  isDisabled,
}: {
  label: string;
  hint?: string | undefined;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean | undefined;
}): JSX.Element {
  const id = useId();
  return (
    <div class="toggle">
      <div>
        <FieldLabel id={id} label={label} hint={hint} />
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        class="switch"
        checked={isOn}
        aria-checked={isOn}
        disabled={isDisabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}

type ChoiceOption<Value extends string> = {
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

type Option<Value extends string> = { readonly value: Value; readonly label: string };

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

const week = [1, 2, 3, 4, 5, 6, 7] as const;

/** Some days of the week, as ISO numbers in order. */
export function Weekdays({
  label,
  error,
  days,
  onChange,
}: {
  label: string;
  error?: string | undefined;
  days: readonly number[];
  onChange: (days: number[]) => void;
}): JSX.Element {
  const { lang } = usePageText();
  const id = useId();
  return (
    <fieldset class="choice" aria-describedby={error === undefined ? undefined : id}>
      <legend class="field-label">{label}</legend>
      <div class="weekdays">
        {week.map((day) => (
          <label key={day} class="choice-option">
            <input
              type="checkbox"
              checked={days.includes(day)}
              onChange={(event) =>
                onChange(week.filter((one) => (one === day ? event.currentTarget.checked : days.includes(one))))
              }
            />
            <span>{weekdayName(day, lang)}</span>
          </label>
        ))}
      </div>
      <FieldNote id={id} tone="error" text={error} />
    </fieldset>
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { NumberRule } from '../../domain/model/rules.ts';
import { formatNumber } from '../../domain/text/format.ts';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';
import { readNumber, readTime } from './typed-values.ts';
import { type PageText, usePageText } from './words.tsx';

export type TextFieldProps = FieldTexts & {
  value: string;
  onInput: (value: string) => void;
  /** Enter, or the focus left with another value. */
  onChange?: ((value: string) => void) | undefined;
  onBlur?: (() => void) | undefined;
  type?: 'text' | 'email' | 'url' | undefined;
  placeholder?: string | undefined;
  isRequired?: boolean | undefined;
  isDisabled?: boolean | undefined;
  maxLength?: number | undefined;
};

export function TextField({
  value,
  onInput,
  onChange,
  onBlur,
  type = 'text',
  placeholder,
  isRequired,
  isDisabled,
  maxLength,
  ...texts
}: TextFieldProps): JSX.Element {
  return (
    <FieldFrame {...texts}>
      {(ties) => (
        <input
          {...ties}
          class="input"
          // Not the type itself: the browser would check it in its own words.
          type="text"
          inputMode={type === 'text' ? undefined : type}
          value={value}
          placeholder={placeholder}
          required={isRequired}
          disabled={isDisabled}
          maxLength={maxLength}
          autoComplete="off"
          autoCapitalize="off"
          spellcheck={false}
          onInput={(event) => onInput(event.currentTarget.value)}
          onChange={(event) => onChange?.(event.currentTarget.value)}
          onBlur={onBlur}
        />
      )}
    </FieldFrame>
  );
}

type NumberFieldProps = Omit<FieldTexts, 'error' | 'warning'> & {
  /** Shown after the field. */
  unit?: string | undefined;
  rule: NumberRule;
  /** Null: nothing given. */
  value: number | null;
  /** Enter, or the focus left, with another acceptable value. Null only where `isOptional`. */
  onChange: (value: number | null) => void;
  isOptional?: boolean | undefined;
  isDisabled?: boolean | undefined;
  /** What is wrong with an acceptable number; the limits are the field's own matter. */
  error?: string | undefined;
};

export function NumberField({
  unit,
  rule,
  value,
  onChange,
  isOptional = false,
  isDisabled,
  error,
  ...texts
}: NumberFieldProps): JSX.Element {
  const { t, lang } = usePageText();
  const number = (one: number): string => formatNumber(one, lang, 2);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (value === null ? '' : String(value).replace('.', lang === 'fr' ? ',' : '.'));
  const read = readNumber(shown, rule, isOptional);
  // Not while it is being typed: "1" may be on its way to "15".
  const [isJudged, setJudged] = useState(false);
  const isBad = isJudged && draft !== null && read === undefined;
  const commit = (): void => {
    setJudged(read === undefined);
    if (draft === null || read === undefined) return;
    setDraft(null);
    if (read !== value) onChange(read);
  };
  return (
    <FieldFrame
      {...texts}
      error={isBad ? t.window.common.fields.numberBetween(number(rule.min), number(rule.max)) : error}
    >
      {(ties) => (
        <span class="number">
          <input
            {...ties}
            class="input"
            inputMode={rule.isWhole === false ? 'decimal' : 'numeric'}
            value={shown}
            disabled={isDisabled}
            autoComplete="off"
            onInput={(event) => setDraft(event.currentTarget.value)}
            onChange={commit}
          />
          {unit !== undefined && <span class="unit">{unit}</span>}
        </span>
      )}
    </FieldFrame>
  );
}

type DateFieldProps = FieldTexts & {
  /** `YYYY-MM-DD`; null: no date. */
  value: string | null;
  /** Null while there is no complete date. A date outside `min` and `max` is told as well. */
  onChange: (value: string | null) => void;
  min?: string | undefined;
  max?: string | undefined;
  isDisabled?: boolean | undefined;
};

const isDateWithin = (date: string, min: string | undefined, max: string | undefined): boolean =>
  (min === undefined || date >= min) && (max === undefined || date <= max);

/** A calendar date. Says itself when it lies outside its limits. */
export function DateField({ value, onChange, min, max, isDisabled, error, ...texts }: DateFieldProps): JSX.Element {
  const words = usePageText();
  const outside = value !== null && !isDateWithin(value, min, max) ? limits(words, min, max) : undefined;
  return (
    <FieldFrame {...texts} error={outside ?? error}>
      {(ties) => (
        <input
          {...ties}
          class="input date"
          type="date"
          value={value ?? ''}
          min={min}
          max={max}
          disabled={isDisabled}
          onInput={(event) => onChange(event.currentTarget.value || null)}
        />
      )}
    </FieldFrame>
  );
}

function limits({ t, day }: PageText, min: string | undefined, max: string | undefined): string {
  const { fields } = t.window.common;
  if (min === undefined) return fields.dateUntil(day(max ?? ''));
  return max === undefined ? fields.dateFrom(day(min)) : fields.dateBetween(day(min), day(max));
}

/**
 * A time of day, told when the field is left or Enter is pressed: `HH:MM`, or the text as it was typed where it is none.
 * Not the browser's own field, which counts twelve hours on an English Windows.
 */
export function TimeField({
  value,
  onChange,
  ...texts
}: FieldTexts & { value: string; onChange: (value: string) => void }): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed === null) return;
    setTyped(null);
    if (readTime(typed) !== value) onChange(readTime(typed));
  };
  return (
    <div class="time">
      <TextField
        {...texts}
        value={typed ?? value}
        maxLength={12}
        onInput={setTyped}
        onChange={commit}
        onBlur={commit}
      />
    </div>
  );
}

import type { JSX } from 'preact';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';
import { type PageText, usePageText } from './words.tsx';

export type DateFieldProps = FieldTexts & {
  /** `YYYY-MM-DD`; null: no date. */
  value: string | null;
  /** Null while there is no complete date. A date outside `min` and `max` is told as well: {@link isDateWithin}. */
  onChange: (value: string | null) => void;
  min?: string | undefined;
  max?: string | undefined;
  isDisabled?: boolean | undefined;
};

export const isDateWithin = (date: string, min: string | undefined, max: string | undefined): boolean =>
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

import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { weekdayName } from '../../../domain/text/format.ts';
import { FieldNote } from '../../parts/field-frame.tsx';
import { usePageText } from '../../parts/words.tsx';

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

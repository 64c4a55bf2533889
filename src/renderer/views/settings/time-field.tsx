import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FieldTexts } from '../../parts/field-frame.tsx';
import { TextField } from '../../parts/fields.tsx';
import { readTime } from './time-text.ts';

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

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { TextField, type TextFieldProps } from '../../parts/fields.tsx';
import type { KeptField } from './use-kept.ts';

/** A text that is saved when the field is left or Enter is pressed. */
export function SavedText({
  field,
  ...texts
}: Omit<TextFieldProps, 'value' | 'onInput' | 'onChange' | 'onBlur' | 'error'> & {
  field: KeptField<string>;
}): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed === null) return;
    setTyped(null);
    void field.change(typed);
  };
  return (
    <TextField
      {...texts}
      value={typed ?? field.value}
      error={field.refusal?.text}
      onInput={setTyped}
      onChange={commit}
      onBlur={commit}
    />
  );
}

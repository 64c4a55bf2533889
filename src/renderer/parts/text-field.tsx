import type { JSX } from 'preact';
import { FieldFrame, type FieldTexts } from './field-frame.tsx';

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

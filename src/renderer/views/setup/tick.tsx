import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { FieldNote } from '../../parts/field-frame.tsx';

/** A box to tick before going on. */
export function Tick({
  label,
  error,
  isOn,
  onChange,
}: {
  label: string;
  error?: string | undefined;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}): JSX.Element {
  const id = useId();
  return (
    <div>
      <label class="choice-option">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          aria-invalid={error === undefined ? undefined : true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      <FieldNote id={`${id}-error`} tone="error" text={error} />
    </div>
  );
}

import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

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
        <label class="field-label" for={id}>
          {label}
        </label>
        {hint !== undefined && (
          <p class="field-hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
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

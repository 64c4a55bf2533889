import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../button.tsx';
import { type Command, useCommand } from '../commands.tsx';
import { FieldNote } from '../field-frame.tsx';

/** What to do, one line each: in this order, or in any. */
export function Points({ lines, isOrdered = false }: { lines: readonly string[]; isOrdered?: boolean }): JSX.Element {
  const List = isOrdered ? 'ol' : 'ul';
  return (
    <List class="points">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </List>
  );
}

/** Opens something outside of the window; where that fails, it says so beside the button. */
export function OpenButton({
  open,
  failed,
  children,
}: {
  open: (command: Command) => ReturnType<Command>;
  /** What is said then, ready to show. */
  failed: ComponentChildren;
  children: ComponentChildren;
}): JSX.Element {
  const command = useCommand({ isShownHere: true });
  const [hasFailed, setFailed] = useState(false);
  return (
    <>
      <div class="row">
        <Button onClick={async () => setFailed(!(await open(command)).ok)}>{children}</Button>
      </div>
      <div class="live" aria-live="polite">
        {hasFailed && <p>{failed}</p>}
      </div>
    </>
  );
}

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

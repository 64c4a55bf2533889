import type { ComponentChildren, JSX, Ref, TargetedMouseEvent } from 'preact';
import { Spinner } from './icons.tsx';

export type ButtonProps = {
  kind?: 'standard' | 'primary' | 'subtle' | 'danger' | undefined;
  /** Something is under way: cannot be pressed, keeps the focus. */
  busy?: boolean | undefined;
  disabled?: boolean | undefined;
  onClick?: (() => void) | undefined;
  type?: 'button' | 'submit' | undefined;
  /** Id of the text that explains the button. */
  describedBy?: string | undefined;
  /** What the button does, where its text alone does not say it. */
  label?: string | undefined;
  buttonRef?: Ref<HTMLButtonElement> | undefined;
  children: ComponentChildren;
};

export function Button({
  kind = 'standard',
  busy = false,
  disabled = false,
  onClick,
  type = 'button',
  describedBy,
  label,
  buttonRef,
  children,
}: ButtonProps): JSX.Element {
  const click = (event: TargetedMouseEvent<HTMLButtonElement>): void => {
    if (busy) event.preventDefault();
    else onClick?.();
  };
  return (
    <button
      ref={buttonRef ?? null}
      type={type}
      class={`button ${kind}`}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-describedby={describedBy}
      aria-label={label}
      onClick={click}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

/** Looks like a link; what it opens is the matter of a command. */
export function LinkButton({
  onClick,
  describedBy,
  children,
}: Pick<ButtonProps, 'describedBy' | 'children'> & { onClick: () => void }): JSX.Element {
  return (
    <button type="button" class="link" aria-describedby={describedBy} onClick={onClick}>
      {children}
    </button>
  );
}

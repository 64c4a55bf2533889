import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { usePageText } from './words.tsx';

/**
 * Asks before something is done. Escape and "cancel" are the same, the cancelling button has the focus first, and what
 * had it before gets it back.
 */
export function Confirm({
  title,
  body,
  confirm,
  cancel,
  kind = 'primary',
  onConfirm,
  onCancel,
}: {
  title: string;
  body: ComponentChildren;
  confirm: string;
  /** "Annuler" where nothing better is given. */
  cancel?: string | undefined;
  kind?: 'primary' | 'danger' | undefined;
  onConfirm: () => void;
  onCancel: () => void;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { t } = usePageText();
  // Before anything is painted: a key pressed at once is already the dialog's.
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      <div id={`${id}-body`}>{typeof body === 'string' ? <p>{body}</p> : body}</div>
      <div class="row dialog-buttons">
        <Button onClick={onCancel}>{cancel ?? t.window.common.cancel}</Button>
        <Button kind={kind} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </dialog>
  );
}

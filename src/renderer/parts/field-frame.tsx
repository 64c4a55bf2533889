import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

/** What every field has. Texts are ready to show. */
export type FieldTexts = {
  label: string;
  hint?: string | undefined;
  /** Why the value is not accepted. */
  error?: string | undefined;
  /** Something to look at again, although the value is accepted. */
  warning?: string | undefined;
};

/** What ties the control to its texts. */
export type ControlTies = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

/** Label above, hint below it, then the control, then what is wrong with its value. */
export function FieldFrame({
  label,
  hint,
  error,
  warning,
  children,
}: FieldTexts & { children: (ties: ControlTies) => ComponentChildren }): JSX.Element {
  const id = useId();
  const texts = [
    hint !== undefined && `${id}-hint`,
    error !== undefined && `${id}-error`,
    warning !== undefined && `${id}-warning`,
  ].filter((one) => one !== false);
  const ties: ControlTies = {
    id,
    'aria-describedby': texts.length > 0 ? texts.join(' ') : undefined,
    'aria-invalid': error === undefined ? undefined : true,
  };
  return (
    <div class="field">
      <FieldLabel id={id} label={label} hint={hint} />
      {children(ties)}
      <FieldNote id={`${id}-error`} tone="error" text={error} />
      <FieldNote id={`${id}-warning`} tone="warning" text={warning} />
    </div>
  );
}

/** What a control is called, and what is good to know of it. */
export const FieldLabel = ({ id, label, hint }: Pick<FieldTexts, 'label' | 'hint'> & { id: string }): JSX.Element => (
  <>
    <label class="field-label" for={id}>
      {label}
    </label>
    {hint !== undefined && (
      <p class="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
  </>
);

const signs = { error: '✕', warning: '!' } as const;

/** Read out when it comes up, and shown with a sign beside its colour. */
export function FieldNote({
  id,
  tone,
  text,
}: {
  id: string;
  tone: 'error' | 'warning';
  text: string | undefined;
}): JSX.Element {
  return (
    <div aria-live="polite">
      {text !== undefined && (
        <p class={`field-note ${tone}`} id={id}>
          <span class="field-sign" aria-hidden="true">
            {signs[tone]}
          </span>
          {text}
        </p>
      )}
    </div>
  );
}

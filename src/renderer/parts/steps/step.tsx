import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../button.tsx';
import { Heading } from '../card.tsx';

/** One quiet step: how far along, its question, what it is about, and what to fill in. */
export function StepFrame({
  number,
  total,
  progress,
  title,
  intro,
  children,
}: {
  /** Counted from 1. */
  number: number;
  total: number;
  /** "Step 1 of 4". */
  progress: (number: number, total: number) => string;
  title: string;
  intro?: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <header class="step-head">
        <p class="step-progress">{progress(number, total)}</p>
        <div class="step-bar" aria-hidden="true">
          {Array.from({ length: total }, (_, index) => (
            <span key={index} class={index < number ? 'past' : ''} />
          ))}
        </div>
        <Heading level={1}>{title}</Heading>
        {intro !== undefined && <p class="step-intro">{intro}</p>}
      </header>
      {children}
    </>
  );
}

/** Takes the focus to the heading of each new step; the first one is the matter of whoever opened the view. */
export function useStepFocus(step: string): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    frame.current?.querySelector('h1')?.focus();
  }, [step]);
  return frame;
}

const wrongField = '[aria-invalid="true"], .wrong input';

/**
 * What a step asks for, sent by Enter or by its button. Whatever turns out wrong gets the focus then, and again after the
 * work during which the fields were disabled.
 */
export function StepForm({
  onSubmit,
  isBusy = false,
  first,
  formRef,
  children,
}: {
  onSubmit: (form: HTMLFormElement) => void | Promise<void>;
  isBusy?: boolean;
  /** What gets the focus after the work, before any field: a selector. */
  first?: string;
  formRef?: RefObject<HTMLFormElement | null>;
  children: ComponentChildren;
}): JSX.Element {
  const own = useRef<HTMLFormElement>(null);
  const form = formRef ?? own;
  const focus = (...places: readonly string[]): void => {
    const found = places.map((place) => form.current?.querySelector<HTMLElement>(place)).find((one) => one != null);
    found?.focus();
  };
  const wasBusy = useRef(isBusy);
  useEffect(() => {
    if (wasBusy.current && !isBusy) focus(...(first === undefined ? [] : [first]), wrongField, '[type=submit]');
    wasBusy.current = isBusy;
  }, [isBusy]);
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={async (event) => {
        event.preventDefault();
        await onSubmit(event.currentTarget);
        // Once it is drawn what is wrong.
        setTimeout(() => focus(wrongField));
      }}
    >
      {children}
    </form>
  );
}

/** A way out of a step: what it is called, ready to show, and what it does. */
type Way = { readonly label: string; readonly go: () => void };

export type Ways = { readonly back?: Way | undefined; readonly leave?: Way | undefined };

/** On, back, and away for now: at the foot of every step. */
export function StepButtons({
  next,
  onNext,
  back,
  leave,
  isBusy = false,
}: Ways & {
  next: string;
  /** Unless the button sends the form of the step. */
  onNext?: () => void;
  isBusy?: boolean;
}): JSX.Element {
  return (
    <div class="row step-buttons">
      <Button kind="primary" type={onNext ? 'button' : 'submit'} busy={isBusy} onClick={onNext}>
        {next}
      </Button>
      {back && (
        <Button disabled={isBusy} onClick={back.go}>
          {back.label}
        </Button>
      )}
      {leave && (
        <Button kind="subtle" disabled={isBusy} onClick={leave.go}>
          {leave.label}
        </Button>
      )}
    </div>
  );
}

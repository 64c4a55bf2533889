import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
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

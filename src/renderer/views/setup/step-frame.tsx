import type { ComponentChildren, JSX } from 'preact';
import { Heading } from '../../parts/heading.tsx';

/** One quiet step: how far along, its question, what it is about, and what to fill in. */
export function StepFrame({
  progress,
  number,
  total,
  title,
  intro,
  children,
}: {
  /** "Step 1 of 4", ready to show. */
  progress: string;
  number: number;
  total: number;
  title: string;
  intro?: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <>
      <header class="step-head">
        <p class="step-progress">{progress}</p>
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

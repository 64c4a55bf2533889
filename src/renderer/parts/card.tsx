import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Heading, type Level } from './heading.tsx';

/** A surface of its own; with a title it is a region of that name. */
export function Card({
  title,
  level = 2,
  tone = 'plain',
  children,
}: {
  title?: string | undefined;
  level?: Level | undefined;
  tone?: 'plain' | 'info' | 'success' | 'warning' | 'critical' | undefined;
  children: ComponentChildren;
}): JSX.Element {
  const id = useId();
  return (
    <section class={`card ${tone}`} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <Heading level={level} id={id} class="card-title">
          {title}
        </Heading>
      )}
      {children}
    </section>
  );
}

import type { ComponentChildren, JSX } from 'preact';

export type Level = 1 | 2 | 3 | 4;
const tags = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4' } as const;

/** A heading whose level comes from where it stands. */
export function Heading({
  level,
  id,
  class: name,
  children,
}: {
  level: Level;
  id?: string | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}): JSX.Element {
  const Tag = tags[level];
  return (
    <Tag id={id} class={name} tabIndex={level === 1 ? -1 : undefined}>
      {children}
    </Tag>
  );
}

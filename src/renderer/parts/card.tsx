import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icons.tsx';

type Level = 1 | 2 | 3 | 4;
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

type ExpanderProps = {
  /** Also the id of its button is made of it: `<id>-button`. */
  id: string;
  title: ComponentChildren;
  /** Under the title, open or not. */
  summary?: ComponentChildren | undefined;
  /** Under the summary, smaller; described by it, not named after it. */
  note?: string | undefined;
  /** Before the title, such as a status mark. */
  mark?: ComponentChildren | undefined;
  isOpen: boolean;
  onToggle: () => void;
  /** The title is a heading of this level; none in a list of details. */
  level?: Level | undefined;
  /** `flat`: without a surface of its own, inside another. */
  kind?: 'card' | 'flat' | undefined;
  children: ComponentChildren;
};

/** A card that opens. What is folded away is not in the page. */
export function Expander({
  id,
  title,
  summary,
  note = '',
  mark,
  isOpen,
  onToggle,
  level,
  kind = 'card',
  children,
}: ExpanderProps): JSX.Element {
  const button = (
    <button
      type="button"
      id={`${id}-button`}
      class="expander-button"
      aria-expanded={isOpen}
      aria-controls={isOpen ? `${id}-body` : undefined}
      aria-describedby={note === '' ? undefined : `${id}-note`}
      onClick={onToggle}
    >
      {mark}
      <span class="expander-words">
        <span class="expander-title">{title}</span>
        {summary !== undefined && <span class="expander-summary">{summary}</span>}
      </span>
      <Icon name="chevron" />
    </button>
  );
  return (
    <div id={id} class={`expander ${kind}${isOpen ? ' open' : ''}`}>
      <div class="expander-head">
        {level === undefined ? button : <Heading level={level}>{button}</Heading>}
        {note !== '' && (
          <p class="expander-note" id={`${id}-note`}>
            {note}
          </p>
        )}
      </div>
      {isOpen && (
        <div id={`${id}-body`} class="expander-body">
          {children}
        </div>
      )}
    </div>
  );
}

import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { SavedNote } from './saved-note.tsx';
import type { GroupName } from './saving.tsx';

/** One group of settings, and what was last saved in it. */
export function Group({
  name,
  title,
  children,
}: {
  name: GroupName | 'about';
  title: string;
  children: ComponentChildren;
}): JSX.Element {
  const id = useId();
  return (
    <section class="settings-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
      {name !== 'about' && <SavedNote group={name} />}
    </section>
  );
}

import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { LinkButton } from '../../parts/button.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import { type GroupName, useSaving } from './saving.tsx';

/** "Saved. Undo", within sight of what was changed. Announced by whoever saved. */
export function SavedNote({ group }: { group: GroupName }): JSX.Element | null {
  const { t } = usePageText();
  const words = t.window.settings;
  const { last, undoLast, closeLast } = useSaving();
  const note = useRef<HTMLDivElement>(null);
  const own = last?.group === group ? last : null;
  const isOver = own !== null && own.is !== 'saved';
  // The button that had the focus is gone.
  useEffect(() => {
    if (isOver && document.activeElement === document.body) note.current?.focus();
  }, [isOver]);
  if (own === null) return null;
  const { is } = own;
  return (
    <div class="saved-note" ref={note} tabIndex={-1}>
      <Message tone={typeof is === 'object' ? 'critical' : 'success'} onClose={closeLast}>
        <span class="saved-line">
          {typeof is === 'object' ? is.problem : words[is]}
          {is === 'saved' && <LinkButton onClick={() => void undoLast()}>{words.undo}</LinkButton>}
        </span>
      </Message>
    </div>
  );
}

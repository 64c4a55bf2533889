import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Policy } from '../../../domain/model/rules.ts';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { LinkButton } from '../../parts/button.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { Message } from '../../parts/message.tsx';
import { usePageText } from '../../parts/words.tsx';
import { type Change, type Kept, type Order, stepOn, stillKept } from './changes.ts';

export type SectionName =
  | 'mailboxes'
  | 'notifications'
  | 'closures'
  | 'thresholds'
  | 'frequency'
  | 'startup'
  | 'language'
  | 'servers'
  | 'mail-program';

/** The last thing saved, until something else is, or the message is closed. */
type Last = { readonly section: string; readonly undo: Order; readonly is: 'saved' | 'undone' | { problem: string } };

type SavingTools = {
  readonly policy: Policy;
  save(section: string, change: Change): Promise<string | null>;
  readonly last: Last | null;
  undoLast(): Promise<void>;
  closeLast(): void;
  readonly undos: number;
};

const Tools = createContext<SavingTools | null>(null);
const SectionOf = createContext('');

function useTools(): SavingTools {
  const tools = useContext(Tools);
  if (!tools) throw new Error('settings outside <Saving>');
  return tools;
}

/** Saves each change at once, and can undo the last one. */
export function Saving({
  snapshot: { policy },
  children,
}: {
  snapshot: Pick<Snapshot, 'policy'>;
  children: ComponentChildren;
}): JSX.Element {
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const announce = useAnnounce();
  const { t } = usePageText();
  const [last, setLast] = useState<Last | null>(null);
  const [undos, setUndos] = useState(0);

  const give = async ({ name, payload }: Order): Promise<string | null> => {
    const result = await command(name, payload as never);
    return result.ok ? null : problemWords(result.problem);
  };
  const tools: SavingTools = {
    policy,
    async save(section, { order, undo }) {
      const problem = await give(order);
      if (problem !== null) return problem;
      setLast({ section, undo, is: 'saved' });
      announce(t.window.settings.saved);
      return null;
    },
    last,
    async undoLast() {
      if (last?.is !== 'saved') return;
      const problem = await give(last.undo);
      setLast({ ...last, is: problem === null ? 'undone' : { problem } });
      if (problem === null) setUndos((count) => count + 1);
      announce(problem ?? t.window.settings.undone);
    },
    closeLast: () => setLast(null),
    undos,
  };
  return <Tools.Provider value={tools}>{children}</Tools.Provider>;
}

/** One section of the settings; whatever is saved in it is told at its end. */
export function Section({
  name,
  title,
  children,
}: {
  name: SectionName | 'about';
  title: string;
  children: ComponentChildren;
}): JSX.Element {
  const id = useId();
  return (
    <SectionOf.Provider value={name}>
      <section class="settings-group" aria-labelledby={id}>
        <h2 id={id}>{title}</h2>
        {children}
        <SavedNote section={name} />
      </section>
    </SectionOf.Provider>
  );
}

/** "Saved. Undo", within sight of what was changed. Announced by whoever saved. */
function SavedNote({ section }: { section: string }): JSX.Element | null {
  const { t } = usePageText();
  const words = t.window.settings;
  const { last, undoLast, closeLast } = useTools();
  const note = useRef<HTMLDivElement>(null);
  const own = last?.section === section ? last : null;
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

/** Saves at once. @returns a function that tells why it was not saved, ready to show; null where it was */
export function useSave(): (change: Change) => Promise<string | null> {
  const { save } = useTools();
  const section = useContext(SectionOf);
  return (change) => save(section, change);
}

/** The saved rules of the watch. */
export const usePolicy = (): Policy => useTools().policy;

/**
 * What a field shows instead of the saved value. What was not accepted stays as it was typed, with the reason; a snapshot
 * overwrites nothing of that.
 * @param savedFor what is saved in the place of a value
 */
export function useKeeping<Value>(savedFor: (value: Value) => Value) {
  const { undos } = useTools();
  const [, setShown] = useState<Kept<Value> | null>(null);
  // Not the state itself: leaving a field tells of the same change twice before it is drawn again.
  const kept = useRef<Kept<Value> | null>(null);
  const current = (): Kept<Value> | null =>
    kept.current && stillKept(kept.current, savedFor(kept.current.value), undos);
  const setKept = (next: Kept<Value> | null): void => {
    kept.current = next;
    setShown(next);
  };
  return {
    current,
    /**
     * Saves at once, unless there is a reason not to.
     * @param keep gives why it was not saved, null where it was
     * @param problem why it is not even tried
     * @param at the part of the value that was changed
     */
    async change(value: Value, keep: () => Promise<string | null>, problem: string | null, at = ''): Promise<void> {
      const saved = savedFor(value);
      switch (stepOn(current(), saved, value)) {
        case 'nothing':
          return;
        case 'forget':
          setKept(null);
          return;
      }
      const next: Kept<Value> = { value, over: saved, undos, refusal: problem === null ? null : { text: problem, at } };
      setKept(next);
      if (problem !== null) return;
      const failed = await keep();
      if (failed !== null && kept.current === next) setKept({ ...next, refusal: { text: failed, at } });
    },
  };
}

/** A saved value with a field of its own. */
export type KeptField<Value> = {
  readonly value: Value;
  /** Why the value shown is not saved. */
  readonly error: string | undefined;
  change(next: Value): void;
};

/**
 * @param saved the saved value
 * @param keep gives why it was not saved, null where it was
 * @param problemOf why it is not even tried
 */
export function useKept<Value>(
  saved: Value,
  keep: (value: Value) => Promise<string | null>,
  problemOf: (value: Value) => string | null = () => null,
): KeptField<Value> {
  const { current, change } = useKeeping<Value>(() => saved);
  const kept = current();
  return {
    value: kept === null ? saved : kept.value,
    error: kept?.refusal?.text,
    change: (next) => void change(next, () => keep(next), problemOf(next)),
  };
}

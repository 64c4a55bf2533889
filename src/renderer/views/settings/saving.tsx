import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import type { Policy } from '../../../domain/model/settings.ts';
import type { Snapshot } from '../../../domain/view/snapshot.ts';
import { useAnnounce } from '../../parts/announcer.tsx';
import { useCommand, useProblemWords } from '../../parts/commands.tsx';
import { usePageText } from '../../parts/words.tsx';
import { type Change, type Order, policyChange } from './change.ts';
import { firstPolicy, followPolicy, sentPolicy } from './latest-policy.ts';

export type GroupName = 'mailboxes' | 'notifications' | 'thresholds' | 'frequency' | 'startup' | 'language' | 'servers';

/** The last thing saved, until something else is, or the message is closed. */
type Last = { readonly group: GroupName; readonly undo: Order; readonly is: 'saved' | 'undone' | { problem: string } };

type SavingTools = {
  /** Saves at once. @returns why it was not saved, ready to show; null where it was */
  save(group: GroupName, change: Change): Promise<string | null>;
  savePolicy(group: GroupName, next: Partial<Policy>): Promise<string | null>;
  readonly last: Last | null;
  undoLast(): Promise<void>;
  closeLast(): void;
  /** Grows with each undo: what fields still show of their own is over. */
  readonly undos: number;
};

const Context = createContext<SavingTools | null>(null);

/** Saves each change at once, and can undo the last one. */
export function Saving({ snapshot, children }: { snapshot: Snapshot; children: ComponentChildren }): JSX.Element {
  const command = useCommand({ isShownHere: true });
  const problemWords = useProblemWords();
  const announce = useAnnounce();
  const { t } = usePageText();
  const [last, setLast] = useState<Last | null>(null);
  const [undos, setUndos] = useState(0);
  const latest = useRef(firstPolicy(snapshot.policy));
  latest.current = followPolicy(latest.current, snapshot.policy);

  const give = async (order: Order): Promise<string | null> => {
    const before = latest.current;
    if (order.name === 'save-policy') latest.current = sentPolicy(before, order.payload.policy as Policy);
    const result = await command(order.name, order.payload as never);
    if (result.ok) return null;
    if (order.name === 'save-policy') latest.current = sentPolicy(latest.current, before.policy);
    return problemWords(result.problem);
  };
  const save = async (group: GroupName, { order, undo }: Change): Promise<string | null> => {
    const problem = await give(order);
    if (problem !== null) return problem;
    setLast({ group, undo, is: 'saved' });
    announce(t.window.settings.saved);
    return null;
  };
  const tools: SavingTools = {
    save,
    savePolicy: (group, next) => save(group, policyChange(latest.current.policy, next)),
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
  return <Context.Provider value={tools}>{children}</Context.Provider>;
}

export function useSaving(): SavingTools {
  const tools = useContext(Context);
  if (!tools) throw new Error('useSaving outside <Saving>');
  return tools;
}

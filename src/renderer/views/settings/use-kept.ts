import { useRef, useState } from 'preact/hooks';
import { type Kept, stepOn, stillKept } from './kept.ts';
import { useSaving } from './saving.tsx';

export type Refusal = { readonly text: string; readonly at: string };

export type KeptField<Value> = {
  readonly value: Value;
  /** Why the value shown is not saved, and at which part of it. */
  readonly refusal: Refusal | null;
  /** Checks and saves at once. @param at the part of the value that was changed */
  change(next: Value, at?: string): Promise<void>;
  /** What is wrong at one part, for its field. */
  errorAt(at: string): string | undefined;
};

/**
 * A saved value that a field changes. What was not accepted stays as it was typed, with the reason; a snapshot overwrites
 * nothing of that.
 * @param keep gives why it was not saved, null where it was
 * @param problemOf why it is not even tried
 */
export function useKept<Value>(
  saved: Value,
  keep: (value: Value) => Promise<string | null>,
  problemOf: (value: Value) => string | null = () => null,
): KeptField<Value> {
  const { undos } = useSaving();
  const [, setShown] = useState<Kept<Value> | null>(null);
  // Not the state itself: leaving a field tells of the same change twice before it is drawn again.
  const kept = useRef<Kept<Value> | null>(null);
  const current = stillKept(kept.current, saved, undos);
  const setKept = (next: Kept<Value> | null): void => {
    kept.current = next;
    setShown(next);
  };
  return {
    value: current === null ? saved : current.value,
    refusal: current?.refusal ?? null,
    errorAt: (at) => (current?.refusal?.at === at ? current.refusal.text : undefined),
    async change(value, at = '') {
      switch (stepOn(stillKept(kept.current, saved, undos), saved, value)) {
        case 'nothing':
          return;
        case 'forget':
          setKept(null);
          return;
      }
      const problem = problemOf(value);
      const next: Kept<Value> = { value, over: saved, undos, refusal: problem === null ? null : { text: problem, at } };
      setKept(next);
      if (problem !== null) return;
      const failed = await keep(value);
      if (failed !== null && kept.current === next) setKept({ ...next, refusal: { text: failed, at } });
    },
  };
}

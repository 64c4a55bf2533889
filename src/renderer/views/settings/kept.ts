/**
 * What a field shows instead of the saved value: what was just given, until a snapshot brings it, and for as long as it
 * was not accepted.
 */
export type Kept<Value> = {
  readonly value: Value;
  /** The saved value when this was given. */
  readonly over: Value;
  /** Undos done by then. */
  readonly undos: number;
  /** Why it is not saved, ready to show, and at which part of the value; null while it is being saved, and after. */
  readonly refusal: { readonly text: string; readonly at: string } | null;
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is still to be shown of it; null once the saved value speaks for itself. */
export function stillKept<Value>(kept: Kept<Value> | null, saved: Value, undos: number): Kept<Value> | null {
  if (kept === null || kept.refusal !== null) return kept;
  return isSame(kept.over, saved) && kept.undos === undos ? kept : null;
}

/** `nothing`: this is what is shown already. `forget`: back at the saved value, after one that was not accepted. */
export function stepOn<Value>(kept: Kept<Value> | null, saved: Value, next: Value): 'nothing' | 'forget' | 'save' {
  if (kept === null) return isSame(next, saved) ? 'nothing' : 'save';
  if (kept.refusal === null) return isSame(next, kept.value) ? 'nothing' : 'save';
  return isSame(next, saved) ? 'forget' : 'save';
}

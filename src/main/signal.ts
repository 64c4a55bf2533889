/** Something that happens in one place and is acted on in another, which may be made later. */
export type Signal<Value> = {
  raise(value: Value): void;
  /** Who acts on it from now on, and on what was raised while nobody could. */
  act(listener: (value: Value) => void): void;
};

export function createSignal<Value = void>(): Signal<Value> {
  let early: Value[] = [];
  let act: ((value: Value) => void) | null = null;
  return {
    raise(value) {
      if (act) act(value);
      else early.push(value);
    },
    act(listener) {
      act = listener;
      const waiting = early;
      early = [];
      for (const value of waiting) listener(value);
    },
  };
}

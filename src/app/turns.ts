/** What waits for its turn between two looks, first come, first served. */
export type Turns<Means> = {
  /** @returns what it made of its turn; null where there is none any more. Rejects with what it throws */
  wait<Value>(act: (means: Means) => Promise<Value>): Promise<Value | null>;
  /** Lets the first have its turn, and resolves when it is done. @returns whether there was one */
  take(means: Means): Promise<boolean>;
  /** Nobody has a turn any more. */
  end(): void;
};

/** @typeParam Means what is handed to each in its turn */
export function createTurns<Means>(): Turns<Means> {
  const waiting: ((means: Means | null) => Promise<void>)[] = [];
  let hasEnded = false;
  return {
    wait<Value>(act: (means: Means) => Promise<Value>) {
      if (hasEnded) return Promise.resolve(null);
      return new Promise<Value | null>((resolve, reject) => {
        waiting.push(async (means) => {
          if (means === null) return resolve(null);
          // What goes wrong is told to who waits for it, and is no end of the watch.
          await act(means).then(resolve, reject);
        });
      });
    },
    async take(means) {
      const first = waiting.shift();
      await first?.(means);
      return first !== undefined;
    },
    end() {
      hasEnded = true;
      for (const one of waiting.splice(0)) void one(null);
    },
  };
}

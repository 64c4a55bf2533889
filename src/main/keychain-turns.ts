import type { WaitingClock } from '../app/ports.ts';

/** Milliseconds that the system's keychain has for an answer. */
export const keychainDeadlineMs = 10_000;

/** Calls that may hang at once: each takes one of the process's four worker threads, and name lookups need them too. */
export const hangingAtMost = 2;

/**
 * Runs one call and gives `otherwise` where it fails or is late.
 * @param written what the call stores or erases; while an earlier one about the same hangs it is not made, since that may
 * still land after it
 */
export type InTurn = <Value>(call: () => Promise<Value>, otherwise: Value, written?: string) => Promise<Value>;

/** One call at a time. A turn ends at its deadline at the latest, so that one call that hangs does not stop all others. */
export function createTurns(wait: WaitingClock['wait']): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  const underWay = new Set<{ readonly written: string | undefined }>();
  return (call, otherwise, written) => {
    const take = async (): Promise<typeof otherwise> => {
      const isHeld = written !== undefined && [...underWay].some((one) => one.written === written);
      if (isHeld || underWay.size >= hangingAtMost) return otherwise;
      const one = { written };
      underWay.add(one);
      const answered = new AbortController();
      const answer = (async () => call())()
        .catch(() => otherwise)
        .finally(() => underWay.delete(one));
      const deadline = wait(keychainDeadlineMs, answered.signal).then(() => otherwise);
      return Promise.race([answer, deadline]).finally(() => answered.abort());
    };
    const turn = last.then(take);
    last = turn;
    return turn;
  };
}

import type { WaitingClock } from '../../app/ports.ts';

/** Milliseconds that the system's keychain has for an answer. */
export const keychainDeadlineMs = 10_000;

/** Calls that may hang at once: each takes one of the process's four worker threads, and name lookups need them too. */
export const hangingAtMost = 2;

/** Stands for every password: of a call that lists them all. */
export const everyPassword = '*';

/**
 * Runs one call and gives `otherwise` where it fails or is late.
 * @param written what the call stores or erases, or {@link everyPassword}; while an earlier one about the same hangs it is
 * not made, since that may still land after it, or meet it: a list from which a password goes meanwhile ends the process
 * (libsecret under keytar 7.10.6)
 */
export type InTurn = <Value>(call: () => Promise<Value>, otherwise: Value, written?: string) => Promise<Value>;

const meets = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && (one === other || one === everyPassword || other === everyPassword);

export type Turns = {
  readonly inTurn: InTurn;
  /** A call has not come back, and holds its worker thread. */
  isUnderWay(): boolean;
};

/** One call at a time. A turn ends at its deadline at the latest, so that one call that hangs does not stop all others. */
export function createTurns(wait: WaitingClock['wait']): Turns {
  let last: Promise<unknown> = Promise.resolve();
  const underWay = new Set<{ readonly written: string | undefined }>();
  const inTurn: InTurn = (call, otherwise, written) => {
    const take = async (): Promise<typeof otherwise> => {
      const isHeld = [...underWay].some((one) => meets(one.written, written));
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
  return { inTurn, isUnderWay: () => underWay.size > 0 };
}

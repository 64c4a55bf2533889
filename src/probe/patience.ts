/** Milliseconds until the server has greeted: name, connection and TLS too. Some look the caller up in the DNS first. */
export const usualGreetingMs = 60_000;
/** Milliseconds for everything after the greeting. Servers delay the answer to a wrong password by up to 17 s. */
export const usualRestMs = 30_000;
/** Milliseconds for a question that may go unanswered: UIDL always, CAPA where no encryption hangs on it. */
export const usualOptionalMs = 5_000;
/** Milliseconds that the libraries are given for any one thing: the frame alone ends a probe. */
export const libraryTimeoutMs = 3_600_000;

/** How long a probe may take. Each span counts all its connections together, so the probe ends with their sum at last. */
export type Spans = {
  /** Milliseconds until the greeting; {@link usualGreetingMs} unless given. */
  readonly greetingMs?: number | undefined;
  /** Milliseconds for the rest; {@link usualRestMs} unless given. */
  readonly restMs?: number | undefined;
  /** Milliseconds, of the rest, for a question that may go unanswered; {@link usualOptionalMs} unless given. */
  readonly optionalMs?: number | undefined;
  /** Milliseconds for everything, name resolution to verdict: ends the probe sooner than the two spans would. */
  readonly deadlineMs?: number | undefined;
};

type Span = 'greeting' | 'rest';

export type Patience = {
  /** Goes on with a span where it was left. */
  run(span: Span): void;
  /** Nothing is over any more. */
  end(): void;
};

/** Starts to wait for the greeting. @param onOver called once a span, or the deadline, is over */
export function startPatience({ greetingMs, restMs, deadlineMs }: Spans, onOver: () => void): Patience {
  const leftMs = { greeting: greetingMs ?? usualGreetingMs, rest: restMs ?? usualRestMs };
  const deadline = deadlineMs === undefined ? undefined : setTimeout(onOver, Math.max(0, deadlineMs));
  let running: Span = 'greeting';
  let sinceMs = performance.now();
  let timer = setTimeout(onOver, Math.max(0, leftMs.greeting));
  let hasEnded = false;
  return {
    run(span) {
      if (hasEnded) return;
      clearTimeout(timer);
      const nowMs = performance.now();
      leftMs[running] -= nowMs - sinceMs;
      sinceMs = nowMs;
      running = span;
      timer = setTimeout(onOver, Math.max(0, leftMs[span]));
    },
    end() {
      hasEnded = true;
      clearTimeout(timer);
      clearTimeout(deadline);
    },
  };
}

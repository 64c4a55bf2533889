import type { Socket } from 'node:net';
import type { Stage } from '../domain/model/failure.ts';
import type { CertificateReading, Outcome, Reading } from '../domain/model/reading.ts';
import { failureOf, type PasswordPlace, type Refusal } from './classify.ts';
import { type Patience, type Spans, startPatience, usualOptionalMs } from './patience.ts';
import { redactor } from './redact.ts';
import type { Moment } from './refusal.ts';

/** Milliseconds the server has to answer QUIT once the verdict stands. */
const farewellMs = 1_500;

/**
 * The one way in which trouble leaves a dialogue: thrown anywhere inside it, caught only by {@link runProbe}.
 * See docs/decisions/0003-faults-inside-dialogues.md.
 */
export class Fault extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** What a dialogue shares with the frame around it while it runs. */
export type Session = {
  /** Fires once the probe has settled, for whatever reason. */
  readonly signal: AbortSignal;
  /** How far the conversation has come; the failure's `stage`. */
  stage: Stage;
  password: PasswordPlace;
  certificate: CertificateReading | null;
  /** Milliseconds for a question that may go unanswered. */
  readonly optionalMs: number;
  /** The server has greeted: from here the time for the rest runs. */
  greeted(): void;
  /** A fresh connection: until it is greeted, what is left of the time for the greeting runs. */
  startOver(): void;
  /** Hands over a socket that is destroyed when the probe settles. */
  own(socket: Socket): void;
};

/** What every probe is asked with. */
export type ProbeFrame = Spans & {
  readonly user: string;
  readonly password: string;
  /** Ends the probe at once, e.g. because the PC goes to sleep; the reading then says `internal`, `ABORTED`. */
  readonly signal?: AbortSignal | undefined;
};

/**
 * A conversation: calls `conclude` when the verdict stands, then says goodbye. After `assure` the probe is a success with
 * at least that value, whatever becomes of what is still asked.
 * @throws Fault
 */
export type Dialogue<Value> = (
  session: Session,
  conclude: (value: Value) => void,
  assure: (value: Value) => void,
) => Promise<void>;

/**
 * Runs one dialogue within the frame's time and turns whatever happens into a reading. It always settles, leaves no
 * socket, timer or listener behind, and never throws.
 */
export async function runProbe<Value>(frame: ProbeFrame, dialogue: Dialogue<Value>): Promise<Reading<Value>> {
  const startedAt = performance.now();
  const ending = new AbortController();
  const sockets = new Set<Socket>();
  let patience: Patience | null = null;
  const session: Session = {
    signal: ending.signal,
    stage: 'setup',
    password: 'here',
    certificate: null,
    optionalMs: frame.optionalMs ?? usualOptionalMs,
    greeted: () => patience?.run('rest'),
    startOver: () => patience?.run('greeting'),
    own: (socket) => {
      sockets.add(socket);
      if (ending.signal.aborted) socket.destroy();
    },
  };
  const reading = (outcome: Outcome<Value>): Reading<Value> => ({
    outcome,
    certificate: session.certificate,
    durationMs: performance.now() - startedAt,
  });
  const failed = (refusal: Refusal): Reading<Value> => {
    const failure = failureOf(refusal, session.stage, session.password);
    const response = failure.response && redactor(frame.user, frame.password)(failure.response);
    return reading({ ok: false, failure: { ...failure, response: response || null } });
  };

  const refusal = unusable(frame);
  if (refusal) return failed(refusal);

  let verdict: Reading<Value> | null = null;
  let assured: { readonly ok: true; readonly value: Value } | null = null;
  await new Promise<void>((resolve) => {
    const stop = (reason: Refusal): void => {
      verdict ??= assured ? reading(assured) : failed(reason);
      resolve();
    };
    const onAbort = (): void => stop({ kind: 'internal', code: 'ABORTED' });
    const onDeadline = (): void => stop({ kind: session.stage === 'resolve' ? 'dns' : 'timeout', code: 'DEADLINE' });
    const waiting = startPatience(frame, onDeadline);
    patience = waiting;
    let farewell: NodeJS.Timeout | undefined;
    frame.signal?.addEventListener('abort', onAbort);
    ending.signal.addEventListener('abort', () => {
      waiting.end();
      clearTimeout(farewell);
      frame.signal?.removeEventListener('abort', onAbort);
    });
    const conclude = (value: Value): void => {
      if (ending.signal.aborted) return;
      verdict ??= reading({ ok: true, value });
      waiting.end();
      farewell = setTimeout(resolve, farewellMs);
    };
    const assure = (value: Value): void => {
      assured = { ok: true, value };
    };
    dialogue(session, conclude, assure).then(
      () => stop({ kind: 'internal', code: 'NO_VERDICT' }),
      (error: unknown) => stop(error instanceof Fault ? error.refusal : { kind: 'internal', code: nameOf(error) }),
    );
  });
  ending.abort('settled');
  for (const socket of sockets) socket.destroy();
  return verdict ?? failed({ kind: 'internal', code: 'NO_VERDICT' });
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Why these credentials may not even be tried: a line break or NUL would end the command early, or start another one. */
function unusable({ user, password, signal }: ProbeFrame): Refusal | null {
  if (signal?.aborted) return { kind: 'internal', code: 'ABORTED' };
  if (user === '' || password === '') return { kind: 'not-configured', code: 'MISSING_CREDENTIALS' };
  if (/[\r\n\0]/.test(user + password)) return { kind: 'not-configured', code: 'FORBIDDEN_CHARACTER' };
  return null;
}

/**
 * What a question brings that may go unanswered: a fault is a value too, so is the end of the time allowed for it. Never
 * settles once the probe has.
 */
export function askOptional<Value>({ signal, optionalMs }: Session, question: Promise<Value>): Promise<Value | Fault> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    };
    const timer = setTimeout(() => resolve(new Fault({ kind: 'timeout', code: 'DEADLINE' })), optionalMs);
    signal.addEventListener('abort', stop);
    question.catch(faultOf).then(resolve, reject).finally(stop);
  });
}

/** A fault as a value; anything else stays thrown. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  throw error;
}

/** Notes that the server has answered; a password that had left is answered with it. */
export function noteAnswer(session: Session): void {
  if (session.password === 'sent') session.password = 'answered';
}

/** Where the conversation stands, for whoever reads a refusal. */
export const momentOf = ({ stage, password }: Session): Moment => ({ stage, hasPasswordLeft: password !== 'here' });

import type { Failure, FailureKind } from '../domain/model/failure.ts';
import type { Attempt } from '../domain/model/latch.ts';
import { isRefusal } from '../domain/model/latch.ts';
import type { Reading } from '../domain/model/reading.ts';
import { bareFailure } from './bare-look.ts';
import type { Login, Probes, RefusedLogins } from './ports.ts';

/** `Failure.code` of a login that was not made because the same password has been refused before. */
export const rememberedCode = 'REMEMBERED';

/** Told of a refusal that could not be written down anywhere. */
type OnUnkept = (attempt: Attempt, failure: Failure) => Promise<void>;

/**
 * The probes behind the last gate: a password that its server has refused is not sent to it again unless the user
 * insists, whatever has become of the watch that knew it.
 */
export function createGuardedProbes(probes: Probes, refused: RefusedLogins, onUnkept: OnUnkept): Probes {
  const guard = async <Value>(
    protocol: string,
    question: Login & Target,
    ask: () => Promise<Reading<Value>>,
  ): Promise<Reading<Value>> => {
    const attempt = { server: serverUrl(protocol, question), user: question.user, password: question.password };
    const as = question.isInsisted ? null : await refused.refusalOf(attempt);
    if (as !== null) return { outcome: { ok: false, failure: remembered(as) }, certificate: null, durationMs: 0 };
    const reading = await ask();
    const failure = reading.outcome.ok ? null : reading.outcome.failure;
    const isKept = await refused.note(attempt, failure);
    // A lock-out is nobody's password's, and passes.
    if (!isKept && failure && isRefusal(failure) && failure.kind !== 'locked-out') await onUnkept(attempt, failure);
    return reading;
  };
  return {
    maildrop: (question) => guard('pop3', question, () => probes.maildrop(question)),
    submission: (question) => guard('smtp', question, () => probes.submission(question)),
    quota: (question) => guard('imap', question, () => probes.quota(question)),
  };
}

type Target = { readonly server: { readonly host: string; readonly port: number } };

/** A server as it is remembered: `pop3://host:port` and the like. */
export const serverUrl = (protocol: string, { server }: Target): string =>
  `${protocol}://${server.host.toLowerCase()}:${server.port}`;

/** What the server said then, as if it said it now: the latch closes as it would. */
export const remembered = (kind: FailureKind): Failure => ({
  ...bareFailure({ kind, passwordSent: false, passwordAnswered: true }),
  stage: 'password',
  code: rememberedCode,
});

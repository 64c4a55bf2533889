import { bareFailure } from '../app/bare-look.ts';
import type { Login, Probes } from '../app/ports.ts';
import type { Failure, FailureKind } from '../domain/failure.ts';
import type { Reading } from '../domain/reading.ts';
import { probeImapQuota } from '../probe/imap-quota.ts';
import { probePop3 } from '../probe/pop3.ts';
import { probeSmtp } from '../probe/smtp.ts';
import type { Trust } from '../probe/trust.ts';
import type { LoginMemory } from './login-memory.ts';

/** `Failure.code` of a login that was not tried because the same password has been refused before. */
export const rememberedCode = 'REMEMBERED';

/**
 * The probes, with a memory: a password that a server has refused is not sent to it again, and a server that was once
 * seen encrypted is never spoken to in clear again.
 */
export function createCarefulProbes(trust: Trust, memory: LoginMemory, isForced: boolean): Probes {
  const guard = async <Value>(
    protocol: string,
    question: Login & Target,
    ask: () => Promise<Reading<Value>>,
  ): Promise<Reading<Value>> => {
    const attempt = { server: urlOf(protocol, question), user: question.user, password: question.password };
    const refusal = question.password === '' || isForced ? null : memory.refusalOf(attempt);
    if (refusal) return { outcome: { ok: false, failure: remembered(refusal) }, certificate: null, durationMs: 0 };
    const reading = await ask();
    memory.note(attempt, reading.outcome.ok ? null : reading.outcome.failure);
    return reading;
  };
  return {
    maildrop: (question) =>
      guard('pop3', question, async () => {
        const server = urlOf('pop3', question);
        const reading = await probePop3({
          ...question,
          trust,
          mustEncrypt: question.mustEncrypt || memory.isSecured(server),
        });
        // Seen encrypted once, whatever became of the login.
        if (reading.certificate?.problem === null) memory.noteSecured(server);
        return reading;
      }),
    submission: (question) => guard('smtp', question, () => probeSmtp({ ...question, trust })),
    quota: (question) => guard('imap', question, () => probeImapQuota({ ...question, trust })),
  };
}

type Target = { readonly server: { readonly host: string; readonly port: number } };

const urlOf = (protocol: string, { server }: Target): string =>
  `${protocol}://${server.host.toLowerCase()}:${server.port}`;

const remembered = (kind: FailureKind): Failure => ({
  ...bareFailure({ kind, passwordSent: false, passwordAnswered: false }),
  code: rememberedCode,
});

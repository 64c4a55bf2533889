import { bareFailure } from '../app/looked.ts';
import type { Login, Probes } from '../app/ports.ts';
import { rememberedCode, serverUrl } from '../app/refused-logins.ts';
import type { Failure } from '../domain/model/failure.ts';
import type { Reading } from '../domain/model/reading.ts';
import type { Trust } from '../probe/certificate.ts';
import { probeImapQuota } from '../probe/imap-quota.ts';
import { probePop3 } from '../probe/pop3.ts';
import { probeSmtp } from '../probe/smtp.ts';
import type { Begun, LoginMemory } from './login-memory.ts';

/** Codes of logins that were not tried because what they would tell could not be kept, or was not kept the last time. */
const unsafeCodes = { unwritable: 'MEMORY_UNWRITABLE', busy: 'MEMORY_BUSY', unfinished: 'UNFINISHED' } as const;
export type UnsafeCode = (typeof unsafeCodes)[keyof typeof unsafeCodes];
export const isUnsafeCode = (code: string | null | undefined): code is UnsafeCode =>
  Object.values<string | null | undefined>(unsafeCodes).includes(code);

/**
 * The probes, with a memory: a password that a server has refused is not sent to it again, none is sent whose refusal
 * could not be remembered, and a server that was once seen encrypted is never spoken to in clear again.
 */
export function createCarefulProbes(trust: Trust, memory: LoginMemory, isForced: boolean): Probes {
  const guard = async <Value>(
    protocol: string,
    question: Login & Target,
    ask: () => Promise<Reading<Value>>,
  ): Promise<Reading<Value>> => {
    // Without a password nothing leaves: the probe says so itself.
    if (question.password === '') return ask();
    const attempt = { server: serverUrl(protocol, question), user: question.user, password: question.password };
    const begun = await memory.begin(attempt, isForced);
    if (begun.kind !== 'open')
      return { outcome: { ok: false, failure: untried(begun) }, certificate: null, durationMs: 0 };
    const reading = await ask();
    await begun.end(reading.outcome.ok ? null : reading.outcome.failure);
    return reading;
  };
  return {
    maildrop: (question) =>
      guard('pop3', question, async () => {
        const server = serverUrl('pop3', question);
        const reading = await probePop3({
          ...question,
          trust,
          mustEncrypt: question.mustEncrypt || memory.isSecured(server),
          skipsCapa: memory.isCapaLost(server),
        });
        // Seen encrypted once, whatever became of the login.
        if (reading.certificate?.problem === null) await memory.noteSecured(server);
        if (reading.isCapaLost) await memory.noteCapaLost(server);
        return reading;
      }),
    submission: (question) => guard('smtp', question, () => probeSmtp({ ...question, trust })),
    quota: (question) => guard('imap', question, () => probeImapQuota({ ...question, trust })),
  };
}

type Target = Parameters<typeof serverUrl>[1];

function untried(begun: Exclude<Begun, { readonly kind: 'open' }>): Failure {
  const reason = begun.kind === 'unsafe' ? begun.reason : begun.as;
  const isUnsafe = reason === 'unwritable' || reason === 'busy' || reason === 'unfinished';
  return {
    ...bareFailure({ kind: isUnsafe ? 'internal' : reason, passwordSent: false, passwordAnswered: false }),
    code: isUnsafe ? unsafeCodes[reason] : rememberedCode,
  };
}

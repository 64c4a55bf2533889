import type { Failure } from '../domain/model/failure.ts';
import type { Looked } from '../domain/model/watch-event.ts';

/** What counts of a failure whatever else became of the look: what it said of the password. */
type PasswordsFate = Pick<Failure, 'kind' | 'passwordSent' | 'passwordAnswered'> &
  Partial<Pick<Failure, 'retryAfterSeconds'>>;

/** A failure of which nothing else is known. */
export const bareFailure = ({
  kind,
  passwordSent,
  passwordAnswered,
  retryAfterSeconds = null,
}: PasswordsFate): Failure => ({
  kind,
  stage: 'setup',
  code: null,
  response: null,
  certificateProblem: null,
  passwordSent,
  passwordAnswered,
  retryAfterSeconds,
});

/** A look that a bug ended: it says nothing about the server, but the password may have left. */
export const endedByBug: Failure = bareFailure({ kind: 'internal', passwordSent: true, passwordAnswered: false });

/** A look of which nothing counts but the answers to the password. */
export function bareLook({
  address,
  leg,
  atMs,
  failure,
  quotaLogin,
}: Pick<Looked, 'address' | 'leg' | 'atMs' | 'quotaLogin'> & { readonly failure: PasswordsFate | null }): Looked {
  const bare = (found: PasswordsFate | null): Failure | null => found && bareFailure(found);
  return {
    kind: 'looked',
    atMs,
    address,
    leg,
    look: { failure: bare(failure), certificate: null, facts: {}, loginDelaySeconds: null },
    measured: null,
    maildrop: null,
    quotaCertificate: null,
    ...(quotaLogin ? { quotaLogin: { failure: bare(quotaLogin.failure) } } : {}),
  };
}

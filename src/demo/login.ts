import { isAcceptance, loginRefusalOf, type Protocol, refusalText } from './faults.ts';
import { findMailbox, type Mailbox } from './mailbox.ts';
import type { ServerSession } from './session.ts';

/** A login as a client sent it. */
export type Login = {
  readonly user: string;
  /** E.g. `USER`, `LOGIN`, `PLAIN`, `CRAM-MD5`. */
  readonly mechanism: string;
  /** What the client sent, for the fault that sends it back; null where it sent only a digest. */
  readonly password: Buffer | null;
  /** Whether it is the right one for this box. */
  readonly matches: (mailbox: Mailbox) => boolean;
  /** Whether this box lets nobody in, right password or not, and in which way. */
  readonly closedAs: (mailbox: Mailbox) => 'password-expired' | 'permanent' | null;
};

export type Verdict =
  | { readonly isAccepted: true; readonly mailbox: Mailbox }
  /** `recordedAs` is the reply with the password masked. */
  | { readonly isAccepted: false; readonly reply: string; readonly recordedAs: string };

/** Decides a login by the server's fault first, then by the box; notes it in the record. Unknown users look like wrong passwords. */
export function judge(
  session: ServerSession,
  protocol: Protocol,
  mailboxes: readonly Mailbox[],
  login: Login,
): Verdict {
  const verdict = decide(session, protocol, mailboxes, login);
  session.tried(login.user, login.mechanism, verdict.isAccepted);
  return verdict;
}

function decide(
  { fault, tag }: ServerSession,
  protocol: Protocol,
  mailboxes: readonly Mailbox[],
  { user, password, matches, closedAs }: Login,
): Verdict {
  const refuse = (text: string): Verdict => ({
    isAccepted: false,
    reply: text.replaceAll('{tag}', tag).replaceAll('{password}', password?.toString('utf8') ?? ''),
    recordedAs: text.replaceAll('{tag}', tag).replaceAll('{password}', masked),
  });
  const mailbox = findMailbox(mailboxes, user);
  if (fault?.kind === 'reply' && fault.at === 'password') {
    return isAcceptance(fault.text) && mailbox !== null ? { isAccepted: true, mailbox } : refuse(fault.text);
  }
  const refusal = loginRefusalOf(fault) ?? (mailbox === null ? 'password-refused' : closedAs(mailbox));
  if (refusal !== null) return refuse(refusalText(refusal, protocol));
  if (mailbox === null || !matches(mailbox)) return refuse(refusalText('password-refused', protocol));
  return { isAccepted: true, mailbox };
}

/** What stands for a password in records. */
export const masked = '***';

/** One character per byte, back to text: what names and passwords are made of. */
export const bytesOf = (latin1: string): Buffer => Buffer.from(latin1, 'latin1');

import { createHmac } from 'node:crypto';
import { smtpRefusal } from './refusal.ts';
import { Fault, momentOf, noteAnswer, type Session } from './session.ts';

/** Mechanisms this client can run, in the order it prefers them; all of them under TLS. */
const mechanisms = ['PLAIN', 'LOGIN', 'CRAM-MD5'] as const;
export type Mechanism = (typeof mechanisms)[number];

/** One line of an AUTH exchange. `carriesPassword`: the password, or a digest made with it, leaves with this line. */
export type AuthLine = { readonly text: string; readonly carriesPassword: boolean };
/** Sends a line and gives the whole reply to it. @throws Fault where the connection breaks */
export type Say = (line: AuthLine) => Promise<string>;

export type Login = { readonly user: string; readonly password: string };

/**
 * Those of {@link mechanisms} that an EHLO reply offers, the preferred one first (RFC 4954 section 3). `AUTH=` is an old
 * spelling, and several lines count together.
 */
export function offeredMechanisms(ehlo: string): readonly Mechanism[] {
  const offered = new Set(
    ehlo.split('\n').flatMap((line) => {
      const [, names = ''] = /^250[ -]\s*AUTH[\s=](.*)$/i.exec(line.trim()) ?? [];
      return names.toUpperCase().split(/[\s=]+/);
    }),
  );
  return mechanisms.filter((mechanism) => offered.has(mechanism));
}

/**
 * Logs in by the first of the mechanisms that the server will have. The next one is tried only where the answer to the
 * one before is about the mechanism and no password was judged. @throws Fault the answer that ends it
 */
export async function authenticate(
  session: Session,
  say: Say,
  offered: readonly Mechanism[],
  login: Login,
): Promise<Mechanism> {
  let unsuitable = new Fault({ kind: 'mechanism', code: 'AUTH_NOT_OFFERED' });
  for (const [index, mechanism] of offered.entries()) {
    const refused = await exchange(session, say, linesOf(mechanism, login)).catch((error: unknown) => {
      // A server that hangs up on the second mechanism has said what there is to say at the first.
      throw index > 0 && session.password === 'here' && isBreach(error) ? unsuitable : error;
    });
    if (refused === null) return mechanism;
    unsuitable = refused;
  }
  throw unsuitable;
}

const isBreach = (error: unknown): boolean =>
  error instanceof Fault && (error.refusal.kind === 'closed' || error.refusal.kind === 'protocol');

type Line = (challenge: string) => AuthLine;
const open = (text: string): Line => {
  return () => ({ text, carriesPassword: false });
};
const secret = (text: (challenge: string) => string): Line => {
  return (challenge) => ({ text: text(challenge), carriesPassword: true });
};
const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

/** What a mechanism says: PLAIN (RFC 4616), LOGIN (never standardised), CRAM-MD5 (RFC 2195). */
function linesOf(mechanism: Mechanism, { user, password }: Login): readonly Line[] {
  switch (mechanism) {
    case 'PLAIN':
      return [secret(() => `AUTH PLAIN ${base64(`\0${user}\0${password}`)}`)];
    case 'LOGIN':
      return [open('AUTH LOGIN'), open(base64(user)), secret(() => base64(password))];
    case 'CRAM-MD5': {
      const digest = (challenge: string): string =>
        createHmac('md5', password).update(Buffer.from(challenge, 'base64')).digest('hex');
      return [open('AUTH CRAM-MD5'), secret((challenge) => base64(`${user} ${digest(challenge)}`))];
    }
  }
}

/** Codes that are about the mechanism (RFC 4954 sections 4 and 6), where no password was judged. */
const aboutMechanism = [501, 504, 534, 538];

/**
 * One mechanism's exchange (RFC 4954 section 4): a challenge after each line but the last, 235 after that. Codes may
 * stand alone. @returns null once accepted, else the refusal that leaves the other mechanisms open @throws Fault
 */
async function exchange(session: Session, say: Say, lines: readonly Line[]): Promise<Fault | null> {
  let challenge = '';
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    const reply = await say(line(challenge));
    const status = Number(/^\d{3}(?!\d)/.exec(reply)?.[0] ?? 0);
    if (!isLast && status === 334) {
      challenge = reply.slice(3).trim();
      continue;
    }
    // "I do not know this mechanism": what came with the command was not looked at.
    if (index === 0 && status === 504) session.password = 'here';
    // Only 235 and refusals are answers; after anything else the password may still be judged.
    else if (status === 235 || (status >= 400 && status < 600)) noteAnswer(session);
    if (isLast && status === 235) return null;
    if (status === 334) throw new Fault({ kind: 'protocol', code: 'CHALLENGE_UNASKED', response: reply });
    const refused = new Fault(smtpRefusal(reply, momentOf(session)));
    if (session.password === 'here' && aboutMechanism.includes(status)) return refused;
    throw refused;
  }
  return null;
}

import { createHash } from 'node:crypto';
import { strangeGreeting } from './classify.ts';
import type { LineConnection } from './line-connection.ts';
import { pop3Refusal } from './refusal.ts';
import { Fault, momentOf, noteAnswer, type Session } from './session.ts';

/**
 * Replies of POP3 servers (RFC 1939 section 3), read as patiently as curl, poplib and fetchmail read them: what at least
 * one of them takes for a status line is one.
 */

export type Status = { readonly isOk: boolean; readonly text: string };

/** `+OK` or `-ERR`, whatever follows; null for anything else, and for a `+OK` with bytes that are no text. */
export function parseStatus(line: string): Status | null {
  const [, status = '', rest = ''] = /^\r*(\+OK(?!.*\0)|-ERR)(.*)$/is.exec(line) ?? [];
  if (status === '') return null;
  const isOk = status.startsWith('+');
  return { isOk, text: rest.replace(isOk ? /^[\s,:;]+/ : /^[\s,:;-]+/, '').trimEnd() };
}

/** The next line; a refusal that the server did not end before it hung up is one all the same. @throws Fault */
async function readReply(line: LineConnection): Promise<string> {
  try {
    return await line.readLine();
  } catch (fault) {
    const rest = line.takeRest();
    if (parseStatus(rest)?.isOk === false) return rest;
    throw fault;
  }
}

/** The next status line; empty lines before it are none. @throws Fault `protocol` */
export async function readStatus(session: Session, line: LineConnection): Promise<Status> {
  let reply = await readReply(line);
  while (reply.trim() === '') reply = await readReply(line);
  const status = parseStatus(reply);
  if (status) return status;
  const code = session.stage === 'greeting' ? strangeGreeting(reply, 'POP3') : null;
  throw new Fault({ kind: 'protocol', code, response: reply });
}

/** The text of a `+OK`. @throws Fault as the `-ERR` says */
export async function expectOk(session: Session, line: LineConnection): Promise<string> {
  const { isOk, text } = await readStatus(session, line);
  noteAnswer(session);
  if (isOk) return text;
  throw new Fault(pop3Refusal(momentOf(session), text));
}

/** Two numbers that can be a maildrop (RFC 1939 section 5); more text after them is allowed. @throws Fault `protocol` */
export function parseStat(text: string): { messages: number; octets: number } {
  const found = /^(\d{1,7})\s+(\d{1,15})(?![\w]|[.,']\d)/.exec(text);
  if (!found) throw new Fault({ kind: 'protocol', code: 'STAT_UNREADABLE', response: text });
  return { messages: Number(found[1]), octets: Number(found[2]) };
}

/**
 * The lines of a multi-line reply up to the lone dot, dot-stuffing undone (RFC 1939 section 3).
 * @param entries filled line by line, so that what came of a list without an end is not lost
 */
export async function readList(line: LineConnection, entries: string[] = []): Promise<string[]> {
  for (;;) {
    const entry = await line.readLine();
    if (/^\.\s*$/.test(entry)) return entries;
    entries.push(entry.startsWith('.') ? entry.slice(1) : entry);
  }
}

/**
 * Hashes of the identifiers that can be read in a UIDL list, in mailbox order: they themselves are nobody's business. RFC
 * 1939 section 7 allows 1 to 70 printable characters; servers give longer ones.
 */
export function hashUidl(entries: readonly string[], messages: number): readonly string[] {
  const hashes = new Map<number, string>();
  for (const entry of entries) {
    const [, digits = '', identifier = ''] = /^\s*(\d{1,7})\s+(\S.*?)\s*$/.exec(entry) ?? [];
    const number = Number(digits);
    if (number < 1 || number > messages || hashes.has(number) || /\p{Cc}/u.test(identifier)) continue;
    hashes.set(number, createHash('sha256').update(identifier).digest('hex'));
  }
  return [...hashes].sort(([a], [b]) => a - b).map(([, hash]) => hash);
}

import { createHash } from 'node:crypto';
import { setTimeout as pause, setImmediate } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { Stage } from '../domain/failure.ts';
import type { MaildropReading } from '../domain/reading.ts';
import type { Pop3Server } from '../domain/server-profile.ts';
import { startTls } from './certificate.ts';
import { strangeGreeting } from './classify.ts';
import { connectTcp } from './connect.ts';
import { createLineConnection, type LineConnection } from './line-connection.ts';
import { pop3Refusal } from './refusal.ts';
import { Fault, momentOf, noteAnswer, type ProbeFrame, runProbe, type Session } from './session.ts';
import type { Trust } from './trust.ts';

/** Bytes one session may receive; a UIDL line may add 80 bytes a message (RFC 1939 section 7: at most 70 characters). */
const sessionBytes = 65_536;
const uidlLineBytes = 80;

export type Pop3Request = ProbeFrame & {
  readonly server: Pop3Server;
  readonly trust: Trust;
  /** With `auto`: this server has been seen secured, so plain is not acceptable any more. */
  readonly mustEncrypt?: boolean;
  /** Ask UIDL when the box holds at most this many messages. */
  readonly uidlUpTo?: number;
  /** Ask CAPA even where the security mode does not need it. */
  readonly capabilities?: boolean;
};

/**
 * One look at a maildrop (RFC 1939): how many messages, how many octets. Sends nothing but CAPA, STLS, USER, PASS,
 * STAT, UIDL and QUIT, so no message is ever opened, marked or deleted.
 */
export function probePop3(request: Pop3Request): Promise<MaildropReading> {
  return runProbe(request, async (session, conclude) => {
    const { line, capabilities } = await open(session, request);
    await logIn(session, line, request);

    const wantsUidl = request.uidlUpTo !== undefined;
    session.stage = 'stat';
    // After PASS was answered, STAT and QUIT may share one write: the shortest possible hold on the maildrop lock.
    line.write(wantsUidl ? 'STAT\r\n' : 'STAT\r\nQUIT\r\n');
    const { messages, octets } = parseStat(await expectOk(session, line));
    const uidlHashes = wantsUidl && messages <= request.uidlUpTo ? await askUidl(session, line, messages) : null;
    if (wantsUidl) line.write('QUIT\r\n');
    if (line.wasEarly()) await refuseSurplus(session, line);
    conclude({ messages, octets, encrypted: isEncrypted(line), uidlHashes, capabilities });
    if (!line.wasEarly()) await line.readLine();
  });
}

const isEncrypted = (line: LineConnection): boolean => line.socket instanceof TLSSocket;

/** Milliseconds in which the real answers would come behind replies that were there too early. */
const surplusMs = 400;

/**
 * Replies that were here before their commands may be a hasty server's, or nobody's answer at all: then the real ones
 * follow, more than the one that QUIT still expects. @throws Fault `protocol`
 */
async function refuseSurplus(session: Session, line: LineConnection): Promise<void> {
  await pause(surplusMs, undefined, { signal: session.signal });
  const surplus = line.takeUnread().filter((reply) => reply !== '');
  if (surplus.length <= 1) return;
  session.password = 'sent';
  throw new Fault({ kind: 'protocol', code: 'UNSOLICITED', response: surplus.at(-1) ?? null });
}

type Opened = { readonly line: LineConnection; readonly capabilities: readonly string[] | null };

/** A session ready for USER, secured as the server's mode asks. */
async function open(session: Session, request: Pop3Request): Promise<Opened> {
  const { security } = request.server;
  if (security === 'tls') {
    const socket = await connectTcp(session, request.server.host, request.server.port);
    const secured = startTls(session, socket, { ...request.server, trust: request.trust });
    await secured.ready;
    const line = await greet(session, createLineConnection(secured.socket, sessionBytes));
    return { line, capabilities: request.capabilities ? await askCapabilities(session, line) : null };
  }
  const plain = await openPlain(session, request);
  if (security === 'plain') {
    return { line: plain, capabilities: request.capabilities ? await askCapabilities(session, plain) : null };
  }
  const mustEncrypt = security === 'starttls' || request.mustEncrypt === true;
  const again = async (): Promise<LineConnection> => {
    plain.socket.destroy();
    session.startOver();
    return openPlain(session, request);
  };
  const capabilities = await askCapabilities(session, plain).catch((error: unknown) => error);
  if (capabilities instanceof Error) {
    // Very old servers hang up on a command they do not know.
    if (mustEncrypt || !isLost(capabilities)) throw capabilities;
    return { line: await again(), capabilities: null };
  }
  const offered = capabilities as readonly string[] | null;
  if (!offered?.includes('STLS')) {
    if (mustEncrypt) throw new Fault({ kind: 'mechanism', code: 'STLS_NOT_OFFERED' });
    return { line: plain, capabilities: offered };
  }
  const secured = await upgrade(session, plain, request).catch((error: unknown) => {
    if (mustEncrypt || !isHandshakeTrouble(error, session)) throw error;
    return null;
  });
  if (secured === null) return { line: await again(), capabilities: offered };
  return { line: secured, capabilities: request.capabilities ? await askCapabilities(session, secured) : offered };
}

const isLost = (error: unknown): boolean => error instanceof Fault && error.refusal.kind === 'closed';

/** Trouble for which `auto` goes on without encryption, as the mailbox's own mail program does. */
function isHandshakeTrouble(error: unknown, { stage }: Session): boolean {
  if (!(error instanceof Fault)) return false;
  const { kind, code } = error.refusal;
  return kind === 'certificate' || kind === 'tls' || code === 'STLS_REFUSED' || (stage === 'tls' && isLost(error));
}

async function openPlain(session: Session, { server }: Pop3Request): Promise<LineConnection> {
  const socket = await connectTcp(session, server.host, server.port);
  return greet(session, createLineConnection(socket, sessionBytes));
}

async function greet(session: Session, line: LineConnection): Promise<LineConnection> {
  session.stage = 'greeting';
  await expectOk(session, line);
  session.greeted();
  return line;
}

/** CAPA (RFC 2449) in upper case; null where the server does not know the command. */
async function askCapabilities(session: Session, line: LineConnection): Promise<readonly string[] | null> {
  session.stage = 'capabilities';
  line.write('CAPA\r\n');
  const reply = parseStatus(await line.readLine());
  if (!reply.isOk) return null;
  const listed = await readList(line);
  return listed.map((entry) => entry.trim().toUpperCase());
}

/** STLS (RFC 2595). Bytes that arrive before the handshake were put there by somebody else: the session is dropped. */
async function upgrade(
  session: Session,
  line: LineConnection,
  { server, trust }: Pop3Request,
): Promise<LineConnection> {
  session.stage = 'starttls';
  refuseInjection(line);
  line.write('STLS\r\n');
  const reply = parseStatus(await line.readLine());
  if (!reply.isOk) throw new Fault({ kind: 'mechanism', code: 'STLS_REFUSED', response: reply.text });
  // One turn of the event loop, so that bytes already waiting in the kernel are seen.
  await setImmediate();
  refuseInjection(line);
  const secured = startTls(session, line.release(), { ...server, trust });
  await secured.ready;
  return createLineConnection(secured.socket, sessionBytes);
}

function refuseInjection(line: LineConnection): void {
  if (line.hasUnread()) throw new Fault({ kind: 'protocol', code: 'INJECTED' });
}

async function logIn(session: Session, line: LineConnection, { user, password }: Pop3Request): Promise<void> {
  session.stage = 'user';
  line.write(`USER ${user}\r\n`);
  await expectOk(session, line);
  session.stage = 'password';
  session.password = 'sent';
  line.write(`PASS ${password}\r\n`);
  await expectOk(session, line);
}

/** UIDL (RFC 1939 section 7), hashed: the identifiers themselves are nobody's business. Null where not offered. */
async function askUidl(session: Session, line: LineConnection, messages: number): Promise<readonly string[] | null> {
  session.stage = 'uidl';
  line.allowBytes(messages * uidlLineBytes);
  line.write('UIDL\r\n');
  const reply = parseStatus(await line.readLine());
  if (!reply.isOk) return null;
  return (await readList(line)).map((entry) => {
    const identifier = /^\d+ +([\x21-\x7e]{1,70}) *$/.exec(entry)?.[1];
    if (identifier === undefined) throw new Fault({ kind: 'protocol', code: 'UIDL_UNREADABLE', response: entry });
    return createHash('sha256').update(identifier).digest('hex');
  });
}

/** The lines of a multi-line reply up to the lone dot, dot-stuffing undone (RFC 1939 section 3). */
async function readList(line: LineConnection): Promise<string[]> {
  const entries: string[] = [];
  for (;;) {
    const entry = await line.readLine();
    if (entry === '.') return entries;
    entries.push(entry.startsWith('.') ? entry.slice(1) : entry);
  }
}

type Status = { readonly isOk: boolean; readonly text: string };

/** A status line: `+OK` or `-ERR`, then nothing, or a blank and text. @throws Fault `protocol` */
function parseStatus(reply: string, stage?: Stage): Status {
  const found = /^(\+OK|-ERR)(?:[ \t](.*))?$/s.exec(reply);
  if (!found)
    throw new Fault({
      kind: 'protocol',
      code: stage === 'greeting' ? strangeGreeting(reply, 'POP3') : null,
      response: reply,
    });
  return { isOk: found[1] === '+OK', text: found[2]?.trim() ?? '' };
}

/** The text of a `+OK`. @throws Fault as the `-ERR` says */
async function expectOk(session: Session, line: LineConnection): Promise<string> {
  const { isOk, text } = parseStatus(await line.readLine(), session.stage);
  noteAnswer(session);
  if (isOk) return text;
  throw new Fault(pop3Refusal(momentOf(session), text));
}

/** Two numbers that can be a maildrop (RFC 1939 section 5); more text after them is allowed. @throws Fault `protocol` */
function parseStat(text: string): { messages: number; octets: number } {
  const found = /^(\d{1,7})[ \t]+(\d{1,15})(?:\s.*)?$/s.exec(text);
  if (!found) throw new Fault({ kind: 'protocol', code: 'STAT_UNREADABLE', response: text });
  return { messages: Number(found[1]), octets: Number(found[2]) };
}

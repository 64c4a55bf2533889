import { setTimeout as pause, setImmediate } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import type { MaildropReading, MaildropValue } from '../domain/model/reading.ts';
import type { Pop3Server } from '../domain/model/server-profile.ts';
import { startTls, type Trust } from './certificate.ts';
import { connectTcp } from './connect.ts';
import { createLineConnection, type LineConnection } from './line-connection.ts';
import { expectOk, hashUidl, parseStat, readList, readStatus } from './pop3-replies.ts';
import { askOptional, Fault, faultOf, type ProbeFrame, runProbe, type Session } from './session.ts';

/** Bytes that UIDL may add for a message (RFC 1939 section 7: at most 70 characters). */
const uidlLineBytes = 80;

export type Pop3Request = ProbeFrame &
  Omit<Opening, 'onCapaLost'> & {
    /** Ask UIDL when the box holds at most this many messages. */
    readonly uidlUpTo?: number;
  };

/**
 * One look at a maildrop (RFC 1939): how many messages, how many octets. Sends nothing but CAPA, STLS, USER, PASS,
 * STAT, UIDL and QUIT, so no message is ever opened, marked or deleted. Once STAT is answered it is a success.
 */
export async function probePop3(request: Pop3Request): Promise<MaildropReading> {
  let isCapaLost = false;
  const onCapaLost = (): void => {
    isCapaLost = true;
  };
  const reading = await runProbe<MaildropValue>(request, async (session, conclude, assure) => {
    const { line, capabilities } = await openPop3(session, { ...request, onCapaLost });
    await logIn(session, line, request);

    const { uidlUpTo } = request;
    session.stage = 'stat';
    // After PASS was answered, STAT and QUIT may share one write: the shortest possible hold on the maildrop lock.
    line.write(uidlUpTo === undefined ? 'STAT\r\nQUIT\r\n' : 'STAT\r\n');
    const { messages, octets } = parseStat(await expectOk(session, line));
    const isHasty = line.wasEarly();
    if (isHasty) await refuseSurplus(session, line);
    const measured = { messages, octets, encrypted: isEncrypted(line), uidlHashes: null, capabilities };
    assure(measured);
    const asksUidl = !isHasty && uidlUpTo !== undefined && messages <= uidlUpTo;
    const uidlHashes = asksUidl ? await askUidl(session, line, messages) : null;
    if (uidlUpTo !== undefined) line.write('QUIT\r\n');
    conclude({ ...measured, uidlHashes });
    if (!isHasty) await readStatus(session, line);
  });
  return isCapaLost ? { ...reading, isCapaLost } : reading;
}

/** Milliseconds in which the real answers would come behind replies that were there too early. */
const surplusMs = 400;

/**
 * Replies that were here before their commands may be a hasty server's, or nobody's answer at all: then the real ones
 * follow, more than the one that QUIT still expects. @throws Fault `protocol`
 */
async function refuseSurplus(session: Session, line: LineConnection): Promise<void> {
  await pause(surplusMs, undefined, { signal: session.signal });
  const surplus = line.takeUnread().filter((reply) => reply.trim() !== '');
  if (surplus.length <= 1) return;
  session.password = 'sent';
  throw new Fault({ kind: 'protocol', code: 'UNSOLICITED', response: surplus.at(-1) ?? null });
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

/**
 * UIDL (RFC 1939 section 7), hashed. What can be read of a list that breaks off, or has no end, is kept; null where that
 * is nothing, or UIDL is not offered.
 */
async function askUidl(session: Session, line: LineConnection, messages: number): Promise<readonly string[] | null> {
  session.stage = 'uidl';
  line.allowBytes(messages * uidlLineBytes);
  line.write('UIDL\r\n');
  // What was here before the question does not answer it.
  if (line.wasEarly()) return null;
  const entries: string[] = [];
  const list = async (): Promise<void> => {
    await expectOk(session, line);
    await readList(line, entries);
  };
  const trouble = await askOptional(session, list());
  const hashes = hashUidl(entries, messages);
  return hashes.length === 0 && (trouble || messages > 0) ? null : hashes;
}

/** Bytes one session may receive. */
const sessionBytes = 65_536;

/** How a session is to be opened. */
type Opening = {
  readonly server: Pop3Server;
  readonly trust: Trust;
  /** With `auto`: this server has been seen secured, so plain is not acceptable any more. */
  readonly mustEncrypt?: boolean | undefined;
  /** Ask CAPA even where the security mode does not need it. */
  readonly capabilities?: boolean | undefined;
  /** CAPA was not answered here of late: it is asked only where encryption hangs on it. */
  readonly skipsCapa?: boolean | undefined;
  /** Told when CAPA was asked and no answer came that could be read. */
  readonly onCapaLost?: (() => void) | undefined;
};

type Opened = { readonly line: LineConnection; readonly capabilities: readonly string[] | null };

const isEncrypted = (line: LineConnection): boolean => line.socket instanceof TLSSocket;

/**
 * A session ready for USER, secured as the server's mode asks. CAPA that is not answered costs a second connection, on
 * which it is not asked; never the encryption of a server that must encrypt. @throws Fault
 */
async function openPop3(session: Session, opening: Opening): Promise<Opened> {
  const { security } = opening.server;
  const mustEncrypt = security === 'starttls' || (security === 'auto' && opening.mustEncrypt === true);
  const line = await connect(session, opening);
  if (mustEncrypt) return secure(session, opening, line, await askCapabilities(session, line));

  const asksCapa = (security === 'auto' || opening.capabilities === true) && opening.skipsCapa !== true;
  if (!asksCapa) return { line, capabilities: null };
  const capabilities = await askOptional(session, askCapabilities(session, line));
  if (capabilities instanceof Fault) return { line: await withoutCapa(session, opening, line), capabilities: null };
  if (security !== 'auto' || !capabilities?.includes('STLS')) return { line, capabilities };

  const secured = await secure(session, opening, line, capabilities).catch(faultOf);
  if (!(secured instanceof Fault)) return secured;
  if (!isHandshakeTrouble(secured, session)) throw secured;
  return { line: await reconnect(session, opening, line), capabilities };
}

/** A connection whose server has greeted; encrypted from the first byte where the mode says so. */
async function connect(session: Session, { server, trust }: Opening): Promise<LineConnection> {
  const plain = await connectTcp(session, server.host, server.port);
  const secured = server.security === 'tls' ? startTls(session, plain, { ...server, trust }) : null;
  await secured?.ready;
  const line = createLineConnection(secured?.socket ?? plain, sessionBytes);
  session.stage = 'greeting';
  await expectOk(session, line);
  session.greeted();
  return line;
}

function reconnect(session: Session, opening: Opening, before: LineConnection): Promise<LineConnection> {
  before.socket.destroy();
  session.startOver();
  return connect(session, opening);
}

function withoutCapa(session: Session, opening: Opening, before: LineConnection): Promise<LineConnection> {
  opening.onCapaLost?.();
  return reconnect(session, opening, before);
}

/** CAPA (RFC 2449) in upper case; null where the server does not know the command. */
async function askCapabilities(session: Session, line: LineConnection): Promise<readonly string[] | null> {
  session.stage = 'capabilities';
  line.write('CAPA\r\n');
  const { isOk } = await readStatus(session, line);
  return isOk ? (await readList(line)).map((entry) => entry.trim().toUpperCase()) : null;
}

/** The same session over TLS, and its capabilities, which may differ from those before. */
async function secure(
  session: Session,
  opening: Opening,
  plain: LineConnection,
  capabilities: readonly string[] | null,
): Promise<Opened> {
  if (!capabilities?.includes('STLS')) throw new Fault({ kind: 'mechanism', code: 'STLS_NOT_OFFERED' });
  const line = await upgrade(session, plain, opening);
  if (!opening.capabilities || opening.skipsCapa) return { line, capabilities };
  const asked = await askOptional(session, askCapabilities(session, line));
  if (!(asked instanceof Fault)) return { line, capabilities: asked };
  const again = await withoutCapa(session, opening, line);
  return { line: await upgrade(session, again, opening), capabilities };
}

/** STLS (RFC 2595). Bytes that arrive before the handshake were put there by somebody else: the session is dropped. */
async function upgrade(session: Session, line: LineConnection, { server, trust }: Opening): Promise<LineConnection> {
  session.stage = 'starttls';
  refuseInjection(line);
  line.write('STLS\r\n');
  const { isOk, text } = await readStatus(session, line);
  if (!isOk) throw new Fault({ kind: 'mechanism', code: 'STLS_REFUSED', response: text });
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

/** Trouble for which `auto` goes on without encryption, as the mailbox's own mail program does. */
function isHandshakeTrouble({ refusal: { kind, code } }: Fault, { stage }: Session): boolean {
  return kind === 'certificate' || kind === 'tls' || code === 'STLS_REFUSED' || (stage === 'tls' && kind === 'closed');
}

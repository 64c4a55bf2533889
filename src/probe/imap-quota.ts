import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { ImapFlow, QuotaResponse } from 'imapflow';
import type { QuotaReading, QuotaValue } from '../domain/reading.ts';
import type { ImapServer } from '../domain/server-profile.ts';
import { startTls, type TlsTarget } from './certificate.ts';
import { greetingProtocol, networkRefusal } from './classify.ts';
import { connectTcp } from './connect.ts';
import { imapLibraryRefusal } from './library-refusal.ts';
import { decodeReply, longestLineBytes } from './line-connection.ts';
import { libraryTimeoutMs } from './patience.ts';
import { imapBye } from './refusal.ts';
import { Fault, momentOf, noteAnswer, type ProbeFrame, runProbe, type Session } from './session.ts';
import type { Trust } from './trust.ts';

/** Bytes one response, and one session, may have. */
const responseBytes = longestLineBytes;
const sessionBytes = 65_536;

export type ImapQuotaRequest = ProbeFrame & { readonly server: ImapServer; readonly trust: Trust };

/**
 * One look at the quota of INBOX (RFC 9208), where an IMAP server is known: exact, where POP3's STAT is a lower bound.
 * No folder is opened, so nothing is marked as seen. imapflow is loaded on first use: most schools never need it.
 */
export function probeImapQuota(request: ImapQuotaRequest): Promise<QuotaReading> {
  return runProbe(request, async (session, conclude) => {
    const { server, trust } = request;
    const target = { host: server.host, port: server.port, trust };
    const { ImapFlow } = await import('imapflow');
    let socket = await connectTcp(session, server.host, server.port);
    if (server.security === 'tls') {
      const secured = startTls(session, socket, target);
      await secured.ready;
      socket = notePassword(session, secured.socket);
    }
    session.stage = 'greeting';
    await expectGreeting(session, socket);
    session.greeted();
    session.signal.throwIfAborted();
    let excess: Fault | null = null;
    const exceed = (): void => {
      excess ??= new Fault({ kind: 'protocol', code: 'TOO_MUCH' });
      client.close();
    };
    const client = new ImapFlow({
      host: server.host,
      port: server.port,
      secure: server.security === 'tls',
      doSTARTTLS: server.security === 'starttls',
      auth: { user: request.user, pass: request.password },
      transport: overSocket(session, socket, target, exceed),
      logger: false,
      clientInfo: { name: 'Vigie BMA', version: false, vendor: false, 'support-url': false },
      disableCompression: true,
      disableAutoEnable: true,
      maxLineLength: responseBytes,
      maxLiteralSize: responseBytes,
      maxResponseSize: responseBytes * 2,
      maxResponseTokens: 4_096,
      connectionTimeout: libraryTimeoutMs,
      greetingTimeout: libraryTimeoutMs,
      socketTimeout: libraryTimeoutMs,
    });
    session.signal.addEventListener('abort', () => client.close(), { once: true });
    // imapflow reports late trouble as an event too; unheard, it would end the process.
    client.on('error', () => undefined);
    try {
      await client.connect();
    } catch (error) {
      throw excess ?? loginFault(session, client, error);
    }
    noteAnswer(session);
    session.stage = 'quota';
    const quota = await askQuota(client);
    if (excess) throw excess;
    conclude(quota);
    await client.logout();
  });
}

/**
 * Reads the greeting (RFC 3501 section 7.1) and puts it back for imapflow, which waits for ever on another protocol's
 * and may miss a BYE when the connection closes behind it. @throws Fault
 */
async function expectGreeting(session: Session, socket: Socket): Promise<void> {
  const chunks: Buffer[] = [];
  const line = await new Promise<string>((resolve, reject) => {
    let size = 0;
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (chunk.includes(0x0a)) resolve(decodeReply(Buffer.concat(chunks)).split('\n', 1)[0]?.trim() ?? '');
      else if (size > responseBytes) reject(new Fault({ kind: 'protocol', code: 'LINE_TOO_LONG' }));
    });
    socket.once('end', () => reject(new Fault({ kind: 'closed', code: 'FIN' })));
    socket.once('close', () => reject(new Fault({ kind: 'closed', code: 'CLOSED' })));
    socket.once('error', (error) => reject(new Fault(networkRefusal(error))));
  });
  socket.pause();
  socket.removeAllListeners('data');
  const [, kind, text = ''] = /^\* (OK|BYE|PREAUTH)\b(.*)$/i.exec(line) ?? [];
  switch (kind?.toUpperCase()) {
    case 'OK':
      socket.unshift(Buffer.concat(chunks));
      return;
    case 'BYE':
      throw new Fault(imapBye(text, momentOf(session)));
    // "No password needed": then this is not the school's mailbox speaking.
    case 'PREAUTH':
      throw new Fault({ kind: 'protocol', code: 'PREAUTH', response: text });
    default:
      throw new Fault({ kind: 'protocol', code: greetingProtocol(line), response: line });
  }
}

/** The fault behind a failed `connect()`, told apart by what the server answered. */
function loginFault(session: Session, client: ImapFlow, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const hasAnswered = typeof (error as { responseStatus?: unknown }).responseStatus === 'string';
  if (hasAnswered) noteAnswer(session);
  if (session.stage === 'greeting' && isStartTlsMissing(client, error)) {
    return new Fault({ kind: 'mechanism', code: 'STARTTLS_NOT_OFFERED' });
  }
  const { byeReason } = client as { byeReason?: unknown };
  return new Fault(
    imapLibraryRefusal(error, {
      isLoginDisabled: session.stage !== 'password' && client.capabilities.has('LOGINDISABLED'),
      byeReason: typeof byeReason === 'string' ? byeReason : null,
      moment: momentOf(session),
    }),
  );
}

const isStartTlsMissing = (client: ImapFlow, error: unknown): boolean =>
  (error as { tlsFailed?: unknown }).tlsFailed === true &&
  (error as { code?: unknown }).code === undefined &&
  !client.secureConnection;

/** GETQUOTAROOT INBOX. The capability is looked at first: imapflow answers `false` for "not offered" and "refused" alike. */
async function askQuota(client: ImapFlow): Promise<QuotaValue> {
  const names = [...client.capabilities.keys()];
  if (!names.some((name) => name === 'QUOTA' || name.startsWith('QUOTA=RES-'))) return { kind: 'not-offered' };
  let last = '';
  client.on('response', ({ response }: { response: string }) => {
    last = response.toUpperCase();
  });
  const quota: QuotaResponse | false | undefined = await client.getQuota('INBOX');
  if (!client.usable) throw new Fault({ kind: 'closed', code: 'CLOSED' });
  if (!quota && last === 'NO') return { kind: 'refused' };
  if (!quota) throw new Fault({ kind: 'rejected', code: last || null });
  const storage = limited(quota.storage);
  const messages = limited(quota.message);
  if (!storage && !messages) return { kind: 'unlimited' };
  return {
    kind: 'limited',
    storage: storage && { usedBytes: storage.usage, limitBytes: storage.limit },
    messages: messages && { used: messages.usage, limit: messages.limit },
  };
}

/** A resource with a usage and a limit above zero; imapflow has already turned STORAGE's kibibytes into bytes. */
function limited(resource: unknown): { usage: number; limit: number } | null {
  const { usage, limit } = (resource ?? {}) as { usage?: unknown; limit?: unknown };
  const isCount = (value: unknown): value is number =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  return isCount(usage) && isCount(limit) && limit > 0 ? { usage, limit } : null;
}

type Transport = NonNullable<NonNullable<ConstructorParameters<typeof ImapFlow>[0]>['transport']>;

/** Gives imapflow a socket that is already connected, and our own judgement of certificates for STARTTLS. */
function overSocket(session: Session, socket: Socket, target: TlsTarget, exceed: () => void): Transport {
  return {
    connect: (_options, onConnect) => {
      setImmediate(() => {
        onConnect();
        watchBudget(socket, exceed);
      });
      return socket;
    },
    upgrade: (_plain, _options, onSecure) => {
      const secured = startTls(session, socket, target);
      const begin = (): void => {
        onSecure();
        watchBudget(secured.socket, exceed);
      };
      secured.ready.then(begin, (fault: Error) => secured.socket.emit('error', fault));
      return notePassword(session, secured.socket);
    },
  };
}

/** Counts what the server sends beside imapflow, which bounds a response but not a session. */
function watchBudget(socket: Socket, exceed: () => void): void {
  let left = sessionBytes;
  socket.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) exceed();
  });
}

/**
 * Watches for the password on its way out; imapflow itself does not say when it sends it. LOGIN carries it, AUTHENTICATE
 * is followed by it.
 */
function notePassword(session: Session, socket: TLSSocket): TLSSocket {
  const write = socket.write.bind(socket) as (...written: unknown[]) => boolean;
  let isNext = false;
  socket.write = (...written: unknown[]): boolean => {
    const command = /^\w+ (AUTHENTICATE|LOGIN)\b/i.exec(String(written[0]).slice(0, 64))?.[1]?.toUpperCase();
    if (isNext || command === 'LOGIN') session.password = 'sent';
    if (command) session.stage = 'password';
    isNext = command === 'AUTHENTICATE';
    return write(...written);
  };
  return socket;
}

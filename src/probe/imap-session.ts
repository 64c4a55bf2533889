import type { Socket } from 'node:net';
import type { ImapFlow } from 'imapflow';
import type { ImapServer } from '../domain/model/server-profile.ts';
import { startTls, type TlsTarget, type Trust } from './certificate.ts';
import { networkRefusal, strangeGreeting } from './classify.ts';
import { connectTcp } from './connect.ts';
import { type Answer, farewellIn, readStatus, refusalIn } from './imap-status.ts';
import { type ImapWire, watchWire } from './imap-wire.ts';
import { imapLibraryRefusal } from './library-refusal.ts';
import { decodeReply, longestLineBytes } from './line-connection.ts';
import { libraryTimeoutMs } from './patience.ts';
import { Fault, momentOf, noteAnswer, type ProbeFrame, type Session } from './session.ts';

/** Whom to log in where, and whose word on certificates counts. */
export type ImapLogin = ProbeFrame & { readonly server: ImapServer; readonly trust: Trust };

/** An untagged response as imapflow's parser hands it over: a token has a value, a list is an array of tokens. */
export type Untagged = { readonly attributes?: readonly Token[] };
export type Token = { readonly value?: unknown } | readonly Token[] | null | undefined;

/** How a command ended, and what the server said meanwhile. */
export type Asked = { readonly isAccepted: boolean; readonly said: Answer };

/** A session that is logged in. */
export type ImapSession = {
  /** In upper case. */
  readonly capabilities: readonly string[];
  /** Sends a command with one argument and hands over its untagged responses. @throws Fault unless it was answered */
  ask(
    command: string,
    argument: Argument,
    hear: Readonly<Record<string, (untagged: Untagged) => void>>,
  ): Promise<Asked>;
  logOut(): Promise<void>;
};
type Argument = { readonly type: 'ATOM' | 'STRING'; readonly value: string };

/**
 * Connects, secures and logs in with imapflow, which is loaded on first use: most schools never need it. @throws Fault
 */
export async function openImap(session: Session, request: ImapLogin): Promise<ImapSession> {
  const { server, trust, user, password } = request;
  const target = { host: server.host, port: server.port, trust };
  const { ImapFlow } = await import('imapflow');
  let socket = await connectTcp(session, server.host, server.port);
  if (server.security === 'tls') {
    const secured = startTls(session, socket, target);
    await secured.ready;
    socket = secured.socket;
  }
  await expectImapGreeting(session, socket);
  session.signal.throwIfAborted();
  const wire = watchWire(session, user);
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    doSTARTTLS: server.security === 'starttls',
    auth: { user, pass: password },
    transport: overSocket(session, socket, target, wire),
    logger: false,
    clientInfo: { name: 'Vigie BMA', version: false, vendor: false, 'support-url': false },
    disableCompression: true,
    disableAutoEnable: true,
    maxLineLength: longestLineBytes,
    maxLiteralSize: longestLineBytes,
    maxResponseSize: longestLineBytes * 2,
    maxResponseTokens: 4_096,
    connectionTimeout: libraryTimeoutMs,
    greetingTimeout: libraryTimeoutMs,
    socketTimeout: libraryTimeoutMs,
  });
  session.signal.addEventListener('abort', () => client.close(), { once: true });
  // imapflow reports late trouble as an event too; unheard, it would end the process.
  client.on('error', () => undefined);
  const brokenOff = (error: unknown): Fault => breakOf(session, client, wire, error);
  await wire.during(client.connect()).catch((error: unknown) => {
    throw brokenOff(error);
  });
  return {
    capabilities: [...client.capabilities.keys()].map((name) => name.toUpperCase()),
    async ask(command, argument, hear) {
      const untagged = Object.fromEntries(
        Object.entries(hear).map(([name, take]) => [name, async (response: Untagged) => take(response)]),
      );
      try {
        const { next } = await wire.during((client as unknown as Commands).exec(command, [argument], { untagged }));
        next();
        return { isAccepted: true, said: wire.said() };
      } catch (error) {
        if (wire.wasRefused()) return { isAccepted: false, said: wire.said() };
        throw brokenOff(error);
      }
    },
    logOut: () => client.logout(),
  };
}

/** imapflow's own way to send a command, below its ready-made ones: `getQuota` keeps the last of several roots. */
type Commands = {
  exec(
    command: string,
    args: readonly Argument[],
    options: { readonly untagged: Readonly<Record<string, (untagged: Untagged) => Promise<void>>> },
  ): Promise<{ next(): void }>;
};

/** The fault behind a session that ended, told apart by what the server said last. */
function breakOf(session: Session, client: ImapFlow, wire: ImapWire, error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (!client.secureConnection && isStartTlsMissing(error)) {
    return new Fault({ kind: 'mechanism', code: 'STARTTLS_NOT_OFFERED' });
  }
  const refusal = imapLibraryRefusal(error, momentOf(session));
  const farewell = refusal.kind === 'closed' ? farewellIn(wire.said(), momentOf(session)) : null;
  // A server that closes because of its own trouble has not judged the password.
  if (farewell && farewell.kind !== 'temporary') noteAnswer(session);
  return new Fault(farewell ?? refusal);
}

const isStartTlsMissing = (error: unknown): boolean =>
  (error as { tlsFailed?: unknown }).tlsFailed === true && (error as { code?: unknown }).code === undefined;

type Transport = NonNullable<NonNullable<ConstructorParameters<typeof ImapFlow>[0]>['transport']>;

/** Gives imapflow a socket that is already connected, and our own judgement of certificates for STARTTLS. */
function overSocket(session: Session, socket: Socket, target: TlsTarget, wire: ImapWire): Transport {
  const begin = (on: Socket, start: () => void): void => {
    wire.listen(on);
    start();
  };
  return {
    connect: (_options, onConnect) => {
      setImmediate(() => begin(socket, onConnect));
      return wire.attach(socket);
    },
    upgrade: (_plain, _options, onSecure) => {
      const secured = startTls(session, socket, target);
      secured.ready.then(
        () => begin(secured.socket, onSecure),
        (fault: Error) => secured.socket.emit('error', fault),
      );
      return wire.attach(secured.socket);
    },
  };
}

/**
 * Reads the greeting (RFC 9051 section 7.1) and puts it back for imapflow, which waits for ever on another protocol's
 * and may miss a BYE when the connection closes behind it. @throws Fault
 */
async function expectImapGreeting(session: Session, socket: Socket): Promise<void> {
  session.stage = 'greeting';
  const { line, bytes } = await firstLine(socket);
  session.greeted();
  const [, status] = /^\* (OK|NO|BAD|BYE|PREAUTH)\b/i.exec(line) ?? [];
  const said = [readStatus(line.slice(2))];
  switch (status?.toUpperCase()) {
    case 'OK':
      socket.unshift(bytes);
      return;
    case 'NO':
    case 'BAD':
      throw new Fault(refusalIn(said, momentOf(session)));
    case 'BYE':
      throw new Fault(farewellIn(said, momentOf(session)) ?? { kind: 'closed', code: 'BYE' });
    // "No password needed": then this is not the school's mailbox speaking.
    case 'PREAUTH':
      throw new Fault({ kind: 'protocol', code: 'PREAUTH', response: line });
    default:
      throw new Fault({ kind: 'protocol', code: strangeGreeting(line, 'IMAP'), response: line });
  }
}

/** The first line that is not empty, and all that was read for it. The socket is paused then. */
async function firstLine(socket: Socket): Promise<{ readonly line: string; readonly bytes: Buffer }> {
  let bytes = Buffer.alloc(0);
  const line = await new Promise<string>((resolve, reject) => {
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const [, found] = /^\s*(\S.*?)\s*\n/s.exec(decodeReply(bytes)) ?? [];
      if (found !== undefined) resolve(found);
      else if (bytes.length > longestLineBytes) reject(new Fault({ kind: 'protocol', code: 'LINE_TOO_LONG' }));
    });
    socket.once('end', () => reject(new Fault({ kind: 'closed', code: 'FIN' })));
    socket.once('close', () => reject(new Fault({ kind: 'closed', code: 'CLOSED' })));
    socket.once('error', (error) => reject(new Fault(networkRefusal(error))));
  });
  socket.pause();
  socket.removeAllListeners('data');
  return { line, bytes };
}

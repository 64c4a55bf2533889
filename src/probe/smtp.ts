import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import SMTPConnection, { type SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection';
import type { SubmissionReading } from '../domain/model/reading.ts';
import type { SmtpServer } from '../domain/model/server-profile.ts';
import { acceptCertificate, readCertificate, startTls, type TlsTarget, type Trust, tlsOptions } from './certificate.ts';
import type { Refusal } from './classify.ts';
import { connectTcp } from './connect.ts';
import { mailLibraryRefusal } from './library-refusal.ts';
import { longestLineBytes } from './line-connection.ts';
import { libraryTimeoutMs } from './patience.ts';
import { smtpRefusal } from './refusal.ts';
import { Fault, momentOf, noteAnswer, type ProbeFrame, runProbe, type Session } from './session.ts';
import { authenticate, offeredMechanisms, type Say } from './smtp-auth.ts';

export type SmtpRequest = ProbeFrame & { readonly server: SmtpServer; readonly trust: Trust };

/**
 * One look at a submission server (RFC 6409): does it accept the login? Sends EHLO, STARTTLS, AUTH and QUIT, never
 * MAIL FROM. Success is a 235 on an encrypted connection whose certificate was accepted, by a mechanism on offer.
 */
export function probeSmtp(request: SmtpRequest): Promise<SubmissionReading> {
  return runProbe(request, async (session, conclude) => {
    const { server, trust } = request;
    const target = { host: server.host, port: server.port, trust };
    let socket = await connectTcp(session, server.host, server.port);
    if (server.security === 'tls') {
      const secured = startTls(session, socket, target);
      await secured.ready;
      socket = secured.socket;
    }
    const connection = createSmtpConnection(session, socket, target, server.security === 'tls');
    session.stage = 'greeting';
    const ehlo = await connection.open();

    session.stage = 'tls';
    const secured = connection.secured();
    if (!secured) throw new Fault({ kind: 'mechanism', code: 'STARTTLS_NOT_OFFERED' });
    if (server.security === 'starttls') acceptCertificate(session, readCertificate(secured, target));

    session.stage = 'password';
    const mechanism = await connection.logIn((say) => authenticate(session, say, offeredMechanisms(ehlo), request));
    conclude({ mechanism, encrypted: true });
    await connection.quit();
  });
}

/** Bytes the server may send in all. */
const sessionBytes = 65_536;
/** The name under which nodemailer leaves AUTH to its caller. */
const ownExchange = 'OWN';

/**
 * nodemailer's connection with bounds, and with its trouble told as Faults: greeting, EHLO, STARTTLS, QUIT, and where a
 * reply ends. The AUTH exchange is the caller's: see docs/decisions/0012-auth-is-our-own-exchange.md.
 */
type SmtpConnection = {
  /** Greeting, EHLO and, where it is offered, STARTTLS and EHLO again. @returns the last EHLO reply @throws Fault */
  open(): Promise<string>;
  /** The socket once it is encrypted; null while it is not. */
  secured(): TLSSocket | null;
  /** Runs an AUTH exchange over this connection. @throws Fault */
  logIn<Value>(exchange: (say: Say) => Promise<Value>): Promise<Value>;
  /** Resolves once the server has answered QUIT, or has hung up. */
  quit(): Promise<void>;
};

/** @param socket connected, and encrypted where `isSecured` */
function createSmtpConnection(session: Session, socket: Socket, target: TlsTarget, isSecured: boolean): SmtpConnection {
  let broken: Fault | null = null;
  let onBroken: (fault: Fault) => void = () => undefined;
  const breakOff = (refusal: Refusal): void => {
    broken ??= new Fault(refusal);
    onBroken(broken);
  };
  /** At once, before nodemailer acts upon what it was sent: it would go on with HELO, or for ever. */
  const hangUp = (refusal: Refusal): void => {
    breakOff(refusal);
    connection.close();
  };
  /** A part of the conversation; it ends when the connection does. */
  const during = <Value>(part: () => Promise<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      onBroken = reject;
      if (broken) reject(broken);
      else part().then(resolve, reject);
    });

  /** After STARTTLS the encrypted one, which nodemailer makes. */
  const inUse = (): Socket => connection._socket || socket;
  let bytesLeft = sessionBytes;
  const count = (chunk: Buffer): void => {
    bytesLeft -= chunk.length;
    if (bytesLeft < 0) hangUp({ kind: 'protocol', code: 'TOO_MUCH' });
  };
  const onCommand = (command: string): void => {
    if (command === 'STARTTLS') session.stage = 'starttls';
    if (!command.startsWith('EHLO ')) return;
    if (session.stage === 'tls') inUse().on('data', count);
    session.stage = 'capabilities';
  };
  const onReply = (reply: string): void => {
    // What a connection that has ended leaves half said is in nodemailer's error.
    if (inUse().destroyed) return;
    const { stage } = session;
    const lines = reply.split('\n');
    const isWell = reply.startsWith('2');
    if (stage === 'greeting') session.greeted();
    if (lines.some((line) => line.length > longestLineBytes)) hangUp({ kind: 'protocol', code: 'LINE_TOO_LONG' });
    // nodemailer takes an empty line for a reply's end: what follows would answer the next command.
    else if (/^\d+-/.test(lines.at(-1) ?? '')) hangUp({ kind: 'protocol', code: 'REPLY_UNREADABLE', response: reply });
    else if (stage === 'capabilities' && !isWell) hangUp(smtpRefusal(reply, momentOf(session)));
    else if (stage === 'starttls' && isWell) {
      socket.off('data', count);
      session.stage = 'tls';
    }
  };

  let authenticate: (context: SMTPConnectionCustomAuthContext) => Promise<unknown> = async () => undefined;
  const connection = new SMTPConnection({
    host: target.host,
    port: target.port,
    connection: socket,
    secure: isSecured,
    secured: isSecured,
    // Left off for STARTTLS: it would send the command to servers that do not offer it.
    requireTLS: isSecured,
    tls: tlsOptions(target),
    customAuth: { [ownExchange]: (context) => authenticate(context) },
    logger: listener({ onCommand, onReply, onInjected: () => breakOff({ kind: 'protocol', code: 'INJECTED' }) }),
    transactionLog: true,
    maxResponseSize: longestLineBytes,
    connectionTimeout: libraryTimeoutMs,
    greetingTimeout: libraryTimeoutMs,
    socketTimeout: libraryTimeoutMs,
    socketCloseTimeout: 0,
  });
  const refusalOf = (error: unknown): Refusal => mailLibraryRefusal(error, momentOf(session));
  connection.on('error', (error) => {
    // A refusal whose line was not ended before the server hung up is one all the same.
    if (error.responseCode && error.responseCode >= 400) noteAnswer(session);
    breakOff(refusalOf(error));
  });
  connection.on('end', () => {
    const last = connection.lastServerResponse || '';
    const refusal: Refusal = last.startsWith('421')
      ? smtpRefusal(last, momentOf(session))
      : { kind: 'closed', code: 'CLOSED' };
    // Whoever waits for the last reply reads it first.
    setImmediate(() => breakOff(refusal));
  });
  session.signal.addEventListener('abort', () => connection.close(), { once: true });
  // Paused, or bytes would be gone before nodemailer listens.
  socket.pause().on('data', count);

  return {
    open: () =>
      during(
        () =>
          new Promise<string>((resolve, reject) => {
            connection.connect((error) =>
              error ? reject(new Fault(refusalOf(error))) : resolve(connection.lastServerResponse || ''),
            );
          }),
      ),
    secured() {
      const secured = inUse();
      return connection.secure && secured instanceof TLSSocket ? secured : null;
    },
    logIn: (exchange) =>
      new Promise((resolve, reject) => {
        authenticate = ({ sendCommand }) => {
          const running = exchange(({ text, carriesPassword }) =>
            during(async () => {
              // A few turns of the event loop, in which nodemailer refuses a reply that no command asked for.
              for (let turn = 0; turn < 3; turn += 1) await nextTurn();
              if (broken) throw broken;
              if (carriesPassword) session.password = 'sent';
              return (await sendCommand(text)).response;
            }),
          );
          running.then(resolve, reject);
          return running;
        };
        connection.login({ method: ownExchange }, (error) => {
          if (error) reject(new Fault(refusalOf(error)));
        });
      }),
    quit: () =>
      new Promise((resolve) => {
        connection.once('end', resolve);
        connection.quit();
      }),
  };
}

type Ears = {
  onCommand(command: string): void;
  /** Each reply, before it is acted upon. */
  onReply(reply: string): void;
  /** Bytes had come before the TLS handshake that could not have been sent by the server (RFC 3207 section 6). */
  onInjected(): void;
};

/** nodemailer's log, which alone tells these things as they happen. */
function listener({ onCommand, onReply, onInjected }: Ears): SMTPConnection['logger'] {
  const ignore = (): void => undefined;
  const log = {
    trace: ignore,
    info: ignore,
    error: ignore,
    fatal: ignore,
    warn: (entry: { discarded?: number }): void => {
      if (entry.discarded) onInjected();
    },
    debug: ({ tnx }: { tnx?: string }, text: string): void => {
      if (tnx === 'client') onCommand(text);
      else if (tnx === 'server') onReply(text);
    },
  };
  return log as unknown as SMTPConnection['logger'];
}

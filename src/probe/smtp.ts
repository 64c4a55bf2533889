import { setImmediate } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SubmissionReading } from '../domain/reading.ts';
import type { SmtpServer } from '../domain/server-profile.ts';
import { acceptCertificate, readCertificate, startTls, tlsOptions } from './certificate.ts';
import type { Refusal } from './classify.ts';
import { connectTcp } from './connect.ts';
import { mailLibraryRefusal } from './library-refusal.ts';
import { longestLineBytes } from './line-connection.ts';
import { libraryTimeoutMs } from './patience.ts';
import { smtpRefusal } from './refusal.ts';
import { Fault, momentOf, noteAnswer, type ProbeFrame, runProbe, type Session } from './session.ts';
import type { Trust } from './trust.ts';

/** Bytes all replies of a session may have. */
const sessionBytes = 65_536;

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
    const replies = createReplyLog(session);
    const connection = new SMTPConnection({
      host: server.host,
      port: server.port,
      connection: socket,
      secure: server.security === 'tls',
      secured: server.security === 'tls',
      // Left off for STARTTLS: it would send the command to servers that do not offer it.
      requireTLS: server.security === 'tls',
      tls: tlsOptions(target),
      logger: replies.logger,
      transactionLog: true,
      maxResponseSize: longestLineBytes,
      connectionTimeout: libraryTimeoutMs,
      greetingTimeout: libraryTimeoutMs,
      socketTimeout: libraryTimeoutMs,
      socketCloseTimeout: 0,
    });
    session.signal.addEventListener('abort', () => connection.close(), { once: true });
    // Errors after the verdict, and a second one after the first, are nobody's business.
    connection.on('error', () => undefined);

    session.stage = 'greeting';
    await new Promise<void>((resolve, reject) => {
      connection.once('error', (error) => reject(new Fault(mailLibraryRefusal(error, momentOf(session)))));
      connection.once('end', () => reject(new Fault({ kind: 'closed', code: 'CLOSED' })));
      replies.onUnacceptable = (fault) => {
        reject(fault);
        connection.close();
      };
      connection.connect((error) =>
        error ? reject(new Fault(mailLibraryRefusal(error, momentOf(session)))) : resolve(),
      );
    });

    // A few turns of the event loop, in which nodemailer refuses a reply that no command asked for.
    await settleTurns(session, connection);
    session.stage = 'tls';
    const secured = connection._socket;
    if (!connection.secure || !(secured instanceof TLSSocket))
      throw new Fault({ kind: 'mechanism', code: 'STARTTLS_NOT_OFFERED' });
    if (server.security === 'starttls') acceptCertificate(session, readCertificate(secured, target));

    session.stage = 'password';
    const mechanism = chooseMechanism(connection.lastServerResponse || '');
    if (mechanism === null) throw new Fault({ kind: 'mechanism', code: 'AUTH_NOT_OFFERED' });
    await new Promise<void>((resolve, reject) => {
      connection.once('error', (error) => reject(new Fault(mailLibraryRefusal(error, momentOf(session)))));
      connection.once('end', () => reject(new Fault({ kind: 'closed', code: 'CLOSED' })));
      replies.onUnacceptable = (fault) => {
        reject(fault);
        connection.close();
      };
      replies.expectLogin(mechanism);
      connection.login({ method: mechanism, user: request.user, pass: request.password }, (error) => {
        const reply = connection.lastServerResponse || '';
        if (!error && /^235\b/.test(reply)) return resolve();
        reject(new Fault(error ? mailLibraryRefusal(error, momentOf(session)) : smtpRefusal(reply, momentOf(session))));
      });
    });
    conclude({ mechanism, encrypted: true });
    await new Promise<void>((resolve) => {
      connection.once('end', resolve);
      connection.quit();
    });
  });
}

/** Mechanisms this client can run, in the order it prefers them; all of them under TLS. */
const mechanisms = ['PLAIN', 'LOGIN', 'CRAM-MD5'] as const;
type Mechanism = (typeof mechanisms)[number];

/** The best mechanism that the EHLO reply offers (RFC 4954 section 3; `AUTH=` is an old spelling). */
function chooseMechanism(ehlo: string): Mechanism | null {
  const offered = new Set(
    ehlo.split('\n').flatMap(
      (line) =>
        line
          .match(/^250[ -]AUTH[ =](.*)$/i)?.[1]
          ?.toUpperCase()
          .split(/[\s=]+/) ?? [],
    ),
  );
  return mechanisms.find((mechanism) => offered.has(mechanism)) ?? null;
}

/** @throws Fault when the connection breaks, or the server speaks unasked, in the next turns of the event loop */
async function settleTurns(session: Session, connection: SMTPConnection): Promise<void> {
  const broken: Fault[] = [];
  const onError = (error: unknown): void => void broken.push(new Fault(mailLibraryRefusal(error, momentOf(session))));
  connection.once('error', onError);
  for (let turn = 0; turn < 3; turn += 1) await setImmediate();
  connection.off('error', onError);
  if (broken[0]) throw broken[0];
}

type ReplyLog = {
  readonly logger: SMTPConnection['logger'];
  expectLogin(mechanism: Mechanism): void;
  /** Called with a reply that ends the session, before nodemailer acts on it: it would go on with HELO, or for ever. */
  onUnacceptable: (fault: Fault) => void;
};

/** The server's replies as nodemailer logs them, each before it is acted upon; follows stage and pending password. */
function createReplyLog(session: Session): ReplyLog {
  /** 334 challenges still to come before the password leaves. */
  let challengesLeft: number | null = null;
  let bytesLeft = sessionBytes;
  const refuse = (refusal: Refusal): void => log.onUnacceptable(new Fault(refusal));

  const followLogin = (reply: string, left: number): void => {
    const isChallenge = reply.startsWith('334');
    if (isChallenge && left === 0) refuse({ kind: 'protocol', code: 'CHALLENGE_UNASKED', response: reply });
    else if (isChallenge) challengesLeft = left - 1;
    // Only 235 and refusals are answers; after anything else the password may still be judged.
    if (/^(235|[45]\d\d)\b/.test(reply)) noteAnswer(session);
    else if (challengesLeft === 0) session.password = 'sent';
  };
  const followGreeting = (reply: string): void => {
    const isWell = reply.startsWith('2');
    const { stage } = session;
    if (stage === 'greeting') session.greeted();
    if (stage === 'greeting' && reply.startsWith('220')) session.stage = 'capabilities';
    else if (stage === 'capabilities' && isWell) session.stage = 'starttls';
    else if (stage === 'starttls' && isWell) session.stage = 'tls';
    else if (stage !== 'starttls' && !isWell) refuse(smtpRefusal(reply, momentOf(session)));
  };
  const ignore = (): void => undefined;
  const log: ReplyLog = {
    onUnacceptable: ignore,
    expectLogin: (mechanism) => {
      challengesLeft = { PLAIN: 0, LOGIN: 2, 'CRAM-MD5': 1 }[mechanism];
      if (challengesLeft === 0) session.password = 'sent';
    },
    logger: {
      trace: ignore,
      info: ignore,
      warn: ignore,
      error: ignore,
      fatal: ignore,
      debug: (entry: { tnx?: string }, reply: string) => {
        if (entry.tnx !== 'server') return;
        bytesLeft -= reply.length;
        const isTooLong = reply.split('\n').some((line) => line.length > longestLineBytes);
        if (isTooLong || bytesLeft < 0) refuse({ kind: 'protocol', code: isTooLong ? 'LINE_TOO_LONG' : 'TOO_MUCH' });
        else if (challengesLeft === null) followGreeting(reply);
        else followLogin(reply, challengesLeft);
      },
    } as unknown as SMTPConnection['logger'],
  };
  return log;
}

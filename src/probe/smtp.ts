import type { SubmissionReading } from '../domain/model/reading.ts';
import type { SmtpServer } from '../domain/model/server-profile.ts';
import { acceptCertificate, readCertificate, startTls } from './certificate.ts';
import { connectTcp } from './connect.ts';
import { Fault, type ProbeFrame, runProbe } from './session.ts';
import { authenticate, offeredMechanisms } from './smtp-auth.ts';
import { createSmtpConnection } from './smtp-connection.ts';
import type { Trust } from './trust.ts';

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

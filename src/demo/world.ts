import {
  type CertificateKind,
  type CertificateOptions,
  type Certificates,
  createCertificates,
  type ServerCertificate,
} from './certificates.ts';
import type { Fault, Protocol } from './faults.ts';
import { type ImapServer, type ImapSettings, startImapServer } from './imap-server.ts';
import { createMailbox, type Mailbox, type MailboxSettings } from './mailbox.ts';
import { type Pop3Server, type Pop3Settings, startPop3Server } from './pop3-server.ts';
import { type SmtpServer, type SmtpSettings, startSmtpServer } from './smtp-server.ts';

export type WorldOptions = {
  /** The boxes on the servers; one with the defaults unless given. */
  readonly mailboxes?: readonly MailboxSettings[];
  /** The certificate of all three servers; `good` unless given. */
  readonly certificate?: CertificateKind | CertificateOptions;
  /** Made before, so that several worlds share one authority. */
  readonly certificates?: Certificates;
  /** Where to listen; 127.0.0.1 unless given. */
  readonly host?: string;
  /** Ports; any free ones unless given. */
  readonly ports?: Partial<Readonly<Record<Protocol, number>>>;
  readonly pop3?: Partial<Omit<Pop3Settings, 'mailboxes'>>;
  readonly smtp?: Partial<Omit<SmtpSettings, 'mailboxes'>>;
  readonly imap?: Partial<Omit<ImapSettings, 'mailboxes'>>;
};

/** A school's mail provider on loopback: POP3 with optional STLS, SMTP and IMAP over TLS, all on the same boxes. */
export type World = {
  /** The first box. */
  readonly mailbox: Mailbox;
  readonly mailboxes: readonly Mailbox[];
  readonly pop3: Pop3Server;
  readonly smtp: SmtpServer;
  readonly imap: ImapServer;
  readonly certificates: Certificates;
  /** The authority to trust. */
  readonly caPem: string;
  setFault(protocol: Protocol, fault: Fault | null): Promise<void>;
  /** Gives a server another certificate, for the sessions to come. */
  setCertificate(protocol: Protocol, kind: CertificateKind | CertificateOptions): Promise<ServerCertificate>;
  /** Ends every fault and makes all certificates good; the boxes stay as they are. */
  repair(): Promise<void>;
  /** Destroys all sockets and stops listening. */
  close(): Promise<void>;
};

/** Starts the three servers. Rejects, with none left running, where a port is taken. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const certificates = options.certificates ?? (await createCertificates());
  const issue = (kind: CertificateKind | CertificateOptions): Promise<ServerCertificate> =>
    certificates.issue(typeof kind === 'string' ? { kind } : kind);
  const certificate = await issue(options.certificate ?? 'good');
  const mailbox = createMailbox(options.mailboxes?.[0]);
  const mailboxes = [mailbox, ...(options.mailboxes ?? []).slice(1).map(createMailbox)];
  const common = { mailboxes, certificate };
  const listen = (protocol: Protocol) => ({ host: options.host ?? '127.0.0.1', port: options.ports?.[protocol] ?? 0 });
  const started: { close(): Promise<void> }[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(started.map((server) => server.close()));
  };
  const keep = async <Server extends { close(): Promise<void> }>(starting: Promise<Server>): Promise<Server> => {
    try {
      const server = await starting;
      started.push(server);
      return server;
    } catch (error) {
      await close();
      throw error;
    }
  };
  const pop3 = await keep(startPop3Server({ ...common, ...options.pop3 }, listen('pop3')));
  const smtp = await keep(startSmtpServer({ ...common, ...options.smtp }, listen('smtp')));
  const imap = await keep(startImapServer({ ...common, ...options.imap }, listen('imap')));
  const servers = { pop3, smtp, imap };

  return {
    mailbox,
    mailboxes,
    ...servers,
    certificates,
    caPem: certificates.caPem,
    setFault: (protocol, fault) => servers[protocol].setFault(fault),
    setCertificate: async (protocol, kind) => {
      const issued = await issue(kind);
      servers[protocol].configure({ certificate: issued });
      return issued;
    },
    repair: async () => {
      for (const server of Object.values(servers)) {
        if (server.settings.certificate.kind !== 'good') server.configure({ certificate: await issue('good') });
        await server.setFault(null);
      }
    },
    close,
  };
}

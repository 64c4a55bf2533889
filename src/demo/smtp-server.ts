import { createHmac } from 'node:crypto';
import type { SMTPServerAuthentication } from 'smtp-server';
import { type Moment, refusalText } from './faults.ts';
import { judge, masked, type Verdict } from './login.ts';
import { type CommonSettings, type ListenOptions, type MailServer, startMailServer } from './mail-server.ts';
import { deliver, findMailbox, isPassword, type Mailbox } from './mailbox.ts';
import type { ServerSession } from './session.ts';
import { createSmtpEngine, type SmtpEngine } from './smtp-engine.ts';

export type SmtpMechanism = 'PLAIN' | 'LOGIN' | 'CRAM-MD5';

export type SmtpSettings = CommonSettings & {
  /** What AUTH offers; none: the server does not know AUTH. */
  readonly mechanisms: readonly SmtpMechanism[];
  /** The whole reply to a login with an expired CERBERE password. No code means "expired": only the words can tell. */
  readonly expiredReply: string;
};

export type SmtpServer = MailServer<SmtpSettings> & {
  /** MAIL FROM commands since the start, refused ones too. Vigie must never send any. */
  readonly mailFromCommands: number;
};

const expiredReply = refusalText('password-expired', 'smtp');

/** A submission server (RFC 6409, 4954, 3207) for these mailboxes, with the CERBERE password. */
export async function startSmtpServer(
  settings: Pick<CommonSettings, 'mailboxes' | 'certificate'> & Partial<SmtpSettings>,
  listen: ListenOptions = {},
): Promise<SmtpServer> {
  let mailFromCommands = 0;
  const server = await startMailServer<SmtpSettings>(
    listen,
    { security: 'tls', mechanisms: ['PLAIN', 'LOGIN'], expiredReply, ...settings },
    async (session, { settings: current }) => {
      await converse(session, current, () => {
        mailFromCommands += 1;
      });
    },
  );
  Object.defineProperty(server, 'mailFromCommands', { get: () => mailFromCommands, enumerable: true });
  return server as SmtpServer;
}

/** One client. STARTTLS is done here, with a fresh engine after it, so that the engine only ever sees plain text. */
async function converse(session: ServerSession, settings: SmtpSettings, onMailFrom: () => void): Promise<void> {
  let engine = startEngine(session, settings);
  try {
    const greeting = await engine.greeting();
    if (greeting === null) return;
    session.reply(greeting.text);
    for (;;) {
      const line = await session.readLine();
      if (line === null) return;
      if (engine.awaits === 'data' && line !== '.') {
        engine.feed(line);
        continue;
      }
      const name = engine.awaits === 'command' ? commandName(line) : '';
      if (engine.awaits === 'command') {
        session.heard(name === 'AUTH' ? line.replace(/^(\S+ +\S+ +).+/, `$1${masked}`) : line);
        session.moment = momentOf(name);
      } else {
        session.heard(engine.awaits === 'auth' ? masked : line);
      }
      if (name === 'MAIL') onMailFrom();
      if (name === 'STARTTLS') {
        // Never left to the engine, which would start TLS on its own.
        if (!isUpgradable(session, settings)) {
          session.reply('502 5.5.1 Error: command not recognized');
          continue;
        }
        if (session.fault?.kind === 'starttls-refused') {
          session.reply('454 4.7.0 TLS not available due to temporary reason');
          continue;
        }
        const injected = session.fault?.kind === 'starttls-injection' ? '\r\n250 2.0.0 injected' : '';
        session.reply(`220 2.0.0 Ready to start TLS${injected}`);
        engine.close();
        if (!(await session.startTls())) return;
        engine = startEngine(session, settings);
        // After STARTTLS nobody is greeted again.
        await engine.greeting();
        continue;
      }
      if (name === 'AUTH' && !session.isEncrypted && mustEncrypt(session, settings)) {
        session.reply('538 5.7.11 Encryption required for requested authentication mechanism');
        continue;
      }
      const reply = await engine.exchange(line);
      if (reply === null) return;
      // A challenge is not yet the answer to the password.
      if (session.moment === 'user' || session.moment === 'password') {
        session.moment = reply.text.startsWith('334') ? 'user' : 'password';
      }
      session.reply(reply.text, reply.recordedAs);
      if (/^[24]21 /.test(reply.text)) return;
    }
  } finally {
    engine.close();
  }
}

const commandName = (line: string): string => line.replace(/ .*/s, '').toUpperCase();

const isUpgradable = (session: ServerSession, { security }: SmtpSettings): boolean =>
  security === 'starttls' && !session.isEncrypted && session.fault?.kind !== 'starttls-not-offered';

const mustEncrypt = (session: ServerSession, { security }: SmtpSettings): boolean =>
  security === 'starttls' || session.fault?.kind === 'plaintext-login-refused';

function momentOf(name: string): Moment {
  switch (name) {
    case 'EHLO':
    case 'HELO':
      return 'capabilities';
    case 'STARTTLS':
      return 'starttls';
    case 'AUTH':
      return 'password';
    case 'QUIT':
      return 'quit';
    default:
      return 'mail';
  }
}

function startEngine(session: ServerSession, settings: SmtpSettings): SmtpEngine {
  const mayLogIn = session.isEncrypted || !mustEncrypt(session, settings);
  return createSmtpEngine({
    isEncrypted: session.isEncrypted,
    offersStartTls: isUpgradable(session, settings),
    mechanisms: mayLogIn ? settings.mechanisms : [],
    judge: (auth) => judgeCerbere(session, settings, auth),
    deliver: (recipient, octets) => {
      const mailbox = findMailbox(settings.mailboxes, recipient);
      if (mailbox === null) return 'unknown';
      return octets === null || deliver(mailbox, octets) ? 'delivered' : 'full';
    },
  });
}

function judgeCerbere(session: ServerSession, settings: SmtpSettings, auth: SMTPServerAuthentication): Verdict {
  const { username = '', method, challenge = '', challengeResponse = '' } = auth;
  const password = typeof auth.password === 'string' ? Buffer.from(auth.password, 'utf8') : null;
  const digestWith = (secret: string): string => createHmac('md5', secret).update(challenge).digest('hex');
  const verdict = judge(session, 'smtp', settings.mailboxes, {
    user: username,
    mechanism: method,
    password,
    matches: ({ cerberePassword }: Mailbox) =>
      password ? isPassword(cerberePassword, password) : digestWith(cerberePassword) === challengeResponse,
    closedAs: ({ isCerbereExpired }) => (isCerbereExpired ? 'password-expired' : null),
  });
  if (verdict.isAccepted || verdict.reply !== expiredReply) return verdict;
  return { isAccepted: false, reply: settings.expiredReply, recordedAs: settings.expiredReply };
}

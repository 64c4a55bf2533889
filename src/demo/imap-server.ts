import type { Moment } from './faults.ts';
import { type ImapCommand, nextImapCommand } from './imap-command.ts';
import { bytesOf, judge, masked } from './login.ts';
import { type CommonSettings, type ListenOptions, type MailServer, startMailServer } from './mail-server.ts';
import { isPassword, type Mailbox, usedBytes } from './mailbox.ts';
import type { ServerSession } from './session.ts';

/**
 * What the server says of the quota (RFC 9208). `offered`: STORAGE and MESSAGE, each where the box has that limit;
 * `refused`: NO; `unlimited`: a quota root without resources; `no-root`: not even that.
 */
export const imapQuotas = ['offered', 'not-offered', 'refused', 'unlimited', 'no-root'] as const;
export type ImapQuota = (typeof imapQuotas)[number];

export type ImapSettings = CommonSettings & {
  readonly quota: ImapQuota;
  /** What AUTHENTICATE offers. */
  readonly mechanisms: readonly ('PLAIN' | 'LOGIN')[];
  /** Whether AUTHENTICATE may carry the first answer (RFC 4959). */
  readonly hasSaslIr: boolean;
  /** LOGINDISABLED even when encrypted. Before STARTTLS no login is allowed anyway. */
  readonly isLoginDisabled: boolean;
  readonly greeting: 'ok' | 'bye' | 'preauth';
};

export type ImapServer = MailServer<ImapSettings>;

/** An IMAP server (RFC 3501) with the incoming password: enough of it to log in and to ask for the quota. */
export function startImapServer(
  settings: Pick<CommonSettings, 'mailboxes' | 'certificate'> & Partial<ImapSettings>,
  listen: ListenOptions = {},
): Promise<ImapServer> {
  const defaults: Omit<ImapSettings, 'mailboxes' | 'certificate'> = {
    security: 'tls',
    quota: 'offered',
    mechanisms: ['PLAIN', 'LOGIN'],
    hasSaslIr: true,
    isLoginDisabled: false,
    greeting: 'ok',
  };
  return startMailServer<ImapSettings>(listen, { ...defaults, ...settings }, (session, server) =>
    converse(session, server.settings),
  );
}

async function converse(session: ServerSession, settings: ImapSettings): Promise<void> {
  if (settings.greeting === 'bye') return session.reply('* BYE Server is shutting down');
  const isPreauth = settings.greeting === 'preauth';
  let mailbox: Mailbox | null = isPreauth ? (settings.mailboxes[0] ?? null) : null;
  const greeting = isPreauth ? 'PREAUTH' : 'OK';
  session.reply(
    `* ${greeting} [CAPABILITY ${capabilities(session, settings, isPreauth)}] Vigie demo IMAP server ready`,
  );
  for (;;) {
    const command = await nextImapCommand(session);
    if (command === null) return;
    if (command === 'bad') {
      session.reply('* BAD Unreadable command');
      continue;
    }
    const { tag, name, args } = command;
    session.moment = moments[name] ?? 'mail';
    switch (name) {
      case 'CAPABILITY':
        session.reply(`* CAPABILITY ${capabilities(session, settings, mailbox !== null)}\r\n${tag} OK Done`);
        break;
      case 'ID':
        session.reply(`* ID ("name" "Vigie demo")\r\n${tag} OK Done`);
        break;
      case 'NOOP':
        session.reply(`${tag} OK Done`);
        break;
      case 'LOGOUT':
        session.reply(`* BYE Logging out\r\n${tag} OK Done`);
        return;
      case 'STARTTLS':
        if (!isUpgradable(session, settings)) session.reply(`${tag} BAD TLS is not available`);
        else if (session.fault?.kind === 'starttls-refused') session.reply(`${tag} NO TLS is not available just now`);
        else {
          const injected = session.fault?.kind === 'starttls-injection' ? '\r\n* OK injected' : '';
          session.reply(`${tag} OK Begin TLS negotiation${injected}`);
          if (!(await session.startTls())) return;
        }
        break;
      case 'LOGIN':
      case 'AUTHENTICATE':
        if (mailbox !== null) session.reply(`${tag} BAD Already logged in`);
        else if (mustEncrypt(session, settings)) session.reply(`${tag} NO [PRIVACYREQUIRED] Encryption is required`);
        else mailbox = await logIn(session, settings, command);
        break;
      case 'NAMESPACE':
      case 'ENABLE':
      case 'LIST':
      case 'GETQUOTA':
      case 'GETQUOTAROOT':
        session.reply(mailbox === null ? `${tag} BAD Log in first` : answer(command, settings, mailbox, args));
        break;
      default:
        session.reply(`${tag} BAD Unknown command`);
    }
  }
}

const moments: Readonly<Record<string, Moment>> = {
  CAPABILITY: 'capabilities',
  ID: 'capabilities',
  NOOP: 'capabilities',
  NAMESPACE: 'capabilities',
  ENABLE: 'capabilities',
  LIST: 'capabilities',
  STARTTLS: 'starttls',
  LOGIN: 'password',
  AUTHENTICATE: 'password',
  GETQUOTA: 'quota',
  GETQUOTAROOT: 'quota',
  LOGOUT: 'quit',
};

const isUpgradable = (session: ServerSession, { security }: ImapSettings): boolean =>
  security === 'starttls' && !session.isEncrypted && session.fault?.kind !== 'starttls-not-offered';

const mustEncrypt = (session: ServerSession, { security }: ImapSettings): boolean =>
  !session.isEncrypted && (security === 'starttls' || session.fault?.kind === 'plaintext-login-refused');

function capabilities(session: ServerSession, settings: ImapSettings, isLoggedIn: boolean): string {
  const mayLogIn = !mustEncrypt(session, settings);
  const login = [
    ...(isUpgradable(session, settings) ? ['STARTTLS'] : []),
    ...(mayLogIn ? settings.mechanisms.map((mechanism) => `AUTH=${mechanism}`) : []),
    ...(mayLogIn && settings.hasSaslIr ? ['SASL-IR'] : []),
    ...(mayLogIn && !settings.isLoginDisabled ? [] : ['LOGINDISABLED']),
  ];
  const quota = settings.quota === 'not-offered' ? [] : ['QUOTA', 'QUOTA=RES-STORAGE', 'QUOTA=RES-MESSAGE'];
  const known = ['IMAP4rev1', 'LITERAL+', 'ID', 'ENABLE', 'NAMESPACE'];
  return [...known, ...(isLoggedIn ? quota : login)].join(' ');
}

/** LOGIN and AUTHENTICATE (RFC 3501 section 6.2); the box once the password is right. */
async function logIn(session: ServerSession, settings: ImapSettings, command: ImapCommand): Promise<Mailbox | null> {
  const { tag, name, args } = command;
  const mechanism = name === 'LOGIN' ? 'LOGIN' : `AUTHENTICATE ${(args[0] ?? '').toUpperCase()}`;
  const isOffered =
    name === 'LOGIN'
      ? !settings.isLoginDisabled
      : settings.mechanisms.some((offered) => mechanism === `AUTHENTICATE ${offered}`);
  const credentials = isOffered ? await readCredentials(session, settings, mechanism, args) : null;
  session.moment = 'password';
  if (credentials === null) {
    session.reply(`${tag} BAD Login not understood`);
    return null;
  }
  const { password } = credentials;
  const verdict = judge(session, 'imap', settings.mailboxes, {
    ...credentials,
    mechanism,
    matches: ({ incomingPassword }) => isPassword(incomingPassword, password),
    closedAs: ({ isIncomingDisabled }) => (isIncomingDisabled ? 'permanent' : null),
  });
  if (!verdict.isAccepted) {
    session.reply(verdict.reply, verdict.recordedAs);
    return null;
  }
  session.reply(`${tag} OK [CAPABILITY ${capabilities(session, settings, true)}] Logged in`);
  return verdict.mailbox;
}

type Credentials = { readonly user: string; readonly password: Buffer };

async function readCredentials(
  session: ServerSession,
  settings: ImapSettings,
  mechanism: string,
  args: readonly string[],
): Promise<Credentials | null> {
  if (mechanism === 'LOGIN') {
    const [user, password] = args;
    if (user === undefined || password === undefined) return null;
    return { user: bytesOf(user).toString('utf8'), password: bytesOf(password) };
  }
  const initial = args[1];
  if (initial !== undefined && !settings.hasSaslIr) return null;
  /** Asks for one more answer, base64 both ways; null where the client breaks off with `*`. */
  const ask = async (challenge: string): Promise<Buffer | null> => {
    session.moment = 'user';
    session.reply(`+ ${Buffer.from(challenge).toString('base64')}`);
    const line = await session.readLine();
    if (line === null) return null;
    session.heard(masked);
    return line === '*' ? null : Buffer.from(line, 'base64');
  };
  const first =
    initial === undefined ? await ask(mechanism.endsWith('PLAIN') ? '' : 'Username:') : Buffer.from(initial, 'base64');
  if (first === null) return null;
  if (mechanism === 'AUTHENTICATE LOGIN') {
    const password = await ask('Password:');
    return password && { user: first.toString('utf8'), password };
  }
  // authzid NUL authcid NUL password (RFC 4616)
  const [, user, password] = first.toString('latin1').split('\0');
  if (user === undefined || password === undefined) return null;
  return { user: bytesOf(user).toString('utf8'), password: bytesOf(password) };
}

/** Commands of a client that has logged in. */
function answer({ tag, name }: ImapCommand, settings: ImapSettings, mailbox: Mailbox, args: readonly string[]): string {
  switch (name) {
    case 'NAMESPACE':
      return `* NAMESPACE (("" "/")) NIL NIL\r\n${tag} OK Done`;
    case 'ENABLE':
      return `* ENABLED\r\n${tag} OK Done`;
    case 'LIST':
      return `* LIST () "/" INBOX\r\n${tag} OK Done`;
    default:
      return quotaAnswer(tag, name, settings, mailbox, args[0] ?? '');
  }
}

function quotaAnswer(tag: string, name: string, { quota }: ImapSettings, mailbox: Mailbox, of: string): string {
  if (quota === 'not-offered') return `${tag} BAD Unknown command`;
  if (quota === 'refused') return `${tag} NO Quota is not available`;
  const root = `"User quota" (${quota === 'offered' ? resources(mailbox) : ''})`;
  if (name === 'GETQUOTA') {
    const isKnown = of === 'User quota' && quota !== 'no-root';
    return isKnown ? `* QUOTA ${root}\r\n${tag} OK Done` : `${tag} NO [NONEXISTENT] No such quota root`;
  }
  if (of.toUpperCase() !== 'INBOX') return `${tag} NO [NONEXISTENT] No such mailbox`;
  if (quota === 'no-root') return `* QUOTAROOT INBOX\r\n${tag} OK Done`;
  return `* QUOTAROOT INBOX "User quota"\r\n* QUOTA ${root}\r\n${tag} OK Done`;
}

/** STORAGE counts in units of 1024 octets (RFC 9208 section 5.1). */
function resources(mailbox: Mailbox): string {
  const { limitBytes, limitMessages, messages } = mailbox;
  const storage =
    limitBytes === null ? [] : [`STORAGE ${Math.ceil(usedBytes(mailbox) / 1024)} ${Math.floor(limitBytes / 1024)}`];
  const message = limitMessages === null ? [] : [`MESSAGE ${messages.length} ${limitMessages}`];
  return [...storage, ...message].join(' ');
}

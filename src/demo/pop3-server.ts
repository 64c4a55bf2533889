import type { Moment } from './faults.ts';
import { bytesOf, judge, masked } from './login.ts';
import { type CommonSettings, type ListenOptions, type MailServer, startMailServer } from './mail-server.ts';
import { isPassword, type Mailbox, type Message, messageText } from './mailbox.ts';
import type { ServerSession } from './session.ts';

export type Pop3Settings = CommonSettings & {
  /** False: the server is older than RFC 2449 and does not know CAPA. */
  readonly hasCapa: boolean;
  /** Whether a second session gets `-ERR [IN-USE]` while a first one is in (RFC 1939 section 4). */
  readonly locksMaildrop: boolean;
  /** Seconds between logins that CAPA announces (RFC 2449 section 6.5); null for none. Refusing is the fault `login-delay`. */
  readonly loginDelaySeconds: number | null;
};

export type Pop3Server = MailServer<Pop3Settings>;

/** A POP3 server (RFC 1939, 2449, 2595) on these mailboxes, with the incoming password. */
export function startPop3Server(
  settings: Pick<CommonSettings, 'mailboxes' | 'certificate'> & Partial<Pop3Settings>,
  listen: ListenOptions = {},
): Promise<Pop3Server> {
  // Maildrops that a session is in.
  const locks = new Set<Mailbox>();
  const defaults = { security: 'starttls', hasCapa: true, locksMaildrop: true, loginDelaySeconds: null } as const;
  return startMailServer<Pop3Settings>(listen, { ...defaults, ...settings }, async (session, server) => {
    session.reply('+OK Vigie demo POP3 server ready');
    const mailbox = await authorization(session, server.settings, locks);
    if (mailbox === null) return;
    try {
      await transaction(session, mailbox);
    } finally {
      locks.delete(mailbox);
    }
  });
}

const refusalsAllowed = 3;

/** The AUTHORIZATION state (RFC 1939 section 4): the box once the password is right, null where the session ends before. */
async function authorization(
  session: ServerSession,
  settings: Pop3Settings,
  locks: Set<Mailbox>,
): Promise<Mailbox | null> {
  let user: string | null = null;
  let refusals = 0;
  for (;;) {
    const command = await nextCommand(session);
    if (command === null) return null;
    const mayEncrypt = settings.security === 'starttls' && session.fault?.kind !== 'starttls-not-offered';
    switch (command.name) {
      case 'CAPA':
        session.reply(capabilities(session, settings, mayEncrypt));
        break;
      case 'STLS':
        if (session.isEncrypted || !mayEncrypt) session.reply('-ERR Command not permitted');
        else if (session.fault?.kind === 'starttls-refused') session.reply('-ERR [SYS/TEMP] TLS is not available');
        else {
          const injected = session.fault?.kind === 'starttls-injection' ? '\r\n+OK injected' : '';
          session.reply(`+OK Begin TLS negotiation${injected}`);
          if (!(await session.startTls())) return null;
          user = null;
        }
        break;
      case 'USER':
        if (!session.isEncrypted && session.fault?.kind === 'plaintext-login-refused') {
          session.reply('-ERR [AUTH] Plaintext authentication disallowed on non-secure connections.');
        } else {
          user = bytesOf(command.rest).toString('utf8');
          session.reply('+OK');
        }
        break;
      case 'PASS': {
        if (user === null) {
          session.reply('-ERR USER first');
          break;
        }
        const password = bytesOf(command.rest);
        const verdict = judge(session, 'pop3', settings.mailboxes, {
          user,
          mechanism: 'USER',
          password,
          matches: ({ incomingPassword }) => isPassword(incomingPassword, password),
          closedAs: ({ isIncomingDisabled }) => (isIncomingDisabled ? 'permanent' : null),
        });
        user = null;
        if (!verdict.isAccepted) {
          session.reply(verdict.reply, verdict.recordedAs);
          refusals += 1;
          if (refusals < refusalsAllowed) break;
          return null;
        }
        if (!settings.locksMaildrop || !locks.has(verdict.mailbox)) {
          if (settings.locksMaildrop) locks.add(verdict.mailbox);
          session.reply('+OK Logged in.');
          return verdict.mailbox;
        }
        session.reply('-ERR [IN-USE] Mailbox is locked by another session');
        break;
      }
      case 'QUIT':
        session.reply('+OK Bye');
        return null;
      default:
        session.reply('-ERR Unknown command');
    }
  }
}

function capabilities(session: ServerSession, settings: Pop3Settings, mayEncrypt: boolean): string {
  if (!settings.hasCapa) return '-ERR Unknown command';
  const { loginDelaySeconds } = settings;
  const offersUser = session.isEncrypted || session.fault?.kind !== 'plaintext-login-refused';
  return [
    '+OK Capability list follows',
    ...(offersUser ? ['USER'] : []),
    'UIDL',
    'TOP',
    'RESP-CODES',
    'AUTH-RESP-CODE',
    ...(mayEncrypt && !session.isEncrypted ? ['STLS'] : []),
    ...(loginDelaySeconds === null ? [] : [`LOGIN-DELAY ${loginDelaySeconds}`]),
    '.',
  ].join('\r\n');
}

/** The TRANSACTION and UPDATE states (RFC 1939 sections 5 and 6), on the box as it was at login. */
async function transaction(session: ServerSession, mailbox: Mailbox): Promise<void> {
  const { messages } = mailbox;
  const deleted = new Set<Message>();
  const kept = (): [number, Message][] =>
    messages.map((message, index): [number, Message] => [index + 1, message]).filter(([, m]) => !deleted.has(m));
  const find = (number: string | undefined): Message | null => {
    const message = /^\d+$/.test(number ?? '') ? messages[Number(number) - 1] : undefined;
    return message && !deleted.has(message) ? message : null;
  };
  /** LIST and UIDL: all messages, or the one asked for. */
  const list = (number: string | undefined, show: (message: Message) => string | number): string => {
    if (number === undefined) {
      return ['+OK', ...kept().map(([place, message]) => `${place} ${show(message)}`), '.'].join('\r\n');
    }
    const message = find(number);
    return message === null ? noSuchMessage : `+OK ${number} ${show(message)}`;
  };
  for (;;) {
    const command = await nextCommand(session);
    if (command === null) return;
    const [number, lines] = command.rest === '' ? [] : command.rest.split(/ +/);
    const message = find(number);
    switch (command.name) {
      case 'STAT':
        session.reply(`+OK ${kept().length} ${kept().reduce((sum, [, { octets }]) => sum + octets, 0)}`);
        break;
      case 'LIST':
        session.reply(list(number, ({ octets }) => octets));
        break;
      case 'UIDL':
        session.reply(list(number, ({ uid }) => uid));
        break;
      case 'RETR':
        if (message === null) session.reply(noSuchMessage);
        else session.reply(`+OK ${message.octets} octets\r\n${messageText(message)}.`, `+OK ${message.octets} octets`);
        break;
      case 'TOP':
        if (message === null || lines === undefined) session.reply(noSuchMessage);
        else session.reply(`+OK\r\n${topOf(message, Number(lines))}.`, '+OK');
        break;
      case 'DELE':
        if (message !== null) deleted.add(message);
        session.reply(message === null ? noSuchMessage : '+OK Marked to be deleted.');
        break;
      case 'NOOP':
        session.reply('+OK');
        break;
      case 'RSET':
        deleted.clear();
        session.reply('+OK');
        break;
      case 'QUIT':
        mailbox.messages = mailbox.messages.filter((candidate) => !deleted.has(candidate));
        session.reply('+OK Logging out');
        return;
      default:
        session.reply('-ERR Unknown command');
    }
  }
}

const noSuchMessage = '-ERR No such message';

function topOf(message: Message, lineCount: number): string {
  const [head = '', body = ''] = messageText(message).split(/(?<=\r\n\r\n)/);
  return head + (body.match(/.*\r\n/g) ?? []).slice(0, lineCount).join('');
}

const moments: Readonly<Record<string, Moment>> = {
  CAPA: 'capabilities',
  STLS: 'starttls',
  USER: 'user',
  PASS: 'password',
  STAT: 'stat',
  UIDL: 'uidl',
  QUIT: 'quit',
};

type Command = { readonly name: string; readonly rest: string };

/** The next command; spaces in its argument are kept, for passwords may hold them. */
async function nextCommand(session: ServerSession): Promise<Command | null> {
  const line = await session.readLine();
  if (line === null) return null;
  const space = line.indexOf(' ');
  const name = (space < 0 ? line : line.slice(0, space)).toUpperCase();
  const rest = space < 0 ? '' : line.slice(space + 1);
  session.moment = moments[name] ?? 'mail';
  session.heard(name === 'PASS' ? `PASS ${masked}` : line);
  return { name, rest };
}

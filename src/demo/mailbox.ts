/** One message as POP3 shows it; its text is made up when asked for. */
export type Message = {
  /** UIDL's identifier, unique in the box for ever (RFC 1939 section 7). */
  readonly uid: string;
  readonly octets: number;
};

/** A mailbox on the embedded servers. Everything that can change at a school may be changed while the servers run. */
export type Mailbox = {
  readonly address: string;
  /** User names that open this box, compared without regard to case. */
  readonly loginNames: readonly string[];
  /** For POP3 and IMAP. */
  incomingPassword: string;
  /** For SMTP. */
  cerberePassword: string;
  /** The CERBERE password is six months old: SMTP refuses it, right or wrong. */
  isCerbereExpired: boolean;
  /** The administration closed the box: POP3 and IMAP refuse every login. */
  isIncomingDisabled: boolean;
  /** Octets, all folders together; null for no limit. */
  limitBytes: number | null;
  limitMessages: number | null;
  /** Octets in webmail folders: they count against the limit, and POP3 does not see them. */
  otherFoldersBytes: number;
  /** The inbox, oldest first. */
  messages: readonly Message[];
  /** Deliveries refused because the box was full: mail that the school never hears of. */
  refusedDeliveries: number;
};

export type MailboxSettings = Partial<Omit<Mailbox, 'messages' | 'refusedDeliveries'>> & {
  /** Sizes, in octets, of messages waiting from the start. */
  readonly messageOctets?: readonly number[];
};

const mebibyte = 1_048_576;

/** A mailbox with the values given, otherwise `ec001234@adm.cfwb.be`, 100 MiB, empty. */
export function createMailbox(settings: MailboxSettings = {}): Mailbox {
  const { messageOctets = [], ...values } = settings;
  const address = settings.address ?? 'ec001234@adm.cfwb.be';
  const mailbox: Mailbox = {
    address,
    loginNames: [address],
    incomingPassword: 'Boîte#2026 à l’école',
    cerberePassword: 'Cerbère!2026',
    isCerbereExpired: false,
    isIncomingDisabled: false,
    limitBytes: 100 * mebibyte,
    limitMessages: null,
    otherFoldersBytes: 0,
    messages: [],
    refusedDeliveries: 0,
    ...values,
  };
  for (const octets of messageOctets) mailbox.messages = [...mailbox.messages, newMessage(octets)];
  return mailbox;
}

/** Octets that count against the limit: the inbox and the webmail folders. */
export const usedBytes = (mailbox: Mailbox): number =>
  mailbox.messages.reduce((sum, message) => sum + message.octets, mailbox.otherFoldersBytes);

/** Puts a message in the inbox. Answers false where there is no room: the sender gets a bounce, the school hears nothing. */
export function deliver(mailbox: Mailbox, octets: number): boolean {
  const { limitBytes, limitMessages, messages } = mailbox;
  const hasRoom =
    (limitBytes === null || usedBytes(mailbox) + octets <= limitBytes) &&
    (limitMessages === null || messages.length < limitMessages);
  if (hasRoom) mailbox.messages = [...messages, newMessage(octets)];
  else mailbox.refusedDeliveries += 1;
  return hasRoom;
}

/** Fills the box up to a share of its limit (0.96 = 96 %) with one message; nothing where it holds as much already. */
export function fillTo(mailbox: Mailbox, share: number): void {
  if (mailbox.limitBytes === null) return;
  const missing = Math.floor(mailbox.limitBytes * share) - usedBytes(mailbox);
  if (missing >= smallestMessage) mailbox.messages = [...mailbox.messages, newMessage(missing)];
}

/** Empties the inbox as Outlook does, deleting from the server. Answers how many messages it took. */
export function collect(mailbox: Mailbox): number {
  const taken = mailbox.messages.length;
  mailbox.messages = [];
  return taken;
}

/** Whether these bytes are the password's UTF-8, without trimming or case folding. */
export const isPassword = (password: string, bytes: Buffer): boolean => Buffer.from(password, 'utf8').equals(bytes);

/** The box that this user name opens. */
export function findMailbox(mailboxes: readonly Mailbox[], user: string): Mailbox | null {
  const wanted = user.toLowerCase();
  return mailboxes.find(({ loginNames }) => loginNames.some((name) => name.toLowerCase() === wanted)) ?? null;
}

let messagesMade = 0;

function newMessage(octets: number): Message {
  messagesMade += 1;
  return { uid: `${messagesMade.toString().padStart(8, '0')}.vigie`, octets: Math.max(octets, smallestMessage) };
}

const head = 'Subject: demonstration\r\n\r\n';
const smallestMessage = head.length + 2;

/** The message's text: exactly as many octets as it says, lines of at most 78 characters, no line of a lone dot. */
export function messageText({ octets }: Message): string {
  const line = `${'x'.repeat(76)}\r\n`;
  const left = octets - head.length;
  const whole = Math.max(0, Math.floor((left - 2) / line.length));
  return `${head}${line.repeat(whole)}${'x'.repeat(left - 2 - whole * line.length)}\r\n`;
}

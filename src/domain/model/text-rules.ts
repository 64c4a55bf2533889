/** What one line of text may be, as plain data: schemas of file and border derive from it, and the window's forms. */
export type TextRule = {
  /** UTF-16 units. */
  readonly max: number;
  readonly isFit: (text: string) => boolean;
  /** For whoever edits the settings file. */
  readonly is: string;
};

export const fits = ({ max, isFit }: TextRule, text: string): boolean => text.length <= max && isFit(text);

/** What nobody sees or types: it can only come from a paste or an attack. */
const unseen = '\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{Default_Ignorable_Code_Point}';
const everyUnseen = new RegExp(`[${unseen}]`, 'gu');

/** The text without what nobody sees, but for the spaces inside. */
export const withoutUnseen = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(everyUnseen, (found) => (/\s/.test(found) && found !== '\ufeff' ? ' ' : ''))
    .trim();

/** One word: a login name, part of an address. */
const isWord = (text: string): boolean => text !== '' && text.search(everyUnseen) === -1;
/** Words on one line, something to see among them; joined emoji and every script, but nothing that turns the line around. */
const isLine = (text: string): boolean =>
  text === text.trim() && withoutUnseen(text) !== '' && !/[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/u.test(text);

/** Node, Electron and browsers have it, this folder's library does not. */
declare const URL: { canParse(text: string): boolean };

/** An address that people write to. */
const email = /^[\w+'-]+(\.[\w+'-]+)*@([a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i;

export const textRules = {
  /** The mailbox's address; the manual's are `ec` or `po`, a FASE number, `@adm.cfwb.be`, but any address is possible. */
  address: {
    max: 318,
    isFit: (text) => isWord(text) && /^[^@]{1,64}@[\p{L}\p{M}\p{N}_-]+(\.[\p{L}\p{M}\p{N}_-]+)+$/u.test(text),
    is: 'an e-mail address',
  },
  /** The user's own name for a mailbox; empty: none. */
  label: { max: 60, isFit: (text) => text === '' || isLine(text), is: 'one line that can be read' },
  login: { max: 320, isFit: isWord, is: 'one word' },
  /** Of a provider, or of whoever helps. */
  name: { max: 80, isFit: isLine, is: 'one line that can be read' },
  profileId: { max: 60, isFit: isLine, is: 'one line that can be read' },
  host: { max: 253, isFit: isHost, is: 'a host name or an IP address, without a port' },
  phone: { max: 40, isFit: (text) => isLine(text) && /\d/.test(text), is: 'a telephone number' },
  email: { max: 254, isFit: (text) => email.test(text), is: 'an e-mail address' },
  /** The manual's own two pages are `http`. No name and password in it: it is shown, and handed to the browser. */
  page: {
    max: 1_000,
    isFit: (text) => isWord(text) && /^https?:\/\/[^/?#\\@]+([/?#]|$)/i.test(text) && URL.canParse(text),
    is: 'an http or https page',
  },
  /** Of a day that ends before midnight. */
  time: { max: 5, isFit: (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), is: 'HH:MM' },
  /** Never changed on its way: POP3 and SMTP are lines of text in UTF-8, which has no way to write half a character. */
  password: {
    max: 512,
    isFit: (text) => text !== '' && !/[\r\n\0\p{Cs}]/u.test(text),
    is: 'a password on one line',
  },
} as const satisfies Record<string, TextRule>;

/** Both or neither, in order; null: nothing is wrong. Hours that run past midnight would never open. */
export function hoursProblem(opens: string | null, closes: string | null): 'time' | 'order' | null {
  if (opens === null && closes === null) return null;
  if (opens === null || closes === null || !fits(textRules.time, opens) || !fits(textRules.time, closes)) return 'time';
  return opens < closes ? null : 'order';
}

export type AddressKind = 'school' | 'authority';

/** What an address says of its owner: a school (`ec`) or an organising authority (`po`), and the FASE number. */
export type KnownAddress = { readonly kind: AddressKind; readonly fase: string };

/** Reads the FASE number (5 or 6 digits, leading zeros dropped) from the address; null for any other shape. */
export function readAddress(address: string): KnownAddress | null {
  const found = /^(ec|po)(\d{3,6})@/i.exec(address);
  if (!found?.[1] || !found[2]) return null;
  return { kind: found[1].toLowerCase() === 'ec' ? 'school' : 'authority', fase: String(Number(found[2])) };
}

/**
 * Stands for a server whose name was not usable: a name that no resolver ever answers (RFC 6761, section 6.4). What bears it
 * is asked of the user, and nothing is sent there.
 */
export const unknownHost = 'unknown.invalid';

/** A host name of a server (RFC 1123), or an IP address; nothing beside it: no port, no brackets, no zone, no final dot. */
export function isHost(text: string): boolean {
  return isIpv4(text) || isIpv6(text) || isHostName(text);
}

/** The host in what people paste: without brackets, a port or a final dot. */
export const hostIn = (text: string): string =>
  text
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^([^:]+):\d+$/, '$1')
    .replace(/\.$/, '');

const byte = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = new RegExp(`^${byte}(\\.${byte}){3}$`);
const isIpv4 = (text: string): boolean => ipv4.test(text);

/** RFC 4291, section 2.2: eight groups, of which one run of zeros may be `::`, the last two perhaps as IPv4. */
function isIpv6(text: string): boolean {
  const [before = '', after, ...more] = text.split('::');
  if (more.length > 0 || !text.includes(':')) return false;
  const isWhole = after === undefined;
  const head = groupsOf(before, isWhole);
  const tail = groupsOf(after ?? '', true);
  if (head === null || tail === null) return false;
  return isWhole ? head === 8 : head + tail <= 7;
}

/** How many groups of 16 bits the text is; null where it is none. */
function groupsOf(text: string, mayEndInIpv4: boolean): number | null {
  if (text === '') return 0;
  const groups = text.split(':');
  const isLastIpv4 = mayEndInIpv4 && isIpv4(groups.at(-1) ?? '');
  const others = isLastIpv4 ? groups.slice(0, -1) : groups;
  return others.every((group) => /^[\da-f]{1,4}$/i.test(group)) ? others.length + (isLastIpv4 ? 2 : 0) : null;
}

/** With underscores, which names inside a network have. A last part that is a number would be read as an old form of IPv4. */
function isHostName(text: string): boolean {
  const labels = text.split('.');
  return (
    text.length <= 253 &&
    labels.every((label) => /^[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?$/i.test(label)) &&
    !/^(\d+|0x[\da-f]*)$/i.test(labels.at(-1) ?? '')
  );
}

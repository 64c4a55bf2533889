import { isHost } from './host.ts';

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

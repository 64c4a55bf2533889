/**
 * Builds what the word files are made of. They are compared with text in lower case, without accents, one space between
 * words (`normalise.ts`), so that UTF-8, Latin-1 and accent-less spellings read the same.
 */

/** What is no reason: how the conversation ends, where help is, what to do in some case. */
const asides: readonly RegExp[] = [
  /<?https?:\/\/\S+|(?<!\S)\S{1,100}@\S{1,255}/g,
  /\b(?:support|(?:service|help)[- ]?desk|hotline|kundenservice|klantendienst)\b(?! (?:for|de|von|voor)\b)[^.;]*/g,
  /\b(?:make sure|ensure|assurez-vous|zorg ervoor|check|verify|verifiez|controleer|prufen sie|pruefen sie)\b[^.;]*/g,
  /\b(?:clos|dropp|terminat|end)ing (?:the |your |this )?(?:\w+ )?(?:connection|session|channel|link)\b/g,
  /\b(?:connection|session|channel|link|connexion|verbinding|sessie|verbindung|sitzung) (?:(?:is|has|been|will|be|being|est|va|etre|a|ete|wordt|werd|wird|wurde) )*(?:closed|terminated|dropped|fermee|terminee|interrompue|gesloten|verbroken|beendet|getrennt|geschlossen)\b/g,
  /\b(?:closed|disconnected|terminated) by (?:the )?(?:server|host)\b/g,
  /\b(?:in case of|if (?:the|this|you|your)|en cas d[e']|si (?:le|la|vous|votre)|bij problemen|als (?:u|het)|indien|bei problemen|falls|wenn) ?[^.;]*/g,
  /\b(?:wait|patient(?:ez|er)|attend(?:ez|re)|wacht|warten sie) \d+ ?-?(?:s|sec\w*|sek\w*)\b(?: (?:before|avant|voor|vor|bevor)\b[^.;]*)?/g,
];

/** Normalised text without what is no reason. */
export const withoutAsides = (plain: string): string => asides.reduce((text, aside) => text.replace(aside, ' '), plain);

/** Any of these, as whole words. @param words alternatives of a regular expression */
export const word = (...words: readonly string[]): RegExp => new RegExp(`\\b(?:${words.join('|')})\\b`);

/** So many characters of one sentence; an address, a version or a number in it has dots of its own. */
export const within = (gap: number): string => `(?:[^.;!?]|[.!?](?! )){0,${gap}}?`;

/** One of each list, in either order and one sentence, with at most `gap` characters in between. */
export function near(one: readonly string[], other: readonly string[], gap = 40): RegExp {
  const [a, b] = [`\\b(?:${one.join('|')})\\b`, `\\b(?:${other.join('|')})\\b`];
  return new RegExp(`${a}${within(gap)}${b}|${b}${within(gap)}${a}`);
}

/** One of each list, in this order and one sentence, with at most `gap` characters in between. */
export const inOrder = (one: readonly string[], other: readonly string[], gap = 40): RegExp =>
  new RegExp(`\\b(?:${one.join('|')})\\b${within(gap)}\\b(?:${other.join('|')})\\b`);

/** What servers write for one meaning: any of `says`, and none of `unless`. */
export type WordList = { readonly says: readonly RegExp[]; readonly unless?: readonly RegExp[] };

/** @param plain normalised text */
export const saysSo = ({ says, unless = [] }: WordList, plain: string): boolean =>
  says.some((pattern) => pattern.test(plain)) && !unless.some((pattern) => pattern.test(plain));

import { masked } from './login.ts';
import type { ServerSession } from './session.ts';

/** One IMAP command (RFC 3501 section 2.2), literals and quoted strings taken out of their wrapping. */
export type ImapCommand = {
  readonly tag: string;
  readonly name: string;
  /** One character per byte. Parentheses are left as they came. */
  readonly args: readonly string[];
};

const longestLiteral = 65_536;

/** The next command; notes it in the transcript with passwords masked. Null once the client has gone, `bad` where unreadable. */
export async function nextImapCommand(session: ServerSession): Promise<ImapCommand | 'bad' | null> {
  const words: string[] = [];
  for (;;) {
    const line = await session.readLine();
    if (line === null) return null;
    const literal = /\{(\d+)(\+?)\}$/.exec(line);
    words.push(...split(literal ? line.slice(0, literal.index) : line));
    if (!literal) break;
    const size = Number(literal[1]);
    if (size > longestLiteral) return 'bad';
    // A synchronizing literal waits to be asked for; LITERAL+ (RFC 7888) does not.
    if (literal[2] === '') {
      session.moment = 'user';
      session.reply('+ Ready for literal');
    }
    const bytes = await session.readBytes(size);
    if (bytes === null) return null;
    words.push(bytes);
  }
  const [tag, name, ...args] = words;
  session.tag = tag ?? '*';
  session.heard(recorded(tag, name, args));
  if (!tag || !name) return 'bad';
  return { tag, name: name.toUpperCase(), args };
}

function split(text: string): string[] {
  const words = text.matchAll(/"((?:\\.|[^"\\])*)"|[^\s"]+/gs);
  return Array.from(words, ([whole, quoted]) => (quoted === undefined ? whole : quoted.replace(/\\(.)/gs, '$1')));
}

function recorded(tag = '', name = '', args: readonly string[]): string {
  const hidden = /^(LOGIN|AUTHENTICATE)$/i.test(name) ? args.map((arg, index) => (index === 0 ? arg : masked)) : args;
  return [tag, name, ...hidden].join(' ').trim();
}

import { readFileSync } from 'node:fs';

/** What one real server said at one moment of a dialogue, and what an expert makes of it. */
export type Entry = {
  readonly id: string;
  readonly protocol: 'pop3' | 'smtp' | 'imap';
  readonly stage: string;
  readonly isTls: boolean;
  /** The bytes on the wire; `{tag}` stands for the command's tag. */
  readonly reply: Buffer;
  readonly hangsUp: boolean;
  /** Kinds of failure that are right, the best first; `ok` for none. */
  readonly acceptable: readonly string[];
  /** Whether the password may be sent again by itself: never after `must`, always after `must-not`. */
  readonly latch: 'must' | 'must-not' | 'may';
  readonly reason: string;
};

const escapes: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', '\\': '\\' };
const bytesOf = (text: string): Buffer =>
  Buffer.from(
    text.replace(
      /\\(r|n|t|\\|x[0-9a-f]{2})/g,
      (_, code: string) => escapes[code] ?? String.fromCharCode(Number.parseInt(code.slice(1), 16)),
    ),
    'latin1',
  );

/** Reads a table of replies: one a line, columns by tabs, names in the first line. */
export function readCorpus(path: URL): readonly Entry[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    return {
      id: cell('id'),
      protocol: cell('protocol') as Entry['protocol'],
      stage: cell('stage'),
      isTls: cell('tls') === 'yes',
      reply: bytesOf(cell('reply')),
      hangsUp: cell('after') === 'close',
      acceptable: cell('acceptable').split(' '),
      latch: cell('may-latch') as Entry['latch'],
      reason: cell('reason'),
    };
  });
}

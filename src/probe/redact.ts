import { readings, type Spelling, spellingsOf } from './spellings.ts';

const mask = '•••';
const longestResponse = 300;
/** Characters in which passwords are looked for; what is masked among them makes room for the rest. */
const longestRead = 4_000;

/**
 * A function that makes a server's words fit to show: no password in any of its spellings (docs/security.md), one line,
 * no control characters, at most 300 characters.
 */
export function redactor(user: string, password: string): (text: string) => string {
  const spellings = spellingsOf(user, password);
  return (text) => redact(text, spellings);
}

/** The same for the spellings of any number of passwords: together, since what is left of one may be half of another. */
export function redact(text: string, spellings: readonly Spelling[]): string {
  const oneLine = text
    .replace(/[\r\n\t\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  // What goes may bring together, or cut in two, what then reads otherwise. It ends: every round leaves fewer characters.
  for (let line = oneLine.slice(0, longestRead); ; ) {
    const shown = cut(hide(line, spellings));
    if (shown === line) return shown;
    line = shown;
  }
}

/** Half of a pair at the cut is no character. */
const cut = (line: string): string => line.slice(0, longestResponse).replace(/[\ud800-\udbff]$/, '');

function hide(line: string, spellings: readonly Spelling[]): string {
  const isHidden = new Uint8Array(line.length);
  for (const { signs, from, to } of readings(line)) {
    for (const { runs, size, fewest } of spellings) {
      let inARow = size - 1;
      for (let at = 0; at + size <= signs.length; at += 1) {
        inARow = runs.has(signs.slice(at, at + size)) ? inARow + 1 : size - 1;
        if (inARow >= fewest) isHidden.fill(1, from[at + size - fewest], to[at + size - 1]);
      }
    }
  }
  let shown = '';
  for (let at = 0; at < line.length; at += 1) {
    if (!isHidden[at]) shown += line[at];
    else if (!isHidden[at - 1]) shown += mask;
  }
  return shown;
}

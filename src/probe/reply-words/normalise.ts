/** Letters of the code pages of DOS (850, 437), read as ISO 8859-1: there they are control characters, which no text has. */
const ofDos: Readonly<Record<string, string>> = {
  '\x81': 'u',
  '\x82': 'e',
  '\x83': 'a',
  '\x84': 'a',
  '\x85': 'a',
  '\x87': 'c',
  '\x88': 'e',
  '\x89': 'e',
  '\x8a': 'e',
  '\x8b': 'i',
  '\x8c': 'i',
  // Windows' apostrophe; DOS has none here that a sentence would need.
  '\x92': "'",
  '\x93': 'o',
  '\x94': 'o',
  '\x96': 'u',
  '\x97': 'u',
};

/** What an accent may have become on its way: UTF-8 taken for ISO 8859-1, a letter of DOS, HTML, a question mark. */
function mended(text: string): string {
  return (
    text
      .replace(/[\xc2\xc3][\x80-\xbf]/g, (pair) => Buffer.from(pair, 'latin1').toString('utf8'))
      .replace(/[\x80-\x9f]/g, (letter) => ofDos[letter] ?? ' ')
      .replace(/&([a-z])(?:acute|grave|circ|uml|cedil);/gi, '$1')
      .replace(/&(?:#0?39|apos);/g, "'")
      // Mostly an e was lost; in the box it is an i.
      .replace(/(?<=\bbo)[?\ufffd](?=te)/gi, 'i')
      .replace(/(?<=[a-z])[?\ufffd](?=[a-z])/gi, 'e')
  );
}

/** Lower case, without accents, `ß` as `ss`, typographic marks as plain ones, one space between words. */
export function normalise(text: string): string {
  return mended(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐-―]/g, '-')
    .replace(/[\s_]+/g, ' ');
}

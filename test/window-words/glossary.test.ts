import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/domain/text/index.ts';
import { everyText } from './every-text.ts';
import { technicalWords } from './technical-words.ts';

/** Read by who asks for them: the command line, the expert's settings, technical details. */
const forExperts = /^cli\.|\.(expert|server|servers|profile|technical|details)(\.|$)/;

const languages: readonly Lang[] = ['fr', 'en'];

describe.each(languages)('the main text in %s', (lang) => {
  const main = everyText(lang).filter(({ path }) => !forExperts.test(path));

  it('is there to be read', () => {
    expect(main.length).toBeGreaterThan(400);
  });

  it('uses no technical word', () => {
    const faults = main.flatMap(({ path, text }) =>
      technicalWords(text, lang).map((word) => `${path}: ${word} in "${text}"`),
    );
    expect(faults).toEqual([]);
  });
});

describe('technical words', () => {
  it.each([
    ['fr', 'Le serveur POP3 ne répond pas', ['POP3']],
    ['fr', 'Indiquez l’hôte et le port', ['hôte', 'port']],
    ['fr', 'La personne porte un nom important', []],
    ['fr', 'Ouvrez http://webmail.adm.cfwb.be', []],
    ['en', 'The host did not answer: timeout', ['host', 'timeout']],
    ['en', 'An important report', []],
  ] as const)('%s: %s', (lang, text, found) => {
    expect(technicalWords(text, lang)).toEqual(found);
  });
});

import { describe, expect, it } from 'vitest';
import { everyText, madeTexts } from './every-text.ts';

const noBreak = '\u00a0';
/** Options and file formats are written as they are typed. */
const asTyped = /^cli\.(usage|bad|future|addressMissing|noPassword)/;

const french = everyText('fr').filter(({ path }) => !asTyped.test(path));

const rules: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'a straight apostrophe', pattern: /'/ },
  { name: 'a straight quotation mark', pattern: /"/ },
  { name: 'English quotation marks', pattern: /[“”‘]/ },
  { name: 'two spaces in a row', pattern: /[ \u00a0]{2}/ },
  { name: 'a space at an end', pattern: /^\s|\s$/ },
  { name: 'a space before a closing sign', pattern: /[ \u00a0][,.)…](?!\w)/ },
  { name: 'no space after a comma', pattern: /,[\p{L}«]/u },
  { name: 'three stops', pattern: /\.\.|…\./ },
  { name: 'no no-break space before a sign', pattern: /[^\u00a0][;?!%»]|[^\u00a0]:(?!\/\/|\d)/ },
  { name: 'no no-break space after «', pattern: /«[^\u00a0]/ },
  { name: 'a number apart from its unit', pattern: /\d [koMGh%]+\b/ },
  { name: 'an exclamation', pattern: /!/ },
  { name: 'a hyphen for a dash', pattern: / - / },
  { name: 'oe in two letters', pattern: /\b(coeur|oeil|oeuvre|noeud|soeur)/i },
  { name: 'a capital without its accent', pattern: /(?<!\p{L})(Etat|Ecole|Etape|Echanger|Ecrire|Etes|A (?=l))/u },
];

describe('every French text', () => {
  it.each(rules)('has not $name', ({ pattern }) => {
    const faults = french.filter(({ text }) => pattern.test(text)).map(({ path, text }) => `${path}: ${text}`);
    expect(faults).toEqual([]);
  });

  it('is a whole sentence where it is one to be read', () => {
    const faults = french.filter(
      ({ path, text }) =>
        /\.(body|intro|meaning|advice)$/.test(path) && text.includes(' ') && !/^[\p{Lu}«].*[.…?:]$/su.test(text),
    );
    expect(faults).toEqual([]);
  });

  it('has no stop where it is a title', () => {
    const faults = french.filter(({ path, text }) => /\.(title|heading)$/.test(path) && /[.;,]$/.test(text));
    expect(faults).toEqual([]);
  });
});

describe('every English text', () => {
  const english = everyText('en').filter(({ path }) => !asTyped.test(path));

  it.each([
    ['a space before a sign', /[\s\u00a0][:;?!%](?!\w)/],
    // The names of French pages and programs keep theirs.
    ['French quotation marks', /[«»](?!.*»)(?<!« Intervenant[^»]*»)/],
    ['two spaces in a row', /[ \u00a0]{2}/],
    ['a space at an end', /^\s|\s$/],
    ['three stops', /\.\./],
  ])('has not %s', (_name, pattern) => {
    expect(english.filter(({ text }) => pattern.test(text))).toEqual([]);
  });
});

describe('counting', () => {
  /** Ends in s in the singular, or no plural at all. */
  const invariable = /^(mois|fois|temps|sur|pas|plus|dans|vers|depuis|sans|puis|Mo|ko|Go|o|h|au|à|et|de|y|en|ou|min)$/;
  /** Words next to a number that counts them. */
  const counted = (text: string): { readonly count: number; readonly word: string }[] =>
    [...text.matchAll(/(?<![\d,.:\u00a0])(\d+)\u00a0(\p{L}+)/gu)].map(([, count, word = '']) => ({
      count: Number(count),
      word,
    }));
  const wrong = ({ count, word }: { count: number; word: string }): boolean =>
    !invariable.test(word) && count < 100 && /s$|x$/.test(word) !== count >= 2;

  it('has its nouns agree with their numbers', () => {
    const months = /janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre/;
    const faults = french.flatMap(({ path, text }) =>
      counted(text)
        .filter(({ word }) => !months.test(word))
        .filter(wrong)
        .map(({ count, word }) => `${path}: ${count} ${word}`),
    );
    expect(faults).toEqual([]);
  });

  it.each([
    [`1${noBreak}jours`, true],
    [`2${noBreak}jour`, true],
    [`0${noBreak}message`, false],
    [`5${noBreak}messages`, false],
    [`1${noBreak}mois`, false],
  ])('%s is wrong: %s', (text, isWrong) => {
    expect(counted(text).some(wrong)).toBe(isWrong);
  });
});

describe('the walk through the catalogue', () => {
  it('found a value for every text that needs one', () => {
    const shown = new Set(french.map(({ path }) => path));
    const all = madeTexts('fr').filter((path) => !asTyped.test(path));
    expect(all.filter((path) => ![...shown].some((one) => one === path || one.startsWith(`${path}.`)))).toEqual([]);
  });
});

import type { Facts, HealthCode, Leg, LegCondition } from '../model/health.ts';
import { en } from './en/index.ts';
import { type Lang, typesetFrench } from './format.ts';
import { fr } from './fr/index.ts';
import type { MailboxCode, Words } from './words.ts';

export type { Lang } from './format.ts';
export type { Words } from './words.ts';

/** Every text of the product in one language; French is the model. */
export type Catalogue = typeof fr;

const catalogues: Readonly<Record<Lang, Catalogue>> = { fr, en };

export const catalogue = (lang: Lang): Catalogue => catalogues[lang];

/** A text as it is to be shown: French typography for French. */
export const typeset = (text: string, lang: Lang): string => (lang === 'fr' ? typesetFrench(text) : text);

/** What a verdict means for a school and what to do about it, ready to show. */
export function explain(code: HealthCode, facts: Facts, lang: Lang): Words {
  const { title, meaning, advice } = wordsOf(code, lang)(facts);
  return { title: typeset(title, lang), meaning: typeset(meaning, lang), advice: typeset(advice, lang) };
}

function wordsOf(code: HealthCode, lang: Lang): (facts: Facts) => Words {
  const { legs, mailbox } = catalogue(lang);
  const [check = '', condition = ''] = code.split('.');
  return check in legs ? legs[check as Leg][condition as LegCondition] : mailbox[code as MailboxCode];
}

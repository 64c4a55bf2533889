import type { Facts, HealthCode, Leg, LegCondition } from '../model/health.ts';
import { en } from './en/index.ts';
import { type Lang, typesetAll, typesetFrench } from './format.ts';
import { fr } from './fr/index.ts';
import type { MailboxCode, Words } from './words.ts';

export type { Lang } from './format.ts';
export type { Words } from './words.ts';

/** Every text of the product in one language; French is the model. */
export type Catalogue = typeof fr;

const catalogues: Readonly<Record<Lang, Catalogue>> = { fr: typesetAll(fr, typesetFrench), en };

/** The texts of one language, ready to show: typography is in them already. */
export const catalogue = (lang: Lang): Catalogue => catalogues[lang];

/** What a verdict means for a school and what to do about it, ready to show. */
export function explain(code: HealthCode, facts: Facts, lang: Lang): Words {
  const { legs, mailbox } = catalogue(lang);
  const [check = '', condition = ''] = code.split('.');
  const words = check in legs ? legs[check as Leg][condition as LegCondition] : mailbox[code as MailboxCode];
  return words(facts);
}

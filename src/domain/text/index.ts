import type { FindingOf, HealthCode } from '../model/health.ts';
import { en } from './en/index.ts';
import { type Lang, typesetAll, typesetFrench } from './format.ts';
import { fr } from './fr/index.ts';
import type { Words } from './words.ts';

export type { Lang } from './format.ts';
export type { Words } from './words.ts';

/** Every text of the product in one language; French is the model. */
export type Catalogue = typeof fr;

const catalogues: Readonly<Record<Lang, Catalogue>> = { fr: typesetAll(fr, typesetFrench), en };

/** The texts of one language, ready to show: typography is in them already. */
export const catalogue = (lang: Lang): Catalogue => catalogues[lang];

/** What a verdict means for a school and what to do about it, ready to show. */
export const explain = <Code extends HealthCode>(found: FindingOf<Code>, lang: Lang): Words =>
  catalogue(lang).verdicts[found.code](found.facts);

/** The same in the few words of a toast; null where the whole words are short enough. */
export const briefly = <Code extends HealthCode>(found: FindingOf<Code>, lang: Lang): string | null =>
  catalogue(lang).alerts.brief[found.code]?.(found.facts) ?? null;

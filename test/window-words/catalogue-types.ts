import { en } from '../../src/domain/text/en/index.ts';
import type { Catalogue } from '../../src/domain/text/index.ts';

/** What `npm run typecheck` is held to: were a missing key no error, these lines would be one. */
const { journal, ...withoutJournal } = en.window.common.views;
const { lang, ...withoutLanguage } = en;

// @ts-expect-error: a text that is missing deep inside
export const lacksOne: Catalogue['window']['common']['views'] = withoutJournal;
// @ts-expect-error: a text that is missing at the top
export const lacksLanguage: Catalogue = withoutLanguage;
// @ts-expect-error: a text that wants other values
export const wantsOthers: Catalogue['report']['heading'] = (count: number) => String(count);

export const present = [journal, lang];

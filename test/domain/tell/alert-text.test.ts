import { describe, expect, it } from 'vitest';
import { type CheckId, checkIds, type Finding, healthCodes } from '../../../src/domain/model/health.ts';
import { alertText } from '../../../src/domain/tell/alert.ts';
import type { Severity } from '../../../src/domain/tell/notice.ts';
import type { Lang } from '../../../src/domain/text/index.ts';
import { example, findingsOf } from '../../support/text-facts.ts';

/** Characters of a toast's text that Windows shows: three or four lines. */
const shown = 200;
const languages: readonly Lang[] = ['fr', 'en'];
/** Never told themselves: well, unknown or waiting; and a full box speaks as a box. */
const isTold = (code: string): boolean => !/\.(ok|unknown|held|stale|offline|not-configured|mailbox-full)$/.test(code);

const toast = (found: Finding, severity: Severity, lang: Lang = 'fr') =>
  alertText(
    {
      kind: 'single',
      address: 'ec001234@adm.cfwb.be',
      check: found.code.split('.')[0] as CheckId,
      severity,
      ...found,
      sinceMs: 0,
      cause: '',
    },
    { lang, labelOf: () => 'École du Centre', fullOn: () => '2026-09-23' },
  );

describe('a toast', () => {
  it.each(healthCodes.filter(isTold))('of %s shows whole', (code) => {
    for (const lang of languages)
      for (const [name, found] of findingsOf(code)) {
        const { title, body } = toast(found, 'critical', lang);
        expect(body.length, `${lang}, ${name}: ${body}`).toBeLessThanOrEqual(shown);
        expect(title.length, `${lang}, ${name}: ${title}`).toBeLessThanOrEqual(100);
      }
  });

  it.each(checkIds)('of the end of a trouble with %s shows whole', (check) => {
    const code = check === 'outlook' ? 'outlook.unknown' : (`${check}.ok` as const);
    for (const lang of languages) expect(toast(example(code), 'recovery', lang).body.length).toBeLessThanOrEqual(shown);
  });
});

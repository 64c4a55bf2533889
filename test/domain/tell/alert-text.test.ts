import { describe, expect, it } from 'vitest';
import { type Finding, healthCodes } from '../../../src/domain/model/health.ts';
import { type MatterKind, matterKinds } from '../../../src/domain/model/matter.ts';
import { alertText } from '../../../src/domain/tell/alert-text.ts';
import type { Severity } from '../../../src/domain/tell/speech.ts';
import type { Lang } from '../../../src/domain/text/index.ts';
import { alertOf } from '../../support/alerts.ts';
import { example, findingsOf } from '../../support/text-facts.ts';

/** Characters of a toast's text that Windows shows: three or four lines. */
const shown = 200;
const languages: readonly Lang[] = ['fr', 'en'];
/** Never told themselves: well, unknown or waiting, or a note in the window; and a full box speaks as a box. */
const isTold = (code: string): boolean =>
  !/\.(ok|unknown|held|stale|offline|not-configured|mailbox-full|second-reader|differs)$/.test(code);

const toast = (found: Finding, severity: Severity, lang: Lang = 'fr', kind?: MatterKind) =>
  alertText(alertOf(found, severity, kind), { lang, labelOf: () => 'École du Centre', fullOn: () => '2026-09-23' });

describe('a toast', () => {
  it.each(healthCodes.filter(isTold))('of %s shows whole', (code) => {
    for (const lang of languages)
      for (const [name, found] of findingsOf(code)) {
        const { title, body } = toast(found, 'critical', lang);
        expect(body.length, `${lang}, ${name}: ${body}`).toBeLessThanOrEqual(shown);
        expect(title.length, `${lang}, ${name}: ${title}`).toBeLessThanOrEqual(100);
      }
  });

  it.each([
    ['storage.high', true],
    ['storage.very-high', true],
    ['storage.full', false],
  ] as const)('of %s tells the day on which the box will be full: %s', (code, isTold) => {
    expect(toast(example(code), 'critical').body.includes('sera pleine vers')).toBe(isTold);
  });

  it.each(matterKinds)('of the end of %s shows whole', (kind) => {
    for (const lang of languages) {
      const { title, body } = toast(example('receiving.ok'), 'recovery', lang, kind);
      expect(body.length).toBeLessThanOrEqual(shown);
      expect(title.length).toBeLessThanOrEqual(100);
    }
  });
});

import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { states } from './states.ts';
import { setStage } from './support/stage.ts';
import { unfoldAll } from './support/window.ts';

// axe puts a script into the page, which the page's policy forbids.
const stage = setStage({ bypassCSP: true });

/** What axe objects to, with the elements it means. */
async function violations(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations: found } = await (rules.length > 0 ? builder.withRules([...rules]) : builder).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id} (${help}): ${target.join(' ')} ${any[0]?.message ?? ''}`),
  );
}

const light = { colorScheme: 'light', forcedColors: 'none' } as const;
/** The same page in other colours: what axe says of anything but colour stays as it was. */
const otherLooks = [
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;
const ofColour = ['color-contrast', 'link-in-text-block'];

describe('axe objects to nothing in', () => {
  it.each(states)('$name, as it opens and all unfolded', async (state) => {
    await stage.open(await state.snapshot('fr'));
    const { page } = stage;
    await page.emulateMedia(light);
    expect(await violations(page)).toEqual([]);
    await unfoldAll(page);
    expect(await violations(page), 'unfolded').toEqual([]);
    for (const { name, media } of otherLooks) {
      await page.emulateMedia(media);
      expect(await violations(page, ofColour), name).toEqual([]);
    }
  });
});

describe('axe', () => {
  it.each([
    ['a field without a name', 'input.setAttribute("aria-label", ""); main.append(input)', 'label'],
    ['text too faint', 'main.style.color = "#aaa"; main.textContent = "faint"', 'color-contrast'],
  ])('objects to %s', async (_name, change, rule) => {
    await stage.open('ok');
    const { page } = stage;
    await page.emulateMedia(light);
    await page.evaluate(
      `{ const main = document.querySelector('main'); const input = document.createElement('input'); ${change} }`,
    );
    expect((await violations(page)).join('\n')).toContain(rule);
  });
});

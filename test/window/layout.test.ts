import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { states } from './states.ts';
import { setStage } from './support/stage.ts';
import { unfoldAll } from './support/window.ts';

/** Texts and controls that do not show whole: wider than the window, than the box that cuts them, or over one another. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth + 1) found.push(`the page is ${scrollWidth - clientWidth} px too wide`);
    const describe = (element: Element): string =>
      `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${element.textContent?.trim().slice(0, 60)}`;
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (!element.checkVisibility() || element.closest('.unseen, svg')) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      if (hides(overflowX) && element.localName !== 'input' && element.scrollWidth > element.clientWidth + 1)
        found.push(`cut: ${describe(element)}`);
      if (hides(overflowY) && element.scrollHeight > element.clientHeight + 2) found.push(`cut: ${describe(element)}`);
      const { right, left, width } = element.getBoundingClientRect();
      if (width > 0 && (right > innerWidth + 1 || left < -1)) found.push(`beyond the edge: ${describe(element)}`);
    }
    const controls = [...document.querySelectorAll('button, input, select, h1, h2, h3, h4')].filter((one) =>
      one.checkVisibility(),
    );
    for (const [index, one] of controls.entries()) {
      const a = one.getBoundingClientRect();
      for (const other of controls.slice(index + 1, index + 8)) {
        if (one.contains(other) || other.contains(one)) continue;
        const b = other.getBoundingClientRect();
        const isOver = a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
        if (isOver && a.width > 0 && b.width > 0) found.push(`over one another: ${describe(one)} / ${describe(other)}`);
      }
    }
    return found;
  });

describe.each([
  { text: 100, width: 980 },
  { text: 100, width: 480 },
  { text: 200, width: 980 },
  { text: 200, width: 480 },
])('with text of $text % in a window of $width pixels', ({ text, width }) => {
  const stage = setStage({ textPercent: text, viewport: { width, height: 760 } });

  it.each(states)('everything of $name has its place', async (state) => {
    await stage.open(await state.snapshot('fr'));
    const { page } = stage;
    expect(await misfits(page)).toEqual([]);
    await unfoldAll(page);
    expect(await misfits(page), 'unfolded').toEqual([]);
  });
});

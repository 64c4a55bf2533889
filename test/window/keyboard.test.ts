import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { setStage } from './support/stage.ts';
import { unfoldAll } from './support/window.ts';

const stage = setStage();

type Stop = {
  /** Its place among all that can have the focus, in the order of the document; -1 for anything else. */
  readonly index: number;
  readonly name: string;
  /** Looks other than without the focus. */
  readonly isMarked: boolean;
  readonly isInView: boolean;
  readonly isCovered: boolean;
  /** Both sides, in CSS pixels. */
  readonly size: readonly [number, number];
};

/** CSS pixels that a control is high and wide at least (WCAG 2.5.8). */
const smallest = 24;

/** Numbers all that can have the focus; of a group of radio buttons only one can. @returns how many there are */
const numberStops = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const wanted = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const groups = new Set<string>();
    const looks = (element: Element): string =>
      [null, '::before', '::after']
        .map((part) => getComputedStyle(element, part))
        .map(({ outline, boxShadow, border }) => [outline, boxShadow, border].join('|'))
        .join();
    Object.assign(globalThis, { looks });
    const able = [...document.querySelectorAll<HTMLElement>(wanted)].filter((element) => {
      if (element.tabIndex < 0 || element.matches(':disabled') || !element.checkVisibility()) return false;
      if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
      const isFirst = !groups.has(element.name);
      groups.add(element.name);
      return isFirst;
    });
    (document.activeElement as HTMLElement | null)?.blur();
    able.forEach((element, index) => {
      element.dataset.stop = String(index);
      element.dataset.looks = looks(element);
    });
    return able.length;
  });

const currentStop = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return null;
    const { looks } = globalThis as unknown as { looks: (element: Element) => string };
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const group =
      element instanceof HTMLInputElement && element.type === 'radio'
        ? document.querySelector<HTMLElement>(`input[name="${element.name}"][data-stop]`)
        : element;
    // A small control is as large as the label that works it.
    const labelled = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const label = labelled ? element.labels?.[0] : undefined;
    const room = label?.getBoundingClientRect();
    return {
      index: Number(group?.dataset.stop ?? -1),
      name: (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent ?? '').trim(),
      isMarked: looks(element) !== element.dataset.looks,
      isInView: top >= 0 && bottom <= innerHeight + 1 && left >= 0 && right <= innerWidth + 1,
      isCovered: hit !== null && !element.contains(hit) && !hit.contains(element),
      size: [Math.max(width, room?.width ?? 0), Math.max(height, room?.height ?? 0)] as const,
    };
  });

/** Walks with Tab until the page is left, or begins anew. */
async function walk(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await currentStop(page);
    const isAgain = stops.length > 1 && stop?.index === stops[0]?.index;
    if (stop === null || isAgain || stops.length > 400) return stops;
    // A date field has several stops of its own.
    if (stop.index !== stops.at(-1)?.index) stops.push(stop);
  }
}

const names = [
  'ok',
  'two-mailboxes',
  'sending-password-refused',
  'storage-full',
  'expiry-unknown',
  'corrupt-store',
  'other-pc',
  'server-changed',
  'empty',
  'setup-passwords',
  'setup-dates',
  'setup-icon',
  'renewal',
  'journal',
  'settings',
  'settings-closures',
];

describe.each(names)('with the keyboard alone, %s', (name) => {
  it.each([
    ['as it opens', false],
    ['all unfolded', true],
  ])('%s: every stop once, in the order of reading, seen and named', async (_how, isUnfolded) => {
    await stage.open(name);
    const { page } = stage;
    if (isUnfolded) await unfoldAll(page);
    const count = await numberStops(page);
    const stops = await walk(page);
    expect(stops.map(({ index }) => index)).toEqual(Array.from({ length: count }, (_, index) => index));
    const faulty = (isFault: (stop: Stop) => boolean): string[] =>
      stops.filter(isFault).map((stop) => `${stop.index} ${stop.name}`);
    expect(
      faulty(({ isMarked }) => !isMarked),
      'focus not to be seen',
    ).toEqual([]);
    expect(
      faulty(({ isInView, isCovered }) => !isInView || isCovered),
      'out of sight',
    ).toEqual([]);
    expect(
      faulty((stop) => stop.name === ''),
      'without a name',
    ).toEqual([]);
    expect(
      faulty(({ size }) => Math.min(...size) < smallest),
      'too small to hit',
    ).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('opens and closes a card, and moves among radio buttons', async () => {
    await stage.open('expiry-unknown');
    const { page } = stage;
    const card = page.locator('main [aria-expanded]').first();
    const before = await card.getAttribute('aria-expanded');
    await card.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => card.getAttribute('aria-expanded')).not.toBe(before);
    await page.keyboard.press('Enter');
    await expect.poll(() => card.getAttribute('aria-expanded')).toBe(before);
    await unfoldAll(page);
    const radios = page.getByRole('radio');
    await radios.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => radios.nth(1).isChecked()).toBe(true);
  });
});

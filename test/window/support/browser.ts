import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** Pixels of a browser's usual text. */
const usualTextPx = 16;

/**
 * The system's Chromium, without a head.
 * @param textPercent how large the user likes text, as the browser's settings have it
 * @throws Error where there is none
 */
export function openBrowser(textPercent = 100): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: set CHROMIUM to its path');
  const size = `--blink-settings=defaultFontSize=${(usualTextPx * textPercent) / 100}`;
  return chromium.launch({
    executablePath,
    // Root has no sandbox; the same colours on every machine, and dates written as on a Belgian PC.
    args: ['--no-sandbox', '--force-color-profile=srgb', '--lang=fr-BE', size],
    env: { ...process.env, LANGUAGE: 'fr_BE' },
  });
}

/** The built page, made before by whoever started this. */
export function pageFolder(): string {
  const folder = process.env.VIGIE_WINDOW_PAGE;
  if (!folder) throw new Error('no page: start this by its npm script');
  return folder;
}

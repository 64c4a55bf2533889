import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const album = fileURLToPath(new URL('../../../out/photographs/', import.meta.url));

/** What the user sees at this moment, in `out/photographs`: some states are to be looked at, not only asserted. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(album, { recursive: true });
  await page.screenshot({ path: `${album}${name}.png`, animations: 'disabled' });
}

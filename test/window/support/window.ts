import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page of the window, and all that went wrong in it. */
export type OpenWindow = {
  readonly page: Page;
  /** Errors on the console, exceptions, what the policy stopped, requests that failed, commands that are not of the contract. */
  readonly faults: readonly string[];
  /** Opens the page anew, with no faults on its record. */
  reopen(): Promise<void>;
  close(): Promise<void>;
};

/** Wide enough for the pane beside the page, as the program opens it. */
export const usualSize = { width: 980, height: 760 } as const;

// Written as text: what opens windows is also used where there are no types of a browser's own.
const tellOfPolicy = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('policy:', event.violatedDirective, event.blockedURI, event.sourceFile))`;
const unfold = `(async () => {
  const folded = () => document.querySelector('main [aria-expanded=false]');
  for (let next = folded(), left = 100; next && left > 0; next = folded(), left -= 1) {
    next.click();
    await new Promise((drawn) => setTimeout(drawn, 5));
  }
})()`;

/** Opens the window in a context of its own, and waits until it shows something. */
export async function openWindow(browser: Browser, url: string, more: BrowserContextOptions = {}): Promise<OpenWindow> {
  const context = await browser.newContext({ viewport: usualSize, locale: 'fr-BE', reducedMotion: 'reduce', ...more });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('response', async (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
    if (!response.url().endsWith('/command')) return;
    const answer = await response.json().catch(() => null);
    if (answer?.problem === 'not-in-contract') faults.push(`refused: ${response.request().postData()}`);
  });
  await page.addInitScript({ content: tellOfPolicy });
  const reopen = async (): Promise<void> => {
    faults.length = 0;
    await page.goto(url);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  await reopen();
  return { page, faults, reopen, close: () => context.close() };
}

/** Opens everything in the page that can be opened. */
export async function unfoldAll(page: Page): Promise<void> {
  await page.evaluate(unfold);
}

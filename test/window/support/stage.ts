import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Snapshot } from '../../../src/domain/view/snapshot.ts';
import { stateNamed } from '../states.ts';
import { openBrowser, pageFolder } from './browser.ts';
import { openStandIn, type StandIn } from './stand-in.ts';
import { type OpenWindow, openWindow } from './window.ts';

/** A browser, a window in it, and the test behind the window. */
export type Stage = {
  readonly behind: StandIn;
  readonly window: OpenWindow;
  readonly page: Page;
  /** Opens the window, anew where it was open already. @param what a snapshot, or the name of a state, in French */
  open(what: Snapshot | string): Promise<Snapshot>;
};

type Given = BrowserContextOptions & {
  /** A window and a stand-in for each test, that must end without a fault; else one for all of them. */
  readonly isFresh?: boolean;
  /** How large the user likes text. */
  readonly textPercent?: number;
};

/** The set-up of a file, or of a part of it; to be called where tests are described. */
export function setStage({ isFresh = false, textPercent, ...context }: Given = {}): Stage {
  let browser: Browser | undefined;
  let behind: StandIn | undefined;
  let window: OpenWindow | undefined;
  const begin = async (): Promise<void> => {
    behind = await openStandIn(pageFolder(), await stateNamed('empty').snapshot('fr'));
  };
  const end = async (): Promise<void> => {
    await window?.close();
    await behind?.close();
    window = undefined;
  };
  beforeAll(async () => {
    browser = await openBrowser(textPercent);
    if (!isFresh) await begin();
  });
  if (isFresh) {
    beforeEach(begin);
    afterEach(async () => {
      const faults = window?.faults;
      await end();
      expect(faults).toEqual([]);
    });
  }
  afterAll(async () => {
    if (!isFresh) await end();
    await browser?.close();
  });
  const there = <One>(one: One | undefined): One => {
    if (one === undefined) throw new Error('not open yet');
    return one;
  };
  return {
    get behind() {
      return there(behind);
    },
    get window() {
      return there(window);
    },
    get page() {
      return there(window).page;
    },
    async open(what) {
      const snapshot = typeof what === 'string' ? await stateNamed(what).snapshot('fr') : what;
      const { url, show } = there(behind);
      show(snapshot);
      if (window) await window.reopen();
      else window = await openWindow(there(browser), url, context);
      return snapshot;
    },
  };
}

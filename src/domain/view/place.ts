import type { CheckId } from '../model/health.ts';

/** The window's views. */
export const views = ['home', 'setup', 'renewal', 'journal', 'settings'] as const;
export type View = (typeof views)[number];

/** Where in the window: which view, and of which mailbox and check where that matters. */
export type Place = {
  readonly view: View;
  readonly address: string | null;
  readonly check: CheckId | null;
};

/** The first page. */
export const home: Place = { view: 'home', address: null, check: null };

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Settings } from '../../domain/model/settings.ts';
import { catalogue } from '../../domain/text/index.ts';
import type { Toasts } from '../pc/notifier.ts';
import { plainJson } from '../store/file-format.ts';
import { openStoreFile } from '../store/store-file.ts';

export const smallestZoom = 0.5;
export const largestZoom = 3;

const pixels = z.int().min(-100_000).max(100_000);
const schema = z.strictObject({
  schema: z.literal(1),
  /** Of the window as it is when not maximised. */
  bounds: z.strictObject({ x: pixels, y: pixels, width: pixels.positive(), height: pixels.positive() }).nullable(),
  isMaximised: z.boolean(),
  zoom: z.number().min(smallestZoom).max(largestZoom),
  /** The user was told once that closing the window ends nothing. */
  isHidingExplained: z.boolean(),
});

/** What the window remembers from one opening to the next. */
export type WindowState = z.infer<typeof schema>;

export type WindowMemory = {
  read(): WindowState;
  change(part: Partial<Omit<WindowState, 'schema'>>): void;
  /** Deletes the file; nothing is written any more. Throws where it cannot be deleted. */
  erase(): void;
};

const fresh: WindowState = { schema: 1, bounds: null, isMaximised: false, zoom: 1, isHidingExplained: false };

/** Opens `window.json` of the profile; what cannot be read is worth no word, the window opens as on the first day. */
export function openWindowMemory(folder: string, today: string): WindowMemory {
  const file = openStoreFile<WindowState>({
    folder,
    name: 'window',
    today,
    fallback: fresh,
    format: plainJson((data) => schema.safeParse(data).data ?? null),
  });
  let state = file.initial;
  return {
    read: () => state,
    change(part) {
      const next = { ...state, ...part };
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      file.save(state);
    },
    erase() {
      file.close();
      for (const name of readdirSync(folder))
        if (name.startsWith('window.json')) rmSync(join(folder, name), { recursive: true });
    },
  };
}

/**
 * Explains, the first time that a window is closed, that the watch goes on and how to end it. Not while nothing is watched
 * yet; what the system did not show is explained the next time.
 */
export function createHidingNotice(
  memory: WindowMemory,
  toasts: Pick<Toasts, 'trial'>,
  settings: () => Pick<Settings, 'lang' | 'mailboxes'>,
): () => Promise<void> {
  return async () => {
    const { lang, mailboxes } = settings();
    if (memory.read().isHidingExplained || mailboxes.length === 0) return;
    memory.change({ isHidingExplained: true });
    const { title, body } = catalogue(lang).shell.hidden;
    if (!(await toasts.trial(title, body))) memory.change({ isHidingExplained: false });
  };
}

/** A rectangle of the desktop, in device-independent pixels; screens left of or above the first have negative places. */
export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The window is never made smaller than this, where the screen allows it. */
export const smallestSize = { width: 560, height: 480 } as const;
const usualSize = { width: 980, height: 760 } as const;

/** As much of the window as must be on a screen for its place to be kept: enough to find and drag it. */
const visiblePixels = 100;

/**
 * Where the window opens: where it was left, wholly on the screen that shows most of it; in the middle of the first screen
 * when none does.
 * @param saved null before the window was ever closed
 * @param workAreas screens without their taskbars, the first screen first
 */
export function fitOnScreens(saved: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle {
  const first = workAreas[0] ?? { x: 0, y: 0, ...usualSize };
  const [best] = workAreas
    .map((area) => ({ area, shown: saved ? shownOf(saved, area) : nothing }))
    .filter(({ shown }) => shown.width >= visiblePixels && shown.height >= visiblePixels)
    .sort((a, b) => b.shown.width * b.shown.height - a.shown.width * a.shown.height);
  const area = best?.area ?? first;
  const width = within(saved?.width ?? usualSize.width, Math.min(smallestSize.width, area.width), area.width);
  const height = within(saved?.height ?? usualSize.height, Math.min(smallestSize.height, area.height), area.height);
  const place =
    saved && best
      ? { x: saved.x, y: saved.y }
      : { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2 };
  return {
    x: Math.round(within(place.x, area.x, area.x + area.width - width)),
    y: Math.round(within(place.y, area.y, area.y + area.height - height)),
    width: Math.round(width),
    height: Math.round(height),
  };
}

const nothing = { width: 0, height: 0 } as const;

/** Size of the part of the window that the screen shows. */
function shownOf(window: Rectangle, area: Rectangle): { readonly width: number; readonly height: number } {
  const overlap = (at: number, length: number, from: number, room: number): number =>
    Math.max(0, Math.min(at + length, from + room) - Math.max(at, from));
  return {
    width: overlap(window.x, window.width, area.x, area.width),
    height: overlap(window.y, window.height, area.y, area.height),
  };
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

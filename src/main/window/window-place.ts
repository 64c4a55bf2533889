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

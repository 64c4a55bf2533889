import { drawTray, type TrayState, themes, trayStates } from '../../../scripts/build-icons.ts';
import type { TrayItem } from './desktop.ts';

export type TrayIconName = TrayState;

const drawn = new Map<string, Promise<{ readonly state: TrayState; readonly rgba: Uint8Array }[]>>();

/** Every drawing at that many pixels. */
function drawings(size: number): Promise<{ readonly state: TrayState; readonly rgba: Uint8Array }[]> {
  const known = drawn.get(`${size}`);
  if (known) return known;
  const all = trayStates.flatMap((state) =>
    themes.map(async (theme) => ({ state, rgba: (await drawTray(state, theme, size)).rgba })),
  );
  const drawing = Promise.all(all);
  drawn.set(`${size}`, drawing);
  return drawing;
}

/** Mean difference of a channel at which two pictures are the same: rounding by alpha. */
const same = 4;

/** Which of the icons this picture is, by its pixels; null where it is none of them. */
export async function shownIcon(picture: TrayItem['picture']): Promise<TrayState | null> {
  if (!picture) return null;
  const ranked = (await drawings(picture.width))
    .map(({ state, rgba }) => ({ state, distance: distance(picture.rgba, rgba) }))
    .sort((a, b) => a.distance - b.distance);
  const [nearest] = ranked;
  return nearest && nearest.distance < same ? nearest.state : null;
}

/** Colours count as much as they are opaque. */
function distance(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let at = 0; at < a.length; at += 4) {
    const [alphaA, alphaB] = [a[at + 3] ?? 0, b[at + 3] ?? 0];
    sum += Math.abs(alphaA - alphaB);
    for (let channel = at; channel < at + 3; channel += 1)
      sum += Math.abs((a[channel] ?? 0) * alphaA - (b[channel] ?? 0) * alphaB) / 255;
  }
  return sum / a.length;
}

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { plainJson } from '../store/file-format.ts';
import { openStoreFile } from '../store/store-file.ts';
import { largestZoom, smallestZoom } from './zoom.ts';

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
      for (const name of readdirSync(folder)) if (name.startsWith('window.json')) rmSync(join(folder, name));
    },
  };
}

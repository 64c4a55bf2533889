import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openProfileFiles } from '../../src/main/store/files.ts';
import { saveAgainMs } from '../../src/main/store/store-file.ts';
import { openWindowMemory } from '../../src/main/window/window-memory.ts';
import { grown } from './support/grown.ts';
import { mountSmallDisk } from './support/small-disk.ts';

// The real electron-store: outside Electron the package only asks where its binary is, and is content with any answer.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
});

const today = '2026-09-08';
const pages = 128;
const disk = mountSmallDisk(pages);
if ('missing' in disk) console.warn(`\nTHE DISK SWEEP IS SKIPPED: ${disk.missing}.\n`);

type Saver = {
  /** Saves the value of that number; each is larger than the one before. @returns whether it was saved, where it says so */
  save(count: number): boolean | undefined;
  /** The file's notices at this moment. */
  unsaved(): readonly string[];
};
type Swept = { readonly name: string; open(folder: string): Saver };

const inProfile = (name: 'settings' | 'watch' | 'app', saveIn: (files: Files, count: number) => boolean): Swept => ({
  name: `${name}.json`,
  open(folder) {
    const files = openProfileFiles(folder, today);
    return { save: (count) => saveIn(files, count), unsaved: () => files.unsaved().map(({ kind }) => kind) };
  },
});
type Files = ReturnType<typeof openProfileFiles>;

/** Every file that the program keeps, and how it comes to be written. */
const swept: readonly Swept[] = [
  inProfile('settings', (files, count) => files.settings.save(grown.settings(count))),
  inProfile('watch', (files, count) => files.watch.save(grown.watch(count))),
  inProfile('app', (files, count) => files.data.save(grown.data(count))),
  {
    name: 'window.json',
    open(folder) {
      const memory = openWindowMemory(folder, today);
      return { save: (count) => void memory.change(grown.window(count)), unsaved: () => [] };
    },
  },
];

describe.skipIf('missing' in disk)('a disk that is nearly full', () => {
  if ('missing' in disk) return;
  const { folder, pageBytes, leaveFree, remount, unmount } = disk;
  afterAll(unmount);
  beforeEach(() => {
    vi.useFakeTimers();
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  });
  afterEach(() => void vi.useRealTimers());

  describe.each(swept)('and $name', ({ name, open }) => {
    const text = (): string => readFileSync(join(folder, name), 'utf8');

    it('keeps the old file or takes the new one, tells which at once, and takes the new one when there is room', () => {
      open(folder).save(2);
      const needed = Math.ceil(text().length / pageBytes);
      const seen = { levels: 0, saved: 0, refused: 0 };
      for (let free = 0; free <= needed + 2; free += 1) {
        for (const one of readdirSync(folder)) rmSync(join(folder, one));
        const file = open(folder);
        file.save(1);
        const old = text();
        leaveFree(free);
        const isSaved = file.save(2);
        const found = text();
        if (isSaved !== undefined) expect(isSaved, `${free} pages free`).toBe(found !== old);
        expect(isSaved === false ? file.unsaved() : []).toEqual(isSaved === false ? ['disk-full'] : []);
        expect(readdirSync(folder).sort()).toEqual(['ballast', name].sort());
        leaveFree(needed + 8);
        vi.advanceTimersByTime(saveAgainMs);
        const now = text();
        // What a start now would read is the new value, whole.
        expect(JSON.parse(now)).not.toEqual(JSON.parse(old));
        expect([old, now]).toContain(found);
        expect(file.unsaved()).toEqual([]);
        seen.levels += 1;
        seen[found === old ? 'refused' : 'saved'] += 1;
      }
      // Levels at which nothing is refused, or nothing saved, would prove nothing.
      expect(seen.refused).toBeGreaterThanOrEqual(needed);
      expect(seen.saved).toBeGreaterThanOrEqual(2);
      console.log(`${name}: ${seen.levels} fill levels, ${seen.saved} saved, ${seen.refused} refused and told, 0 lost`);
    });

    it('that takes nothing at all, being read-only, keeps the old file until it takes writes again', () => {
      const file = open(folder);
      file.save(1);
      const old = text();
      remount('ro');
      try {
        expect(file.save(2)).not.toBe(true);
        expect(text()).toBe(old);
        vi.advanceTimersByTime(2 * saveAgainMs);
        expect(text()).toBe(old);
      } finally {
        remount('rw');
      }
      vi.advanceTimersByTime(saveAgainMs);
      expect(text()).not.toBe(old);
      expect(file.unsaved()).toEqual([]);
    });
  });
});

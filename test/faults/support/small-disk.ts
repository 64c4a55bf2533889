import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A disk of a few pages, in memory. */
export type SmallDisk = {
  readonly folder: string;
  readonly pageBytes: number;
  /** Leaves so many free pages. */
  leaveFree(pages: number): void;
  /** Mounts it anew: `ro` takes no write at all. */
  remount(mode: 'ro' | 'rw'): void;
  unmount(): void;
};

/**
 * Mounts a disk of its own, which only root can; otherwise the reason why there is none.
 * @param folder in which it stands; one of its own by default, which goes with it
 */
export function mountSmallDisk(pages: number, folder = newFolder()): SmallDisk | { readonly missing: string } {
  const mount = (...args: readonly string[]): unknown => execFileSync('mount', [...args, folder], { stdio: 'pipe' });
  try {
    mount('-t', 'tmpfs', '-o', `size=${pages * 4}k`, 'tmpfs');
  } catch (error) {
    if (isNew(folder)) rmSync(folder, { recursive: true });
    return { missing: `no tmpfs could be mounted (${String(error).split('\n').slice(0, 2).join(' ')})` };
  }
  const ballast = join(folder, 'ballast');
  const { bsize: pageBytes } = statfsSync(folder);
  return {
    folder,
    pageBytes,
    leaveFree(free) {
      // A program that writes meanwhile makes it miss its mark.
      for (let tries = 0; tries < 20; tries += 1) {
        rmSync(ballast, { force: true });
        const surplus = statfsSync(folder).bavail - free;
        if (surplus < 0) throw new RangeError(`the disk has not so many as ${free} free pages`);
        const file = openSync(ballast, 'w');
        writeSync(file, Buffer.alloc(surplus * pageBytes));
        closeSync(file);
        if (statfsSync(folder).bavail === free) return;
      }
      throw new Error('the ballast missed its mark');
    },
    remount: (mode) => void mount('-o', `remount,${mode}`),
    unmount() {
      execFileSync('umount', [folder], { stdio: 'pipe' });
      if (isNew(folder)) rmSync(folder, { recursive: true });
    },
  };
}

const prefix = 'vigie-disk-';
const newFolder = (): string => mkdtempSync(join(tmpdir(), prefix));
const isNew = (folder: string): boolean => basename(folder).startsWith(prefix);

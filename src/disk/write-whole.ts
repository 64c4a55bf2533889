import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { codeOf, type Disk, realDisk } from './disk.ts';

/** What came of a write. Not `ok`: the file is as it was before, and `code` is the system's reason, `ENOSPC` for one. */
export type Written = { readonly ok: true } | { readonly ok: false; readonly code: string };

export type WriteOptions = {
  /** Of the file, where the system knows modes. By default for its owner alone. */
  readonly mode?: number;
  readonly disk?: Disk | undefined;
};

/**
 * Writes a file whole or not at all: whatever happens, a full disk, a kill, a power cut, the path holds what it held or
 * all of the new content. Every file of ours is written with it.
 *
 * The content goes to a temporary file in the same folder (which is made where it is missing, its parent must be there),
 * every byte counted; that file is flushed, takes the old one's place, and the folder is flushed. Where another program
 * holds the old file, as an antivirus or a backup does for moments on Windows, the last step is tried a few times, which
 * holds this process up by 150 ms at most. A link stays a link: the file that it leads to is written.
 *
 * Never throws for the world's faults. Who needs the file on the disk before going on looks at `ok`; who can wait keeps
 * the content and tries again. A write that was cut leaves its temporary file: see {@link removeCutWrites}. Two
 * processes that write one file at once both succeed and the later one stays; who reads, changes and writes needs a lock.
 */
export function writeWhole(path: string, content: string | Uint8Array, options: WriteOptions = {}): Written {
  const { mode = 0o600, disk = realDisk } = options;
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const target = behindLinks(path, disk);
  const fresh = `${target}.tmp-${randomBytes(8).toString('hex')}`;
  try {
    fill(create(fresh, mode, disk), bytes, disk);
    replace(target, fresh, disk);
  } catch (error) {
    attempt(() => disk.remove(fresh));
    return { ok: false, code: codeOf(error) };
  }
  attempt(() => disk.flushFolder(dirname(target)));
  return { ok: true };
}

/**
 * Removes what cut writes of this file have left beside it, those of earlier versions included. To be called when no
 * other process can be writing it: at the start of the only one that does, or under the file's lock. Never throws.
 */
export function removeCutWrites(path: string, disk: Disk = realDisk): void {
  const target = behindLinks(path, disk);
  const folder = dirname(target);
  for (const name of filesIn(folder)) {
    // What it cannot remove may go at the next start.
    if (isCutWrite(name, basename(target))) attempt(() => disk.remove(join(folder, name)));
  }
}

/** True for the name of a temporary file of the file of that name. */
export function isCutWrite(name: string, of: string): boolean {
  return name.startsWith(of) && /^\.tmp-[\da-f]{16}$/.test(name.slice(of.length));
}

function behindLinks(path: string, disk: Disk): string {
  try {
    return disk.realPath(path);
  } catch {
    return path;
  }
}

function create(path: string, mode: number, disk: Disk): number {
  try {
    return disk.create(path, mode);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    disk.makeFolder(dirname(path));
    return disk.create(path, mode);
  }
}

/** A disk that is nearly full takes a part of what it is given and says how much: only the sum tells. */
function fill(file: number, bytes: Uint8Array, disk: Disk): void {
  let isFilled = false;
  try {
    for (let written = 0; written < bytes.length; ) {
      const count = disk.write(file, bytes, written);
      if (count <= 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
      written += count;
    }
    disk.flush(file);
    isFilled = true;
  } finally {
    // A network's file system may tell only now that it has not taken everything.
    if (isFilled) disk.close(file);
    else attempt(() => disk.close(file));
  }
}

/** Milliseconds between two tries. */
const pausesMs = [10, 20, 40, 80];
const held: readonly string[] = ['EPERM', 'EACCES', 'EBUSY'];

function replace(path: string, fresh: string, disk: Disk): void {
  for (const pauseMs of pausesMs) {
    try {
      disk.rename(fresh, path);
      return;
    } catch (error) {
      if (!held.includes(codeOf(error))) throw error;
      disk.pause(pauseMs);
    }
  }
  disk.rename(fresh, path);
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // Whatever became of the rest, this changes nothing about it.
  }
}

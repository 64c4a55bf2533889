import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, type Disk, realDisk } from '../../disk/disk.ts';
import { removeCutWrites, type Written, writeWhole } from '../../disk/write-whole.ts';
import { decodeText, type FileFormat, type Understood } from './file-format.ts';

/** Why a file of the profile could not be used, or not all of it. */
export type StoreProblem = {
  /**
   * `set-aside`: nothing of it can be used; the name it was given. `damaged`: what could be read is in use; the name of its
   * copy. `unreadable`: the name it still has; it is left as it is, and nothing is saved.
   */
  readonly file: string;
  readonly kind: 'set-aside' | 'damaged' | 'unreadable';
};

/** One JSON file of the profile, written whole: a write cut anywhere leaves the old or the new one. */
export type StoreFile<Value> = {
  /** What was read at start; the default when there was nothing usable. */
  readonly initial: Value;
  /** False where `initial` is the default, because the file was not there or could not be used. */
  readonly isFromFile: boolean;
  /** Null when all was well. */
  readonly problem: StoreProblem | null;
  /**
   * What the disk does not take is kept and tried again, every quarter of a minute, until it or a later value is saved.
   * @returns whether it was written
   */
  save(value: Value): boolean;
  /** Later saves are dropped. */
  close(): void;
};

export type StoreOptions<Value> = {
  readonly folder: string;
  /** File name without `.json`. */
  readonly name: string;
  readonly format: FileFormat<Value>;
  readonly fallback: Value;
  /** For the name of a file that is set aside, `YYYY-MM-DD`. */
  readonly today: string;
  readonly disk?: Disk | undefined;
  /** Told when the disk begins to refuse the file, and when it takes it again. */
  readonly onLuck?: (written: Written) => void;
};

/** Milliseconds from a refused save to the next try. */
export const saveAgainMs = 15_000;

/** Opens a file of the profile; whatever is in it or in its way, it opens. */
export function openStoreFile<Value>(options: StoreOptions<Value>): StoreFile<Value> {
  const { folder, name, format, fallback, disk = realDisk, onLuck } = options;
  const path = join(folder, `${name}.json`);
  removeCutWrites(path);
  const { value, problem } = readOrSetAside(options, path, disk);
  let isClosed = problem?.kind === 'unreadable';
  let wasSaved = true;
  let unsaved: { readonly value: Value } | null = null;
  let isWaiting = false;

  const save = (next: Value): boolean => {
    if (isClosed) return false;
    const written = writeWhole(path, format.write(next), { disk });
    // A full disk must not end the watch: what counts is in memory.
    unsaved = written.ok ? null : { value: next };
    if (unsaved) trySoon();
    const hasTurned = written.ok !== wasSaved;
    wasSaved = written.ok;
    if (hasTurned) onLuck?.(written);
    return written.ok;
  };
  const trySoon = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    const again = (): void => {
      isWaiting = false;
      if (unsaved) save(unsaved.value);
    };
    setTimeout(again, saveAgainMs).unref();
  };
  return {
    initial: value ?? fallback,
    isFromFile: value !== null,
    problem,
    save,
    close() {
      isClosed = true;
    },
  };
}

type Opened<Value> = { readonly value: Value | null; readonly problem: StoreProblem | null };

function readOrSetAside<Value>(
  { folder, name, format, today }: StoreOptions<Value>,
  path: string,
  disk: Disk,
): Opened<Value> {
  const file = `${name}.json`;
  const unreadable: Opened<Value> = { value: null, problem: { file, kind: 'unreadable' } };
  const contents = contentsOf(path, disk);
  if (contents.kind === 'missing') return { value: null, problem: null };
  if (contents.kind === 'unreadable') return unreadable;
  try {
    const understood = contents.kind === 'read' ? understoodOf(format, contents.bytes, path) : null;
    const aside = freeName(`${file}.corrupt-${today}`, folder);
    if (understood?.isDamaged && contents.kind === 'read') {
      // A full disk keeps no copy: better that than to lose what could be read.
      const isKept = writeWhole(join(folder, aside), contents.bytes, { disk }).ok;
      return { value: understood.value, problem: { file: isKept ? aside : file, kind: 'damaged' } };
    }
    if (understood) return { value: understood.value, problem: null };
    disk.rename(path, join(folder, aside));
    return { value: null, problem: { file: aside, kind: 'set-aside' } };
  } catch {
    // It can be neither used nor moved: then it must not be written over either.
    return unreadable;
  }
}

/** Null also where to read it is too much for this program: nested too deep, or too long. */
function understoodOf<Value>(format: FileFormat<Value>, bytes: Uint8Array, path: string): Understood<Value> | null {
  try {
    return format.read(decodeText(bytes), path);
  } catch {
    return null;
  }
}

type Contents =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'missing' | 'unreadable' | 'folder' };

/**
 * Milliseconds between two tries to read. An antivirus or a backup holds a file for moments, and is busiest when the user
 * has just logged on; a run without its settings would watch nothing.
 */
const readPausesMs = [50, 100, 200, 400, 800];
/** What another program's hold on a file looks like, and a system that is out of handles. */
const passing: readonly string[] = ['EBUSY', 'EPERM', 'EACCES', 'EMFILE', 'ENFILE', 'EAGAIN', 'UNKNOWN'];

/** A file that cannot be read is not a file that is broken: only what was read can be judged. */
function contentsOf(path: string, disk: Disk): Contents {
  for (const pauseMs of [...readPausesMs, null]) {
    try {
      return { kind: 'read', bytes: disk.read(path) };
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT') return { kind: 'missing' };
      if (code === 'EISDIR') return { kind: 'folder' };
      if (pauseMs === null || !passing.includes(code)) break;
      disk.pause(pauseMs);
    }
  }
  return { kind: 'unreadable' };
}

function freeName(name: string, folder: string): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}

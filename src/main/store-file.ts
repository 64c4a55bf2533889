import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import electron from 'electron';
import ElectronStore from 'electron-store';

/** Why a file of the profile could not be used: its contents, or it could not be read at all. */
export type StoreProblem = {
  /** `set-aside`: the name it was given. `unreadable`: the name it still has; it is left as it is, and nothing is saved. */
  readonly file: string;
  readonly kind: 'set-aside' | 'unreadable';
};

/** One JSON file of the profile, written whole: a write cut anywhere leaves the old or the new one. */
export type StoreFile<Value> = {
  /** What was read at start; the default when there was nothing usable. */
  readonly initial: Value;
  /** Null when all was well. */
  readonly problem: StoreProblem | null;
  /** @returns whether it was written */
  save(value: Value): boolean;
  /** Later saves are dropped. */
  close(): void;
};

/** What a disk may refuse. */
export type Disk = {
  /** The file's text; throws what `readFileSync` throws. */
  read(path: string): string;
  rename(from: string, to: string): void;
  /** Holds everything up for a moment, between two tries. */
  pause(ms: number): void;
};

const realDisk: Disk = {
  read: (path) => readFileSync(path, 'utf8'),
  rename: renameSync,
  pause: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
};

export type StoreOptions<Value> = {
  readonly folder: string;
  /** File name without `.json`. */
  readonly name: string;
  /** Gives the value, or null for data of no known form. */
  readonly read: (data: unknown) => Value | null;
  readonly fallback: Value;
  /** For the name of a file that is set aside, `YYYY-MM-DD`. */
  readonly today: string;
  /** Written for people to read and edit, one field a line. */
  readonly isForPeople?: boolean;
  readonly disk?: Disk | undefined;
  /** Told when the disk begins to refuse the file, and when it takes it again. */
  readonly onLuck?: (isSaved: boolean) => void;
};

/** Opens a file of the profile; whatever is in it or in its way, it opens. */
export function openStoreFile<Value extends Record<string, unknown>>(options: StoreOptions<Value>): StoreFile<Value> {
  const { folder, name, read, fallback, isForPeople = false, onLuck } = options;
  removeCutWrites(folder, name);
  const { value, problem } = readOrSetAside(options, read);
  let isClosed = problem?.kind === 'unreadable';
  let store: ElectronStore<Record<string, unknown>> | null = null;
  let wasSaved = true;
  const write = (next: Value): boolean => {
    try {
      store ??= openStore(folder, name, isForPeople);
      store.store = next;
      return true;
    } catch {
      // A full disk must not end the watch: what counts is in memory, and the next save tries again.
      return false;
    }
  };
  return {
    initial: value ?? fallback,
    problem,
    close: () => {
      isClosed = true;
    },
    save: (next) => {
      if (isClosed) return false;
      const isSaved = write(next);
      const hasTurned = isSaved !== wasSaved;
      wasSaved = isSaved;
      if (hasTurned) onLuck?.(isSaved);
      return isSaved;
    },
  };
}

function openStore(folder: string, name: string, isForPeople: boolean): ElectronStore<Record<string, unknown>> {
  try {
    return new ElectronStore({
      cwd: folder,
      name,
      clearInvalidConfig: false,
      serialize: (data) => JSON.stringify(data, undefined, isForPeople ? '\t' : undefined),
    });
  } finally {
    // It opens a channel of its own, which would tell any page the profile's folder; outside Electron there is none.
    (electron as Partial<typeof electron>).ipcMain?.removeAllListeners('electron-store-get-data');
  }
}

type Opened<Value> = { readonly value: Value | null; readonly problem: StoreProblem | null };

function readOrSetAside<Value>(
  { folder, name, today, disk = realDisk }: Omit<StoreOptions<Value>, 'fallback'>,
  read: (data: unknown) => Value | null,
): Opened<Value> {
  const file = `${name}.json`;
  const path = join(folder, file);
  const unreadable: Opened<Value> = { value: null, problem: { file, kind: 'unreadable' } };
  const contents = contentsOf(path, disk);
  if (contents.kind === 'missing') return { value: null, problem: null };
  if (contents.kind === 'unreadable') return unreadable;
  const value = contents.kind === 'text' ? read(parse(contents.text)) : null;
  if (value !== null) return { value, problem: null };
  try {
    const aside = freeName(`${file}.corrupt-${today}`, folder);
    disk.rename(path, join(folder, aside));
    return { value: null, problem: { file: aside, kind: 'set-aside' } };
  } catch {
    // It can be neither used nor moved: then it must not be written over either.
    return unreadable;
  }
}

type Contents =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' | 'unreadable' | 'folder' };

/** An antivirus or a backup holds a file for moments only. */
const tries = 3;
const pauseMs = 50;

/** A file that cannot be read is not a file that is broken: only what was read can be judged. */
function contentsOf(path: string, disk: Disk): Contents {
  for (let count = 1; count <= tries; count += 1) {
    try {
      return { kind: 'text', text: disk.read(path) };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return { kind: 'missing' };
      if (code === 'EISDIR') return { kind: 'folder' };
      if (count < tries) disk.pause(pauseMs);
    }
  }
  return { kind: 'unreadable' };
}

function parse(text: string): unknown {
  try {
    // An editor may have put a byte order mark before it.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** What a write that was cut has left: the temporary file beside the real one, named as `atomically` names it. */
function removeCutWrites(folder: string, name: string): void {
  const cutWrite = new RegExp(`^${name}\\.json\\.tmp-\\d{10}[\\da-f]{6}$`);
  for (const file of filesIn(folder).filter((one) => cutWrite.test(one))) {
    try {
      rmSync(join(folder, file));
    } catch {
      // It may go at the next start.
    }
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function freeName(name: string, folder: string): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}

import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';

/** One JSON file of the profile, written whole: a write cut anywhere leaves the old or the new one. */
export type StoreFile<Value> = {
  /** What was read at start; the default when there was nothing usable. */
  readonly initial: Value;
  /** Name that an unusable file was given, so that nothing is lost; null when all was well. */
  readonly setAside: string | null;
  save(value: Value): void;
  /** Later saves are dropped. */
  close(): void;
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
};

/** Opens a file of the profile; whatever is in it, it opens. */
export function openStoreFile<Value extends Record<string, unknown>>(options: StoreOptions<Value>): StoreFile<Value> {
  const { folder, name, read, fallback, today } = options;
  const path = join(folder, `${name}.json`);
  let setAside: string | null = null;
  let value: Value | null = null;
  if (existsSync(path)) {
    value = read(parse(path));
    if (value === null) {
      setAside = freeName(`${name}.json.corrupt-${today}`, folder);
      renameSync(path, join(folder, setAside));
    }
  }
  const store = new ElectronStore<Record<string, unknown>>({ cwd: folder, name, clearInvalidConfig: false });
  let isClosed = false;
  return {
    close: () => {
      isClosed = true;
    },
    initial: value ?? fallback,
    setAside,
    save: (next) => {
      if (isClosed) return;
      try {
        store.store = next;
      } catch {
        // A full disk must not end the watch: what counts is in memory, and the next save tries again.
      }
    },
  };
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function freeName(name: string, folder: string): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}

import {
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The file system as far as our files need it, so that tests can make it refuse. Everything throws what Node throws. */
export type Disk = {
  read(path: string): Uint8Array;
  /** The file itself where the path is a link to it. */
  realPath(path: string): string;
  /** Makes a folder whose parent is there. */
  makeFolder(path: string): void;
  /** Opens a file that must not be there yet. @returns its descriptor */
  create(path: string, mode: number): number;
  /** May write less than was asked. @returns the bytes that were written */
  write(file: number, bytes: Uint8Array, from: number): number;
  /** Waits until the file's bytes are on the disk. */
  flush(file: number): void;
  close(file: number): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  /** Waits until the names in a folder are on the disk; Windows has no such thing. */
  flushFolder(path: string): void;
  /** Holds everything up for so many milliseconds. */
  pause(ms: number): void;
};

export const realDisk: Disk = {
  read: (path) => readFileSync(path),
  realPath: (path) => realpathSync(path),
  makeFolder: (path) => mkdirSync(path, { mode: 0o700 }),
  create: (path, mode) => openSync(path, 'wx', mode),
  write: (file, bytes, from) => writeSync(file, bytes, from),
  flush: fsyncSync,
  close: closeSync,
  rename: renameSync,
  remove: (path) => rmSync(path),
  flushFolder(path) {
    const folder = openSync(path, constants.O_RDONLY);
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  },
  pause: (ms) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms),
};

/** The system's code of what a {@link Disk} threw, `ENOSPC` for one; `UNKNOWN` where it has none. */
export const codeOf = (error: unknown): string => (error as Partial<NodeJS.ErrnoException>)?.code ?? 'UNKNOWN';

/** The per-user folder for state that is neither settings nor cache: on Windows also the program's own profile. */
export function stateFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Vigie BMA');
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'vigie-bma');
}

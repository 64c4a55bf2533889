import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isRefusal } from '../domain/credential-latch.ts';
import { type Failure, type FailureKind, failureKinds } from '../domain/failure.ts';

const entrySchema = z.strictObject({
  /** `pop3://host:port` and the like. */
  server: z.string(),
  user: z.string(),
  /** Salt and scrypt hash (hex) of the refused password: enough to know it again, not to read it. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  refusedAs: z.enum(failureKinds),
});
const fileSchema = z.strictObject({
  schema: z.literal(1),
  refused: z.array(entrySchema),
  /** Servers seen encrypted: `auto` never goes back to plain with them. */
  secured: z.array(z.string()),
});
type Entry = z.infer<typeof entrySchema>;
type MemoryFile = z.infer<typeof fileSchema>;

/** Refused passwords kept for one server and user; older ones are forgotten. */
const entriesKept = 8;

/** One login: where, who, with what. */
export type Attempt = { readonly server: string; readonly user: string; readonly password: string };

/** What `vigie check` remembers between runs, so that a scheduler never repeats a refused password. */
export type LoginMemory = {
  /** The refusal for which this login must not be repeated now; null when it may be tried. */
  refusalOf(attempt: Attempt): FailureKind | null;
  /** @param failure null for an accepted login */
  note(attempt: Attempt, failure: Failure | null): void;
  isSecured(server: string): boolean;
  noteSecured(server: string): void;
};

/** The per-user folder for state that is neither settings nor cache. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Vigie BMA');
  }
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'vigie-bma');
}

/**
 * @param path the file; made on first need, replaced whole at every change
 * @param warn told when the file cannot be read or written; the check itself goes on
 */
export function openLoginMemory(path: string, warn: (problem: 'unreadable' | 'unwritable') => void): LoginMemory {
  let file = load(path, warn);

  /** Several runs may end together: each change is made to the file as it is then, one at a time. */
  const change = (alter: (current: MemoryFile) => MemoryFile): void => {
    try {
      makeFolder(dirname(path));
      locked(`${path}.lock`, () => {
        file = alter(load(path, () => undefined));
        const fresh = `${path}.${process.pid}.new`;
        writeFileSync(fresh, JSON.stringify(file), { mode: 0o600 });
        renameSync(fresh, path);
      });
    } catch {
      warn('unwritable');
    }
  };

  return {
    refusalOf: (attempt) => entryOf(file, attempt)?.refusedAs ?? null,
    note(attempt, failure) {
      if (failure !== null && isRefusal(failure)) change((current) => withRefusal(current, attempt, failure.kind));
      else if (failure === null && entryOf(file, attempt)) change((current) => withoutEntry(current, attempt));
    },
    isSecured: (server) => file.secured.includes(server),
    noteSecured(server) {
      if (file.secured.includes(server)) return;
      change((current) => ({ ...current, secured: [...new Set([...current.secured, server])] }));
    },
  };
}

const isSameLogin = (entry: Entry, { server, user }: Attempt): boolean =>
  entry.server === server && entry.user === user;

const entryOf = ({ refused }: MemoryFile, attempt: Attempt): Entry | undefined =>
  refused.find((entry) => isSameLogin(entry, attempt) && matches(entry, attempt.password));

function withoutEntry(file: MemoryFile, attempt: Attempt): MemoryFile {
  const entry = entryOf(file, attempt);
  return { ...file, refused: file.refused.filter((other) => other !== entry) };
}

function withRefusal(file: MemoryFile, attempt: Attempt, refusedAs: FailureKind): MemoryFile {
  const others = withoutEntry(file, attempt).refused;
  const own = others.filter((entry) => isSameLogin(entry, attempt)).slice(1 - entriesKept);
  const elsewhere = others.filter((entry) => !isSameLogin(entry, attempt));
  const { server, user, password } = attempt;
  return { ...file, refused: [...elsewhere, ...own, { server, user, ...conceal(password), refusedAs }] };
}

const empty: MemoryFile = { schema: 1, refused: [], secured: [] };

function load(path: string, warn: (problem: 'unreadable') => void): MemoryFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') warn('unreadable');
    return empty;
  }
  const parsed = fileSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  warn('unreadable');
  // Set aside, never overwritten: a newer version may have written it.
  try {
    renameSync(path, `${path}.corrupt`);
  } catch {
    // The warning has been given; the next change replaces the file.
  }
  return empty;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Level by level: Node's own recursive mkdir never returns where a parent can never be made (below /proc, for one). */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another run may have made it in the meantime.
    if (!isFolder(folder)) throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const lockAttempts = 500;
const lockWaitMs = 20;
/** A lock this old was left by a run that was ended. */
const staleLockMs = 10_000;

function locked(lock: string, work: () => void): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      closeSync(openSync(lock, 'wx', 0o600));
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt >= lockAttempts) throw error;
      if (Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > staleLockMs)
        rmSync(lock, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lockWaitMs);
    }
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

const hashOf = (password: string, salt: string): Buffer => scryptSync(password, Buffer.from(salt, 'hex'), 32);

function conceal(password: string): { salt: string; hash: string } {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: hashOf(password, salt).toString('hex') };
}

const matches = (entry: Entry, password: string): boolean =>
  timingSafeEqual(hashOf(password, entry.salt), Buffer.from(entry.hash, 'hex'));

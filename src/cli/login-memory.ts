import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { forbiddenBy, type LatchMemory, noteLogin, openLatch } from '../domain/credential-latch.ts';
import { type Failure, type FailureKind, failureKinds } from '../domain/failure.ts';

const entrySchema = z.strictObject({
  /** `pop3://host:port` and the like. */
  server: z.string(),
  user: z.string(),
  /** Salt and scrypt hash (hex) of the refused password: enough to know it again, not to read it. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  closedBy: z.enum(failureKinds).nullable(),
  doubtSinceMs: z.number().nullable(),
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
  if (process.platform === 'win32') return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Vigie BMA');
  return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'vigie-bma');
}

/**
 * @param path the file; made on first need, replaced whole at every change
 * @param warn told when the file cannot be read or written; the check itself goes on
 */
export function openLoginMemory(
  path: string,
  now: () => number,
  warn: (problem: 'unreadable' | 'unwritable') => void,
): LoginMemory {
  let file = load(path, warn);

  const save = (next: MemoryFile): void => {
    file = next;
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      const fresh = `${path}.${process.pid}.new`;
      writeFileSync(fresh, JSON.stringify(next), { mode: 0o600 });
      renameSync(fresh, path);
    } catch {
      warn('unwritable');
    }
  };
  const sameLogin = (entry: Entry, { server, user }: Attempt): boolean =>
    entry.server === server && entry.user === user;
  const find = (attempt: Attempt): Entry | undefined =>
    file.refused.find((entry) => sameLogin(entry, attempt) && matches(entry, attempt.password));

  return {
    refusalOf(attempt) {
      const entry = find(attempt);
      return entry ? forbiddenBy(entry, now()) : null;
    },
    note(attempt, failure) {
      const entry = find(attempt);
      const before: LatchMemory = entry ?? openLatch;
      const after = noteLogin(before, failure, now());
      if (after === before || (!entry && after === openLatch)) return;
      const others = file.refused.filter((other) => other !== entry);
      if (after === openLatch) return save({ ...file, refused: others });
      const own = others.filter((other) => sameLogin(other, attempt)).slice(1 - entriesKept);
      const elsewhere = others.filter((other) => !sameLogin(other, attempt));
      const { server, user } = attempt;
      const secret = entry ? { salt: entry.salt, hash: entry.hash } : conceal(attempt.password);
      save({ ...file, refused: [...elsewhere, ...own, { server, user, ...secret, ...after }] });
    },
    isSecured: (server) => file.secured.includes(server),
    noteSecured(server) {
      if (!file.secured.includes(server)) save({ ...file, secured: [...file.secured, server] });
    },
  };
}

const empty: MemoryFile = { schema: 1, refused: [], secured: [] };

function load(path: string, warn: (problem: 'unreadable') => void): MemoryFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') warn('unreadable');
    return empty;
  }
  const parsed = fileSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  warn('unreadable');
  // Set aside, never overwritten: a newer version may have written it.
  try {
    renameSync(path, `${path}.corrupt`);
  } catch {
    // The warning has been given; the next save replaces the file.
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

const hashOf = (password: string, salt: string): Buffer => scryptSync(password, Buffer.from(salt, 'hex'), 32);

function conceal(password: string): { salt: string; hash: string } {
  const salt = randomBytes(16).toString('hex');
  return { salt, hash: hashOf(password, salt).toString('hex') };
}

const matches = (entry: Entry, password: string): boolean =>
  timingSafeEqual(hashOf(password, entry.salt), Buffer.from(entry.hash, 'hex'));

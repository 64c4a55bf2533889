import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { conceal, isSameSecret } from '../disk/concealed.ts';
import { codeOf } from '../disk/disk.ts';
import { takeTurn } from '../disk/turn.ts';
import { removeCutWrites, writeWhole } from '../disk/write-whole.ts';
import type { Failure } from '../domain/model/failure.ts';
import { type Attempt, isSameLogin, withEntry, withoutEntry } from '../domain/model/latch.ts';
import {
  type Entry,
  emptyRecord,
  isCapaLost,
  type LoginRecord,
  memoryOf,
  type Objection,
  objectionTo,
  recordSchema,
  withCapaLost,
} from './login-record.ts';

/** What becomes of a wish to log in. */
export type Begun =
  /** It may be made; `end` takes what came of it (null: accepted) and must be called. */
  | { readonly kind: 'open'; end(failure: Failure | null): Promise<void> }
  | { readonly kind: 'refused'; readonly as: Objection }
  /** Nothing is said against the password, but what would be learned of it could not be remembered. */
  | { readonly kind: 'unsafe'; readonly reason: 'unwritable' | 'busy' };

/** What `vigie check` remembers between runs, so that a scheduler never repeats a refused password. */
export type LoginMemory = {
  /**
   * Waits until no other run talks to this server as this user, and notes the attempt before it is made: what cannot be
   * remembered is not sent. @param isForced the user insists
   */
  begin(attempt: Attempt, isForced: boolean): Promise<Begun>;
  isSecured(server: string): boolean;
  noteSecured(server: string): Promise<void>;
  /** True for a day after a server left CAPA unanswered. */
  isCapaLost(server: string): boolean;
  noteCapaLost(server: string): Promise<void>;
};

/** What is wrong with the record: told as it is met. */
export type RecordProblem = 'unreadable' | 'unwritable';

/** Milliseconds for which a run waits for others: three of the longest looks. */
const turnWaitMs = 300_000;
/** Milliseconds for which a run waits to read and write the record. */
const recordWaitMs = 20_000;

/** @param path the record; made on first need, replaced whole at every change */
export function openLoginMemory(path: string, warn: (problem: RecordProblem) => void): LoginMemory {
  /** Several runs may end together: each change is made to the record as it is then. @returns null where it was not kept */
  const change = async (alter: (current: LoginRecord) => LoginRecord): Promise<LoginRecord | null> => {
    const endTurn = await takeTurn(`record ${path}`, recordWaitMs);
    try {
      const next = endTurn && alter(readOrSetAside(path, warn));
      if (next && writeWhole(path, JSON.stringify(next)).ok) return next;
    } catch {
      // Neither read nor written: the caller is told.
    } finally {
      await endTurn?.();
    }
    warn('unwritable');
    return null;
  };

  const open = async (attempt: Attempt, isForced: boolean, endTurn: () => Promise<void>): Promise<Begun> => {
    const { server, user, password } = attempt;
    const record = await change((current) => current);
    const own = record && (await entryOf(record, attempt));
    const objection = record && !isForced ? objectionTo(record, own ?? undefined, attempt, Date.now()) : null;
    if (objection !== null) return { kind: 'refused', as: objection };
    const note = (as: Pick<Entry, 'refusedAs' | 'untilMs'>, entry: Pick<Entry, 'salt' | 'hash'>): Entry => {
      const times = own?.refusedAs === as.refusedAs ? own.times + 1 : 1;
      return { server, user, salt: entry.salt, hash: entry.hash, ...as, times, atMs: Date.now() };
    };
    // Until its answer is noted in its place, it counts as one that never came.
    const begun = note({ refusedAs: 'unfinished', untilMs: null }, own ?? (await conceal(password)));
    const isNoted =
      record !== null &&
      (await change((current) => ({ ...current, refused: [...withEntry(current.refused, begun)] }))) !== null;
    if (!isNoted && !isForced) return { kind: 'unsafe', reason: 'unwritable' };
    return {
      kind: 'open',
      async end(failure) {
        await change((current) => {
          const as = memoryOf(failure, current.isIncomplete, Date.now());
          const refused = as ? withEntry(current.refused, note(as, begun)) : withoutEntry(current.refused, begun);
          return { ...current, refused: [...refused] };
        });
        await endTurn();
      },
    };
  };

  return {
    async begin(attempt, isForced) {
      const endTurn = await takeTurn(`login ${path} ${attempt.server} ${attempt.user}`, turnWaitMs);
      if (!endTurn) return { kind: 'unsafe', reason: 'busy' };
      const begun = await open(attempt, isForced, endTurn);
      if (begun.kind !== 'open') await endTurn();
      return begun;
    },
    isSecured: (server) => read(path)?.secured.includes(server) === true,
    async noteSecured(server) {
      if (read(path)?.secured.includes(server)) return;
      await change((current) => ({ ...current, secured: [...new Set([...current.secured, server])] }));
    },
    isCapaLost: (server) => isCapaLost(read(path) ?? emptyRecord, server, Date.now()),
    async noteCapaLost(server) {
      await change((current) => withCapaLost(current, server, Date.now()));
    },
  };
}

async function entryOf(record: LoginRecord, attempt: Attempt): Promise<Entry | null> {
  for (const entry of record.refused) {
    if (isSameLogin(entry, attempt) && (await isSameSecret(entry, attempt.password))) return entry;
  }
  return null;
}

/** The record as it stands; null where there is none that can be read. */
function read(path: string): LoginRecord | null {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * The record to be changed. One that is broken is kept beside under a name of its own, and what it held is unknown from
 * then on. @throws where it can be neither read nor kept: then it must not be written over
 */
function readOrSetAside(path: string, warn: (problem: RecordProblem) => void): LoginRecord {
  makeFolder(dirname(path));
  removeCutWrites(path);
  const record = read(path);
  if (record) return record;
  try {
    readFileSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return emptyRecord;
    throw error;
  }
  warn('unreadable');
  // Copied, not moved: at no moment is there a path without a record.
  copyFileSync(path, freeName(path));
  return { ...emptyRecord, isIncomplete: true };
}

function freeName(path: string): string {
  for (let count = 1; ; count += 1) if (!existsSync(`${path}.corrupt-${count}`)) return `${path}.corrupt-${count}`;
}

/**
 * Makes a folder and its parents, level by level: Node's own recursive mkdir never returns where a parent can never be
 * made (below /proc, for one). @throws what `mkdirSync` throws
 */
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

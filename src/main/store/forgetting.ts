import type { StoredPassword } from '../../app/application.ts';
import type { Log } from '../log.ts';

/** Who wishes it: the user at the window, who is told what is left, or a command line, which gets an exit code. */
export type Asker = 'window' | 'command-line';

/** What is erased beside the passwords. */
export type Part = 'autostart' | 'registry' | 'start-menu' | 'files';

/** What was not erased, for all that is known. No passwords: some whose mailbox is not known. */
export type Left =
  | { readonly kind: 'passwords'; readonly passwords: readonly StoredPassword[] }
  | { readonly kind: 'rest'; readonly parts: readonly Part[] };

export type ForgettingParts = {
  /** Ends the watch: what is under way could store or save anew. */
  readonly stop: () => Promise<unknown>;
  /** Erases the passwords. @returns null where they are surely gone */
  readonly passwords: () => Promise<readonly StoredPassword[] | null>;
  /** What else is erased, in this order; each answers false, or throws, where something is left. */
  readonly rest: readonly (readonly [Part, () => unknown])[];
  /** Tells the user at the window what is left. @returns whether to try again */
  readonly tell: (left: Left) => Promise<'again' | 'end'>;
  readonly log: Pick<Log, 'note' | 'failed'>;
  readonly exit: (code: number) => void;
};

/**
 * Erases all that Vigie keeps on this PC, once however often it is asked, and ends the program. Passwords go first, and
 * nothing else goes before they are gone: then it can be repeated. The exit code is 0 only when nothing is left.
 */
export function createForgetting(parts: ForgettingParts): (asker: Asker) => Promise<void> {
  let forgetting: Promise<void> | null = null;
  return (asker) => {
    forgetting ??= forget(parts, asker);
    return forgetting;
  };
}

async function forget(parts: ForgettingParts, asker: Asker): Promise<void> {
  let left: Left | null = { kind: 'rest', parts: [] };
  try {
    await succeeds(parts.stop, parts.log);
    do {
      left = await erase(parts);
      if (left) parts.log.note('not erased', { what: left.kind });
    } while (left && asker === 'window' && (await parts.tell(left)) === 'again');
  } finally {
    parts.exit(left === null ? 0 : 1);
  }
}

async function erase({ passwords, rest, log }: ForgettingParts): Promise<Left | null> {
  const kept = await passwords().catch((error: unknown) => {
    log.failed('forget', error);
    return [];
  });
  if (kept) return { kind: 'passwords', passwords: kept };
  const parts = new Set<Part>();
  // What goes wrong with one part keeps none of the others.
  for (const [part, eraseIt] of rest) if (!(await succeeds(eraseIt, log))) parts.add(part);
  return parts.size === 0 ? null : { kind: 'rest', parts: [...parts] };
}

async function succeeds(work: () => unknown, log: Pick<Log, 'failed'>): Promise<boolean> {
  try {
    return (await work()) !== false;
  } catch (error) {
    log.failed('forget', error);
    return false;
  }
}

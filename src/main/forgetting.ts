import type { Log } from './log.ts';

export type ForgettingParts = {
  /** Ends the watch: what is under way could store or save anew. */
  readonly stop: () => Promise<unknown>;
  /** What is erased, in this order; each answers false, or throws, where something is left. */
  readonly erasers: readonly (() => unknown)[];
  readonly log: Pick<Log, 'failed'>;
  readonly exit: (code: number) => void;
};

/**
 * Erases all that Vigie keeps on this PC, once however often it is asked, and ends the program. What goes wrong with one
 * part keeps none of the others. The exit code is 0 only when nothing is left.
 */
export function createForgetting(parts: ForgettingParts): () => Promise<void> {
  let forgetting: Promise<void> | null = null;
  return () => {
    forgetting ??= forget(parts);
    return forgetting;
  };
}

async function forget({ stop, erasers, log, exit }: ForgettingParts): Promise<void> {
  let isAllGone = true;
  const attempt = async (erase: () => unknown): Promise<void> => {
    try {
      if ((await erase()) === false) isAllGone = false;
    } catch (error) {
      isAllGone = false;
      log.failed('forget', error);
    }
  };
  try {
    await attempt(async () => void (await stop()));
    for (const erase of erasers) await attempt(erase);
  } finally {
    exit(isAllGone ? 0 : 1);
  }
}

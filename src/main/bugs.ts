import type { WaitingClock } from '../app/ports.ts';
import type { Log } from './log.ts';

/** A bug in one corner is noted and must not end the watch, nor stop it with a dialog that nobody is there to close. */
export function outliveBugs(log: Log): void {
  process.on('uncaughtException', (error) => log.failed('uncaught', error));
  process.on('unhandledRejection', (error) => log.failed('unhandled', error));
}

const restartMs = 60_000;

/** Runs the watch; should a bug end it, it starts anew a minute later. Resolves when it was stopped. */
export async function keepWatching(
  run: () => Promise<void>,
  log: Pick<Log, 'failed'>,
  { wait }: Pick<WaitingClock, 'wait'>,
): Promise<void> {
  for (;;) {
    try {
      return await run();
    } catch (error) {
      log.failed('watch', error);
    }
    await wait(restartMs, new AbortController().signal);
  }
}

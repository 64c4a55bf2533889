import { setTimeout } from 'node:timers/promises';
import type { Application } from '../app/application.ts';
import type { WaitingClock } from '../app/ports.ts';
import type { Log } from './log.ts';

/** A bug in one corner is noted and must not end the watch, nor stop it with a dialog that nobody is there to close. */
export function outliveBugs(log: Log): void {
  process.on('uncaughtException', (error) => log.failed('uncaught', error));
  process.on('unhandledRejection', (error) => log.failed('unhandled', error));
}

const restartMs = 60_000;

/** What the watch has to end in before everything is erased; longer than the keychain may take. */
const stopWithinMs = 12_000;

/** The watch as it is kept running. */
export type Watching = {
  begin(): void;
  /** Resolves when the watch has ended, or had its time to. */
  stop(): Promise<unknown>;
};

/** Should a bug end the watch, it starts anew a minute later. */
export function keepWatching(
  watch: Pick<Application, 'run' | 'stop'>,
  log: Pick<Log, 'failed'>,
  { wait }: Pick<WaitingClock, 'wait'>,
): Watching {
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    for (;;) {
      try {
        return await watch.run();
      } catch (error) {
        log.failed('watch', error);
      }
      await wait(restartMs, new AbortController().signal);
    }
  };
  return {
    begin() {
      running = run();
    },
    stop() {
      watch.stop();
      return Promise.race([running, setTimeout(stopWithinMs)]);
    },
  };
}

import { app } from 'electron';
import type { Log } from './log.ts';
import type { Keychain } from './secrets/keychain.ts';

/** Ends this process by force: with the exit code 1 on Windows, by its signal elsewhere. */
const killThis = (): void => void process.kill(process.pid, 'SIGKILL');

/**
 * A keychain that does not answer holds one of the process' threads: the process would stay, invisible, until it comes
 * back, keep a new one from starting, and end in a crash. So such a process is ended by force.
 */
type Held = Pick<Keychain, 'isHanging'>;

/**
 * The program's end. The tray is the program: a closed window ends nothing.
 * @param end stops everything, when nothing can hold the end back any more
 * @returns whether the end has begun
 */
export function hearQuit(log: Pick<Log, 'note'>, keychain: Held, end: () => void, kill = killThis): () => boolean {
  let isQuitting = false;
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', () => {
    isQuitting = true;
  });
  app.on('will-quit', () => {
    log.note('quit');
    end();
  });
  app.on('quit', () => {
    if (keychain.isHanging()) kill();
  });
  return () => isQuitting;
}

/** Ends the program without asking anybody. Where a force is needed, the exit code is only sure not to be 0. */
export function exitProgram(code: number, keychain: Held, kill = killThis): void {
  // Zero must be seen: then what hangs is waited for.
  if (code !== 0 && keychain.isHanging()) kill();
  else app.exit(code);
}

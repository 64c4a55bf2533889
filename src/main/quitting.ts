import { app } from 'electron';
import type { Log } from './log.ts';

/**
 * The program's end. The tray is the program: a closed window ends nothing.
 * @param end stops everything, when nothing can hold the end back any more
 * @returns whether the end has begun
 */
export function hearQuit(log: Pick<Log, 'note'>, end: () => void): () => boolean {
  let isQuitting = false;
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', () => {
    isQuitting = true;
  });
  app.on('will-quit', () => {
    log.note('quit');
    end();
  });
  return () => isQuitting;
}

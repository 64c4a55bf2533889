import { app, dialog } from 'electron';
import { catalogue } from '../domain/text/index.ts';
import type { Log } from './log.ts';
import type { Keychain } from './secrets/keychain.ts';
import { createSignal, type Signal } from './signal.ts';

/** Ends this process by force: with the exit code 1 on Windows, by its signal elsewhere. */
const killThis = (): void => void process.kill(process.pid, 'SIGKILL');

/**
 * A keychain that does not answer holds one of the process' threads: the process would stay, invisible, until it comes
 * back, keep a new one from starting, and end in a crash. So such a process is ended by force.
 */
type Held = Pick<Keychain, 'isHanging'>;

/** The program's end, as Electron announces it. */
export type Quitting = {
  hasBegun(): boolean;
  /** Who stops everything, when nothing can hold the end back any more. */
  readonly act: Signal<void>['act'];
};

/** Hears of the program's end. The tray is the program: a closed window ends nothing. */
export function hearQuit(log: Pick<Log, 'note'>, keychain: Held, kill = killThis): Quitting {
  let hasBegun = false;
  const end = createSignal();
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', () => {
    hasBegun = true;
  });
  app.on('will-quit', () => {
    log.note('quit');
    end.raise();
  });
  app.on('quit', () => {
    if (keychain.isHanging()) kill();
  });
  return { hasBegun: () => hasBegun, act: end.act };
}

/** Ends the program without asking anybody. Where a force is needed, the exit code is only sure not to be 0. */
export function exitProgram(code: number, keychain: Held, kill = killThis): void {
  // Zero must be seen: then what hangs is waited for.
  if (code !== 0 && keychain.isHanging()) kill();
  else app.exit(code);
}

/** Why the program ends before it watches anything. */
export type WhyNotStarted =
  /** The profile's folder cannot be used. */
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'remote-debugging' }
  | { readonly kind: 'other' };

/** Says that nothing is watched, and ends the program. In French: nothing was read yet that says otherwise. */
export function notStarted(why: WhyNotStarted): void {
  const words = catalogue('fr').shell.notStarted;
  dialog.showErrorBox(words.title, sentence(why, words));
  app.exit(1);
}

function sentence(why: WhyNotStarted, words: ReturnType<typeof catalogue>['shell']['notStarted']): string {
  switch (why.kind) {
    case 'folder':
      return words.folder(why.folder);
    case 'remote-debugging':
      return words.remoteDebugging;
    case 'other':
      return words.other;
  }
}

import { app, dialog } from 'electron';
import { catalogue } from '../domain/text/index.ts';

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

import { BrowserWindow, dialog } from 'electron';
import { catalogue, type Lang } from '../../domain/text/index.ts';
import { keychainEntry } from '../secrets/keychain.ts';
import type { Left } from './forgetting.ts';

/** Where what is left is to be found. */
export type LeftPlace = {
  readonly lang: Lang;
  readonly platform: NodeJS.Platform;
  /** The keychain's. */
  readonly service: string;
  /** The profile's. */
  readonly folder: string;
};

/** What could not be erased and what the user can do about it, ready to show. */
export function leftInWords(
  left: Left,
  { lang, platform, service, folder }: LeftPlace,
): { readonly title: string; readonly body: string } {
  const items = (texts: readonly string[]): string => texts.map((text) => `• ${text}`).join('\n');
  switch (left.kind) {
    case 'passwords': {
      const words = catalogue(lang).shell.left.passwords;
      const named = left.passwords.map(
        ({ address, leg }) => `${words.name[leg](address)},\n   ${words.entry} ${keychainEntry(service, address, leg)}`,
      );
      const list = items(named.length > 0 ? named : [words.others(service)]);
      const byHand = words.byHand[platform === 'win32' ? 'windows' : platform === 'darwin' ? 'mac' : 'other'];
      return {
        title: words.title,
        body: [`${words.why}\n${list}`, words.nothingElse, byHand].join('\n\n'),
      };
    }
    case 'rest': {
      const { title, why, parts } = catalogue(lang).shell.left.rest;
      const list = items(left.parts.map((part) => (part === 'files' ? `${parts.files}\n   ${folder}` : parts[part])));
      return { title: title, body: `${why}\n${list}` };
    }
  }
}

/** Tells it in a message box before the window. @returns asks; resolves with whether to try again */
export function createTeller(place: () => LeftPlace): (left: Left) => Promise<'again' | 'end'> {
  return async (left) => {
    const { lang } = place();
    const { again, end } = catalogue(lang).shell.left;
    const { title, body } = leftInWords(left, place());
    const options = {
      type: 'warning' as const,
      title: 'Vigie BMA',
      message: title,
      detail: body,
      buttons: [again, end],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    };
    const [window] = BrowserWindow.getAllWindows();
    const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    return response === 0 ? 'again' : 'end';
  };
}

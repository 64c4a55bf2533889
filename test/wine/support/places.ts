import { join } from 'node:path';
import { localAppData, userFolder, windowsPath } from './windows-pc.ts';

/** Where the app may keep its data: the Linux path, and the arguments that make it do so. */
export type Place = { readonly what: string; readonly folder: string; readonly args: readonly string[] };

const profile = (what: string, ...path: readonly string[]): Place => {
  const folder = join(userFolder, ...path);
  return { what, folder, args: ['--profile', windowsPath(folder)] };
};

export const places: readonly Place[] = [
  { what: "the user's own folder", folder: join(localAppData, 'Vigie BMA'), args: [] },
  profile('a profile folder with accents and spaces', "Données de l'école", 'Vigie BMA'),
  profile('a profile folder with emoji and a percent sign', '100 % école 🏫', 'é'.repeat(40)),
];

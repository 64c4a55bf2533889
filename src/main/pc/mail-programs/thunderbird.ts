import { win32 } from 'node:path';
import type { ProgramReading } from '../../../domain/model/mail-program.ts';
import { accountsFrom, prefsIn } from './thunderbird-prefs.ts';

/** Reads a file whole. @returns null where there is none; throws where it cannot be read, or is longer than that */
export type ReadFile = (path: string, mostBytes: number) => Promise<Uint8Array | null>;

const mostIniBytes = 100_000;
const mostPrefsBytes = 8_000_000;
/** One for each installed Thunderbird. */
const mostProfiles = 5;

/**
 * Thunderbird's accounts, of the profile that it opens by itself. Throws where its files are there and cannot be read.
 * @param appData `%APPDATA%`
 */
export async function readThunderbird(appData: string, readFile: ReadFile): Promise<ProgramReading> {
  const folder = win32.join(appData, 'Thunderbird');
  const ini = await readFile(win32.join(folder, 'profiles.ini'), mostIniBytes);
  if (ini === null) return { program: 'thunderbird', state: 'absent' };
  const profiles = openedProfiles(new TextDecoder().decode(ini)).slice(0, mostProfiles);
  const accounts = [];
  for (const { path, isRelative } of profiles) {
    // A profile on another PC would be asked for over the network.
    if (!isRelative && !/^[a-z]:\\/i.test(path)) throw new Error('a profile of another PC');
    const place = isRelative ? win32.join(folder, path) : path;
    const prefs = await readFile(win32.join(place, 'prefs.js'), mostPrefsBytes);
    if (prefs === null) continue;
    accounts.push(...accountsFrom(prefsIn(prefs), win32.basename(place)));
    prefs.fill(0);
  }
  return { program: 'thunderbird', state: 'read', accounts };
}

type Profile = { readonly path: string; readonly isRelative: boolean };

/** Of `profiles.ini`: what each installed Thunderbird opens, else what is marked as the default, else the only one. */
export function openedProfiles(ini: string): readonly Profile[] {
  const sections = ini.split(/^(?=\[)/m).map((section) => {
    const [head = '', ...lines] = section.split(/\r?\n/);
    const entries = lines.flatMap((line) => {
      const [, key, value] = /^([^=;#]+)=(.*)$/.exec(line) ?? [];
      return key === undefined || value === undefined ? [] : [[key.trim(), value.trim()] as const];
    });
    return { name: head.trim(), values: new Map(entries) };
  });
  const listed = sections
    .filter(({ name }) => /^\[Profile\d+\]$/.test(name))
    .map(({ values }) => ({
      path: (values.get('Path') ?? '').replaceAll('/', '\\'),
      isRelative: values.get('IsRelative') !== '0',
      isDefault: values.get('Default') === '1',
    }))
    .filter(({ path }) => path !== '');
  const installed = new Set(
    sections
      .filter(({ name }) => /^\[Install[\dA-F]+\]$/i.test(name))
      .flatMap(({ values }) => values.get('Default')?.replaceAll('/', '\\') ?? []),
  );
  const opened = listed.filter(({ path }) => installed.has(path));
  if (opened.length > 0) return opened;
  const marked = listed.filter(({ isDefault }) => isDefault);
  return marked.length > 0 || listed.length !== 1 ? marked : listed;
}

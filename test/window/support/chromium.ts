import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const folders = (): string[] => [
  ...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''),
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].flatMap((root) =>
    root === undefined
      ? []
      : [join(root, 'Google', 'Chrome', 'Application'), join(root, 'Microsoft', 'Edge', 'Application')],
  ),
];

/** The system's Chromium: the one that `CHROMIUM` names, else one on the path; null where there is none. */
export function findChromium(): string | null {
  const { CHROMIUM: named } = process.env;
  if (named) return existsSync(named) ? named : null;
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const found = folders().flatMap((folder) => names.map((name) => join(folder, name + suffix)));
  return found.find((path) => existsSync(path)) ?? null;
}

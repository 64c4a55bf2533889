import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { NtExecutable } from 'resedit';
import { scratch } from './pack.ts';

const locales = ['de', 'en-GB', 'en-US', 'fr', 'nl', 'pt-BR'];
/** Where Electron binaries keep their fuses: the sentinel, the version and length of the wire, one character a fuse. */
const fuses = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011', 'latin1');

/**
 * A folder that electron-builder takes for Electron's for Windows: another Windows program, with a fuse wire at its
 * end, and what electron-builder removes from such a folder. Its name keeps anybody from shipping the result.
 * @param program a Windows program; its signature is taken off, as Electron's has none
 */
export async function makeStandIn(program: string): Promise<string> {
  const folder = join(scratch, 'NOT-A-RELEASE');
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'NOT-A-RELEASE.txt'), 'No Electron: a stand-in for tests.\n');
  for (const locale of locales) writeFileSync(join(folder, 'locales', `${locale}.pak`), locale);
  const unsigned = NtExecutable.from(readFileSync(program), { ignoreCert: true }).generate();
  writeFileSync(join(folder, 'electron.exe'), Buffer.concat([Buffer.from(unsigned), fuses]));
  const defaultApp = join(scratch, 'default-app');
  mkdirSync(defaultApp);
  writeFileSync(join(defaultApp, 'package.json'), '{ "name": "electron", "main": "main.js" }');
  writeFileSync(join(defaultApp, 'main.js'), '');
  await createPackage(defaultApp, join(folder, 'resources', 'default_app.asar'));
  return folder;
}

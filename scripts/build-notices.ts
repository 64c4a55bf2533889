// Writes out/THIRD-PARTY-NOTICES.txt, which is installed beside the program: `npm run notices`. Electron's and Chromium's
// own licences come with Electron.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build-app.ts';
import { shippedPackages } from './shipped-packages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A package that the program carries, whole or in part. */
export type Notice = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
};

/** Where the licence of a package is that brings none along itself. */
const textElsewhere: Readonly<Record<string, string>> = {
  // Its platforms are packages of their own, without its licence.
  '@koromix/koffi-win32-x64': 'node_modules/koffi/LICENSE.txt',
  // Its manifest names the licence and no more.
  'native-reg': 'assets/licences/native-reg.txt',
};

/** A notice for every package the program carries code of. @throws where one has no licence text */
export function collectNotices(): Notice[] {
  return shippedPackages().map(({ name, version, licence, folder }) => {
    const text = licenceFiles(name, folder)
      .map((file) => readFileSync(join(root, file), 'utf8').trim())
      .join('\n\n');
    if (!text) throw new Error(`${name} ${version} (${licence}) has no licence text`);
    return { name, version, licence, text };
  });
}

function licenceFiles(name: string, folder: string): readonly string[] {
  const elsewhere = textElsewhere[name];
  if (elsewhere !== undefined) return [elsewhere];
  const files = readdirSync(join(root, folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  return files.map((file) => join(folder, file));
}

const line = '─'.repeat(80);

/** The notices as one text. */
export function formatNotices(notices: readonly Notice[]): string {
  const head = 'Vigie BMA contains, whole or in part, the following packages.\n';
  const sections = notices.map(
    ({ name, version, licence, text }) => `${line}\n${name} ${version} (${licence})\n\n${text}\n`,
  );
  return [head, ...sections].join('\n').replace(/\r\n/g, '\n');
}

if (import.meta.main) {
  if (!(await ensureBuilt())) process.exit(1);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out', 'THIRD-PARTY-NOTICES.txt'), formatNotices(collectNotices()));
}

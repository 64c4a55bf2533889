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

/** A notice for every package the program carries code of. @throws where one has no licence text */
export function collectNotices(): Notice[] {
  return shippedPackages().map(({ name, version, licence, folder }) => {
    const files = readdirSync(join(root, folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const text = files.map((file) => readFileSync(join(root, folder, file), 'utf8').trim()).join('\n\n');
    if (!text) throw new Error(`${name} ${version} (${licence}) has no licence text`);
    return { name, version, licence, text };
  });
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

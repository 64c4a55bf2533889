// What is handed out beside the installer: the bill of materials, and checksums of both.
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { billOfMaterials } from './bill-of-materials.ts';
import { shippedPackages } from './shipped-packages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Writes `<installer>.cdx.json` and `SHA256SUMS` beside an installer made from the last build. @returns the latter's text */
export function writeReleaseFiles(installer: string): string {
  const bill = installer.replace(/(\.exe)?$/, '.cdx.json');
  const { productName, version, license } = readJson(join(root, 'package.json'));
  const { packages: locked } = readJson(join(root, 'package-lock.json'));
  writeFileSync(
    bill,
    billOfMaterials({
      program: { name: productName, version, licence: license },
      installerSha256: sha256(installer),
      packages: shippedPackages().map((one) => ({ ...one, sha512: hexadecimal(locked[one.folder].integrity) })),
      electron: electronArchive(),
      serial: randomUUID(),
      madeAt: new Date(),
    }),
  );
  const sums = [installer, bill].map((file) => `${sha256(file)}  ${basename(file)}\n`).join('');
  writeFileSync(join(dirname(installer), 'SHA256SUMS'), sums);
  return sums;
}

/** A lock file's `sha512-` and base64, in hexadecimal. */
function hexadecimal(integrity: string): string {
  const [, base64 = ''] = /^sha512-(.+)$/.exec(integrity) ?? [];
  if (!base64) throw new Error(`no SHA-512 in the lock file: ${integrity}`);
  return Buffer.from(base64, 'base64').toString('hex');
}

/** The archive for Windows of the Electron that is installed, by the checksums that came with it. */
function electronArchive() {
  const electron = createRequire(import.meta.url).resolve('electron/package.json');
  const { version } = readJson(electron);
  const archive = `electron-v${version}-win32-x64.zip`;
  return { version, archive, sha256: readJson(join(dirname(electron), 'checksums.json'))[archive] };
}

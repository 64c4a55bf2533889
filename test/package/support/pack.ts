import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const scratch = process.env.VIGIE_PACKAGE_FOLDER ?? '';
export const manifest: { readonly version: string; readonly devDependencies: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/**
 * electron-builder by its command line, as far as the folder that would be installed.
 * @param settings what differs from electron-builder.yml @returns the folder
 */
export async function pack(platform: 'linux' | 'win', settings: Readonly<Record<string, string>>): Promise<string> {
  const output = join(scratch, platform);
  const given = { ...settings, 'directories.output': output };
  const cli = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const options = Object.entries(given).map(([name, value]) => `-c.${name}=${value}`);
  await promisify(execFile)(
    process.execPath,
    [cli, `--${platform}`, 'dir', '--x64', '--publish', 'never', ...options],
    {
      cwd: root,
    },
  );
  return join(output, `${platform}-unpacked`);
}

import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { keepWindowsUp, productFolder } from './windows-pc.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const programs = join(root, 'test', 'wine', 'programs');

/** Puts on the Windows PC: the command line as `npm run build` makes it, the test programs, and what they load. */
export async function setup(): Promise<() => void> {
  mkdirSync(productFolder, { recursive: true });
  const quiet = { root, logLevel: 'warn' } as const;
  await build({
    ...quiet,
    configFile: join(root, 'vite.config.ts'),
    build: { outDir: join(productFolder, 'cli'), emptyOutDir: true },
  });
  const entries = readdirSync(programs).map((name) => [name.replace(/\.ts$/, ''), join(programs, name)]);
  await build({
    ...quiet,
    configFile: false,
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir: productFolder,
      emptyOutDir: false,
      rolldownOptions: {
        input: Object.fromEntries(entries),
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'shared-[name].mjs' },
      },
    },
  });
  // As in the installer: of native modules Windows' own binaries only.
  const binaries = ['keytar', 'native-reg'].map((name) => `${name}/prebuilds/win32-x64`);
  for (const part of [
    'keytar/package.json',
    'keytar/lib',
    ...binaries,
    '@koromix/koffi-win32-x64/win32_x64/koffi.node',
  ])
    copyModule(part);
  copyModule('electron/package.json');
  copyModule('electron/index.js');
  return keepWindowsUp().end;
}

const copyModule = (part: string): void =>
  cpSync(join(root, 'node_modules', part), join(productFolder, 'node_modules', part), { recursive: true });

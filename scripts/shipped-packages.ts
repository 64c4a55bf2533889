// Which packages the installed program is made of, as the very build says that is installed.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where a build notes its packages, a file for each of its parts. */
const notesFolder = join(root, 'out', 'packages');

/** A package of which code is installed. */
export type ShippedPackage = {
  readonly name: string;
  readonly version: string;
  /** As its manifest gives it: an SPDX expression. */
  readonly licence: string;
  /** Its place in the project and in `package-lock.json`, e.g. `node_modules/zod`. */
  readonly folder: string;
};

/** For a build: notes the packages whose code its chunks carry. */
export function notePackages(file: string): Plugin {
  return {
    name: 'note-packages',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
      const folders = new Set(modules.flatMap((id) => packageFolder(id) ?? []));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify([...folders].sort()));
    },
  };
}

/** The innermost package that a module is in; null for one of our own. */
function packageFolder(moduleId: string): string | null {
  const path = relative(root, moduleId.replace(/^\0/, '').replace(/\?.*/, '')).replaceAll('\\', '/');
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? null;
}

/** Every package of which the program carries code, by name; Electron is not one of them. @throws where nothing was built */
export function shippedPackages(): readonly ShippedPackage[] {
  const notes = readdirSync(notesFolder).map((name) => readFileSync(join(notesFolder, name), 'utf8'));
  const bundled: readonly string[] = notes.flatMap((text) => JSON.parse(text));
  return [...new Set([...bundled, ...besideBundle()])]
    .map((folder) => {
      const { name, version, license = '' } = manifestIn(folder);
      return { name, version, licence: license, folder };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
}

/** Packages installed beside the bundle, as electron-builder is told to, and what their binaries were compiled from. */
function besideBundle(): ReadonlySet<string> {
  const told = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const folders = new Set<string>();
  const visit = (folder: string): void => {
    if (folders.has(folder)) return;
    folders.add(folder);
    for (const name of Object.keys(manifestIn(folder).dependencies ?? {})) visit(folderOf(name, folder));
  };
  for (const [, folder = ''] of told.matchAll(/from: (node_modules\/(?:@[^/\s]+\/)?[^/\s]+)/g)) visit(folder);
  return folders;
}

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
};

/** Of an installed package; of one that npm installs elsewhere only, as the lock file has it. @throws where neither knows it */
function manifestIn(folder: string): Manifest {
  const file = join(root, folder, 'package.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  if (!packages[folder]?.optional) throw new Error(`${folder} is not installed`);
  return { name: folder.replace(/^.*node_modules\//, ''), ...packages[folder] };
}

/** The package's folder as Node finds it from another one's. */
function folderOf(name: string, from: string): string {
  const own = [from, 'node_modules', name].join('/').replace(/^\//, '');
  if (existsSync(join(root, own, 'package.json'))) return own;
  if (from === '') throw new Error(`${name} is not installed`);
  return folderOf(name, from.includes('/node_modules/') ? from.slice(0, from.lastIndexOf('/node_modules/')) : '');
}

// Writes out/THIRD-PARTY-NOTICES.txt, which is installed beside the program: `npm run notices`. Electron's and Chromium's
// own licences come with Electron.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What the installed program is made of; the command line and the demonstration are not installed. */
const shipped = ['app', 'domain', 'ipc', 'main', 'preload', 'probe', 'renderer'];

/** A package that the program carries, whole or in part. */
export type Notice = {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
};

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
};

/** The ways in which sources name a module. */
const imports = [
  /^(?:import|export) [^'"=;()]*\bfrom '([^']+)'/gm,
  /^import '([^']+)'/gm,
  /\bimport\('([^']+)'\)/g,
  /createRequire\(import\.meta\.url\)\('([^']+)'\)/g,
];

/** The packages that shipped sources name, types excepted. */
function importedPackages(): Set<string> {
  const found = new Set<string>();
  for (const folder of shipped)
    for (const entry of readdirSync(join(root, 'src', folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
      const source = readFileSync(join(entry.parentPath, entry.name), 'utf8').replace(/^import type [^;]*;/gm, '');
      // From JSX comes an import that no source spells out.
      if (entry.name.endsWith('.tsx')) found.add('preact');
      for (const [, specifier = ''] of imports.flatMap((pattern) => [...source.matchAll(pattern)])) {
        if (specifier.startsWith('.') || isBuiltin(specifier)) continue;
        const [scope = '', name = ''] = specifier.split('/');
        found.add(scope.startsWith('@') ? `${scope}/${name}` : scope);
      }
    }
  found.delete('electron');
  return found;
}

/** The package's folder as Node finds it from another one. */
function folderOf(name: string, from: string): string {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    try {
      readFileSync(join(folder, 'package.json'));
      return folder;
    } catch {
      if (at === dirname(at)) throw new Error(`${name}, wanted by ${from}, is not installed`);
    }
  }
}

/** Every package the program may carry code of, with all that those depend on. @throws where one has no licence text */
export function collectNotices(): Notice[] {
  const notices = new Map<string, Notice>();
  const visit = (folder: string): void => {
    if (notices.has(folder)) return;
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const { name, version, license = '', dependencies = {} } = manifest;
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
    if (!text) throw new Error(`${name} ${version} (${license}) has no licence text`);
    notices.set(folder, { name, version, licence: license, text });
    for (const dependency of Object.keys(dependencies)) visit(folderOf(dependency, folder));
  };
  for (const name of importedPackages()) visit(folderOf(name, root));
  return [...notices.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
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
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out', 'THIRD-PARTY-NOTICES.txt'), formatNotices(collectNotices()));
}

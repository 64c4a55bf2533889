import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { beforeAll, describe, expect, it } from 'vitest';
import { shippedPackages } from '../../scripts/shipped-packages.ts';
import { readFuses, shippedFuses } from './support/fuses.ts';
import { manifest, pack, root } from './support/pack.ts';
import { whyNotHere } from './support/prerequisites.ts';
import { makeStandIn } from './support/stand-in.ts';

const isSkipped = whyNotHere()['the package for Windows'] !== null;
/** The binary of each package outside the bundle. */
const binaries = {
  keytar: 'prebuilds/win32-x64/keytar.node',
  'native-reg': 'prebuilds/win32-x64/node.napi.node',
  '@koromix/koffi-win32-x64': 'win32_x64/koffi.node',
} as const;
const natives = Object.entries(binaries)
  .map(([name, path]) => `node_modules/${name}/${path}`)
  .sort();
const budgetBytes = 4_000_000;
const amd64 = 0x8664;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

describe.skipIf(isSkipped)('the package for Windows', () => {
  let folder = '';
  let asar = '';
  let program = '';
  let resources: NtExecutableResource;
  /** Paths in the archive, folders left out. */
  let packed: string[] = [];
  beforeAll(async () => {
    const electronDist = await makeStandIn(process.env.VIGIE_PACKAGE_NODE ?? '');
    expect(existsSync(join(electronDist, 'resources', 'default_app.asar'))).toBe(true);
    folder = await pack('win', { electronDist });
    asar = join(folder, 'resources', 'app.asar');
    program = join(folder, 'Vigie BMA.exe');
    resources = NtExecutableResource.from(NtExecutable.from(readFileSync(program)));
    const paths = listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
    packed = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)));
  });

  it('holds the built program, its icons and the native modules, and nothing else', () => {
    const allowed = [
      /^package\.json$/,
      /^out\/main\/(chunks\/)?[\w-]+\.js$/,
      /^out\/preload\/index\.cjs$/,
      /^out\/renderer\/(index\.html|assets\/[\w-]+\.(js|css|woff2|svg|png))$/,
      /^assets\/icons\/[\w-]+\.ico$/,
      /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js|prebuilds\/win32-x64\/keytar\.node)$/,
      /^node_modules\/native-reg\/(package\.json|prebuilds\/win32-x64\/node\.napi\.node)$/,
      /^node_modules\/koffi\/(package\.json|LICENSE\.txt)$/,
      /^node_modules\/@koromix\/koffi-win32-x64\/(package\.json|win32_x64\/koffi\.node)$/,
    ];
    expect(packed.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
    for (const path of [
      'out/main/index.js',
      'out/preload/index.cjs',
      'out/renderer/index.html',
      'assets/icons/app.ico',
    ])
      expect(packed).toContain(path);
    const { version, main, type, scripts, devDependencies } = JSON.parse(extractFile(asar, 'package.json').toString());
    expect({ version, main, type, scripts, devDependencies }).toEqual({
      version: manifest.version,
      main: 'out/main/index.js',
      type: 'module',
    });
  });

  it('holds native modules for Windows x64 only, outside the archive', () => {
    const unpacked = join(folder, 'resources', 'app.asar.unpacked');
    expect(filesIn(unpacked)).toEqual(natives);
    expect(filesIn(folder).filter((path) => path.endsWith('.node'))).toEqual(
      natives.map((path) => `resources/app.asar.unpacked/${path}`),
    );
    const listed = shippedPackages().map(({ folder }) => folder);
    expect(listed).toEqual(expect.arrayContaining(Object.keys(binaries).map((name) => `node_modules/${name}`)));
    for (const path of natives) {
      const library = NtExecutable.from(readFileSync(join(unpacked, path)), { ignoreCert: true });
      expect(library.newHeader.fileHeader.machine).toBe(amd64);
    }
  });

  it('keeps its own share within the budget', () => {
    const shares = filesIn(join(folder, 'resources')).map((path) => statSync(join(folder, 'resources', path)).size);
    const bytes = shares.reduce((sum, size) => sum + size, 0);
    console.log(`asar and native modules: ${bytes} bytes of ${budgetBytes}`);
    expect(bytes).toBeLessThanOrEqual(budgetBytes);
  });

  it("has nothing of Electron's default app and of other languages", () => {
    expect(filesIn(join(folder, 'resources')).filter((path) => path.endsWith('.asar'))).toEqual(['app.asar']);
    expect(filesIn(join(folder, 'locales'))).toEqual(['en-US.pak', 'fr.pak']);
  });

  it('comes with its licence and those of others', () => {
    expect(readFileSync(join(folder, 'LICENSE.txt'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
    expect(readFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toContain('@github/keytar');
  });

  it('says in its version resources what it is', () => {
    const [info, ...others] = Resource.VersionInfo.fromEntries(resources.entries);
    expect(others).toEqual([]);
    const [language, ...languages] = info?.getAllLanguagesForStringValues() ?? [];
    expect(languages).toEqual([]);
    expect(language && info?.getStringValues(language)).toMatchObject({
      CompanyName: 'Vigie BMA',
      ProductName: 'Vigie BMA',
      FileDescription: 'Vigie BMA',
      InternalName: 'Vigie BMA',
      LegalCopyright: 'Copyright © 2026 Vigie BMA contributors',
      FileVersion: manifest.version,
      ProductVersion: `${manifest.version}.0`,
    });
  });

  it('has its icon in every size, and asks for no other rights than its user has', () => {
    const [group] = Resource.IconGroupEntry.fromEntries(resources.entries);
    const drawn = Data.IconFile.from(readFileSync(join(root, 'assets', 'icons', 'app.ico'))).icons;
    expect(group?.icons.map(({ width }) => width)).toEqual(drawn.map(({ width }) => width));
    const texts = resources.entries.filter(({ type }) => type === 24).map(({ bin }) => Buffer.from(bin).toString());
    expect(texts.join()).not.toMatch(/requireAdministrator|highestAvailable/);
  });

  it("carries the hash of the archive's header, so that another archive does not start", () => {
    const [integrity] = resources.entries.filter(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
    const value = createHash('sha256').update(getRawHeader(asar).headerString).digest('hex');
    expect(JSON.parse(Buffer.from(integrity?.bin ?? new ArrayBuffer(0)).toString())).toEqual([
      { file: 'resources\\app.asar', alg: 'SHA256', value },
    ]);
  });

  it('has its fuses as they are shipped', async () => {
    expect(await readFuses(program)).toEqual(shippedFuses);
  });

  it('cannot be taken for a release', () => {
    expect(existsSync(join(folder, 'NOT-A-RELEASE.txt'))).toBe(true);
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const binary = (name: string, path: string): string =>
  join(createRequire(import.meta.url).resolve(`${name}/package.json`), '..', path);

type Case = readonly [folder: string, specifier: string];
const forbidden: readonly Case[] = [
  ['src/domain', 'node:fs'],
  ['src/domain', 'electron'],
  ['src/domain', '../probe/pop3.ts'],
  ['src/domain/checks', '../../app/examine.ts'],
  ['src/domain/text/fr', '../../../cli/check.ts'],
  ['src/domain', '../../assets/profiles/etnic.json'],
  ['src/domain', 'nodemailer'],
  ['src/domain/time', '../model/state.ts'],
  ['src/domain/model', '../leg/index.ts'],
  ['src/domain/text', '../view/support.ts'],
  ['src/domain/checks', '../leg/index.ts'],
  ['src/domain/leg', '../watch/watch.ts'],
  ['src/domain/watch', '../tell/alert.ts'],
  ['src/domain/tell', '../view/snapshot.ts'],
  ['src/domain/watch', '../leg/turn.ts'],
  ['src/domain/tell', '../leg/turn.ts'],
  ['src/domain/view', '../leg/due.ts'],
  ['src/app', '../domain/leg/due.ts'],
  ['src/main', '../domain/leg/due.ts'],
  ['src/cli', '../domain/leg/due.ts'],
  ['src/demo', '../domain/leg/due.ts'],
  ['src/domain', '../disk/write-whole.ts'],
  ['src/disk', '../domain/model/health.ts'],
  ['src/disk', '../app/examine.ts'],
  ['src/disk', '../main/border.ts'],
  ['src/disk', 'electron'],
  ['src/disk', 'zod'],
  ['src/probe', '../disk/write-whole.ts'],
  ['src/probe', '../app/examine.ts'],
  ['src/probe', '../cli/check.ts'],
  ['src/probe', 'electron'],
  ['src/app', '../probe/pop3.ts'],
  ['src/app', '../demo/world.ts'],
  ['src/app', '../disk/write-whole.ts'],
  ['src/app', 'electron'],
  ['src/ipc', '../main/border.ts'],
  ['src/ipc', '../app/application.ts'],
  ['src/renderer', '../app/examine.ts'],
  ['src/renderer', 'node:fs'],
  ['src/renderer', '../disk/write-whole.ts'],
  ['src/renderer', '../main/border.ts'],
  ['src/renderer', '../cli/check.ts'],
  ['src/renderer', 'electron'],
  ['src/renderer', '../preload/index.ts'],
  ['src/preload', '../main/border.ts'],
  ['src/preload', '../renderer/app.tsx'],
  ['src/preload', '../app/examine.ts'],
  ['src/main', '../demo/edition.ts'],
  ['src/main/pc', '../../demo/edition.ts'],
  ['src/main', '../cli/check.ts'],
  ['src/main', '../renderer/app.tsx'],
  ['src/main', '../preload/index.ts'],
  ['src/cli', 'electron'],
  ['src/cli', '../main/border.ts'],
  ['src/cli', '../demo/world.ts'],
  ['src/cli', '../renderer/app.tsx'],
  ['src/cli', '../preload/index.ts'],
  ['src/demo', 'electron'],
  ['src/demo', '../main/border.ts'],
  ['src/demo', '../renderer/app.tsx'],
];
const allowed: readonly Case[] = [
  ['src/domain', './health.ts'],
  ['src/domain/checks', '../model/health.ts'],
  ['src/domain/leg', '../checks/leg.ts'],
  ['src/domain/view', '../leg/index.ts'],
  ['src/domain/text/fr', '../words.ts'],
  ['src/domain', 'zod'],
  ['src/domain', 'temporal-polyfill'],
  ['src/probe', '../domain/model/health.ts'],
  ['src/app', '../domain/model/health.ts'],
  ['src/app', '../ipc/contract.ts'],
  ['src/cli', '../probe/pop3.ts'],
  ['src/cli', '../disk/write-whole.ts'],
  ['src/main', '../disk/write-whole.ts'],
  ['src/main', 'electron'],
  ['src/preload', 'electron'],
  ['src/preload', '../ipc/page.ts'],
  ['src/renderer', '../ipc/contract.ts'],
  ['src/demo', '../cli/check.ts'],
  ['src/disk', './disk.ts'],
  ['src/disk', 'node:fs'],
];

/** Lints files written into an empty copy of the project, all in one run. Gives the rules broken in each. */
function lint(files: Readonly<Record<string, string>>): Map<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-layering-'));
  try {
    const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
    writeFileSync(
      join(folder, 'biome.json'),
      JSON.stringify({ ...config, $schema: undefined, vcs: { enabled: false } }),
    );
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), code);
    }
    const args = [binary('@biomejs/biome', 'bin/biome'), 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    const broken = new Map<string, string[]>();
    for (const { category, location } of JSON.parse(stdout).diagnostics) {
      const path = String(location.path?.file ?? location.path).replace(/^\.\//, '');
      broken.set(path, [...(broken.get(path) ?? []), category]);
    }
    return broken;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const name = ([folder, specifier]: Case): string => `${folder}/${specifier.replace(/\W+/g, '-')}.ts`;
const code = ([, specifier]: Case): string => `import { x } from '${specifier}';\n\nx();\n`;
const broken = lint({
  ...Object.fromEntries([...forbidden, ...allowed].map((entry) => [name(entry), code(entry)])),
  'src/app/default.ts': 'export default 1;\n',
  'src/probe/console.ts': "console.log('x');\n",
  'src/domain/round.ts': "import { b } from './about.ts';\n\nexport const a = (): unknown => b;\n",
  'src/domain/about.ts': "import { a } from './round.ts';\n\nexport const b = (): unknown => a;\n",
});

describe('arrows point inward only', () => {
  it.each(forbidden)('%s may not import %s', (...entry) => {
    expect(broken.get(name(entry)) ?? []).toContain('lint/style/noRestrictedImports');
  });
  it.each(allowed)('%s may import %s', (...entry) => {
    expect(broken.get(name(entry)) ?? []).toEqual([]);
  });
  it('there are no default exports and no stray console', () => {
    expect(broken.get('src/app/default.ts')).toContain('lint/style/noDefaultExport');
    expect(broken.get('src/probe/console.ts')).toContain('lint/suspicious/noConsole');
  });
  it('there are no cycles', () => {
    expect(broken.get('src/domain/round.ts')).toEqual(['lint/suspicious/noImportCycles']);
    expect(broken.get('src/domain/about.ts')).toEqual(['lint/suspicious/noImportCycles']);
  });
});

describe('the domain knows no platform', () => {
  it.each([
    'setTimeout(() => undefined, 1);',
    'process.exit();',
    "console.log('x');",
    "Buffer.from('x');",
    'document.title;',
    "fetch('x');",
  ])('%s does not compile there', (statement) => {
    const folder = mkdtempSync(join(tmpdir(), 'vigie-domain-'));
    const tsc = binary('typescript', 'bin/tsc');
    const compile = (text: string): string => {
      writeFileSync(join(folder, 'proof.ts'), text);
      return execFileSync(process.execPath, [tsc, '--noEmit', '-p', folder], { encoding: 'utf8', stdio: 'pipe' });
    };
    try {
      writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ extends: join(root, 'src/domain/tsconfig.json'), include: ['proof.ts'] }),
      );
      expect(compile('export const proof = 1;\n')).toBe('');
      expect(() => compile(`export const proof = 1;\n${statement}\n`)).toThrow();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

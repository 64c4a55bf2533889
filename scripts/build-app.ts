// Builds of the program: the one that is shipped, the demonstration's, and the window alone.
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { rendererConfig } from '../electron.vite.config.ts';
import { root } from './electron.ts';
import { launchNode } from './launcher.ts';

/** The demonstration's own program folder, with a `package.json`, `out` and `assets` like the project's. */
export const demoApp = join(root, 'out', 'demo');

/** True where the app built in this folder is no older than what it is built from. */
function isBuilt(app: string): boolean {
  // Built last, and removed first.
  const page = join(app, 'out', 'renderer', 'index.html');
  if (!existsSync(page)) return false;
  const builtMs = statSync(page).mtimeMs;
  return builtFrom().every((file) => statSync(file).mtimeMs <= builtMs);
}

/** Sources, data that is bundled (assets), and what says how all of it is built. */
export function builtFrom(folder = root): readonly string[] {
  const within = (name: string): readonly string[] =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const data = within('assets').filter((file) => file.endsWith('.json'));
  const rules = readdirSync(folder).filter((name) =>
    /^(package(-lock)?|tsconfig)\.json$|^(electron\.)?vite\.config\.ts$/.test(name),
  );
  return [...within('src'), ...data, ...rules.map((name) => join(folder, name))];
}

async function runElectronVite(args: readonly string[]): Promise<boolean> {
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const building = launchNode([cli, 'build', ...args], { cwd: root, output: 'pipe' });
  let said = '';
  for (const output of [building.stdout, building.stderr])
    output?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const isBuilt = await new Promise<boolean>((resolve) => {
    building.once('error', () => resolve(false)).once('close', (code) => resolve(code === 0));
  });
  if (!isBuilt) process.stderr.write(said);
  return isBuilt;
}

/** Builds the app where its build is missing or old. @returns whether there is one */
export const ensureBuilt = async (): Promise<boolean> => isBuilt(root) || runElectronVite([]);

/** As {@link ensureBuilt}, for the build that lives in demo time. */
export async function ensureDemoBuilt(): Promise<boolean> {
  if (isBuilt(demoApp)) return true;
  if (!(await runElectronVite(['--mode', 'demo']))) return false;
  const { name, productName, version, type, main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(demoApp, 'package.json'), JSON.stringify({ name, productName, version, type, main }));
  cpSync(join(root, 'assets'), join(demoApp, 'assets'), { recursive: true });
  return true;
}

/** Builds the window alone, for a browser. */
export async function buildPage(outDir: string): Promise<void> {
  await build({
    ...rendererConfig,
    configFile: false,
    root: join(root, rendererConfig.root),
    base: './',
    logLevel: 'error',
    build: {
      ...rendererConfig.build,
      outDir,
      rolldownOptions: { input: join(root, rendererConfig.build.rolldownOptions.input) },
    },
  });
}

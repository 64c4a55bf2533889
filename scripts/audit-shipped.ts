// `npm run audit:shipped`: known weaknesses of what the installer carries (npm audit), and of nothing that only builds or
// tests it. Ends with 1 where one is high or critical. Where nobody can be asked it says so, and that is no failure.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './build-app.ts';
import { root } from './electron.ts';
import { shippedPackages } from './shipped-packages.ts';

type Advisory = { readonly title: string; readonly url: string; readonly severity: string; readonly range: string };
/** As far as `npm audit --json` is read here. A message alone is what became of the question to the service. */
type Report = {
  readonly auditReportVersion?: number;
  readonly message?: string;
  readonly vulnerabilities?: Readonly<Record<string, { readonly via: readonly (Advisory | string)[] }>>;
};
/** With a name where the package is not called like its folder. */
type Locked = { readonly version: string; readonly name?: string };
type Lock = { readonly packages: Readonly<Record<string, object>> };

const failing = ['high', 'critical'];

if (!(await ensureBuilt())) process.exit(1);
const folders = [...shippedPackages().map(({ folder }) => folder), 'node_modules/electron'];
const { auditReportVersion, message, vulnerabilities = {} } = audit(lockOf(folders));
if (auditReportVersion !== undefined) {
  const findings = Object.entries(vulnerabilities).flatMap(([name, { via }]) =>
    via.filter((one) => typeof one !== 'string').map((advisory) => ({ name, ...advisory })),
  );
  for (const { severity, name, range, title, url } of findings)
    console.log(`${severity}: ${name} ${range}: ${title} (${url})`);
  console.log(`Audited: ${folders.length} installed packages. Known weaknesses: ${findings.length}.`);
  if (findings.some(({ severity }) => failing.includes(severity))) process.exitCode = 1;
} else if (message !== undefined) {
  const sentence = `The audit service did not answer: ${message}`;
  console.log(`NOT AUDITED. ${sentence}`);
  if (process.env.GITHUB_ACTIONS) console.log(`::warning title=Not audited::${sentence}`);
} else throw new Error('npm audit asked nobody');

/** A lock file of these packages alone, in the places and versions of the project's own. */
function lockOf(folders: readonly string[]): Lock {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const entries: Record<string, Locked> = {};
  const dependencies: Record<string, string> = {};
  for (const folder of folders) {
    const { version, name }: Locked = packages[folder];
    entries[folder] = { version, ...(name === undefined ? {} : { name }) };
    const place = folder.replace(/^.*node_modules\//, '');
    dependencies[place] = name === undefined ? version : `npm:${name}@${version}`;
  }
  const project = { name: 'shipped', version: '0.0.0', dependencies };
  return { ...project, lockfileVersion: 3, packages: { '': project, ...entries } } as Lock;
}

/** @throws where npm itself fails, which says nothing of the service */
function audit(lock: Lock): Report {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-audit-'));
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify(lock.packages['']));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    // Where there is no network this must not hold anybody up.
    const options = ['--json', '--package-lock-only', '--fetch-retries=1', '--fetch-timeout=30000'];
    const { stdout, error } = spawnSync('npm', ['audit', ...options], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (error) throw error;
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

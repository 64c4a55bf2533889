// `npm run dist`: the installer for Windows in dist/, and beside it what it carries (CycloneDX) and SHA256SUMS. On Windows, or on Linux with Wine.
// How it is signed, and why it must be: docs/release.md.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Arch, build, Platform } from 'electron-builder';
import { writeReleaseFiles } from './release-files.ts';
import { signingFrom } from './signing.ts';
import { electronVersion, findWindowsElectron } from './windows-electron.ts';
import { installWindowsKoffi } from './windows-koffi.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const isWindows = process.platform === 'win32';

/** What nobody who hands out the installer should miss. */
const unsignedNotice = `
  THIS INSTALLER IS NOT SIGNED: for a trial on one's own PC, not for a school.
  SmartScreen will warn of it, and Smart App Control will block it with no way past (docs/release.md).
`;

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

const signing = signingFrom(process.env);
if (signing.kind === 'incomplete')
  fail(
    `No Windows installer: it is to be signed by Azure, but the environment leaves ${signing.missing.join(', ')} missing.`,
  );
const electron = await findWindowsElectron();
if (electron.dist === null)
  fail(
    `No Windows installer: it needs the real Electron ${electronVersion} for Windows, and ${electron.reason} (ELECTRON_OVERRIDE_DIST_PATH can name a folder with it).`,
  );

const noKoffi = installWindowsKoffi();
if (noKoffi !== null) fail(`No Windows installer: it carries @koromix/koffi-win32-x64, and ${noKoffi}.`);

for (const script of ['build', 'notices']) {
  const { status } = spawnSync('npm', ['run', '--silent', script], { cwd: root, stdio: 'inherit', shell: isWindows });
  if (status !== 0) fail(`No Windows installer: npm run ${script} failed.`);
}

console.log(signing.kind === 'signed' ? `\n  This installer will be signed ${signing.how}.\n` : unsignedNotice);
const made = await build({
  targets: Platform.WINDOWS.createTarget('nsis', Arch.x64),
  projectDir: root,
  publish: 'never',
  config: { electronDist: electron.dist, electronVersion, ...signing.config },
}).catch((error: unknown) => fail(`No Windows installer: ${error instanceof Error ? error.message : String(error)}`));

const [installer, ...others] = made.filter((file) => file.endsWith('.exe'));
if (installer === undefined || others.length > 0) fail('No Windows installer: electron-builder did not make one file.');
const sums = writeReleaseFiles(installer);
console.log(`\n${installer}\n${sums}`);
if (signing.kind === 'unsigned') console.log(unsignedNotice);

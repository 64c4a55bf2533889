import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** A folder or a zip archive that holds Electron for Windows x64, or why there is none, as a clause. */
export type WindowsElectron =
  | { readonly dist: string; readonly reason: null }
  | { readonly dist: null; readonly reason: string };

const fromElectron = createRequire(createRequire(import.meta.url).resolve('electron/package.json'));
/** The version that package.json pins. */
export const electronVersion: string = fromElectron('./package.json').version;

type Get = {
  downloadArtifact(options: {
    readonly version: string;
    readonly artifactName: string;
    readonly platform: string;
    readonly arch: string;
    readonly checksums: Readonly<Record<string, string>>;
  }): Promise<string>;
};

const downloadMs = 300_000;
const reachableMs = 5_000;
/** For an archive that is in the cache: it is hashed. */
const cacheMs = 20_000;

/**
 * The folder named by the environment where it holds Electron for Windows, else the archive from Electron's releases,
 * checked against the checksums that came with the package. Without a network this ends within half a minute.
 */
export async function findWindowsElectron(env: NodeJS.ProcessEnv = process.env): Promise<WindowsElectron> {
  const named = env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named && existsSync(join(named, 'electron.exe'))) {
    const reason = whyNotElectron(join(named, 'electron.exe'));
    return reason === null
      ? { dist: named, reason }
      : { dist: null, reason: `the electron.exe that ELECTRON_OVERRIDE_DIST_PATH names ${reason}` };
  }
  return download(env.ELECTRON_MIRROR || 'https://github.com/electron/electron/releases/');
}

async function download(mirror: string): Promise<WindowsElectron> {
  const { downloadArtifact }: Get = fromElectron('@electron/get');
  const target = { version: electronVersion, artifactName: 'electron', platform: 'win32', arch: 'x64' };
  const failed = (why: string): WindowsElectron => ({
    dist: null,
    reason: `electron-v${electronVersion}-win32-x64.zip ${why}`,
  });
  const got = downloadArtifact({ ...target, checksums: fromElectron('./checksums.json') }).then(
    (dist): WindowsElectron => ({ dist, reason: null }),
    () => failed('could not be downloaded'),
  );
  const isReachable = await fetch(mirror, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(reachableMs),
  }).then(
    () => true,
    () => false,
  );
  const late = sleep(isReachable ? downloadMs : cacheMs, failed('did not arrive in time'), { ref: false });
  return Promise.race([got, late]);
}

/** What every Electron binary carries and no other program does (Electron's documentation of fuses). */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const x64 = 0x8664;

/** Why a file is not the program of Electron for Windows x64 in the pinned version, as a clause; null where it is. */
export function whyNotElectron(file: string): string | null {
  const bytes = readFileSync(file);
  let executable: NtExecutable;
  try {
    executable = NtExecutable.from(bytes, { ignoreCert: true });
  } catch {
    return 'is no Windows program';
  }
  if (executable.newHeader.fileHeader.machine !== x64) return 'is not for x64';
  const [info] = Resource.VersionInfo.fromEntries(NtExecutableResource.from(executable).entries);
  const [language] = info?.getAllLanguagesForStringValues() ?? [];
  const { ProductName, ProductVersion } = (language && info?.getStringValues(language)) ?? {};
  if (ProductName !== 'Electron' || !bytes.includes(fuseSentinel))
    return `is ${ProductName || 'something'}, not Electron`;
  // Some builds write a fourth part.
  if (!`${ProductVersion}.`.startsWith(`${electronVersion}.`))
    return `is Electron ${ProductVersion}, and package.json pins ${electronVersion}`;
  return null;
}

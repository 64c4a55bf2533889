import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { signingFrom } from '../../scripts/signing.ts';
import { electronVersion } from '../../scripts/windows-electron.ts';
import { root, scratch } from './support/pack.ts';

const program = process.env.VIGIE_PACKAGE_NODE ?? '';

/** Runs `npm run dist`'s script where nothing can be downloaded. */
function dist(env: NodeJS.ProcessEnv): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const nowhere = { ELECTRON_MIRROR: 'http://127.0.0.1:9/', XDG_CACHE_HOME: join(scratch, 'empty-cache') };
  return spawnSync(process.execPath, [join(root, 'scripts', 'dist.ts')], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: scratch, ...nowhere, ...env },
  });
}

describe.skipIf(!scratch)('the installer is not made', () => {
  it('without Electron for Windows', () => {
    expect(dist({})).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `No Windows installer: it needs the real Electron ${electronVersion} for Windows, and electron-v${electronVersion}-win32-x64.zip could not be downloaded (ELECTRON_OVERRIDE_DIST_PATH can name a folder with it).\n`,
    });
  });

  it.skipIf(!program)('from another Windows program', () => {
    const named = join(scratch, 'other');
    mkdirSync(named);
    copyFileSync(program, join(named, 'electron.exe'));
    const { status, stderr } = dist({ ELECTRON_OVERRIDE_DIST_PATH: named });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^No Windows installer: .* is Node\.js, not Electron .*\n$/),
    });
  });

  it('from a file that is no program', () => {
    const named = join(scratch, 'no-program');
    mkdirSync(named);
    writeFileSync(join(named, 'electron.exe'), 'MZ');
    const { status, stderr } = dist({ ELECTRON_OVERRIDE_DIST_PATH: named });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^No Windows installer: .* is no Windows program .*\n$/),
    });
  });

  it('unsigned where it was to be signed by Azure and not all is known', () => {
    const { status, stderr } = dist({ VIGIE_AZURE_ENDPOINT: 'https://weu.codesigning.azure.net/' });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^No Windows installer: it is to be signed by Azure, but .*VIGIE_AZURE_ACCOUNT.* missing\.\n$/,
    );
  });
});

describe('signing, by the environment', () => {
  const azure = {
    VIGIE_AZURE_PUBLISHER: 'An Organisation',
    VIGIE_AZURE_ENDPOINT: 'https://weu.codesigning.azure.net/',
    VIGIE_AZURE_ACCOUNT: 'account',
    VIGIE_AZURE_PROFILE: 'profile',
    AZURE_TENANT_ID: 'tenant',
    AZURE_CLIENT_ID: 'client',
    AZURE_CLIENT_SECRET: 'secret',
  };

  it('is by Azure where all of it is set, and no unsigned build passes', () => {
    expect(signingFrom(azure)).toMatchObject({
      kind: 'signed',
      how: 'by Azure Artifact Signing',
      config: {
        forceCodeSigning: true,
        win: {
          azureSignOptions: {
            publisherName: 'An Organisation',
            endpoint: 'https://weu.codesigning.azure.net/',
            codeSigningAccountName: 'account',
            certificateProfileName: 'profile',
          },
        },
      },
    });
  });

  it.each(Object.keys(azure))('is incomplete without %s', (name) => {
    expect(signingFrom({ ...azure, [name]: '' })).toEqual({ kind: 'incomplete', missing: [name] });
  });

  it.each(['WIN_CSC_LINK', 'CSC_LINK'])('is with a certificate where %s is set', (name) => {
    expect(signingFrom({ [name]: 'certificate.pfx' })).toMatchObject({
      kind: 'signed',
      config: { forceCodeSigning: true },
    });
  });

  it('is none otherwise, and the name of the file says so', () => {
    const { kind, config } = signingFrom({}) as { kind: string; config: { nsis: { artifactName: string } } };
    expect(kind).toBe('unsigned');
    expect(config.nsis.artifactName).toMatch(/UNSIGNED\.\$\{ext\}$/);
  });
});

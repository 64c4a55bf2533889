import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { displayProblem, findElectron } from '../../scripts/electron.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const place = (...path: string[]): string => {
  const file = join(folder, ...path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  return file;
};

describe('finding Electron', () => {
  it('takes the folder that the environment names, before the package', () => {
    place('package', 'dist', 'electron');
    const named = place('named', 'electron');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'named') };
    expect(findElectron(env, join(folder, 'package'), 'linux').path).toBe(named);
  });

  it('does not fall back to the package when the named folder has none: says so', () => {
    place('package', 'dist', 'electron');
    const found = findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder }, join(folder, 'package'), 'linux');
    expect(found.path).toBeNull();
    expect(found.reason).toContain('ELECTRON_OVERRIDE_DIST_PATH');
  });

  it.each([
    ['linux', ['electron']],
    ['win32', ['electron.exe']],
    ['darwin', ['Electron.app', 'Contents', 'MacOS', 'Electron']],
  ] as const)('finds the one downloaded by the package on %s', (platform, path) => {
    const file = place('dist', ...path);
    expect(findElectron({}, folder, platform).path).toBe(file);
  });

  it("goes by the package's own note of where it was unpacked", () => {
    const file = place('dist', 'other-name');
    writeFileSync(join(folder, 'path.txt'), 'other-name');
    expect(findElectron({}, folder, 'linux').path).toBe(file);
  });

  it('gives a reason where nothing was downloaded', () => {
    expect(findElectron({}, folder, 'linux')).toEqual({ path: null, reason: expect.stringMatching(/téléchargé/) });
  });
});

describe('a display', () => {
  it.each([
    [{}, 'linux', false],
    [{ DISPLAY: ':0' }, 'linux', true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
    [{}, 'win32', true],
    [{}, 'darwin', true],
  ] as const)('with %j on %s: %s', (env, platform, isThere) => {
    expect(displayProblem(env, platform) === null).toBe(isThere);
  });
});

import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolder, keychainService, readArguments } from '../../src/main/arguments.ts';

const program = ['/opt/Vigie/vigie', '.'];
const read = (...args: readonly string[]) => readArguments([...program, ...args]);
const own = read();

describe('the arguments', () => {
  it.each<[string, readonly string[], Partial<ReturnType<typeof readArguments>>]>([
    ['nothing', [], {}],
    ['--hidden', ['--hidden'], { isHidden: true }],
    ['--forget-everything', ['--forget-everything'], { isForgetting: true }],
    ['--profile DIR', ['--profile', '/somewhere/trial'], { profile: resolve('/somewhere/trial') }],
    ['--profile=DIR', ['--profile=/somewhere/trial'], { profile: resolve('/somewhere/trial') }],
    ['a folder with = in it', ['--profile=/somewhere/a=b'], { profile: resolve('/somewhere/a=b') }],
    ['a folder with spaces', ['--profile', '/somewhere/a b'], { profile: resolve('/somewhere/a b') }],
    ['a folder relative to where it was started', ['--profile', 'trial'], { profile: resolve('trial') }],
    [
      'a folder written in a roundabout way',
      ['--profile=/somewhere/x/../trial/'],
      { profile: resolve('/somewhere/trial') },
    ],
    [
      'the first of two folders',
      ['--profile', '/somewhere/a', '--profile=/somewhere/b'],
      { profile: resolve('/somewhere/a') },
    ],
    [
      'all of them',
      ['--hidden', '--profile', '/somewhere/a', '--forget-everything'],
      {
        isHidden: true,
        isForgetting: true,
        profile: resolve('/somewhere/a'),
      },
    ],
    ['what Chromium adds', ['--no-sandbox', '--user-data-dir=/somewhere/z', '--hidden'], { isHidden: true }],
    ['look-alikes', ['--hide', '-hidden', '--hidden=1', '--profiles=/x', '--forget', 'hidden'], {}],
  ])('reads %s', (_what, args, expected) => {
    expect(read(...args)).toEqual({ isHidden: false, isForgetting: false, profile: null, ...expected });
  });

  it.each([
    ['an empty folder', ['--profile=']],
    ['no folder', ['--profile']],
    ['a flag instead of a folder', ['--profile', '--hidden']],
  ])('refuses --profile with %s: guessing could touch the user’s own', (_what, args) => {
    expect(() => read(...args)).toThrow(RangeError);
  });
});

describe('the data folder', () => {
  const usual = '/home/school/.config/Vigie BMA';

  it('is the given one with --profile, on every system', () => {
    const start = read('--profile=/somewhere/trial');
    for (const platform of ['win32', 'linux', 'darwin'] as const)
      expect(dataFolder(start, { LOCALAPPDATA: '/local' }, platform, usual)).toBe(resolve('/somewhere/trial'));
  });

  it('is local to the PC on Windows, not in the roaming profile', () => {
    const env = { LOCALAPPDATA: 'C:\\Users\\dir\\AppData\\Local', APPDATA: 'C:\\Users\\dir\\AppData\\Roaming' };
    expect(dataFolder(own, env, 'win32', usual)).toBe(join(env.LOCALAPPDATA, 'Vigie BMA'));
  });

  it.each<[string, NodeJS.ProcessEnv]>([
    ['without LOCALAPPDATA', {}],
    ['with an empty LOCALAPPDATA', { LOCALAPPDATA: '' }],
  ])('is still local on Windows %s', (_how, env) => {
    expect(dataFolder(own, env, 'win32', usual)).toBe(join(homedir(), 'AppData', 'Local', 'Vigie BMA'));
  });

  it.each(['linux', 'darwin'] as const)('is the usual one on %s', (platform) => {
    expect(dataFolder(own, { LOCALAPPDATA: '/local' }, platform, usual)).toBe(usual);
  });
});

describe('the keychain service', () => {
  it('is the own one without a profile', () => {
    expect(keychainService(own)).toBe('be.vigie-bma');
  });

  it('is another one for each profile, the same at every start, and does not show the path', () => {
    const service = keychainService(read('--profile=/somewhere/trial'));
    expect(service).toMatch(/^be\.vigie-bma\/[0-9a-f]{16}$/);
    expect(keychainService(read('--profile', '/somewhere/x/../trial'))).toBe(service);
    expect(keychainService(read('--profile=/somewhere/other'))).not.toBe(service);
  });
});

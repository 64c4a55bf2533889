import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openProfileFolder } from '../../../src/main/store/profile-folder.ts';

const system = vi.hoisted(() => ({ said: [] as string[][], exits: [] as number[], userData: '' }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  return { ...real, mkdirSync: vi.fn(real.mkdirSync) };
});
vi.mock('electron', () => ({
  app: {
    getPath: () => '/nowhere',
    setPath: (_name: string, path: string) => {
      system.userData = path;
    },
    exit: (code: number) => void system.exits.push(code),
  },
  dialog: { showErrorBox: (...words: string[]) => void system.said.push(words) },
}));

let folder = '';
const { argv } = process;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-folder-'));
  Object.assign(system, { said: [], exits: [], userData: '' });
});
afterEach(() => {
  process.argv = argv;
  rmSync(folder, { recursive: true, force: true });
});
const startWith = (...args: string[]) => {
  process.argv = ['vigie', ...args];
  return openProfileFolder();
};

describe('the folder of the profile', () => {
  it('is made where it is missing, and is where Electron keeps its own', () => {
    const profile = join(folder, 'a', 'b');
    expect(startWith('--profile', profile)).toMatchObject({ folder: profile, start: { profile } });
    expect(existsSync(profile)).toBe(true);
    expect(system).toMatchObject({ userData: profile, said: [], exits: [] });
  });

  it.each([
    ['has a file in its place', 'file'],
    ['would be inside a file', join('file', 'profile')],
  ])('that %s ends the start with one sentence that names it', (_what, name) => {
    writeFileSync(join(folder, 'file'), '');
    expect(startWith('--profile', join(folder, name))).toBeNull();
    expect(system.exits).toEqual([1]);
    expect(system.said).toHaveLength(1);
    const [[title = '', sentence = ''] = []] = system.said;
    expect(title).toBe('Vigie BMA n’a pas pu démarrer');
    expect(sentence).toContain(join(folder, name));
  });

  // There a folder's parent exists, and yet the system says that it does not.
  it.skipIf(process.platform !== 'linux')(
    'that its file system does not make ends the start with a sentence, too',
    () => {
      const profile = join('/proc', 'vigie', 'profile');
      expect(startWith('--profile', profile)).toBeNull();
      expect(system.exits).toEqual([1]);
      expect(system.said.flat().join(' ')).toContain(profile);
    },
  );

  it('that another start makes at the same moment is used', () => {
    const profile = join(folder, 'a');
    vi.mocked(mkdirSync).mockImplementationOnce((path) => {
      mkdirSync(path);
      throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
    });
    expect(startWith('--profile', profile)).toMatchObject({ folder: profile });
  });

  it('that was asked for and not named ends the start with a sentence, too', () => {
    expect(startWith('--profile')).toBeNull();
    expect(system.exits).toEqual([1]);
    expect(system.said).toHaveLength(1);
  });
});

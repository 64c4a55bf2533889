import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eraseRemains } from '../../../src/main/store/everything.ts';

vi.mock('electron', () => ({}));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-remains-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (...names: readonly string[]): void => {
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), 'x');
  }
};

describe('what else lies in the folder', () => {
  it.each([
    ['the memory of `vigie check`', ['check-memory.json']],
    [
      'its lock, cut writes and what was set aside of it',
      [
        'check-memory.json.lock',
        'check-memory.json.4711.new',
        'check-memory.json.tmp-0123456789abcdef',
        'check-memory.json.corrupt',
        'check-memory.json.corrupt-2026-11-23-2',
      ],
    ],
    ['status files', ['status/vigie.prom', 'status/deep/er/status.json']],
    ['crash reports', ['Crashpad/reports/a.dmp', 'Crashpad/client_id']],
    [
      "Chromium's working files",
      ['Preferences', 'Local State', 'Network/Cookies', 'Code Cache/js/index', 'GPUCache/data_0'],
    ],
  ])('goes: %s', (_what, names) => {
    write(...names);
    expect(eraseRemains([folder])).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("stays where it is somebody else's", () => {
    const names = [
      'settings.json',
      'check-memory.txt',
      'my-check-memory.json',
      'status.txt',
      'Rapport.docx',
      'SingletonLock',
    ];
    write(...names);
    expect(eraseRemains([folder])).toBe(true);
    expect(readdirSync(folder).sort()).toEqual([...names].sort());
  });

  it('is looked for in every folder, and a folder need not be there', () => {
    write('state/check-memory.json');
    expect(eraseRemains([join(folder, 'nowhere'), join(folder, 'state')])).toBe(true);
    expect(existsSync(join(folder, 'state', 'check-memory.json'))).toBe(false);
  });

  it('that cannot be removed is told, all but what Chromium holds until the end', () => {
    write('check-memory.json', 'Preferences');
    const hold = (held: string) => (path: string) => {
      if (path.endsWith(held)) throw new Error('EPERM');
      rmSync(path);
    };
    expect(eraseRemains([folder], hold('Preferences'))).toBe(true);
    write('check-memory.json');
    expect(eraseRemains([folder], hold('check-memory.json'))).toBe(false);
  });
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Disk, realDisk } from '../../../src/disk/disk.ts';
import type { Written } from '../../../src/disk/write-whole.ts';
import { plainJson } from '../../../src/main/store/file-format.ts';
import { openStoreFile, saveAgainMs } from '../../../src/main/store/store-file.ts';

type Value = { readonly name: string };
const fallback: Value = { name: 'default' };
const kept: Value = { name: 'kept' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const listed = (): string[] => readdirSync(folder).sort();
const text = (name = 'one.json'): string => readFileSync(join(folder, name), 'utf8');
const write = (name: string, content: string): void => writeFileSync(join(folder, name), content);
const open = (disk?: Disk) =>
  openStoreFile<Value>({
    folder,
    name: 'one',
    today: '2026-09-08',
    fallback,
    format: plainJson((data) => (typeof data === 'object' && data !== null && 'name' in data ? (data as Value) : null)),
    disk,
  });
const failing = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk that refuses so many reads, and renames where told so. */
function createDisk({ refusedReads = 0, code = 'EBUSY', refusesRename = false }) {
  const pauses: number[] = [];
  let reads = 0;
  const disk: Disk = {
    ...realDisk,
    read: (path) => {
      reads += 1;
      if (reads <= refusedReads) throw failing(code);
      return readFileSync(path);
    },
    rename: () => {
      if (refusesRename) throw failing('EACCES');
    },
    pause: (ms) => void pauses.push(ms),
  };
  return { disk, pauses };
}

describe('a file that is held by another program', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES', 'EMFILE'])('(%s) for some moments is read when it is free', (code) => {
    write('one.json', JSON.stringify(kept));
    const { disk, pauses } = createDisk({ refusedReads: 4, code });
    const file = open(disk);
    expect(file.initial).toEqual(kept);
    expect(file.problem).toBeNull();
    expect(pauses).toHaveLength(4);
  });

  it('for longer is left as it is: defaults for this run, nothing is saved over it', () => {
    write('one.json', JSON.stringify(kept));
    const { disk, pauses } = createDisk({ refusedReads: Number.POSITIVE_INFINITY });
    const file = open(disk);
    expect(file.initial).toEqual(fallback);
    expect(file.problem).toEqual({ file: 'one.json', kind: 'unreadable' });
    const waitedMs = pauses.reduce((sum, ms) => sum + ms, 0);
    expect(waitedMs).toBeGreaterThan(1_000);
    expect(waitedMs).toBeLessThan(2_000);
    file.save({ name: 'defaults, edited' });
    expect(listed()).toEqual(['one.json']);
    expect(open().initial).toEqual(kept);
  });

  it('is the same with a file that really cannot be read', () => {
    symlinkSync('one.json', join(folder, 'one.json'));
    const file = open();
    expect(file.initial).toEqual(fallback);
    expect(file.problem).toEqual({ file: 'one.json', kind: 'unreadable' });
    file.save(kept);
    expect(listed()).toEqual(['one.json']);
  });
});

describe('a broken file', () => {
  it('in a folder where nothing may be renamed is left as it is, and the program starts', () => {
    write('one.json', '{broken');
    const file = open(createDisk({ refusesRename: true }).disk);
    expect(file.initial).toEqual(fallback);
    expect(file.problem).toEqual({ file: 'one.json', kind: 'unreadable' });
    file.save(kept);
    expect(text()).toBe('{broken');
  });

  it.each([
    ['UTF-8 with a byte order mark', (content: string) => Buffer.from(`\uFEFF${content}`, 'utf8')],
    ['UTF-16, as older Notepads save “Unicode”', (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le')],
    ['UTF-16, big-endian', (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le').swap16()],
  ])('is none that an editor saved in %s', (_encoding, encode) => {
    const accented = { name: 'école' };
    writeFileSync(join(folder, 'one.json'), encode(JSON.stringify(accented)));
    const file = open();
    expect([file.initial, file.problem]).toEqual([accented, null]);
    file.save({ name: 'next' });
    expect(open().initial).toEqual({ name: 'next' });
  });
});

describe('what a cut write has left', () => {
  it('is removed at the next start, and nothing else is', () => {
    write('one.json', JSON.stringify(kept));
    write('one.json.tmp-1234567890abcdef', '{"na');
    const others = [
      'one.json.corrupt-2026-09-01',
      'one.json.tmp-mine',
      'one.json.tmp-1234567890abcdef.bak',
      'two.json.tmp-1234567890abcdef',
      'someone.json.tmp-1234567890abcdef',
    ];
    for (const name of others) write(name, 'x');
    mkdirSync(join(folder, 'one.json.tmp-1234567890aaaaaa'));
    expect(open().initial).toEqual(kept);
    expect(listed()).toEqual(['one.json', 'one.json.tmp-1234567890aaaaaa', ...others].sort());
  });
});

describe('a save that the disk refuses', () => {
  const full: Written = { ok: false, code: 'ENOSPC' };
  /** A file on a disk that is full until it is freed. */
  const openOnFullDisk = () => {
    const told: Written[] = [];
    const disk = { isFull: true };
    const file = openStoreFile<Value>({
      folder,
      name: 'one',
      today: '2026-09-08',
      fallback,
      format: plainJson(() => fallback),
      disk: {
        ...realDisk,
        write: (...args) => {
          if (disk.isFull) throw failing('ENOSPC');
          return realDisk.write(...args);
        },
      },
      onLuck: (written) => told.push(written),
    });
    return { file, disk, told };
  };
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is told at once, tried again by itself, and told when it was made', () => {
    const { file, disk, told } = openOnFullDisk();
    expect(file.save(kept)).toBe(false);
    expect(told).toEqual([full]);
    vi.advanceTimersByTime(3 * saveAgainMs);
    expect(told).toEqual([full]);
    disk.isFull = false;
    vi.advanceTimersByTime(saveAgainMs);
    expect(told).toEqual([full, { ok: true }]);
    expect(JSON.parse(text())).toEqual(kept);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is tried again with the last value only, and not after that one was saved', () => {
    const { file, disk } = openOnFullDisk();
    file.save({ name: 'first' });
    file.save({ name: 'second' });
    expect(vi.getTimerCount()).toBe(1);
    disk.isFull = false;
    vi.advanceTimersByTime(saveAgainMs);
    expect(JSON.parse(text())).toEqual({ name: 'second' });
    disk.isFull = true;
    file.save({ name: 'third' });
    disk.isFull = false;
    file.save(kept);
    rmSync(join(folder, 'one.json'));
    vi.advanceTimersByTime(2 * saveAgainMs);
    expect(listed()).toEqual([]);
  });

  it('is not made up for once the file is closed', () => {
    const { file, disk } = openOnFullDisk();
    file.save(kept);
    file.close();
    disk.isFull = false;
    vi.advanceTimersByTime(2 * saveAgainMs);
    expect(listed()).toEqual([]);
  });
});

import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, realDisk } from '../../src/disk/disk.ts';
import { isCutWrite, removeCutWrites, writeWhole } from '../../src/disk/write-whole.ts';

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-write-'));
  path = join(folder, 'one.json');
  writeFileSync(path, 'old');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = (): string => readFileSync(path, 'utf8');
const listed = (): string[] => readdirSync(folder).sort();
const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

/** A disk that is told every step, as it happens. */
function createTracedDisk(refusals: Partial<Disk> = {}) {
  const steps: string[] = [];
  const disk = Object.fromEntries(
    Object.entries({ ...realDisk, ...refusals }).map(([name, step]) => [
      name,
      (...args: readonly unknown[]) => {
        steps.push(name);
        return (step as (...args: readonly unknown[]) => unknown)(...args);
      },
    ]),
  ) as Disk;
  return { disk, steps };
}

describe('a write', () => {
  it('flushes the new file before it takes the place of the old one, and the folder after', () => {
    const { disk, steps } = createTracedDisk();
    expect(writeWhole(path, 'new, é', { disk })).toEqual({ ok: true });
    expect(text()).toBe('new, é');
    expect(listed()).toEqual(['one.json']);
    expect(steps).toEqual(['realPath', 'create', 'write', 'flush', 'close', 'rename', 'flushFolder']);
  });

  it('goes on where the disk takes a part, until every byte is counted', () => {
    const { disk, steps } = createTracedDisk({
      write: (file, bytes, from) => realDisk.write(file, bytes.subarray(0, from + 3), from),
    });
    expect(writeWhole(path, 'ten bytes!', { disk })).toEqual({ ok: true });
    expect(text()).toBe('ten bytes!');
    expect(steps.filter((step) => step === 'write')).toHaveLength(4);
  });

  it('may be empty, and may be bytes', () => {
    expect(writeWhole(path, '')).toEqual({ ok: true });
    expect(text()).toBe('');
    expect(writeWhole(path, new Uint8Array([0, 255, 10]))).toEqual({ ok: true });
    expect([...readFileSync(path)]).toEqual([0, 255, 10]);
  });

  it('is for its owner alone unless it is told otherwise', () => {
    writeWhole(path, 'x');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    writeWhole(path, 'x', { mode: 0o644 });
    expect(statSync(path).mode & 0o777).toBe(0o644);
  });

  it('makes the folder where it has gone', () => {
    rmSync(folder, { recursive: true });
    expect(writeWhole(path, 'new')).toEqual({ ok: true });
    expect(text()).toBe('new');
  });

  it('follows a link and leaves it one', () => {
    mkdirSync(join(folder, 'elsewhere'));
    const file = join(folder, 'elsewhere', 'real.json');
    writeFileSync(file, 'old');
    rmSync(path);
    symlinkSync(file, path);
    expect(writeWhole(path, 'new')).toEqual({ ok: true });
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(lstatSync(path).isSymbolicLink()).toBe(true);
    writeFileSync(`${file}.tmp-0123456789abcdef`, 'cut');
    removeCutWrites(path);
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['real.json']);
  });
});

describe('a write that cannot be made', () => {
  const refusals: readonly (readonly [string, string, Partial<Disk>])[] = [
    ['no file can be made', 'EROFS', { create: failing('EROFS') }],
    ['the disk is full', 'ENOSPC', { write: failing('ENOSPC') }],
    ['the disk takes nothing and says nothing', 'ENOSPC', { write: () => 0 }],
    ['the quota is used up at the flush', 'EDQUOT', { flush: failing('EDQUOT') }],
    [
      'the network tells it at the end',
      'EIO',
      {
        close: (file) => {
          realDisk.close(file);
          failing('EIO')();
        },
      },
    ],
    ['the old file cannot be replaced', 'EISDIR', { rename: failing('EISDIR') }],
  ];
  it.each(refusals)('because %s leaves the old file and nothing beside it, and says why', (_why, code, refusal) => {
    const { disk } = createTracedDisk(refusal);
    expect(writeWhole(path, 'new', { disk })).toEqual({ ok: false, code });
    expect(text()).toBe('old');
    expect(listed()).toEqual(['one.json']);
  });

  it('after a part was taken is no write: the sum counts', () => {
    let calls = 0;
    const { disk } = createTracedDisk({
      write: (file, bytes, from) => {
        calls += 1;
        return calls > 1 ? failing('ENOSPC')() : realDisk.write(file, bytes.subarray(0, 2), from);
      },
    });
    expect(writeWhole(path, 'new content', { disk })).toEqual({ ok: false, code: 'ENOSPC' });
    expect(text()).toBe('old');
    expect(listed()).toEqual(['one.json']);
  });

  it('says so even where its temporary file cannot be removed, which the next start does', () => {
    const { disk } = createTracedDisk({ flush: failing('EIO'), remove: failing('EIO') });
    expect(writeWhole(path, 'new', { disk })).toEqual({ ok: false, code: 'EIO' });
    expect(text()).toBe('old');
    expect(listed()).toHaveLength(2);
    removeCutWrites(path);
    expect(listed()).toEqual(['one.json']);
  });

  it('because nothing at all is there is told as well', () => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    expect(writeWhole(path, 'new')).toEqual({ ok: false, code: 'ENOTDIR' });
    expect(writeWhole(join(tmpdir(), 'not', 'there', 'one.json'), 'new')).toEqual({ ok: false, code: 'ENOENT' });
  });
});

describe('a file that another program holds', () => {
  it.each(['EPERM', 'EACCES', 'EBUSY'])('(%s) for a moment is replaced at a later try', (code) => {
    let refused = 4;
    const pauses: number[] = [];
    const { disk } = createTracedDisk({
      rename: (from, to) => {
        refused -= 1;
        return refused >= 0 ? failing(code)() : realDisk.rename(from, to);
      },
      pause: (ms) => void pauses.push(ms),
    });
    expect(writeWhole(path, 'new', { disk })).toEqual({ ok: true });
    expect(text()).toBe('new');
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(150);
  });

  it('for longer stays as it is', () => {
    const { disk, steps } = createTracedDisk({ rename: failing('EBUSY'), pause: () => undefined });
    expect(writeWhole(path, 'new', { disk })).toEqual({ ok: false, code: 'EBUSY' });
    expect(text()).toBe('old');
    expect(listed()).toEqual(['one.json']);
    expect(steps.filter((step) => step === 'rename')).toHaveLength(5);
  });

  it('in a folder that cannot be flushed is replaced all the same', () => {
    const { disk } = createTracedDisk({ flushFolder: failing('EISDIR') });
    expect(writeWhole(path, 'new', { disk })).toEqual({ ok: true });
  });
});

describe('the leavings of cut writes', () => {
  it('are known by their whole name', () => {
    for (const name of ['one.json.tmp-1234567890abcdef', 'one.json.tmp-ffffffffffffffff'])
      expect(isCutWrite(name, basename(path)), name).toBe(true);
    for (const name of [
      'one.json',
      'one.json.tmp-1234567890abcde',
      'one.json.tmp-1234567890abcdef.bak',
      'one.json.tmp-mine',
      'oneXjson.tmp-1234567890abcdef',
      'someone.json.tmp-1234567890abcdef',
    ])
      expect(isCutWrite(name, basename(path)), name).toBe(false);
  });
});

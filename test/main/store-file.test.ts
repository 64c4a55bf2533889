import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Disk, openStoreFile } from '../../src/main/store-file.ts';
import { type Written, writtenCopies } from './written.ts';

// The real electron-store: outside Electron the package only asks where its binary is, and is content with any answer.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
});

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
    read: (data) => (typeof data === 'object' && data !== null && 'name' in data ? (data as Value) : null),
    disk,
  });
const failing = (code: string): Error => Object.assign(new Error(code), { code });

/** A disk that refuses so many reads, and renames where told so. */
function createDisk({ refusedReads = 0, code = 'EBUSY', refusesRename = false }) {
  const pauses: number[] = [];
  let reads = 0;
  const disk: Disk = {
    read: (path) => {
      reads += 1;
      if (reads <= refusedReads) throw failing(code);
      return readFileSync(path, 'utf8');
    },
    rename: () => {
      if (refusesRename) throw failing('EACCES');
    },
    pause: (ms) => pauses.push(ms),
  };
  return { disk, pauses, reads: () => reads };
}

describe('a file that is held by another program', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES', 'EMFILE'])('(%s) for a moment is read at the next try', (code) => {
    write('one.json', JSON.stringify(kept));
    const { disk, pauses } = createDisk({ refusedReads: 2, code });
    const file = open(disk);
    expect(file.initial).toEqual(kept);
    expect(file.problem).toBeNull();
    expect(pauses).toHaveLength(2);
  });

  it('for longer is left as it is: defaults for this run, nothing is saved over it', () => {
    write('one.json', JSON.stringify(kept));
    const { disk, reads } = createDisk({ refusedReads: Number.POSITIVE_INFINITY });
    const file = open(disk);
    expect(file.initial).toEqual(fallback);
    expect(file.problem).toEqual({ file: 'one.json', kind: 'unreadable' });
    expect(reads()).toBe(3);
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

  it('is only one whose text was read: a byte order mark breaks nothing', () => {
    write('one.json', `\uFEFF${JSON.stringify(kept)}`);
    const file = open();
    expect(file.initial).toEqual(kept);
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

describe('a program that is killed while it saves', () => {
  const kills = 40;
  const script = fileURLToPath(new URL('store-writer.ts', import.meta.url));

  /** Kills the writer when so many of its temporary files have been seen to come, grow or go. @returns saves begun */
  const writeUntilKilled = (sightings: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const writer = spawn(process.execPath, [script, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      let begun = 0;
      let seen = 0;
      const watcher = watch(folder, (_event, name) => {
        if (name?.includes('.tmp-')) seen += 1;
        // Not before the first save of this writer is done: then it is known what the file may hold.
        if (seen >= sightings && begun >= 2) writer.kill('SIGKILL');
      });
      writer.stdout.on('data', (dots: Buffer) => {
        begun += dots.length;
      });
      writer.on('error', reject);
      writer.on('close', (_code, signal) => {
        watcher.close();
        if (signal === 'SIGKILL') resolve(begun);
        else reject(new Error('ended by itself'));
      });
    });

  it(`leaves the old or the new file every one of ${kills} times, and its leavings do not gather`, async () => {
    let count = 0;
    let cut = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      const begun = await writeUntilKilled(2 + (kill % 7));
      const found = JSON.parse(text('watch.json')) as Written;
      expect(found.copies).toHaveLength(writtenCopies);
      expect(found.copies.every((copy) => copy === found.count)).toBe(true);
      // All saves but the last were finished; the last may or may not be.
      expect([count + begun - 1, count + begun]).toContain(found.count);
      count = found.count;
      const left = listed().filter((name) => name !== 'watch.json');
      expect(left.length).toBeLessThanOrEqual(1);
      cut += left.length;
    }
    // Kills that never come in the middle of a write would prove nothing.
    expect(cut).toBeGreaterThan(0);
    openStoreFile({ folder, name: 'watch', today: '2026-09-08', fallback: {}, read: () => ({}) });
    expect(listed()).toEqual(['watch.json']);
  }, 180_000);
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readChosenFile } from '../../../src/main/pc/shell.ts';

vi.mock('electron', () => ({}));

const folder = mkdtempSync(join(tmpdir(), 'vigie-chosen-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);
const most = 100;

describe('a chosen file', () => {
  it.each([
    ['nothing', 0],
    ['a few bytes', 7],
    ['as many bytes as it may', most],
  ])('is read whole where it holds %s', async (_what, length) => {
    const bytes = Buffer.alloc(length, 0xe9);
    writeFileSync(path('whole.ics'), bytes);
    expect(await readChosenFile(path('whole.ics'), most)).toEqual({ kind: 'chosen', bytes });
  });

  it.each([
    ['one byte more than it may', most + 1],
    ['far more than it may', 5_000_000],
  ])('is too large with %s', async (_what, length) => {
    writeFileSync(path('large.ics'), Buffer.alloc(length));
    expect(await readChosenFile(path('large.ics'), most)).toEqual({ kind: 'refused', reason: 'too-large' });
  });

  it.each([
    ['it is not there', (at: string) => at],
    ['it is a folder', (at: string) => mkdirSync(at)],
    ['it is a link to itself', (at: string) => symlinkSync(at, at)],
    ['its name is none', () => path('a\0b')],
    ...(process.platform === 'win32'
      ? []
      : [['it is a pipe that nobody writes to', (at: string) => execFileSync('mkfifo', [at])] as const]),
  ] as const)('is unreadable where %s', async (what, make) => {
    const at = path(what);
    const made = make(at);
    const chosen = typeof made === 'string' ? made : at;
    expect(await readChosenFile(chosen, most)).toEqual({ kind: 'refused', reason: 'unreadable' });
  });
});

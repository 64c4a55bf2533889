import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openWindowMemory } from '../../../src/main/window/window-memory.ts';

// Outside Electron its package only asks where the binary is, and is content with any answer.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-window-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = () => openWindowMemory(folder, '2026-09-08');
const path = (): string => join(folder, 'window.json');

const fresh = { schema: 1, bounds: null, isMaximised: false, zoom: 1, isHidingExplained: false };
const bounds = { x: -100, y: 20, width: 800, height: 600 };

describe('what the window remembers', () => {
  it('is nothing at first, and no file is made for it', () => {
    expect(open().read()).toEqual(fresh);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('comes back as it was', () => {
    const memory = open();
    memory.change({ bounds, isMaximised: true });
    memory.change({ zoom: 1.25, isHidingExplained: true });
    expect(memory.read()).toEqual({ schema: 1, bounds, isMaximised: true, zoom: 1.25, isHidingExplained: true });
    expect(open().read()).toEqual(memory.read());
  });

  it('is not written again while nothing changed', () => {
    const memory = open();
    memory.change({ bounds });
    rmSync(path());
    memory.change({ bounds: { ...bounds } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['half a file', '{"schema":1,"bou'],
    ['another form', '{"schema":1,"bounds":[1,2]}'],
    ['a size that is none', JSON.stringify({ ...fresh, bounds: { ...bounds, width: 0 } })],
    ['places beyond all screens', JSON.stringify({ ...fresh, bounds: { ...bounds, x: 1e9 } })],
    ['a zoom that nobody can read', JSON.stringify({ ...fresh, zoom: 0.01 })],
    ['a later version', JSON.stringify({ ...fresh, schema: 2 })],
  ])('is nothing when the file holds %s, and can be written again', (_what, text) => {
    writeFileSync(path(), text);
    const memory = open();
    expect(memory.read()).toEqual(fresh);
    memory.change({ bounds });
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({ ...fresh, bounds });
  });

  it.each([
    ['a file that is none', () => writeFileSync(path(), 'x')],
    ['a folder', () => mkdirSync(join(path(), 'x'), { recursive: true })],
  ])('is gone once erased, %s in its place too, and is not written any more', (_what, put) => {
    put();
    const memory = open();
    memory.change({ bounds });
    memory.erase();
    memory.change({ zoom: 2 });
    expect(readdirSync(folder)).toEqual([]);
  });
});

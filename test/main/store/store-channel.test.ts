import type { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openProfileFiles } from '../../../src/main/store/files.ts';

// The real electron-store, which finds this in Electron's place: what stands in goes where Node looks first.
const channels = vi.hoisted(() => {
  const { createRequire } = process.getBuiltinModule('node:module');
  const { EventEmitter: Emitter } = process.getBuiltinModule('node:events');
  const require = createRequire(import.meta.url);
  const path = require.resolve('electron');
  const ipcMain: EventEmitter = new Emitter();
  const opened: unknown[] = [];
  ipcMain.on('newListener', (name) => opened.push(name));
  const app = { getPath: () => '/nowhere', getVersion: () => '0.1.0' };
  const stand: unknown = { id: path, filename: path, loaded: true, exports: { app, ipcMain, shell: {} } };
  require.cache[path] = stand as NodeJS.Module;
  return { opened, left: () => ipcMain.eventNames().filter((name) => name !== 'newListener') };
});

const folder = mkdtempSync(join(tmpdir(), 'vigie-channel-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package that reads the settings', () => {
  it('leaves no channel open to the window', () => {
    const [first, second] = [1, 2].map(() => {
      const { settings } = openProfileFiles(folder, '2026-09-08');
      expect(settings.save({ ...settings.initial, lang: 'en' })).toBe(true);
      return settings;
    });
    expect([first?.initial.lang, second?.initial.lang]).toEqual(['fr', 'en']);
    expect(channels.opened).toEqual(['electron-store-get-data']);
    expect(channels.left()).toEqual([]);
  });
});

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { defaultProfile } from '../../src/app/belgium.ts';
import { mailboxSettingsSchema, type Settings, settingsSchema } from '../../src/domain/model/settings.ts';
import type { FilesAnswer, FilesRequest } from './programs/files.ts';
import { places } from './support/places.ts';
import { askWindows, windowsPath } from './support/windows-pc.ts';

const today = '2026-09-08';
const defaults = settingsSchema.parse({ schema: 2, profiles: [defaultProfile] });
const settingsNamed = (label: string): Settings => ({
  ...defaults,
  mailboxes: [mailboxSettingsSchema.parse({ address: 'ec001234@adm.cfwb.be', label })],
});
const former = settingsNamed('Ancienne');
const latest = settingsNamed('École n° 1 “été” 🏫');

describe.each(places)('the files in $what', ({ folder, args }) => {
  const windows = (request: Partial<FilesRequest> = {}): Promise<FilesAnswer> =>
    askWindows<FilesRequest, FilesAnswer>('files', { today, ...request }, args);
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');

  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  });

  it('are the defaults at first, and come back as they were last saved', async () => {
    rmSync(folder, { recursive: true });
    expect(await windows({ save: [former, latest] })).toEqual({
      folder: windowsPath(folder),
      initial: defaults,
      notices: [],
      listed: ['settings.json'],
    });
    expect(JSON.parse(text('settings.json'))).toEqual(latest);
    expect(await windows()).toMatchObject({ initial: latest, notices: [], listed: ['settings.json'] });
  });

  it('that cannot be used are renamed with their bytes, and others are saved in their place', async () => {
    for (const file of [`settings.json.corrupt-${today}`, `settings.json.corrupt-${today}-2`]) {
      writeFileSync(join(folder, 'settings.json'), `{ "école": ${file}`);
      const { initial, notices } = await windows({ save: [latest] });
      expect(initial).toEqual(defaults);
      expect(notices).toEqual([{ store: 'settings', kind: 'set-aside', file }]);
      expect(text(file)).toBe(`{ "école": ${file}`);
    }
    expect(await windows()).toMatchObject({ initial: latest, notices: [] });
  });

  it('are gone after erasing', async () => {
    writeFileSync(join(folder, 'settings.json'), '{');
    expect((await windows({ save: [latest], isErasing: true })).listed).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what Windows alone does to files', () => {
  const [, { folder, args } = { folder: '', args: [] }] = places;
  const windows = (request: Partial<FilesRequest> = {}): Promise<FilesAnswer> =>
    askWindows<FilesRequest, FilesAnswer>('files', { today, ...request }, args);
  const write = (): void => writeFileSync(join(folder, 'settings.json'), JSON.stringify(former));
  const read = (): unknown => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'));

  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  });

  it('settings that another program holds at start are left as they are, and never written over', async () => {
    write();
    const { notices } = await windows({ isHeldWhile: 'opening', save: [latest], saveAfter: latest });
    expect(notices).toEqual([{ store: 'settings', kind: 'unreadable', file: 'settings.json' }]);
    expect(read()).toEqual(former);
    expect(await windows()).toMatchObject({ initial: former, notices: [] });
  });

  it('settings that another program holds at a save stay whole, and the next save succeeds', async () => {
    write();
    await windows({ isHeldWhile: 'saving', save: [latest] });
    expect(read()).toEqual(former);
    const { listed } = await windows({ isHeldWhile: 'saving', save: [former], saveAfter: latest });
    expect(read()).toEqual(latest);
    expect(listed).toEqual(['settings.json']);
  });

  it('a folder where a file should be is set aside', async () => {
    mkdirSync(join(folder, 'settings.json'));
    const { notices } = await windows({ save: [latest] });
    expect(notices).toEqual([{ store: 'settings', kind: 'set-aside', file: `settings.json.corrupt-${today}` }]);
    expect(read()).toEqual(latest);
  });
});

import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newSavedWatch } from '../../../src/app/application.ts';
import { openLoginMemory } from '../../../src/cli/login-memory.ts';
import { checkIds } from '../../../src/domain/model/health.ts';
import { latchedBy } from '../../../src/domain/model/leg-state.ts';
import { newMailbox } from '../../../src/domain/model/state.ts';
import { openProfileFiles } from '../../../src/main/store/files.ts';
import { type Part, readLines, watchFormat, writeLines } from '../../../src/main/store/watch-format.ts';
import { openWindowMemory } from '../../../src/main/window/window-memory.ts';
import { readWatch } from '../../support/damaged-watch.ts';
import { board, copy, live, school } from '../../support/lived-watch.ts';

// The real electron-store: outside Electron the package only asks where its binary is, and is content with any answer.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
});

const today = '2026-09-08';
const saved = fileURLToPath(new URL('../../fixtures/saved', import.meta.url));
const formatsOf = (kind: string): readonly string[] => readdirSync(join(saved, kind)).sort();

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-formats-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a profile with one file of a format there was. */
const open = (kind: 'settings' | 'watch' | 'app', format: string) => {
  copyFileSync(join(saved, kind, format), join(folder, `${kind}.json`));
  return openProfileFiles(folder, today);
};

describe('settings of every format there was', () => {
  it.each(formatsOf('settings'))('%s are read', (format) => {
    const { settings, notices } = open('settings', format);
    expect([settings.isFromFile, notices]).toEqual([true, []]);
    expect(settings.initial.mailboxes[0]).toMatchObject({
      address: school,
      label: 'École',
      limitBytes: 20_000_000,
      passwordChangedOn: '2025-10-20',
    });
    expect(settings.initial.profiles[0]?.pop3?.host).toBe('adm.cfwb.be');
  });
});

describe('a watch of every format there was', () => {
  it.each(formatsOf('watch'))('%s is read whole, lived with, and comes back as it is saved now', (format) => {
    const { watch, notices } = open('watch', format);
    expect([watch.isFromFile, notices]).toEqual([true, []]);
    const { mailboxes, asleep, awake, gaps } = watch.initial.watch;
    const all = [...mailboxes, ...asleep.map(({ mailbox }) => mailbox)];
    expect(all.map(({ address }) => address)).toEqual([school, board]);
    expect(all.map(({ legs }) => latchedBy(legs.sending))).toEqual(['credentials', 'login-refused']);
    expect(all.map(({ legs }) => latchedBy(legs.receiving))).toEqual([null, null]);
    expect(all.map(({ quotaLatch }) => quotaLatch.closedBy)).toEqual([null, null]);
    for (const { storage, collection, health } of all) {
      expect(storage.daily.length).toBeGreaterThan(5);
      expect(storage.fine).toHaveLength(20);
      expect(collection.listed?.hashes.length).toBeGreaterThan(10);
      expect(Object.values(health).filter(({ status }) => status !== 'unknown').length).toBeGreaterThan(3);
    }
    // What was told is not told again by a program that remembers it otherwise.
    expect(watch.initial.watch.matters.filter(({ told }) => told !== null).length).toBeGreaterThan(0);
    expect([gaps.length, watch.initial.journal.length > 5]).toEqual([1, true]);
    live(watch.initial, awake.countedToMs);
    watch.save(watch.initial);
    expect(openProfileFiles(folder, today).watch.initial).toEqual(watch.initial);
  });

  /** The form before the checksums, in which a file can be changed. */
  const older = formatsOf('watch').filter((format) => format < '08');
  const dataOf = (format: string): unknown => JSON.parse(readFileSync(join(saved, 'watch', format), 'utf8'));

  it.each(older)('%s is read by a program with one check more: that one has its default, all else stays', (format) => {
    const before = readWatch(dataOf(format)).saved;
    const less = JSON.parse(JSON.stringify(dataOf(format)), (key, value) =>
      key === 'health' || key === 'incidents' ? { ...value, storage: undefined } : value,
    );
    const { saved: after, lost } = readWatch(copy(less));
    if (!before || !after) return expect.unreachable('refused');
    const expected = copy(before);
    const sleeping = expected.watch.asleep.map(({ mailbox }) => mailbox);
    for (const mailbox of [...expected.watch.mailboxes, ...sleeping]) {
      Object.assign(mailbox.health, { storage: newMailbox(mailbox.address).health.storage });
    }
    expect(after).toEqual(expected);
    expect(lost.parts).toBe(readWatch(dataOf(format)).lost.parts);
  });

  it.each(older)('%s is read by a program with one check less: that one is dropped, all else stays', (format) => {
    const before = readWatch(dataOf(format)).saved;
    const more = JSON.parse(JSON.stringify(dataOf(format)), (key, value) =>
      key === 'health' || key === 'incidents' ? { ...value, weather: Object.values(value)[0] } : value,
    );
    more.journal.push({ ...more.journal[0], check: 'weather', code: 'weather.rain' });
    expect(checkIds).not.toContain('weather');
    expect(readWatch(more).saved).toEqual(before);
  });

  it('of the present format is read by both, too, and it is no damage', () => {
    const text = readFileSync(join(saved, 'watch', '08-lines.json'), 'utf8');
    const { parts } = readLines(JSON.parse(text), text);
    const others = parts.filter(([, name]) => name !== 'health.storage' && name !== 'incidents.storage');
    const weather: Part = [school, 'health.weather', { status: 'ok', code: 'weather.ok', facts: {}, sinceMs: 0 }];
    writeFileSync(join(folder, 'watch.json'), writeLines([...others, weather]));
    const { watch, notices } = openProfileFiles(folder, today);
    const before = watchFormat([]).read(text, '')?.value ?? newSavedWatch();
    const [mailbox] = before.watch.mailboxes;
    const [sleeper] = before.watch.asleep;
    const { storage } = newMailbox(school).health;
    expect(notices).toEqual([]);
    expect(watch.initial.watch.mailboxes[0]).toEqual({ ...mailbox, health: { ...mailbox?.health, storage } });
    expect(watch.initial.watch.asleep[0]?.mailbox.collection).toEqual(sleeper?.mailbox.collection);
    expect(watch.initial.journal).toEqual(before.journal);
  });
});

describe('the data beside the settings, of every format there was', () => {
  it.each(formatsOf('app'))('%s are read', (format) => {
    const { data, notices } = open('app', format);
    expect([data.isFromFile, notices]).toEqual([true, []]);
    expect(data.initial.bindings).toEqual({
      [`receiving:${school}`]: 'adm.cfwb.be:110/auto',
      [`sending:${school}`]: 'smtp.cfwb.be:465/tls',
    });
    expect([data.initial.pc.length, data.initial.secured]).toEqual([32, ['adm.cfwb.be:110']]);
  });
});

describe('the window’s memory, of every format there was', () => {
  it.each(formatsOf('window'))('%s is read', (format) => {
    copyFileSync(join(saved, 'window', format), join(folder, 'window.json'));
    expect(openWindowMemory(folder, today).read()).toMatchObject({ zoom: 1.25, isMaximised: true });
    expect(readdirSync(folder)).toEqual(['window.json']);
  });
});

describe('the memory of vigie check, of every format there was', () => {
  it.each(formatsOf('check-memory'))('%s keeps the refused passwords from leaving again', async (format) => {
    const path = join(folder, 'check-memory.json');
    copyFileSync(join(saved, 'check-memory', format), path);
    const memory = openLoginMemory(path, () => undefined);
    const begun = (server: string, password: string) => memory.begin({ server, user: school, password }, false);
    expect(await begun('smtp://smtp.cfwb.be:465', 'cerbère-2')).toMatchObject({ kind: 'refused' });
    expect(await begun('pop3://adm.cfwb.be:110', 'boîte-1')).toMatchObject({ kind: 'refused', as: 'login-refused' });
  });
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AppData, newAppData, newSavedWatch } from '../../../src/app/application.ts';
import { defaultProfile } from '../../../src/app/belgium.ts';
import { realDisk } from '../../../src/disk/disk.ts';
import { type MailboxSettings, mailboxSettingsSchema, settingsSchema } from '../../../src/domain/model/settings.ts';
import { newWatch } from '../../../src/domain/model/state.ts';
import { seal, unseal } from '../../../src/main/store/file-format.ts';
import { openProfileFiles } from '../../../src/main/store/files.ts';
import { watchFormat } from '../../../src/main/store/watch-format.ts';

// The real electron-store, on a machine with or without Electron's binary: outside Electron the package only asks where
// that binary is, and is content with any answer.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
});

const today = '2026-09-08';
const address = 'ec001234@adm.cfwb.be';
const mailbox: MailboxSettings = mailboxSettingsSchema.parse({ address, label: 'École', limitBytes: 1e9 });
const settings = settingsSchema.parse({ schema: 2, lang: 'en', profiles: [defaultProfile], mailboxes: [mailbox] });
const defaults = settingsSchema.parse({ schema: 2, profiles: [defaultProfile] });
const saved = { schema: 1, watch: newWatch([address]), journal: [] } as const;
const data = {
  schema: 1,
  pc: 'this-pc',
  bindings: { [`sending:${address}`]: 'x:465/tls' },
  secured: ['x:110'],
  setup: null,
} satisfies AppData;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: unknown): void =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const listed = (): string[] => readdirSync(folder).sort();
const open = (day = today) => openProfileFiles(folder, day);

describe('the files of a profile', () => {
  it('are the defaults on first start, and nothing is set aside', () => {
    const files = open();
    expect(files.settings.initial).toEqual(defaults);
    expect(files.watch.initial).toEqual(newSavedWatch());
    expect(files.data.initial).toEqual(newAppData);
    expect(files.setAside).toEqual([]);
    expect(files.notices).toEqual([]);
  });

  it('come back as they were saved, and leave nothing beside them', () => {
    const first = open();
    first.settings.save(settings);
    first.watch.save(saved);
    first.data.save(data);
    const second = open();
    expect(second.settings.initial).toEqual(settings);
    expect(second.watch.initial).toEqual(saved);
    expect(second.data.initial).toEqual(data);
    expect(second.setAside).toEqual([]);
    expect(listed()).toEqual(['app.json', 'settings.json', 'watch.json']);
  });

  it('are replaced as a whole: what is no longer there is gone', () => {
    const { data: file } = open();
    file.save(data);
    file.save({ ...data, bindings: {} });
    expect(unseal(JSON.parse(text('app.json')))).toEqual({ ...data, bindings: {} });
  });

  it('are not touched by opening them', () => {
    for (const [name, content] of [['settings', settings] as const, ['watch', saved] as const, ['app', data] as const])
      write(`${name}.json`, JSON.stringify(content));
    const before = listed().map(text);
    open();
    expect(listed()).toEqual(['app.json', 'settings.json', 'watch.json']);
    expect(listed().map(text)).toEqual(before);
  });

  it('bring version 1 of the settings up to date', () => {
    write('settings.json', { schema: 1, profiles: [defaultProfile], mailbox: { address } });
    const files = open();
    expect(files.setAside).toEqual([]);
    expect(files.settings.initial.mailboxes.map((one) => one.address)).toEqual([address]);
  });
});

const half = (value: unknown): string => JSON.stringify(value).slice(0, -20);
const unusable: readonly (readonly [string, string, unknown])[] = [
  ['settings.json', 'empty', ''],
  ['settings.json', 'no JSON', '{"schema":2,'],
  ['settings.json', 'half written', half(settings)],
  ['settings.json', 'full of NUL after a power cut', '\0'.repeat(4_096)],
  ['settings.json', 'null', 'null'],
  ['settings.json', 'a list', '[]'],
  ['settings.json', 'from the future', { ...settings, schema: 3 }],
  ['settings.json', 'without a version', { ...settings, schema: undefined }],
  ['settings.json', 'of no known version', { ...settings, schema: 0 }],
  ['settings.json', 'without a server', { ...settings, profiles: [] }],
  ['settings.json', 'with mailboxes that are no list', { ...settings, mailboxes: { address } }],
  ['watch.json', 'no JSON', 'x'],
  ['watch.json', 'half written', half(saved)],
  ['watch.json', 'from the future', { ...saved, schema: 2 }],
  ['watch.json', 'with a watch from the future', { ...saved, watch: { ...saved.watch, schema: 2 } }],
  ['app.json', 'no JSON', '{'],
  ['app.json', 'half written', half(data)],
  ['app.json', 'from the future', { ...data, schema: 2 }],
  ['app.json', 'of another form', { ...data, bindings: [] }],
  ['app.json', 'with a bit flipped', seal(data).replace('x:110', 'y:110')],
];

describe('settings that people edit', () => {
  it.each(['utf8', 'utf16le'] as const)('may be saved in %s with its mark', (encoding) => {
    writeFileSync(join(folder, 'settings.json'), Buffer.from(`\uFEFF${JSON.stringify(settings)}`, encoding));
    const files = open();
    expect([files.settings.initial, files.notices]).toEqual([settings, []]);
  });

  it('may be saved in the encoding that Windows had before, or in part in it', () => {
    const json = JSON.stringify({ ...settings, mailboxes: [{ ...mailbox, label: 'École – été', user: 'rené' }] });
    const older = Buffer.from(json.replace('–', '\x96'), 'latin1');
    const mixed = Buffer.from(json).toString('latin1').replace('ren\xc3\xa9', 'ren\xe9');
    for (const bytes of [older, Buffer.from(mixed, 'latin1')]) {
      writeFileSync(join(folder, 'settings.json'), bytes);
      expect(open().settings.initial.mailboxes).toMatchObject([{ label: 'École – été', user: 'rené' }]);
    }
  });

  it('are written one field a line', () => {
    open().settings.save(settings);
    expect(text('settings.json')).toContain('\n\t"lang": "en",\n');
  });
});

describe('settings that are lost', () => {
  it.each([
    ['were never there', null, true],
    ['are broken by a missing quote', JSON.stringify(settings).replace('":', ':'), true],
    ['hold a mailbox that is none', JSON.stringify({ ...settings, mailboxes: [{ address: 'x' }] }), true],
    ['are read', JSON.stringify(settings), false],
  ])('are told from those that name no mailbox: they %s', (_how, content, areSettingsLost) => {
    if (content !== null) write('settings.json', content);
    expect(open().areSettingsLost).toBe(areSettingsLost);
  });
});

describe('a file of a newer edition', () => {
  const entry = { server: 'pop3://x:110', user: address, salt: '0'.repeat(32), hash: '0'.repeat(64) };

  it('with more beside the bindings takes none of them away', () => {
    write('app.json', seal({ ...data, refused: { [`sending:${address}`]: 'a-kind-to-come' }, more: 1 }));
    const files = open();
    expect(files.notices).toEqual([]);
    expect(files.data.initial).toEqual({ ...data, refused: { [`sending:${address}`]: 'login-refused' } });
  });

  it('with a refusal of a kind that is not known yet opens no latch', () => {
    const newer = { ...entry, closedBy: 'a-kind-to-come', doubtSinceMs: null, lockOut: null };
    write('refused.json', seal({ schema: 1, refused: [newer] }));
    expect(open().refusedLogins.initial.refused).toEqual([{ ...newer, closedBy: 'login-refused' }]);
  });
});

describe('a file that cannot be used', () => {
  it.each(unusable)('%s, %s, is set aside as it is, and the defaults are used', (name, _what, content) => {
    const all: Record<string, unknown> = { 'settings.json': settings, 'watch.json': saved, 'app.json': data };
    for (const [one, good] of Object.entries(all)) write(one, one === name ? content : good);
    const original = text(name);
    const files = open();
    const aside = `${name}.corrupt-${today}`;
    expect(files.setAside).toEqual([aside]);
    expect(files.notices).toEqual([{ store: name.split('.')[0], kind: 'set-aside', file: aside }]);
    expect(text(aside)).toBe(original);
    expect(files.settings.initial).toEqual(name === 'settings.json' ? defaults : settings);
    expect(files.watch.initial).toEqual(name === 'watch.json' ? newSavedWatch() : saved);
    expect(files.data.initial).toEqual(name === 'app.json' ? newAppData : data);
  });

  it('may be saved over at once, the one set aside stays, and the next start has nothing to tell', () => {
    write('settings.json', '{broken');
    open().settings.save(settings);
    expect(text(`settings.json.corrupt-${today}`)).toBe('{broken');
    const next = open();
    expect(next.settings.initial).toEqual(settings);
    expect(next.setAside).toEqual([]);
    expect(listed()).toContain(`settings.json.corrupt-${today}`);
  });

  it('gets a name of its own when it is not the first of the day', () => {
    const asides = ['first', 'second', 'third'].map((content) => {
      write('watch.json', content);
      return open().setAside[0] ?? '';
    });
    const name = `watch.json.corrupt-${today}`;
    expect(asides).toEqual([name, `${name}-2`, `${name}-3`]);
    expect(asides.map(text)).toEqual(['first', 'second', 'third']);
    write('watch.json', 'tomorrow');
    expect(open('2026-09-09').setAside).toEqual(['watch.json.corrupt-2026-09-09']);
  });

  it('does not keep the others from being told: all three are', () => {
    for (const name of ['settings.json', 'watch.json', 'app.json']) write(name, '?');
    expect(open().setAside).toEqual(
      ['settings.json', 'watch.json', 'app.json'].map((name) => `${name}.corrupt-${today}`),
    );
  });

  it('may be nested deeper than this program can go', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    write('watch.json', `{"schema":2,"parts":[["x","","clock",${deep}]],"count":1}`);
    const files = open();
    expect(files.setAside).toEqual([`watch.json.corrupt-${today}`]);
    files.watch.save(saved);
    expect(open().watch.initial).toEqual(saved);
  });

  it('may even be a folder', () => {
    mkdirSync(join(folder, 'app.json'));
    const files = open();
    expect(files.setAside).toEqual([`app.json.corrupt-${today}`]);
    files.data.save(data);
    expect(open().data.initial).toEqual(data);
  });
});

describe('settings with a value that is refused', () => {
  it.each([
    ['a field that is not known', { ...settings, password: 'x' }, settings],
    ['a mailbox that is none', { ...settings, mailboxes: [{ address: 'x' }] }, { ...settings, mailboxes: [] }],
    ['an address twice', { ...settings, mailboxes: [mailbox, mailbox] }, settings],
    [
      'a name that turns the line around',
      { ...settings, mailboxes: [{ ...mailbox, label: 'Éc\u202eole' }] },
      { ...settings, mailboxes: [{ ...mailbox, label: 'École' }] },
    ],
  ])('%s, are used but for that, which is told, and a copy of their file is kept', (_what, content, used) => {
    write('settings.json', content);
    const before = text('settings.json');
    const files = open();
    const { mended, ...rest } = files.settings.initial;
    expect(rest).toEqual(used);
    expect(mended).toHaveLength(1);
    const copy = `settings.json.corrupt-${today}`;
    expect(files.notices).toEqual([{ store: 'settings', kind: 'damaged', file: copy }]);
    expect([text(copy), text('settings.json'), files.setAside]).toEqual([before, before, []]);
    files.settings.save({ ...rest, mended: mended?.map((one) => ({ ...one, isSettled: true })) });
    const next = open();
    expect(next.notices).toEqual([]);
    expect(next.settings.initial.mended).toHaveLength(1);
    expect(listed().filter((name) => name.startsWith('settings.json.'))).toEqual([copy]);
  });
});

describe('a watch that is damaged', () => {
  const [mailboxState] = saved.watch.mailboxes;
  const damaged: readonly (readonly [string, unknown])[] = [
    ['a number as text', { ...saved, watch: { ...saved.watch, snoozeLengthMs: '0' } }],
    ['a mailbox that is none', { ...saved, watch: { ...saved.watch, mailboxes: [...saved.watch.mailboxes, 1] } }],
    [
      'a line cut out of it',
      watchFormat([])
        .write(saved)
        .replace(/\n.*"isNetworkUp".*/, ''),
    ],
    ['its end cut off', watchFormat([]).write(saved).slice(0, -30)],
  ];

  it.each(damaged)('with %s is used as far as it can be read, and a copy of it is kept', (_what, content) => {
    write('watch.json', content);
    write('settings.json', settings);
    const original = text('watch.json');
    const files = open();
    const aside = `watch.json.corrupt-${today}`;
    expect(files.notices).toEqual([{ store: 'watch', kind: 'damaged', file: aside }]);
    expect(files.setAside).toEqual([]);
    expect([text(aside), text('watch.json')]).toEqual([original, original]);
    expect(files.watch.initial.watch.mailboxes).toEqual([mailboxState]);
    files.watch.save(files.watch.initial);
    expect(open().notices).toEqual([]);
    expect(files.erase()).toBe(true);
    expect(listed()).toEqual([]);
  });

  it('is used all the same where the disk keeps no copy', () => {
    write('watch.json', watchFormat([]).write(saved).slice(0, -30));
    const files = openProfileFiles(folder, today, { ...realDisk, write: () => 0 });
    expect(files.notices).toEqual([{ store: 'watch', kind: 'damaged', file: 'watch.json' }]);
    expect(files.watch.initial.watch.mailboxes).toEqual([mailboxState]);
    expect(listed()).toEqual(['watch.json']);
  });

  it('and has lost a mailbox that the settings name takes it for refused', () => {
    write('settings.json', settings);
    write('watch.json', { ...saved, watch: { ...saved.watch, mailboxes: [1] } });
    const [lost] = open().watch.initial.watch.mailboxes;
    expect(lost?.address).toBe(address);
    expect(lost?.legs.sending).toMatchObject({ due: null, mode: { kind: 'latched', by: 'login-refused' } });
  });

  it('is not one that misses what older versions did not write, or a check that newer ones have', () => {
    const { gaps: _gaps, ...older } = saved.watch;
    const { 'mail-program': _program, ...health } = mailboxState?.health ?? {};
    write('watch.json', { schema: 1, watch: { ...older, mailboxes: [{ ...mailboxState, health }] } });
    const files = open();
    expect(files.notices).toEqual([]);
    expect(files.watch.initial).toEqual(saved);
  });
});

describe('a first start under way of a mailbox that is refused', () => {
  it('is over, and no password has to be typed again', () => {
    write('app.json', { ...data, setup: { address: 'ec\u200b001234@adm.cfwb.be', step: 'dates' } });
    const files = open();
    expect([files.data.initial, files.notices]).toEqual([{ ...data, setup: null }, []]);
  });
});

describe('a file that cannot be read', () => {
  /** A folder on which some files are held by another program. */
  const openHeld = (...held: readonly string[]) =>
    openProfileFiles(folder, today, {
      ...realDisk,
      read: (path) => {
        if (held.includes(basename(path))) throw Object.assign(new Error('busy'), { code: 'EBUSY' });
        return readFileSync(path);
      },
      pause: () => undefined,
    });
  const writeAll = (): void => {
    for (const [name, content] of Object.entries({ settings, watch: saved, app: data })) write(`${name}.json`, content);
  };

  it('is told apart from a broken one, and only that one is not saved', () => {
    writeAll();
    const files = openHeld('watch.json');
    expect(files.notices).toEqual([{ store: 'watch', kind: 'unreadable', file: 'watch.json' }]);
    expect(files.setAside).toEqual([]);
    files.watch.save(newSavedWatch());
    files.settings.save({ ...settings, lang: 'fr' });
    expect(open().watch.initial).toEqual(saved);
    expect(open().settings.initial.lang).toBe('fr');
  });

  it('and holds the settings keeps only those from being saved: what is learned meanwhile is', () => {
    writeAll();
    const before = text('settings.json');
    const files = openHeld('settings.json');
    expect(files.notices).toEqual([{ store: 'settings', kind: 'unreadable', file: 'settings.json' }]);
    expect([files.settings.initial, files.areSettingsLost]).toEqual([defaults, true]);
    expect(files.settings.save(defaults)).toBe(false);
    expect([files.watch.save(saved), files.data.save(data)]).toEqual([true, true]);
    expect(text('settings.json')).toBe(before);
  });
});

describe('forgetting everything', () => {
  it('erases the files, those set aside and those of cut writes, leaves all others, and ends all saving', () => {
    for (const [name, content] of Object.entries({ settings, watch: saved, app: '?' })) write(`${name}.json`, content);
    mkdirSync(join(folder, `watch.json.corrupt-${today}`));
    write('settings.json.corrupt-2026-01-01-2', '?');
    write('settings.json.mine', '?');
    write('main.log', '?');
    const files = open();
    write('watch.json.tmp-1234567890abcdef', '?');
    expect(files.erase()).toBe(true);
    files.watch.save(saved);
    expect(listed()).toEqual(['main.log', 'settings.json.mine']);
  });
});

describe('the data beside the settings', () => {
  it('as they were written before there was a first start in steps are taken', () => {
    const { setup: _later, ...before } = data;
    write('app.json', before);
    const files = open();
    expect(files.notices).toEqual([]);
    expect(files.data.initial).toEqual(data);
  });
});

describe('a write that was cut', () => {
  it('leaves the old file, whatever lies beside it', () => {
    open().settings.save(settings);
    write('settings.json.tmp-1234567890abcdef', half({ ...settings, lang: 'fr' }));
    const files = open();
    expect(files.settings.initial).toEqual(settings);
    expect(files.setAside).toEqual([]);
    expect(listed()).toEqual(['settings.json']);
  });

  it('does not end the program: saving never throws (ports.ts)', () => {
    const { watch } = open();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'a file where the folder was');
    watch.save(saved);
  });
});

describe('a disk that refuses to save', () => {
  const hours = ['a', 'b', 'c'] as const;

  it('is told once when it begins and once when it ends, and shown as long as it lasts', () => {
    const told: unknown[] = [];
    const files = openProfileFiles(folder, today, undefined, (...luck) => void told.push(luck));
    expect(files.watch.save(saved)).toBe(true);
    expect(files.unsaved()).toEqual([]);
    // Writing a file means renaming another onto it: a folder in its place refuses that.
    rmSync(join(folder, 'watch.json'));
    mkdirSync(join(folder, 'watch.json', 'in the way'), { recursive: true });
    for (const _hour of hours) expect(files.watch.save(saved)).toBe(false);
    expect(files.settings.save(settings)).toBe(true);
    const refused = { ok: false, code: 'EISDIR' };
    expect(told).toEqual([['watch.json', refused]]);
    expect(files.unsaved()).toEqual([{ kind: 'not-saved', store: 'watch', file: 'watch.json' }]);
    rmSync(join(folder, 'watch.json'), { recursive: true });
    for (const _hour of hours) expect(files.watch.save(saved)).toBe(true);
    expect(told).toEqual([
      ['watch.json', refused],
      ['watch.json', { ok: true }],
    ]);
    expect(files.unsaved()).toEqual([]);
  });

  it('is told apart where it is full', () => {
    const full = { ...realDisk, write: () => 0 };
    const files = openProfileFiles(folder, today, full);
    expect([files.settings.save(settings), files.data.save(data)]).toEqual([false, false]);
    expect(files.unsaved()).toEqual([
      { kind: 'disk-full', store: 'settings', file: 'settings.json' },
      { kind: 'disk-full', store: 'app', file: 'app.json' },
    ]);
  });

  it('is not what keeps a file that could not be read from being saved', () => {
    const told: unknown[] = [];
    mkdirSync(join(folder, 'settings.json'));
    const files = openProfileFiles(
      folder,
      today,
      {
        ...realDisk,
        read: () => {
          throw Object.assign(new Error('busy'), { code: 'EBUSY' });
        },
        pause: () => undefined,
      },
      (...luck) => void told.push(luck),
    );
    expect(files.settings.save(settings)).toBe(false);
    expect([told, files.unsaved()]).toEqual([[], []]);
  });
});

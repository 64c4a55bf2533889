import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { RefusedEntry } from '../../src/app/refused-logins.ts';
import { openProfileFiles, type ProfileFiles } from '../../src/main/store/files.ts';
import { createPasswords, createRun, hour, type Left, minute, saveAt, school } from '../support/application-run.ts';
import { failure } from '../support/fakes.ts';

// Outside Electron the package only asks where its binary is, and is content with any answer.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
});

const today = '2026-09-08';

/** What becomes of a file; `bytes` as it was saved. */
const damages: Readonly<Record<string, (path: string, bytes: Buffer) => void>> = {
  'is empty': (path) => writeFileSync(path, ''),
  'has one byte left': (path, bytes) => writeFileSync(path, bytes.subarray(0, 1)),
  'has a tenth left': (path, bytes) => writeFileSync(path, bytes.subarray(0, bytes.length / 10)),
  'has half left': (path, bytes) => writeFileSync(path, bytes.subarray(0, bytes.length / 2)),
  'lacks its last byte': (path, bytes) => writeFileSync(path, bytes.subarray(0, -1)),
  'is zeros': (path, bytes) => writeFileSync(path, Buffer.alloc(bytes.length)),
  'ends in zeros': (path, bytes) => writeFileSync(path, Buffer.from(bytes).fill(0, Math.floor(bytes.length / 2))),
  'stands there twice': (path, bytes) => writeFileSync(path, Buffer.concat([bytes, bytes])),
  'is no JSON': (path) => writeFileSync(path, 'hello'),
  'is an empty object': (path) => writeFileSync(path, '{}'),
  'is a list': (path) => writeFileSync(path, '[]'),
  'is null': (path) => writeFileSync(path, 'null'),
  'is from the future': (path, bytes) => writeFileSync(path, `${bytes}`.replace(/"schema":\s*\d/, '"schema":9')),
  'is a folder': (path) => {
    rmSync(path);
    mkdirSync(path);
  },
  'is gone': (path) => rmSync(path),
};
const [settings, watch, app, refused] = ['settings.json', 'watch.json', 'app.json', 'refused.json'];
const sets: readonly (readonly string[])[] = [
  ...[settings, watch, app, refused].map((one) => [one]),
  [watch, refused],
  [watch, app],
  [refused, app],
  [settings, watch],
  [settings, refused],
  [watch, refused, app],
  [settings, watch, refused],
  [settings, watch, app, refused],
];

/** The run conceals nothing; the file takes only what looks concealed. */
const concealed = (entry: RefusedEntry): RefusedEntry => ({
  ...entry,
  salt: Buffer.from(entry.salt).toString('hex').padEnd(32, '0'),
  hash: '0'.repeat(64),
});
const plain = (entry: RefusedEntry): RefusedEntry => ({
  ...entry,
  salt: Buffer.from(entry.salt.replace(/(?:00)+$/, ''), 'hex').toString(),
  hash: '',
});

function save(files: ProfileFiles, left: Left): void {
  files.settings.save(left.settings);
  files.watch.save(left.watch);
  files.data.save(left.data);
  files.refusedLogins.save({ schema: 1, refused: left.refused.map(concealed) });
}

/** Two hours on what the files hold; a mailbox that they do not name any more is added again, and asked at once. */
async function start(folder: string, passwords: ReturnType<typeof createPasswords>) {
  const files = openProfileFiles(folder, today);
  const { initial } = files.refusedLogins;
  const left: Left = {
    settings: files.settings.initial,
    watch: files.watch.initial,
    data: files.data.initial,
    refused: initial.refused.map(plain),
  };
  const isNamed = left.settings.mailboxes.length > 0;
  const run: ReturnType<typeof createRun> = createRun({
    left,
    passwords,
    areSettingsLost: files.areSettingsLost,
    hours: 2,
    steps: [
      { afterMs: minute, act: (it) => (isNamed ? undefined : void it.saveMailbox({ address: school })) },
      { afterMs: hour, act: (it) => it.testNow(school, 'sending', false) },
    ],
  });
  run.answers.sending = failure('credentials');
  await run.run();
  save(files, run.left());
  return run;
}

describe.each(Object.entries(damages))('a file of the profile that %s', (_what, damage) => {
  it.each(sets.map((set) => [set.join(', '), set] as const))(
    'lets no refused password leave, and brings no storm of toasts: %s',
    async (_files, set) => {
      const folder = mkdtempSync(join(tmpdir(), 'vigie-damaged-'));
      const passwords = createPasswords();
      const first: ReturnType<typeof createRun> = createRun({
        passwords,
        hours: 3,
        steps: [
          saveAt(minute),
          {
            afterMs: hour,
            act: () => {
              first.answers.sending = failure('credentials');
            },
          },
        ],
      });
      await first.run();
      save(openProfileFiles(folder, today), first.left());
      for (const name of set) damage(join(folder, name), readFileSync(join(folder, name)));
      let toasts = 0;
      for (let count = 1; count <= 3; count += 1) {
        const run = await start(folder, passwords);
        expect(run.count('sending')).toBe(0);
        expect(run.leg(school, 'sending').health.status).not.toBe('ok');
        toasts += run.notifier.shown.length;
      }
      expect(toasts).toBeLessThanOrEqual(3);
      rmSync(folder, { recursive: true });
    },
  );
});

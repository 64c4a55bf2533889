import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type AppData, appDataSchema, newAppData, type SavedWatch } from '../../src/app/application.ts';
import { legs } from '../../src/domain/model/health.ts';
import { latchedBy } from '../../src/domain/model/leg-state.ts';
import { newWatch } from '../../src/domain/model/state.ts';
import { decodeText, type FileFormat, sealedJson } from '../../src/main/store/file-format.ts';
import { settingsFormat } from '../../src/main/store/files.ts';
import { watchFormat } from '../../src/main/store/watch-format.ts';
import { partsOf } from '../support/damaged-watch.ts';
import { grown } from './support/grown.ts';

// The real electron-store: outside Electron the package only asks where its binary is, and is content with any answer.
vi.hoisted(() => {
  process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere';
});

// electron-store reads no file that is not there.
const folder = mkdtempSync(join(tmpdir(), 'vigie-bytes-'));
const path = join(folder, 'settings.json');
writeFileSync(path, '{}');
afterAll(() => rmSync(folder, { recursive: true }));

/** What can become of a byte: a bit flipped (two of them), nothing, everything, gone, doubled. */
const damages: readonly ((byte: number) => readonly number[])[] = [
  (byte) => [byte ^ 1],
  (byte) => [byte ^ 32],
  () => [0],
  () => [255],
  () => [],
  (byte) => [byte, byte],
];

function* everyDamage(text: string): Generator<string> {
  const bytes = Buffer.from(text);
  for (const [index, byte] of bytes.entries())
    for (const damage of damages) {
      const changed = damage(byte);
      if (changed.length === 1 && changed[0] === byte) continue;
      yield decodeText(Buffer.concat([bytes.subarray(0, index), Buffer.from(changed), bytes.subarray(index + 1)]));
    }
}

/** Reads every damage of a value's file. @returns how many were read as the value, as another one, and not at all */
function readEvery<Value>(format: FileFormat<Value>, value: Value, check: (read: Value, isDamaged: boolean) => void) {
  const text = format.write(value);
  const counts = { bytes: Buffer.byteLength(text), same: 0, told: 0, other: 0, refused: 0 };
  for (const damaged of everyDamage(text)) {
    const read = format.read(damaged, path);
    if (!read) counts.refused += 1;
    else {
      check(read.value, read.isDamaged);
      const isSame = isDeepStrictEqual(read.value, value);
      counts[read.isDamaged ? 'told' : isSame ? 'same' : 'other'] += 1;
    }
  }
  return counts;
}

const school = 'ec001234@adm.cfwb.be';

describe('every byte of a small file, damaged six ways', () => {
  it('watch.json: every damage is told, at most two parts are lost by it, and no latch opens', () => {
    const { mailboxes, ...rest } = newWatch([school]);
    const mode = { kind: 'latched', by: 'credentials' } as const;
    const refused = mailboxes.map((one) => ({
      ...one,
      legs: { receiving: { ...one.legs.receiving, mode }, sending: { ...one.legs.sending, mode } },
    }));
    const value: SavedWatch = { schema: 1, watch: { ...rest, mailboxes: refused }, journal: [] };
    const before = [...partsOf(value)];
    const counts = readEvery(watchFormat([school]), value, (read, isDamaged) => {
      const [mailbox] = read.watch.mailboxes;
      for (const leg of legs) if (!mailbox || !latchedBy(mailbox.legs[leg])) expect.unreachable(`opens ${leg}`);
      const after = partsOf(read);
      const lost = before.filter(([name, part]) => after.get(name) !== part);
      // The legs are shut, too, where it is not known any more whom the server keeps out.
      if (lost.filter(([name]) => !name.includes(' legs.')).length > 2)
        expect.unreachable(`loses ${lost.map(([name]) => name).join(', ')}`);
      if (lost.length > 0 && !isDamaged) expect.unreachable(`loses ${lost[0]?.[0]} without a word`);
    });
    console.log('watch.json', counts);
    expect([counts.refused, counts.other]).toEqual([0, 0]);
  });

  it('app.json: a damaged one is never read as another one', () => {
    const data: AppData = {
      ...newAppData,
      pc: 'a-pc',
      bindings: { [`sending:${school}`]: 'smtp.cfwb.be:465/tls' },
      secured: ['adm.cfwb.be:110'],
    };
    const format = sealedJson<AppData>((value) => appDataSchema.safeParse(value).data ?? null);
    const counts = readEvery(format, data, () => undefined);
    console.log('app.json', counts);
    expect([counts.told, counts.other]).toEqual([0, 0]);
  });

  it('settings.json: it is read or set aside, and nothing breaks; people write it, so it holds no checksum', () => {
    const { mailboxes, ...rest } = grown.settings(1);
    let mended = 0;
    const counts = readEvery(settingsFormat, { ...rest, mailboxes: mailboxes.slice(0, 1) }, (read) => {
      if ((read.mended ?? []).length > 0) mended += 1;
    });
    console.log('settings.json', { ...counts, mended, other: counts.other - mended });
    expect(counts.other).toBeLessThan(counts.refused);
  });
});

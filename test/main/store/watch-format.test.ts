import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSavedWatch, type SavedWatch } from '../../../src/app/application.ts';
import { legs } from '../../../src/domain/model/health.ts';
import { noPatience } from '../../../src/domain/model/latch.ts';
import { latchedBy } from '../../../src/domain/model/leg-state.ts';
import { newMailbox, newWatch } from '../../../src/domain/model/state.ts';
import { watchFormat } from '../../../src/main/store/watch-format.ts';
import { partsOf } from '../../support/damaged-watch.ts';
import { board, copy, eventfulWatch, live, school } from '../../support/lived-watch.ts';

const { saved: lived, nowMs } = await eventfulWatch();
const saved = copy(lived);
const other = 'ec005678@adm.cfwb.be';
const format = watchFormat([school, board]);
const written = format.write(saved);
const lines = written.split('\n');
const read = (text: string) => format.read(text, 'watch.json');
const latched = { kind: 'latched', by: 'login-refused' };
const closed = { closedBy: 'login-refused', doubtSinceMs: null, rest: null };

/** The names of all parts that are not as they were saved. */
function lostIn(text: string): readonly string[] {
  const found = read(text);
  const after = found ? partsOf(found.value) : new Map<string, string>();
  return [...partsOf(saved)].filter(([name, part]) => after.get(name) !== part).map(([name]) => name);
}

/** Every latch that was closed is closed, and damage is never silent. */
function expectSafe(text: string): void {
  const found = read(text);
  if (!found) return;
  for (const { address, legs: states } of saved.watch.mailboxes) {
    const now = found.value.watch.mailboxes.find((one) => one.address === address);
    for (const leg of legs) if (latchedBy(states[leg])) expect(now && latchedBy(now.legs[leg])).toBeTruthy();
  }
  expect(found.isDamaged || lostIn(text).length === 0).toBe(true);
}

describe('watch.json', () => {
  it('comes back as it was written, mailboxes asleep and long lists included', () => {
    const [one] = saved.watch.mailboxes;
    if (!one) throw new RangeError('no mailbox');
    const daily = Array.from({ length: 731 }, (_none, index) => ({ atMs: index, used: index }));
    const long: SavedWatch = {
      ...saved,
      watch: {
        ...saved.watch,
        mailboxes: [{ ...one, storage: { ...one.storage, daily } }],
        asleep: [{ sinceMs: nowMs, mailbox: newMailbox(other) }],
      },
    };
    const fresh = { ...newSavedWatch(), watch: newWatch([school]) };
    for (const value of [saved, long, fresh, newSavedWatch()])
      expect(read(format.write(value))).toEqual({ value, isDamaged: false });
  });

  it('is JSON, however it is laid out', () => {
    const laidOut = JSON.stringify(JSON.parse(written), undefined, 2);
    expect(read(laidOut)).toEqual({ value: saved, isDamaged: false });
  });

  it('of the next version is not this one’s: it is set aside', () => {
    expect(read(JSON.stringify({ schema: 3, parts: [['0123456789abcdef', '', 'gaps', []]], count: 1 }))).toBeNull();
    expect(read(JSON.stringify({ schema: 2, watch: saved.watch, journal: [] }))).toBeNull();
  });

  it.each(['', 'x', '[]', 'null', '{"schema":2}', '\0'.repeat(4_096)])('of no known form (%j) is set aside', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe('a line of watch.json that was damaged', () => {
  it('loses its part and no other, whether it is still JSON or not, and is told', () => {
    const [first, ...rest] = lines;
    const parts = rest.slice(0, -2);
    expect(first).toBe('{"schema":2,"parts":[');
    expect(parts.length).toBeGreaterThan(80);
    for (const [index, line] of parts.entries()) {
      for (const damaged of [line.replace(/.(?="?\]+,?$)/, '\u{1f4a5}'), line.replace('"', ''), '', '\0\0\0']) {
        const text = [first, ...parts.with(index, damaged), ...rest.slice(-2)].join('\n');
        const [owner, name] = JSON.parse(line.replace(/,$/, '')).slice(1);
        // Without knowing whom the server keeps out, nobody knocks.
        const own = [`${owner} ${name.split('.')[0]}`, ...(name === 'lockOut' ? [`${owner} legs`] : [])];
        const isOwn = (lost: string): boolean => own.some((part) => lost.startsWith(part));
        expect(lostIn(text).filter((lost) => !isOwn(lost))).toEqual([]);
        expect(read(text)?.isDamaged).toBe(true);
        expectSafe(text);
      }
    }
  });

  it('of a long list loses some weeks of it', () => {
    const [one] = saved.watch.mailboxes;
    if (!one) throw new RangeError('no mailbox');
    const daily = Array.from({ length: 730 }, (_none, index) => ({ atMs: index, used: index }));
    const long = { ...saved, watch: { ...saved.watch, mailboxes: [{ ...one, storage: { ...one.storage, daily } }] } };
    const text = format.write(long).replace('{"atMs":321,"used":321}', '{"atMs":321,"used":322}');
    const found = read(text)?.value.watch.mailboxes[0]?.storage.daily ?? [];
    expect(found.map(({ used }) => used)).toEqual(
      [...daily.slice(0, 300), ...daily.slice(350)].map(({ used }) => used),
    );
  });

  it('and held what a leg’s refusals were shuts that leg, not the other', () => {
    const text = lines.filter((line) => !line.includes(`"${school}","legs.receiving"`)).join('\n');
    const [one] = read(text)?.value.watch.mailboxes ?? [];
    expect(one?.legs.receiving).toMatchObject({ mode: latched, patience: noPatience, due: null });
    expect(one?.legs.sending).toEqual(saved.watch.mailboxes[0]?.legs.sending);
  });

  it('and was all that was known of a mailbox shuts it, if the settings name it', () => {
    const text = lines.filter((line) => !line.includes(`"${school}"`)).join('\n');
    const found = read(text);
    const one = found?.value.watch.mailboxes.find(({ address }) => address === school);
    expect(legs.map((leg) => one?.legs[leg].mode)).toEqual([latched, latched]);
    expect(legs.map((leg) => one?.legs[leg].patience)).toEqual([noPatience, noPatience]);
    expect(one?.quotaLatch).toMatchObject(closed);
    const inCapitals = watchFormat([school.toUpperCase(), board]).read(lines.slice(0, -2).join('\n'), '');
    expect(inCapitals?.value.watch.mailboxes.map(({ address }) => address)).toEqual([school, board]);
    expect(
      watchFormat([board])
        .read(text, '')
        ?.value.watch.mailboxes.map(({ address }) => address),
    ).toEqual([board]);
    if (found) live(found.value, nowMs);
  });

  it('and held a counter leaves no mark ahead of it: else what is old would never be', () => {
    const text = lines.filter((line) => !line.includes('awake.totalMs')).join('\n');
    const { awake, mailboxes } = read(text)?.value.watch ?? newWatch([]);
    const marks = mailboxes.flatMap(({ legs: of }) => legs.map((leg) => of[leg].success?.awakeMs ?? 0));
    expect(Math.max(...marks)).toBeGreaterThan(0);
    expect(awake.totalMs).toBeGreaterThanOrEqual(Math.max(...marks));
  });

  it('being the first or the last loses nothing', () => {
    const [, ...parts] = lines;
    for (const text of [
      written.replace('"schema":2', '"schema":3'),
      written.replace('"parts"', '"carts"'),
      written.replace(/"count":\d+\}\s*$/, '"count":1}'),
      parts.join('\n'),
      lines.slice(0, -2).join('\n'),
    ])
      expect([lostIn(text), read(text)?.isDamaged]).toEqual([[], true]);
  });
});

describe('watch.json, damaged at random', () => {
  const at = fc.nat({ max: written.length - 2 });

  it('opens no latch and says so, wherever it is cut', () => {
    fc.assert(
      fc.property(at, (end) => expectSafe(written.slice(0, end))),
      { numRuns: 100 },
    );
  });

  it('opens no latch and says so, whatever stretch is written over', () => {
    const stretch = fc.record({
      from: at,
      length: fc.nat({ max: 5_000 }),
      fill: fc.constantFrom('\0', 'x', '"', '\n'),
    });
    fc.assert(
      fc.property(stretch, ({ from, length, fill }) => {
        const over = Math.min(length, written.length - from);
        expectSafe(written.slice(0, from) + fill.repeat(over) + written.slice(from + over));
      }),
      { numRuns: 100 },
    );
  });

  it('tells every single bit that is flipped, and loses at most two parts by it', () => {
    const bytes = Buffer.from(written);
    const flip = fc.record({ index: fc.nat({ max: bytes.length - 2 }), bit: fc.nat({ max: 7 }) });
    fc.assert(
      fc.property(flip, ({ index, bit }) => {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(index) ^ (1 << bit), index);
        const text = flipped.toString('utf8');
        expectSafe(text);
        // Two lines, where it was the end of one; and the legs, where it was not known any more whom the server keeps out.
        expect(lostIn(text).filter((name) => !name.includes(' legs.')).length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 150 },
    );
  });
});

import type { SavedWatch } from '../../src/app/application.ts';
import { legs } from '../../src/domain/model/health.ts';
import { latchedBy } from '../../src/domain/model/leg-state.ts';
import { readSavedWatch } from '../../src/main/store/saved-watch.ts';

export type Path = readonly (string | number)[];

/** Every place in the data; of lists only the last entry, but every mailbox. */
export function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const isList = Array.isArray(value) && path.at(-1) !== 'mailboxes';
  const keys = isList ? [value.length - 1].filter((key) => key >= 0) : Object.keys(value);
  const below = keys.flatMap((key) => placesIn((value as Record<string | number, unknown>)[key], [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

/** The data with another value at one place; `undefined` takes it out. */
export function changedAt(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const before = data as Record<string | number, unknown>;
  const changed = Array.isArray(data) ? [...data] : { ...before };
  if (rest.length > 0 || value !== undefined) Object.assign(changed, { [key]: changedAt(before[key], rest, value) });
  else if (Array.isArray(changed)) changed.splice(Number(key), 1);
  else delete changed[key];
  return changed;
}

/** What may stand where something else should. */
export const replacements: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  0.1,
  1e300,
  '',
  'unknown to this build',
  '2026-02-30',
  '9999-12-31',
  [],
  [null],
  {},
  { 'not a date': 1 },
];

/** What was read, and what of it could not be. */
export function readWatch(data: unknown) {
  const lost = { parts: 0, latches: 0 };
  const saved = readSavedWatch(data, {
    part: () => {
      lost.parts += 1;
    },
    latch: () => {
      lost.latches += 1;
    },
  });
  return { saved, lost };
}

const atomic: readonly string[] = ['mailProgram', 'audience', 'names', 'quotaLatch', 'lockOut'];
const isSplit = (name: string, value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !atomic.includes(name);

/** Every part of the watch by its name: what may be lost by itself. */
export function partsOf({ watch, journal }: SavedWatch): ReadonlyMap<string, string> {
  const { mailboxes, ...rest } = watch;
  const owned = [['', rest] as const, ...mailboxes.map(({ address, ...one }) => [address, one] as const)];
  const parts = owned.flatMap(([owner, fields]) =>
    Object.entries(fields).flatMap(([name, value]) =>
      isSplit(name, value)
        ? Object.entries(value).map(([inner, one]) => [`${owner} ${name}.${inner}`, JSON.stringify(one)] as const)
        : [[`${owner} ${name}`, JSON.stringify(value)] as const],
    ),
  );
  return new Map([...parts, [' journal', JSON.stringify(journal)]]);
}

/** The beginning of the names of all parts in which a place is; it is the whole where the place is all mailboxes. */
function ownParts([top, name, index, field, inner]: Path, { watch }: SavedWatch): string {
  const within = (owner: string, part: string, place: string | number | undefined): string =>
    typeof place !== 'string' || atomic.includes(part) ? `${owner} ${part}` : `${owner} ${part}.${place}`;
  if (top === 'journal') return ' journal';
  if (name !== 'mailboxes') return within('', String(name), index);
  const address = watch.mailboxes[Number(index)]?.address;
  if (address === undefined) return '';
  return typeof field !== 'string' || field === 'address' ? `${address} ` : within(address, field, inner);
}

/** What changing one place has changed beside its own part, and every latch that it opened. */
export function harmOf(saved: SavedWatch, path: Path, found: SavedWatch): readonly string[] {
  const after = partsOf(found);
  const own = ownParts(path, saved);
  const isOwn = (name: string): boolean =>
    // Without knowing whom the server keeps out, nobody knocks.
    name.startsWith(own) || (path.includes('lockOut') && name.startsWith(`${own.split(' ')[0]} legs.`));
  const beside = [...partsOf(saved)].filter(([name, text]) => after.get(name) !== text && !isOwn(name));
  const opened = found.watch.mailboxes.flatMap(({ address, legs: states }) =>
    legs.filter((leg) => {
      const before = saved.watch.mailboxes.find((one) => one.address === address);
      return before && latchedBy(before.legs[leg]) !== null && latchedBy(states[leg]) === null;
    }),
  );
  return [...beside.map(([name]) => `changes ${name}`), ...opened.map((leg) => `opens ${leg}`)];
}

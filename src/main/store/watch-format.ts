import type { SavedWatch } from '../../app/application.ts';
import type { MailboxState } from '../../domain/model/state.ts';
import { isRemembered } from '../../domain/watch/asleep.ts';
import { checksumOf, type FileFormat, parseJson } from './file-format.ts';
import { broughtWatch } from './older-watch.ts';
import { type OnLoss, readSavedWatch, shutMailbox } from './saved-watch.ts';

/**
 * `watch.json`: a line for every part of the watch. What is damaged is lost and told, the rest stays, and a mailbox whose
 * refusals are lost with it counts as refused.
 *
 * @param addresses the mailboxes that the settings name
 */
export const watchFormat = (addresses: readonly string[]): FileFormat<SavedWatch> => ({
  write: (saved) => writeLines(partsOf(saved)),
  read(text) {
    const data = parseJson(text);
    const { parts, isWhole } = readLines(data, text);
    const isOlder = parts.length === 0;
    const lost = { parts: 0, latches: 0 };
    const onLoss: OnLoss = {
      part: () => {
        lost.parts += 1;
      },
      latch: () => {
        lost.latches += 1;
      },
    };
    const saved = readSavedWatch(isOlder ? broughtWatch(data) : togetherAgain(parts, isWhole), onLoss);
    if (!saved) return null;
    // What is whole and yet not understood is another version's: nothing was damaged. Older files have no checksum to say so.
    const isDamaged = lost.latches > 0 || (isOlder ? lost.parts > 0 : !isWhole);
    const watch = inStep(isDamaged ? withEvery(addresses, saved.watch) : saved.watch);
    return { value: { ...saved, watch }, isDamaged };
  },
});

type Watch = SavedWatch['watch'];

/** A mailbox that is gone from a damaged file may have been refused. */
function withEvery(addresses: readonly string[], watch: Watch): Watch {
  const gone = addresses.filter((address) => !isRemembered(watch, address));
  return { ...watch, mailboxes: [...watch.mailboxes, ...gone.map(shutMailbox)] };
}

/** Counters that were lost begin at the last of their marks: from before those, nothing would ever be old. */
function inStep(watch: Watch): Watch {
  const { awake, mailboxes, asleep } = watch;
  const all = [...mailboxes, ...asleep.map(({ mailbox }) => mailbox)];
  const legs = all.flatMap(({ legs: { receiving, sending } }) => [receiving, sending]);
  const online = legs.map(({ trouble: { busy } }) => busy?.sinceOnlineMs ?? 0);
  const measured = [
    ...legs.flatMap(({ success, told }) => [success, told]),
    ...all.flatMap((mailbox) => [mailbox.measured.storage, mailbox.measured.collection]),
    ...all.flatMap(({ storage: { quota, saidFull } }) => [quota, ...Object.values(saidFull)]),
    ...all.flatMap(({ certificates }) => Object.values(certificates).map(({ seen }) => seen)),
  ].map((one) => one?.awakeMs ?? 0);
  const working = all.map(({ names }) => names?.sinceWorkingMs ?? 0);
  return {
    ...watch,
    awake: {
      ...awake,
      totalMs: Math.max(awake.totalMs, ...measured),
      onlineMs: Math.max(awake.onlineMs, ...online),
      workingMs: Math.max(awake.workingMs, ...working),
    },
  };
}

/** A value, whose it is (a mailbox's address; empty: the whole watch's), and its name. */
export type Part = readonly [owner: string, name: string, value: unknown];

/** What could be read of a file, and whether that is all that had been written. */
type ReadParts = { readonly parts: readonly Part[]; readonly isWhole: boolean };

const schema = 2;

/**
 * JSON, in which every part stands on a line of its own with its own checksum: damage loses the lines that it touches and
 * no other, and none without a word.
 */
export function writeLines(parts: readonly Part[]): string {
  const lines = parts.map((part) => {
    const json = JSON.stringify(part);
    return `["${sumOf(json)}",${json.slice(1)}`;
  });
  return `{"schema":${schema},"parts":[\n${lines.join(',\n')}\n],"count":${lines.length}}\n`;
}

/**
 * @param data the file as JSON; where it is none any more, its lines are read one by one
 * @returns no parts where it is no such file
 */
export function readLines(data: unknown, text: string): ReadParts {
  const file = outlineOf(data);
  const lines = file ? file.parts : text.split('\n').map((line) => parseJson(line.replace(/,\s*$/, '')));
  const parts = lines.flatMap(partIn);
  return {
    parts,
    isWhole: file !== null && file.schema === schema && file.count === parts.length && parts.length === lines.length,
  };
}

function outlineOf(
  data: unknown,
): { readonly schema: unknown; readonly parts: readonly unknown[]; readonly count: unknown } | null {
  if (typeof data !== 'object' || data === null || !('parts' in data) || !Array.isArray(data.parts)) return null;
  const { schema: version, count } = data as { schema?: unknown; count?: unknown };
  return { schema: version, parts: data.parts, count };
}

/** The part in a line; none where it is not what had been written. */
function partIn(line: unknown): Part[] {
  if (!Array.isArray(line) || line.length !== 4) return [];
  const [sum, owner, name, value] = line;
  if (typeof owner !== 'string' || typeof name !== 'string') return [];
  return sum === sumOf(JSON.stringify([owner, name, value])) ? [[owner, name, value]] : [];
}

/** Another version's parts are not this one's. */
const sumOf = (json: string): string => checksumOf(`${schema}${json}`);

/** What is written field by field; everything else stands on one line. */
const composite: readonly string[] = [
  'clock',
  'awake',
  'legs',
  'health',
  'storage',
  'collection',
  'password',
  'certificates',
];
/** Entries of a long list that share a line. */
const entriesTogether = 50;
const asleepSince = 'asleepSinceMs';

/** The watch in pieces small enough that losing one is no great loss: a leg, a verdict, a list, some weeks of samples. */
function partsOf({ watch: { schema: _schema, mailboxes, asleep, ...rest }, journal }: SavedWatch): readonly Part[] {
  return [
    ...piecesOf('', rest),
    ...mailboxes.flatMap(piecesOfMailbox),
    ...asleep.flatMap(({ sinceMs, mailbox }) => [
      [mailbox.address, asleepSince, sinceMs] as const,
      ...piecesOfMailbox(mailbox),
    ]),
    ...inLines('', 'journal', journal),
  ];
}

const piecesOfMailbox = ({ address, ...rest }: MailboxState): readonly Part[] => piecesOf(address, rest);

/** Every field, and of the composite ones every field of theirs, by its path. */
const piecesOf = (owner: string, fields: Readonly<Record<string, unknown>>): readonly Part[] =>
  Object.entries(fields).flatMap(([name, value]) =>
    composite.includes(name) && isObject(value)
      ? Object.entries(value).flatMap(([inner, one]) => inLines(owner, `${name}.${inner}`, one))
      : inLines(owner, name, value),
  );

function inLines(owner: string, name: string, value: unknown): readonly Part[] {
  if (!Array.isArray(value) || value.length <= entriesTogether) return [[owner, name, value]];
  const count = Math.ceil(value.length / entriesTogether);
  return Array.from({ length: count }, (_none, index): Part => {
    const from = index * entriesTogether;
    return [owner, name, value.slice(from, from + entriesTogether)];
  });
}

/** Nothing that a mailbox's guards may be: of a file that is not whole, one that is missing is lost. */
const lostGuards = { legs: 'lost', quotaLatch: 'lost', lockOut: 'lost' };

/**
 * The pieces put together again, without those that are missing. Nothing is said of their kinds.
 * @param isWhole they are all that were written
 */
function togetherAgain(parts: readonly Part[], isWhole: boolean): unknown {
  const owners = new Map<string, Map<string, unknown>>([['', new Map()]]);
  for (const [owner, name, value] of parts) {
    const fields = owners.get(owner) ?? new Map<string, unknown>();
    const before = fields.get(name);
    fields.set(name, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value);
    owners.set(owner, fields);
  }
  const nested = [...owners].map(([owner, fields]) => [owner, nest(fields)] as const);
  const { journal, ...rest } = nested.find(([owner]) => owner === '')?.[1] ?? {};
  const mailboxes = nested
    .filter(([owner]) => owner !== '')
    .map(([address, fields]) => ({ ...(isWhole ? {} : lostGuards), ...fields, address }));
  const isAwake = (mailbox: Readonly<Record<string, unknown>>): boolean => mailbox[asleepSince] === undefined;
  return {
    schema: 1,
    watch: {
      ...rest,
      schema: 1,
      mailboxes: mailboxes.filter(isAwake),
      asleep: mailboxes
        .filter((mailbox) => !isAwake(mailbox))
        .map((mailbox) => ({ sinceMs: (mailbox as Readonly<Record<string, unknown>>)[asleepSince], mailbox })),
    },
    journal,
  };
}

function nest(fields: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const nested: Record<string, unknown> = {};
  for (const [path, value] of fields) {
    const dot = path.indexOf('.');
    const name = dot < 0 ? path : path.slice(0, dot);
    if (dot < 0) nested[name] = value;
    else nested[name] = { ...(isObject(nested[name]) ? nested[name] : {}), [path.slice(dot + 1)]: value };
  }
  return nested;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

import { z } from 'zod';

export type Path = readonly (string | number)[];

/** Data that a schema refused somewhere: `value` stands at `path`, and this is what is wrong with it. */
export type Refused = {
  readonly path: Path;
  readonly value: unknown;
  readonly issue: z.core.$ZodIssue;
};

/** In a value's place: nothing at all, so that a field takes its default and an entry leaves its list. */
export const nothing = Symbol('nothing');

/** What could stand in for a refused value, the best first; empty where the whole that it is part of must do. */
export type Remedies = (refused: Refused) => readonly unknown[];

/** What was replaced, and the data as they stood before. */
export type Replaced = Refused & { readonly within: unknown };

/** A file with more wrong in it than this is not the file it claims to be. */
const mostRounds = 200;

/**
 * Makes data one that the schema takes, by as little as possible: each refused value gives way to the first remedy that is
 * less wrong, or else the whole that it is part of does.
 * @returns null where there is no remedy
 */
export function mend<Value>(
  data: unknown,
  schema: z.ZodType<Value>,
  remedies: Remedies,
): { readonly value: Value; readonly replaced: readonly Replaced[] } | null {
  const replaced: Replaced[] = [];
  let current = data;
  for (let round = 0; round < mostRounds; round += 1) {
    const parsed = schema.safeParse(current);
    if (parsed.success) return { value: parsed.data, replaced };
    const { issues } = parsed.error;
    const [issue] = issues;
    if (!issue) return null;
    const found = replacement(current, schema, remedies, issues, issue, issue.path as Path);
    if (!found) return null;
    replaced.push(found.replaced);
    current = found.data;
  }
  return null;
}

function replacement(
  data: unknown,
  schema: z.ZodType,
  remedies: Remedies,
  issues: readonly z.core.$ZodIssue[],
  issue: z.core.$ZodIssue,
  path: Path,
): { readonly data: unknown; readonly replaced: Replaced } | null {
  const refused: Refused = { path, value: valueAt(data, path), issue };
  const troublesIn = (all: readonly z.core.$ZodIssue[]): number =>
    all.filter((one) => path.every((key, index) => one.path[index] === key)).length;
  for (const remedy of remedies(refused)) {
    const next = withAt(data, path, remedy);
    // An entry that left its list: its place is another's now, with troubles of its own.
    const hasLeft = remedy === nothing && typeof path.at(-1) === 'number';
    if (hasLeft || troublesIn(schema.safeParse(next).error?.issues ?? []) < troublesIn(issues))
      return { data: next, replaced: { ...refused, within: data } };
  }
  return path.length === 0 ? null : replacement(data, schema, remedies, issues, issue, path.slice(0, -1));
}

const isContainer = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null;

export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce((at, key) => (isContainer(at) && Object.hasOwn(at, key) ? at[key] : undefined), data);
}

function withAt(data: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (!isContainer(data)) return data;
  const isTaken = rest.length === 0 && value === nothing;
  if (Array.isArray(data)) {
    if (isTaken) return data.filter((_one, index) => index !== key);
    return data.map((one, index) => (index === key ? withAt(one, rest, value) : one));
  }
  const others = Object.entries(data).filter(([name]) => name !== key);
  return Object.fromEntries(isTaken ? others : [...others, [key, withAt(data[key], rest, value)]]);
}

/** What of the settings was not usable as it stood: plain names, which the window puts into words. */
export const mendedParts = [
  'mailbox',
  'address',
  'label',
  'login',
  'profile-choice',
  'limit',
  'date',
  'language',
  'policy',
  'pop3',
  'smtp',
  'imap',
  'provider',
  'lifetime',
  'page',
  'contact',
  'closure',
  'unknown',
] as const;
export type MendedPart = (typeof mendedParts)[number];

/** One thing in the settings file that was refused, and that another value stands in for. */
export const mendedSchema = z.strictObject({
  part: z.enum(mendedParts),
  /** The mailbox or the provider that it belongs to; empty: to none. */
  of: z.string().max(320),
  /** What stood there, ready to show; of a field that is not known only the name. */
  was: z.string().max(320),
  /** What must wait for the user because of it was told to. */
  isSettled: z.boolean(),
});
export type Mended = z.infer<typeof mendedSchema>;

/** Deeper than any command's payload; a circle ends here as well. */
const deepest = 8;

/**
 * Whether a value is plain data, as JSON has it, of at most so many bytes (JSON in UTF-8). It stops looking at the first
 * thing that is too much or of another kind, so that neither megabytes nor a strange object cost any time: lists and texts
 * are judged by their length before anything in them is looked at, everything that is not an object, a list or a simple
 * value is refused unseen. A field that is `undefined` counts as absent.
 */
export function isPlainWithin(value: unknown, bytes: number): boolean {
  return spend(value, bytes, 0) >= 0;
}

const refused = -1;

/** What is left of the bytes after a value; below zero: too much, or no plain data. */
function spend(value: unknown, left: number, depth: number): number {
  if (left < 0) return refused;
  switch (typeof value) {
    case 'string':
      return left - textBytes(value, left);
    case 'number':
      return Number.isFinite(value) ? left - String(value).length : refused;
    case 'boolean':
      return left - (value ? 4 : 5);
    case 'object':
      if (value === null) return left - 4;
      if (depth === deepest) return refused;
      return Array.isArray(value) ? spendList(value, left - 2, depth + 1) : spendFields(value, left - 2, depth + 1);
    default:
      return refused;
  }
}

function spendList(list: readonly unknown[], left: number, depth: number): number {
  // Each entry costs a comma and a byte at least; a hole is no entry.
  if (2 * list.length > left + 1) return refused;
  let rest = left;
  for (let index = 0; index < list.length && rest >= 0; index += 1)
    rest = Object.hasOwn(list, index) ? spend(list[index], rest - (index === 0 ? 0 : 1), depth) : refused;
  return rest;
}

function spendFields(fields: object, left: number, depth: number): number {
  const prototype: unknown = Object.getPrototypeOf(fields);
  if (prototype !== Object.prototype && prototype !== null) return refused;
  let rest = left;
  for (const name of Object.keys(fields)) {
    const field = Object.getOwnPropertyDescriptor(fields, name);
    if (!field || !('value' in field)) return refused;
    rest = field.value === undefined ? rest - 1 : spend(field.value, rest - textBytes(name, rest) - 2, depth);
    if (rest < 0) return refused;
  }
  return rest;
}

const utf8 = new TextEncoder();

/** Bytes of a text as JSON; of one that is too long anyway no more is looked at. */
const textBytes = (text: string, limit: number): number =>
  text.length > limit ? text.length + 2 : utf8.encode(JSON.stringify(text)).length;

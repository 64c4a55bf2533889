import { checksumOf } from '../../disk/checksum.ts';
import { parseJson } from './file-format.ts';

/** A value, whose it is (a mailbox's address; empty: the whole watch's), and its name. */
export type Part = readonly [owner: string, name: string, value: unknown];

/** What could be read of a file, and whether that is all that had been written. */
export type ReadParts = { readonly parts: readonly Part[]; readonly isWhole: boolean };

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

import { z } from 'zod';
import type { Frozen } from './saved-watch-schema.ts';

export type PartRules = {
  /** What is read as a whole or not at all, although it has fields. */
  readonly wholes: ReadonlySet<z.ZodType>;
  /** Told of what was there and could not be read. */
  readonly onLoss: () => void;
};

/**
 * What a schema makes of data of which not everything may be as it should: in an object every field that is missing or
 * cannot be read takes its default and the others stay, and lists and records are read without the entries that cannot.
 */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  fallback: Frozen<z.output<Schema>>,
  rules: PartRules,
): z.output<Schema> {
  return part(schema, data, fallback, rules) as z.output<Schema>;
}

function part(schema: z.ZodType, data: unknown, fallback: unknown, rules: PartRules): unknown {
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  if (!rules.wholes.has(schema)) {
    if (schema instanceof z.ZodObject && isObject(data) && isObject(fallback)) {
      const fields = Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>);
      return Object.fromEntries(fields.map(([key, inner]) => [key, part(inner, data[key], fallback[key], rules)]));
    }
    if (schema instanceof z.ZodArray && Array.isArray(data)) {
      const { element } = schema as z.ZodArray<z.ZodType>;
      return data.flatMap((one) => entry(element, one, rules));
    }
    if (schema instanceof z.ZodRecord && isObject(data)) {
      const { keyType, valueType } = schema as z.ZodRecord<z.core.$ZodRecordKey & z.ZodType, z.ZodType>;
      const known = Object.entries(data).flatMap(([key, value]) =>
        entry(keyType, key, rules).flatMap(() => entry(valueType, value, rules).map((one) => [key, one])),
      );
      return { ...(isObject(fallback) ? fallback : {}), ...Object.fromEntries(known) };
    }
  }
  // What is missing is another version's.
  if (data !== undefined) rules.onLoss();
  return fallback;
}

function entry(schema: z.ZodType, data: unknown, { onLoss }: PartRules): readonly unknown[] {
  const read = schema.safeParse(data);
  if (!read.success) onLoss();
  return read.success ? [read.data] : [];
}

const isObject = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

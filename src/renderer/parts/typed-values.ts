import type { NumberRule } from '../../domain/model/rules.ts';

/** A number as people write it, with a comma or a point; undefined where it is none, or breaks its rule. */
export function readNumber(
  typed: string,
  { min, max, isWhole = true }: NumberRule,
  isOptional = false,
): number | null | undefined {
  const plain = typed.replaceAll(/[\s\u00a0]/g, '').replace(',', '.');
  if (plain === '') return isOptional ? null : undefined;
  const value = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return value >= min && value <= max && (!isWhole || Number.isInteger(value)) ? value : undefined;
}

/** A time of day as people write it (`7:30`, `7 h 30`, `7h`, `0730`) as `HH:MM`; what cannot be read stays as it is. */
export function readTime(typed: string): string {
  const text = typed.trim().toLowerCase();
  const found = /^(\d{1,2})(?:\s*(?::|\.|h)\s*(\d{2})?)?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  if (!found) return text;
  const [, hours = '', minutes = '00'] = found;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** What is wrong with a typed list of numbers. */
export type ListProblem = 'empty' | 'malformed' | 'outside' | 'too-many';

/** Whole numbers as people list them: commas, semicolons, spaces or a last "et". Falling, each once. */
export function readList(
  typed: string,
  { each, most }: { readonly each: NumberRule; readonly most: number },
): { readonly ok: true; readonly list: number[] } | { readonly ok: false; readonly problem: ListProblem } {
  const words = typed
    .replaceAll(/\b(et|and)\b/gi, ' ')
    .split(/[\s\u00a0,;]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return { ok: false, problem: 'empty' };
  if (!words.every((word) => /^\d{1,4}$/.test(word))) return { ok: false, problem: 'malformed' };
  const list = [...new Set(words.map(Number))].sort((a, b) => b - a);
  if (list.some((one) => one < each.min || one > each.max)) return { ok: false, problem: 'outside' };
  return list.length > most ? { ok: false, problem: 'too-many' } : { ok: true, list };
}

/** As {@link readList} reads it back. */
export const writeList = (list: readonly number[]): string => list.join(', ');

import { mostPasswordNoticeDays, policyRanges } from '../../../domain/model/policy-rules.ts';

export type NoticeDays =
  | { readonly ok: true; readonly days: number[] }
  | { readonly ok: false; readonly problem: 'empty' | 'malformed' | 'outside' | 'too-many' };

/** Days before an expiry as people list them: commas, semicolons, spaces or a last "et". Falling, each once. */
export function readNoticeDays(typed: string): NoticeDays {
  const words = typed
    .replaceAll(/\b(et|and)\b/gi, ' ')
    .split(/[\s\u00a0,;]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return { ok: false, problem: 'empty' };
  if (!words.every((word) => /^\d{1,4}$/.test(word))) return { ok: false, problem: 'malformed' };
  const days = [...new Set(words.map(Number))].sort((a, b) => b - a);
  if (days.some((day) => day > policyRanges.passwordNoticeDay.max)) return { ok: false, problem: 'outside' };
  return days.length > mostPasswordNoticeDays ? { ok: false, problem: 'too-many' } : { ok: true, days };
}

export const writeNoticeDays = (days: readonly number[]): string => days.join(', ');

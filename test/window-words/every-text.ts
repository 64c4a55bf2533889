import { failureKinds } from '../../src/domain/model/failure.ts';
import { unreadReasons } from '../../src/domain/model/program-finding.ts';
import { catalogue, type Lang } from '../../src/domain/text/index.ts';
import { differencesIn } from '../support/mail-programs.ts';

/** A text of the catalogue as it would be shown, and where it stands: `window.common.loading`. */
export type Shown = { readonly path: string; readonly text: string };

/** What it looks like when a text was given what it does not expect. */
const leaks = /undefined|\bNaN\b|\bnull\b|\[object|Infinity|—/;

const facts = (count: number, more: object = {}): object => ({
  messages: count,
  octets: count * 1_500,
  percent: count * 10.04,
  usedBytes: count * 2_000_000,
  limitBytes: 104_857_600,
  daysLeft: count,
  workingDays: count,
  expiresOn: '2026-03-05',
  issuer: 'Exemple SA',
  usualBytes: count * 500_000,
  fullOn: '2026-10-25',
  closedFrom: '2026-10-17',
  closedTo: '2026-11-02',
  ...more,
});

const holdReasons = ['setup', 'renewal', 'server-changed', 'other-pc', 'locked-out'];

const differences = (['outlook', 'new-outlook', 'thunderbird'] as const).flatMap(differencesIn);

/** Arguments to try a text with; each makes one text where it fits. */
const samples: readonly (readonly unknown[])[] = [
  ...[0, 1, 2, 5].map((count) => Array<unknown>(6).fill(count)),
  Array<unknown>(6).fill('2026-09-01'),
  Array<unknown>(6).fill('Exemple'),
  ...[0, 1, 2].map((count) => [facts(count)]),
  ...failureKinds.map((kind) => [facts(2, { kind })]),
  [facts(2, { isUnsure: true })],
  ...differences.map((difference) => [difference, 'ec001234@adm.cfwb.be']),
  [{ programs: ['outlook'], unchecked: [], differences }],
  [{ programs: ['thunderbird', 'outlook'], unchecked: ['ports', 'copies'], differences: differences.slice(0, 1) }],
  ...unreadReasons.map((reason) => [{ reason }]),
  ...[...holdReasons, 'missing', 'unreadable', 'internal', 'offline'].map((reason) => [
    { reason, since: '2026-09-01' },
  ]),
];
/** Only for texts that none of the others fit. */
const lists: typeof samples = [
  ['thunderbird', 'ec001234@adm.cfwb.be', 'sending'],
  [['copies', 'spa']],
  [['Exemple', 'Exemple'], 2],
];

const isPlain = (value: unknown): value is object => typeof value === 'object' && value !== null;

type Make = (...given: unknown[]) => unknown;

function results(make: Make): unknown[] {
  const fitting = resultsOf(make, samples);
  return fitting.length > 0 ? fitting : resultsOf(make, lists);
}

function resultsOf(make: Make, tried: typeof samples): unknown[] {
  return tried.flatMap((given) => {
    try {
      const made = make(...given);
      return leaks.test(JSON.stringify(made) ?? 'undefined') ? [] : [made];
    } catch {
      return [];
    }
  });
}

function walk(value: unknown, path: string): Shown[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value === 'function') return results(value as Make).flatMap((made) => walk(made, path));
  if (!isPlain(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => walk(inner, path === '' ? key : `${path}.${key}`));
}

/** Every text of a language, with sample values in it, each once. */
export function everyText(lang: Lang): readonly Shown[] {
  const seen = new Map<string, Shown>();
  for (const { path, text } of walk(catalogue(lang), '')) seen.set(`${path} ${text}`, { path, text });
  return [...seen.values()];
}

/** Paths of all texts that are made by a function, whether or not it could be tried. */
export function madeTexts(lang: Lang): readonly string[] {
  const paths = (value: unknown, path: string): string[] => {
    if (typeof value === 'function') return [path];
    if (!isPlain(value)) return [];
    return Object.entries(value).flatMap(([key, inner]) => paths(inner, path === '' ? key : `${path}.${key}`));
  };
  return paths(catalogue(lang), '');
}

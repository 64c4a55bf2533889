import type { Lang } from '../domain/text/index.ts';

/** The language asked for, read leniently, so that even usage errors come in it. */
export function languageOf(args: readonly string[]): Lang {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = args[at]?.startsWith('--lang=') ? args[at].slice('--lang='.length) : args[at + 1];
  return at >= 0 && value === 'en' ? 'en' : 'fr';
}

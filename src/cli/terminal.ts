import type { Lang } from '../domain/text/index.ts';

/** Where a command writes; the process's own streams unless a test or the demo gives others. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly hasColour: boolean;
  readonly width: number;
};

/** Bad usage (`EX_USAGE` of sysexits.h). */
export const usageExitCode = 64;

/** Nothing is known, be it because of a bug: never mistaken for a verdict on the mailbox. */
export const unknownExitCode = 3;

/** The language asked for, read leniently, so that even usage errors come in it. */
export function languageOf(args: readonly string[]): Lang {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = args[at]?.startsWith('--lang=') ? args[at].slice('--lang='.length) : args[at + 1];
  return at >= 0 && value === 'en' ? 'en' : 'fr';
}

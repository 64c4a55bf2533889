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

import { execFile } from 'node:child_process';

/** How a program ended, and what it said. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a program of the system to its end: no shell, no console window. @returns null where it did not start, or not end in time */
export type Run = (program: string, args: readonly string[]) => Promise<Ran | null>;

/** Milliseconds that a program has. */
const deadlineMs = 5_000;

export const runProgram: Run = (program, args) =>
  new Promise((resolve) => {
    // Whatever it says to people is not read, but words of one language are easier to tell from codes.
    const options = { timeout: deadlineMs, windowsHide: true, env: { ...process.env, LC_ALL: 'C' } };
    execFile(program, [...args], options, (error, out, err) => {
      const code = error ? error.code : 0;
      resolve(typeof code === 'number' ? { code, out, err } : null);
    });
  });

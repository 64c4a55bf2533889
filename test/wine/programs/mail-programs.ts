import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { MailProgramsReading, RunningPrograms } from '../../../src/domain/model/mail-program.ts';
import { createMailPrograms } from '../../../src/main/pc/mail-programs/mail-programs.ts';

export type MailProgramsRequest = {
  readonly addresses: readonly string[];
  /** Whose icon is asked for. */
  readonly executable?: string;
  /** A folder: once all is read, a file `ready` is made there, and the program goes on until there is one called `end`. */
  readonly staysBy?: string;
};
export type MailProgramsAnswer = {
  readonly reading: MailProgramsReading | null;
  readonly running: RunningPrograms;
  readonly isIconHidden: boolean | null;
  /** How long the first reading took, with loading the library. Milliseconds, as the other times. */
  readonly firstReadMs: number;
  /** The fastest of some more: what this machine does beside is not in it. */
  readonly readMs: number;
  /** The fastest look for running programs, of some after the first. */
  readonly lookMs: number;
  /** What loading that library and looking for the first time added to the process's memory. Bytes. */
  readonly lookBytes: number;
};

const {
  addresses,
  executable = 'C:\\Vigie BMA.exe',
  staysBy,
}: MailProgramsRequest = JSON.parse(readFileSync(process.env.VIGIE_WINE_REQUEST ?? '', 'utf8'));
const { platform, env } = process;
const programs = createMailPrograms({ platform, env, executable });

/** How long each of so many calls took. */
async function timesOf(count: number, call: () => unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (let done = 0; done < count; done += 1) {
    const before = performance.now();
    await call();
    times.push(performance.now() - before);
  }
  return times;
}

const [firstReadMs = 0] = await timesOf(1, () => programs.read(addresses));
const readMs = Math.min(...(await timesOf(5, () => programs.read(addresses))));
const reading = await programs.read(addresses);

const rss = process.memoryUsage.rss();
const running = programs.running();
const lookBytes = process.memoryUsage.rss() - rss;
const lookMs = Math.min(...(await timesOf(20, () => programs.running())));

const isIconHidden = programs.isIconHidden();
const answer: MailProgramsAnswer = { reading, running, isIconHidden, firstReadMs, readMs, lookMs, lookBytes };
process.stdout.write(JSON.stringify(answer));
if (staysBy !== undefined) {
  writeFileSync(join(staysBy, 'ready'), '');
  while (!existsSync(join(staysBy, 'end'))) await setTimeout(50);
}

import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { belgium, defaultProfile } from '../app/belgium.ts';
import { readScenario } from '../app/simulation/scenario.ts';
import { simulate as play } from '../app/simulation/simulate.ts';
import { catalogue, type Lang } from '../domain/text/index.ts';
import { type Terminal, usageExitCode } from './terminal.ts';

/** `vigie simulate SCENARIO.json`: a year in a second, as NDJSON. Resolves with the exit code. */
export async function simulate(args: readonly string[], lang: Lang, terminal: Terminal): Promise<number> {
  const say = catalogue(lang).cli;
  const refuse = (...problems: string[]): number => {
    terminal.err(`${problems.map((problem) => problem).join('\n')}\n`);
    return usageExitCode;
  };
  const [path, ...more] = args;
  if (path === '--help' || path === '-h') {
    terminal.out(`${say.usage}\n`);
    return 0;
  }
  if (path === undefined || path.startsWith('-') || more.length > 0) return refuse(say.scenarioMissing, say.seeHelp);
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    return refuse(
      say.scenarioUnreadable(
        path,
        error instanceof SyntaxError ? error.message : String((error as NodeJS.ErrnoException).code),
      ),
    );
  }
  const read = readScenario(data);
  if (!read.ok) return refuse(say.scenarioInvalid(path), ...read.problems.map((problem) => `  ${problem}`));
  // A year leaves much short-lived garbage behind: a small nursery keeps the memory small.
  setFlagsFromString('--max-semi-space-size=4');
  setFlagsFromString('--semi-space-growth-factor=1');
  const lines: string[] = [];
  const flush = (): void => {
    if (lines.length > 0) terminal.out(`${lines.join('\n')}\n`);
    lines.length = 0;
  };
  await play(read.scenario, { ...belgium, profile: defaultProfile }, (line) => {
    if (lines.push(JSON.stringify(line)) >= 512) flush();
  });
  flush();
  return 0;
}

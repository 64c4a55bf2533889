import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { belgianCalendar, belgium, defaultProfile } from '../app/belgium.ts';
import { examine } from '../app/examine.ts';
import { stateFolder } from '../disk/disk.ts';
import type { Status } from '../domain/model/health.ts';
import { catalogue } from '../domain/text/index.ts';
import { createCarefulProbes } from './careful-probes.ts';
import { readCheckOptions, UsageError } from './check-options.ts';
import { reportJson, reportText } from './check-report.ts';
import { openLoginMemory } from './login-memory.ts';
import { languageOf, type Terminal, unknownExitCode, usageExitCode } from './terminal.ts';

const { version } = manifest;

export const exitCodes: Readonly<Record<Status, number>> = {
  ok: 0,
  held: 1,
  warning: 1,
  critical: 2,
  unknown: unknownExitCode,
};
/** `vigie check`: one look at one mailbox. Resolves with the exit code. */
export async function check(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
  signal?: AbortSignal,
): Promise<number> {
  const lang = languageOf(args);
  const say = catalogue(lang).cli;
  const now = (): number => Date.now();
  const tell = (text: string): void => terminal.err(`${text}\n`);
  let options: ReturnType<typeof readCheckOptions>;
  try {
    options = readCheckOptions(args, env, defaultProfile, () => belgianCalendar.localDate(now()));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    tell(error.message);
    tell(say.seeHelp);
    return usageExitCode;
  }
  if (options === 'help' || options === 'version') {
    terminal.out(options === 'help' ? `${say.usage}\n` : `Vigie BMA ${version}\n`);
    return 0;
  }
  const memoryPath = join(stateFolder(env), 'check-memory.json');
  const memory = openLoginMemory(memoryPath, (problem) =>
    tell(problem === 'unreadable' ? say.memoryUnreadable(memoryPath) : say.memoryUnwritable(memoryPath)),
  );
  const probes = createCarefulProbes(options.trust, memory, options.isForced);
  const report = await examine(probes, { now }, belgianCalendar, {
    ...options,
    signal,
    passwordLifetimeMonths: defaultProfile.passwordLifetimeMonths,
  });
  terminal.out(
    options.isJson
      ? `${JSON.stringify(reportJson(report, lang), null, 2)}\n`
      : reportText(report, { ...belgium, profile: defaultProfile, lang, ...terminal }),
  );
  return exitCodes[report.status];
}

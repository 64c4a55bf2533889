import { catalogue } from '../domain/text/index.ts';
import { languageOf, type Terminal, unknownExitCode, usageExitCode } from './terminal.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  hasColour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  width: Math.max(40, Math.min(process.stdout.columns ?? 80, 100)),
};
// A reader that went away is no reason to end otherwise than the verdict says.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const [command = '', ...args] = process.argv.slice(2);
const lang = languageOf(args);
const say = catalogue(lang).cli;

/** Fires at the first Ctrl+C: a look that is cut here still notes what it knows. The second one ends at once. */
function interrupted(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
  return ending.signal;
}

/** Each command loads what it needs: the simulation no mail library, the check no simulation. */
async function run(): Promise<number> {
  switch (command) {
    case 'check':
      return (await import('./check.ts')).check(args, process.env, terminal, interrupted());
    case 'simulate':
      return (await import('./simulate.ts')).simulate(args, lang, terminal);
    case 'help':
    case '--help':
    case '-h':
      terminal.out(`${say.usage}\n`);
      return 0;
    case '--version':
      return (await import('./check.ts')).check([command], process.env, terminal);
    default: {
      const problem = command === '' ? say.usage : `${say.unknownCommand(command)}\n${say.seeHelp}`;
      terminal.err(`${problem}\n`);
      return usageExitCode;
    }
  }
}

const code = await run().catch((error: unknown) => {
  terminal.err(`${say.internal}\n${error instanceof Error ? error.stack : String(error)}\n`);
  return unknownExitCode;
});
// A resolver that never answers keeps its thread, and with it the process, beyond any deadline: end when all is written.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));

import { catalogue, typeset } from '../domain/text/index.ts';
import { languageOf } from './language.ts';
import { type Terminal, usageExitCode } from './terminal.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  hasColour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  width: Math.max(40, Math.min(process.stdout.columns ?? 80, 100)),
};

const [command = '', ...args] = process.argv.slice(2);
const lang = languageOf(args);
const say = catalogue(lang).cli;

// Each command loads what it needs: the simulation no mail library, the check no simulation.
switch (command) {
  case 'check':
    process.exitCode = await (await import('./check.ts')).check(args, process.env, terminal);
    break;
  case 'simulate':
    process.exitCode = (await import('./simulate.ts')).simulate(args, lang, terminal);
    break;
  case '':
  case 'help':
  case '--help':
  case '-h':
    terminal.out(`${typeset(say.usage, lang)}\n`);
    process.exitCode = command === '' ? usageExitCode : 0;
    break;
  default:
    terminal.err(`${typeset(say.unknownCommand(command), lang)}\n${typeset(say.seeHelp, lang)}\n`);
    process.exitCode = usageExitCode;
}

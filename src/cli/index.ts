import { catalogue, typeset } from '../domain/text/index.ts';
import { check, type Terminal, usageExitCode } from './check.ts';
import { languageOf } from './check-options.ts';
import { simulate } from './simulate.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  hasColour: process.stdout.isTTY === true && !process.env.NO_COLOR,
  width: Math.max(40, Math.min(process.stdout.columns ?? 80, 100)),
};

const [command = '', ...args] = process.argv.slice(2);
const lang = languageOf(args);
const say = catalogue(lang).cli;

switch (command) {
  case 'check':
    process.exitCode = await check(args, process.env, terminal);
    break;
  case 'simulate':
    process.exitCode = simulate(args, lang, terminal);
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

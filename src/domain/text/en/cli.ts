import type { cliWords as french } from '../fr/cli.ts';

/** What the command line says: usage, and how to put bad usage right. */
export const cliWords: typeof french = {
  usage: `Vigie BMA – examines an administrative mailbox.

  vigie check --address ADDRESS [options]

  --address ADDRESS          the mailbox's address, e.g. ec001234@adm.cfwb.be
  --user NAME                the user name, where it differs from the address
  --pop HOST:PORT/MODE       receiving; modes plain, starttls, tls, auto; or none
  --smtp HOST:PORT/MODE      sending; modes starttls, tls; or none
  --imap HOST:PORT/MODE      exact quota, where there is one; modes starttls, tls; or none
  --limit SIZE               the mailbox's size limit, e.g. 50MB
  --limit-messages N         the greatest number of messages
  --password-changed DATE    last change of the CERBERE password, YYYY-MM-DD
  --password-expires DATE    its last day, where it is known (CERBERE's e-mail)
  --ca FILE                  an additional certificate authority (PEM)
  --greeting SECONDS         time until the server answers, normally 60
  --session SECONDS          time for the rest of a look, normally 30
  --deadline SECONDS         time allowed for each look in all
  --lang fr|en               language
  --json                     one JSON object instead of the report
  --force                    try a password again that has been refused
  --version                  Vigie's version

  vigie simulate SCENARIO.json   plays a scenario on a virtual clock

Passwords: the variables VIGIE_MAILBOX_PASSWORD (receiving) and VIGIE_CERBERE_PASSWORD (sending).
Exit code: 0 all is well, 1 to watch, 2 to act on, 3 nothing known, 64 bad usage.`,
  seeHelp: 'See: vigie check --help',
  unknownCommand: (command) => `Unknown command: "${command}". Commands: check, simulate.`,
  scenarioMissing: 'The scenario is missing: vigie simulate SCENARIO.json',
  scenarioUnreadable: (path, problem) => `"${path}" cannot be read: ${problem}`,
  scenarioInvalid: (path) => `"${path}" is not a valid scenario:`,
  internal: 'Internal error of Vigie: nothing can be said of the mailbox.',
  unknownOption: (option) => `Unknown option: ${option}.`,
  noPasswordOption:
    'A password is never given as an argument: everybody could read it there. Use the variables VIGIE_MAILBOX_PASSWORD and VIGIE_CERBERE_PASSWORD.',
  unexpected: (text) => `Unexpected argument: "${text}".`,
  valueMissing: (option) => `The option ${option} needs a value.`,
  noValue: (option) => `The option ${option} takes no value.`,
  addressMissing: 'The address is missing: --address ec001234@adm.cfwb.be',
  badAddress: (text) => `--address: "${text}" is not an e-mail address, e.g. ec001234@adm.cfwb.be`,
  badUser: (most) =>
    `--user: a user name has neither a space nor an invisible character, and ${most} characters at most.`,
  badServer: (option, modes) => (text) => `${option}: "${text}" is not of the form HOST:PORT/${modes}, nor none.`,
  badLimit: (most) => (text) => `--limit: "${text}" is not a size of at most ${most}MB, e.g. 50MB.`,
  badLimitMessages: (most) => (text) => `--limit-messages: "${text}" is not a whole number from 1 to ${most}.`,
  badDate: (option) => (text) => `${option}: "${text}" is not a date, e.g. 2026-08-01.`,
  futureDate: (text) => `--password-changed: ${text} lies in the future.`,
  passwordVariable: (name) => `Give it in the environment variable ${name}, then run the command again.`,
  badCa: (path) => `--ca: "${path}" is not a readable certificate file (PEM).`,
  badSeconds: (option, most) => (text) => `${option}: "${text}" is not a number of seconds above 0 and up to ${most}.`,
  badLang: '--lang: fr or en.',
  badPassword: (most) => (name) =>
    `${name}: a password stands on one line, in ${most} characters at most. A line break too many often comes from the end of a file.`,
  memoryUnreadable: (path) =>
    `Warning: the memory of refused passwords (${path}) could not be read; a copy is kept beside it. A password of which nothing is known counts as refused from now on: --force tries it once.`,
  memoryUnwritable: (path) => `Warning: the memory of refused passwords (${path}) cannot be written.`,
  notTried: { receiving: 'Receiving was not checked', sending: 'Sending was not checked' },
  untried: {
    MEMORY_UNWRITABLE: {
      meaning: 'A refusal could not be remembered: so the password was not sent.',
      advice: 'Free some space or mend the rights of the folder, then run it again; --force insists all the same.',
    },
    MEMORY_BUSY: {
      meaning: 'Another check of this mailbox does not come to an end: so the password was not sent.',
      advice: 'Wait until it has ended, then run this again.',
    },
    UNFINISHED: {
      meaning: "The last check was cut before the server's answer came: the password was not sent again on its heels.",
      advice: 'Run it again in half an hour; --force insists all the same.',
    },
  },
};

import type { HealthCode, Status } from '../../model/health.ts';
import type { Catalogue } from '../index.ts';
import type { WordsOf } from '../words.ts';
import { alertWords } from './alerts.ts';
import { cliWords } from './cli.ts';
import { legWords } from './legs.ts';
import { mailWords } from './mail.ts';
import { mailboxWords } from './mailbox.ts';
import { programLabels, programWords } from './program.ts';
import { shellWords } from './shell.ts';
import { trayWords } from './tray.ts';
import { trialWords, unjudged } from './trial.ts';
import { windowWords } from './window/index.ts';

/** What is said of every verdict, by its code. */
const verdicts: WordsOf<HealthCode> = { ...legWords, ...mailboxWords, ...programWords };

/** English, for a colleague who does not read French. */
export const en: Catalogue = {
  lang: 'en',
  status: {
    ok: 'All is well',
    warning: 'Worth watching',
    critical: 'Needs attention now',
    unknown: 'Not checked',
    held: 'Waiting',
  } satisfies Record<Status, string>,
  check: {
    receiving: 'Receiving',
    sending: 'Sending',
    storage: 'Space used',
    'password-expiry': 'CERBERE password',
    collection: 'Mail collection',
    certificate: 'Certificate',
    'mail-program': 'Mail program',
  },
  verdicts,
  cli: cliWords,
  alerts: alertWords,
  mail: mailWords,
  program: programLabels,
  window: windowWords,
  tray: trayWords,
  trial: trialWords,
  unjudged,
  shell: shellWords,
  support: {
    whoHelps: 'Who can help',
    technical: 'technical questions, settings, full mailbox',
    passwords:
      'a new mailbox password, to be requested by e-mail only, with the FASE number and a copy of the head teacher’s identity card; please note that asking changes the password',
    openNow: (closes: string) => `open now, until ${closes}`,
    reopens: (day: string, opens: string) => `closed, reopens ${day} at ${opens}`,
    or: 'or',
  },
  report: {
    heading: (address: string) => `Mailbox ${address}`,
    checkedAt: (day: string, time: string) => `Checked on ${day} at ${time}`,
    todo: 'What to do',
    details: 'Technical details',
    webmail: 'Webmail',
    cerbere: 'CERBERE portal',
    allWell: 'Receiving and sending both work: there is nothing to do.',
    allButReader: 'Receiving and sending both work, but this mail may also be collected elsewhere than on this PC.',
    limitHint: 'The maximum size of the mailbox is not known.',
  },
};

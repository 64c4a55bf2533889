import { answer, hangUp, type Step, say } from './scripted-server.ts';

/** Turns of an IMAP conversation as imapflow holds it, for scripted servers. */

export const tagOf = (line: string): string => line.split(' ')[0] ?? '';

/** Answers a command: untagged lines first, then the tagged status. */
export const reply = (status: string, ...untagged: readonly string[]): Step =>
  answer((line) => `${untagged.map((text) => `* ${text}\r\n`).join('')}${tagOf(line)} ${status}\r\n`);

export const greeting = say('* OK IMAP4rev1 ready\r\n');
export const withQuota = reply('OK done', 'CAPABILITY IMAP4rev1 QUOTA AUTH=PLAIN SASL-IR');
export const withoutQuota = reply('OK done', 'CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR');

/** The login as imapflow makes it: AUTHENTICATE PLAIN, a challenge, the secret, the answer. */
export const login = (status: string, ...untagged: readonly string[]): Step[] => {
  let tag = '';
  return [
    answer((line) => {
      tag = tagOf(line);
      return '+ \r\n';
    }),
    answer(() => `${untagged.map((text) => `* ${text}\r\n`).join('')}${tag} ${status}\r\n`),
  ];
};
export const loggedIn = login('OK [CAPABILITY IMAP4rev1 QUOTA] logged in');

/** The answer to whatever imapflow asks about namespaces. */
export const rest = reply('OK done', 'LIST (\\Noselect) "/" ""');
export const bye = [reply('OK bye', 'BYE closing'), hangUp];

/** A whole session up to the question, whose answers are given. */
export const session = (...quota: readonly Step[]): Step[] => [
  greeting,
  withQuota,
  ...loggedIn,
  rest,
  ...quota,
  ...bye,
];

import { readFileSync } from 'node:fs';
import { accounts } from './accounts.ts';
import type { Lab } from './lab.ts';

/** How one POP3 or IMAP session ended, in Dovecot's own count. */
export type MailSession = {
  readonly protocol: 'pop3' | 'imap';
  readonly user: string;
  readonly read: number;
  readonly deleted: number;
};

const pop3End =
  /pop3\(([^)]*)\)<\d+><[^>]*>: Info: Disconnected: .* top=(\d+)\/\d+, retr=(\d+)\/\d+, del=(\d+)\/\d+, size=\d+/;
const imapEnd =
  /imap\(([^)]*)\)<\d+><[^>]*>: Info: .* deleted=(\d+) expunged=(\d+) trashed=(\d+) hdr_count=(\d+) hdr_bytes=\d+ body_count=(\d+)/;

/** Every finished session that a Dovecot log tells of. */
export function mailSessions(log: string): MailSession[] {
  const sum = (...counts: (string | undefined)[]): number => counts.reduce((total, each) => total + Number(each), 0);
  return log.split('\n').flatMap((line): MailSession[] => {
    const pop3 = pop3End.exec(line);
    if (pop3) {
      const [, user = '', top, retr, deleted] = pop3;
      return [{ protocol: 'pop3', user, read: sum(top, retr), deleted: sum(deleted) }];
    }
    const imap = imapEnd.exec(line);
    if (!imap) return [];
    const [, user = '', deleted, expunged, trashed, headers, bodies] = imap;
    return [{ protocol: 'imap', user, read: sum(headers, bodies), deleted: sum(deleted, expunged, trashed) }];
  });
}

/** What the plugin mail_log noticed: deleted, expunged, copied, saved or flagged messages, renamed folders. */
export function mailEvents(log: string): string[] {
  return log
    .split('\n')
    .filter((line) =>
      /: Info: (delete|undelete|expunge|save|copy|flag_change|Mailbox (created|deleted|renamed))/.test(line),
    );
}

/** The commands of one finished SMTP session, as Postfix counts them, e.g. `{ ehlo: 2, starttls: 1 }`. */
export type SmtpSession = Readonly<Record<string, number>>;

/** Every finished SMTP session of a Postfix log. @param name `postfix`, or `control` for the port of that name */
export function smtpSessions(log: string, name: 'postfix' | 'control' = 'postfix'): SmtpSession[] {
  return log.split('\n').flatMap((line): SmtpSession[] => {
    const found = new RegExp(` ${name}/smtpd\\[\\d+\\]: disconnect from \\S+ (.*)$`).exec(line);
    if (!found?.[1]) return [];
    // A refused command reads `auth=0/1`: none accepted of one.
    const counts = found[1].split(' ').map((pair): [string, number] => {
      const [command = '', count = ''] = pair.split('=');
      return [command, Number(count.split('/').at(-1))];
    });
    return [Object.fromEntries(counts.filter(([command]) => command !== 'commands'))];
  });
}

/** Lines of the queue manager and the like that tell of a message on its way. */
export function messagesOnTheirWay(log: string): string[] {
  return log
    .split('\n')
    .filter((line) => /\/(qmgr|cleanup|pickup|discard|smtp|bounce)\[\d+\]: [0-9A-F]{6,}/.test(line));
}

/** Logins that the servers refused, for one user. */
export function refusedLogins(log: string, user: string): number {
  return log.split('\n').filter((line) => line.includes(`(${user},`) && line.includes('Password mismatch')).length;
}

/** Connections accepted so far, by both Dovecots and by Postfix. */
export function connections(lab: Lab): { readonly mail: number; readonly smtp: number } {
  const count = (file: string, pattern: RegExp): number => readLog(file).match(pattern)?.length ?? 0;
  const ends = /(pop3|imap)-login: Info: (Login|Disconnected|Aborted)/g;
  return {
    mail: count(lab.dovecot.log, ends) + count(lab.locking.log, ends),
    smtp: count(lab.postfix.log, / (postfix|control)\/smtpd\[\d+\]: connect from /g),
  };
}

export const readLog = (file: string): string => readFileSync(file, 'utf8');

/** Everything in the logs that only a program which reads, deletes or sends would leave; the account `control` aside. */
export function offences(lab: Lab): string[] {
  const mail = [lab.dovecot.log, lab.locking.log, lab.strict.log].map(readLog).join('\n');
  const sending = readLog(lab.postfix.log);
  const touched = mailSessions(mail).filter(
    ({ user, read, deleted }) => user !== accounts.control.user && read + deleted > 0,
  );
  const events = mailEvents(mail).filter((line) => !line.includes(`(${accounts.control.user})`));
  const sent = smtpSessions(sending).filter((session) =>
    Object.keys(session).some(
      (command) => !['ehlo', 'starttls', 'auth', 'quit', 'unknown', 'noop', 'rset'].includes(command),
    ),
  );
  return [...touched, ...sent].map((each) => JSON.stringify(each)).concat(events, messagesOnTheirWay(sending));
}

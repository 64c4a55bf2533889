import type { ServerProfile } from '../domain/model/server-profile.ts';
import type { LegView, MailboxView, Snapshot } from '../domain/view/snapshot.ts';
import { instant } from '../domain/view/technical-details.ts';

/**
 * A diagnostic for support or the school's IT person: versions, rules, servers, verdicts with what is behind them, recent
 * trouble. No password is in it, and no address but those of the mailboxes.
 * @param system versions of what the program runs on
 */
export function report(snapshot: Snapshot, system: string): string {
  const { version, atMs, mailboxes, profiles } = snapshot;
  const sections = [
    [`Vigie BMA ${version}  ${instant(atMs)}`, system, ...watchLines(snapshot)],
    profiles.map(profileLine),
    policyLines(snapshot),
    closureLines(snapshot),
    ...mailboxes.map(mailboxLines),
    snapshot.gaps.map(({ fromMs, toMs }) => `not watched ${instant(fromMs)} to ${instant(toMs)}`),
    snapshot.journal
      .slice(0, journalLines)
      .map((entry) => `${instant(entry.atMs)} ${entry.address} ${entry.status} ${entry.title}`),
  ];
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  const own = mailboxes.map(({ address }) => address.toLowerCase());
  // A server's reply may name somebody else.
  return `${text.replace(anyAddress, (found) => (own.includes(found.toLowerCase()) ? found : '…@…'))}\n`;
}

const anyAddress = /[^\s<>"'(),:;]+@[\w-]+(\.[\w-]+)*/g;

const journalLines = 30;

function watchLines(snapshot: Snapshot): string[] {
  const { isNetworkUp, secrets, snoozedUntilMs, lang, autostart, setup } = snapshot;
  return [
    `network ${isNetworkUp ? 'up' : 'down'}, passwords in ${secrets}, snoozed until ${instant(snoozedUntilMs)}`,
    `language ${lang}, autostart ${autostart}, first start ${setup?.step ?? 'done'}`,
    ...(snapshot.isOtherPc ? ['settings of another PC'] : []),
    ...snapshot.notices.map(({ kind, file }) => `file ${file}: ${kind}`),
  ];
}

function profileLine({ id, pop3, smtp, imap }: ServerProfile): string {
  const server = (name: string, one: ServerProfile['pop3' | 'smtp' | 'imap']): string =>
    `${name} ${one ? `${one.host}:${one.port}/${one.security}` : 'none'}`;
  return `profile ${id}: ${server('POP3', pop3)}  ${server('SMTP', smtp)}  ${server('IMAP', imap)}`;
}

const policyLines = ({ policy }: Snapshot): string[] =>
  Object.entries(policy).map(([name, value]) => `policy ${name}: ${JSON.stringify(value).replaceAll('"', '')}`);

/** Without their names, which are nobody else's business. */
const closureLines = ({ closures }: Snapshot): string[] => closures.map(({ from, to }) => `closed ${from} to ${to}`);

function mailboxLines({ address, profileId, checks, legs }: MailboxView): string[] {
  return [
    `${address}  profile ${profileId}`,
    ...checks.flatMap(({ id, status, code, sinceMs, details }) => [
      `  ${id.padEnd(16)} ${status.padEnd(9)} ${code}  since ${instant(sinceMs === 0 ? null : sinceMs)}`,
      // Code and instant stand in the line above.
      ...details.filter((line) => !line.startsWith(code) && !line.startsWith('since:')).map((line) => `      ${line}`),
    ]),
    ...Object.entries(legs).map(([leg, view]) => `  ${leg.padEnd(16)} ${legLine(view)}`),
  ];
}

function legLine({ isWatched, lastLookMs, nextLookMs, ...leg }: LegView): string {
  if (!isWatched) return 'not watched';
  return [
    `last ${instant(lastLookMs)}`,
    `next ${instant(nextLookMs)}`,
    ...(leg.isLatched ? ['latched'] : []),
    ...(leg.hold === null ? [] : [`held for ${leg.hold}`]),
    ...(leg.isPasswordMissing ? ['no password'] : []),
    ...(leg.isPasswordUnreadable ? ['password locked away'] : []),
  ].join('  ');
}

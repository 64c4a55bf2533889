import type { Leg, VerdictOn } from '../model/health.ts';
import type { AccountReading, MailProgram, MailProgramsReading, ProgramEncryption } from '../model/mail-program.ts';
import { type Difference, type ProgramFinding, type UncheckedPart, uncheckedParts } from '../model/program-finding.ts';
import type { Pop3Server, ServerProfile, SmtpServer } from '../model/server-profile.ts';
import type { MailboxState, WatchState } from '../model/state.ts';

/** The mailbox that a program should hold: its address, and its login name where that is another. */
export type HeldMailbox = { readonly address: string; readonly user: string | null };
type Servers = Pick<ServerProfile, 'pop3' | 'smtp'>;
/** What is different, and what could not be compared. */
type Comparison = { readonly differences: readonly Difference[]; readonly unchecked: readonly UncheckedPart[] };

/**
 * In what the mail programs of this PC are set otherwise than a mailbox's servers ask for (manual, section 4.1). What is
 * unknown or missing is not checked, and no difference.
 */
export function compareProgram(
  readings: MailProgramsReading | null,
  servers: Servers,
  mailbox: HeldMailbox,
): ProgramFinding {
  if (readings === null) return { kind: 'unread', reason: 'not-available' };
  const held = readings.flatMap((reading) => (reading.state === 'read' ? heldBy(reading.accounts, mailbox) : []));
  if (held.length === 0) {
    // It may well be in the one that could not be read.
    if (readings.some(({ state }) => state === 'unreadable')) return { kind: 'unread', reason: 'unreadable' };
    // The new Outlook comes with Windows, whether or not anybody wants it.
    const programs = readings
      .filter(({ program, state }) => state === 'read' && program !== 'new-outlook')
      .map(({ program }) => program);
    if (programs.length === 0) return { kind: 'unread', reason: 'no-program' };
    return { kind: 'compared', programs, differences: [{ kind: 'account-missing', programs }], unchecked: [] };
  }
  const compared = held.map((account) => compareAccount(account, servers, mailbox));
  const several: readonly Difference[] =
    held.length > 1 ? [{ kind: 'several', programs: held.map(({ program }) => program) }] : [];
  return {
    kind: 'compared',
    programs: programsOf(held),
    differences: [...several, ...compared.flatMap(({ differences }) => differences)],
    unchecked: uncheckedParts.filter((part) => compared.some(({ unchecked }) => unchecked.includes(part))),
  };
}

const programsOf = (accounts: readonly AccountReading[]): readonly MailProgram[] => [
  ...new Set(accounts.map(({ program }) => program)),
];

const isSame = (one: string, other: string): boolean => bare(one) === bare(other);
/** Host and user names are the same in either case; a host may end with the root's dot. */
const bare = (name: string): string => name.trim().replace(/\.$/, '').toLowerCase();

/** Those accounts of one program that are this mailbox's and in use: of its newest version, and of the profile it opens. */
function heldBy(accounts: readonly AccountReading[], mailbox: HeldMailbox): readonly AccountReading[] {
  const own = accounts.filter((account) => isOf(account, mailbox));
  const newest = Math.max(...own.map(versionOf));
  const present = own.filter((account) => versionOf(account) === newest);
  const opened = present.filter(({ isDefaultProfile }) => isDefaultProfile);
  const [first] = present;
  return opened.length > 0 ? opened : present.filter(({ profile }) => profile === first?.profile);
}

/** By its address, or by its login name; where it has no address, also by a name that lacks the domain. */
function isOf({ email, receiving }: AccountReading, { address, user }: HeldMailbox): boolean {
  const names = [address, ...(user === null ? [] : [user])];
  const users = email === null ? [...names, address.replace(/@.*$/, '')] : names;
  const isAmong = (given: string | null, known: readonly string[]): boolean =>
    given !== null && known.some((name) => isSame(given, name));
  return isAmong(email, names) || isAmong(receiving.user, users);
}

const versionOf = ({ version }: AccountReading): number => Number.parseFloat(version ?? '') || 0;

function compareAccount(account: AccountReading, { pop3, smtp }: Servers, mailbox: HeldMailbox): Comparison {
  const { program, type } = account;
  const cloud: readonly Difference[] = program === 'new-outlook' ? [{ kind: 'cloud', program }] : [];
  if (type === 'imap') return { differences: [...cloud, { kind: 'imap', program }], unchecked: [] };
  if (type === 'other') return { differences: cloud, unchecked: uncheckedParts };
  const hosts = compareHosts(account, { pop3, smtp });
  const sides = [
    ...(pop3 ? [compareSide(account, 'receiving', pop3, mailbox), compareCopies(account)] : []),
    ...(smtp ? [compareLogin(account, mailbox), compareSide(account, 'sending', smtp, mailbox)] : []),
  ];
  return {
    differences: [...cloud, ...[hosts, ...sides].flatMap(({ differences }) => differences)],
    unchecked: [hosts, ...sides].flatMap(({ unchecked }) => unchecked),
  };
}

const alike: Comparison = { differences: [], unchecked: [] };
const notChecked = (part: UncheckedPart): Comparison => ({ differences: [], unchecked: [part] });
const differs = (difference: Difference): Comparison => ({ differences: [difference], unchecked: [] });

function compareHosts({ program, receiving, sending }: AccountReading, { pop3, smtp }: Servers): Comparison {
  const isSwapped =
    pop3 !== null &&
    smtp !== null &&
    !isSame(pop3.host, smtp.host) &&
    receiving.host !== null &&
    sending.host !== null &&
    isSame(receiving.host, smtp.host) &&
    isSame(sending.host, pop3.host);
  if (isSwapped) return differs({ kind: 'servers-swapped', program, receiving: pop3.host, sending: smtp.host });
  const one = (leg: Leg, found: string | null, right: string | undefined): Comparison => {
    if (right === undefined) return alike;
    if (found === null) return notChecked('servers');
    return isSame(found, right) ? alike : differs({ kind: 'host', program, leg, found, right });
  };
  return joined([one('receiving', receiving.host, pop3?.host), one('sending', sending.host, smtp?.host)]);
}

function compareSide(
  account: AccountReading,
  leg: Leg,
  server: Pop3Server | SmtpServer,
  { address, user }: HeldMailbox,
): Comparison {
  const { program } = account;
  const { port, encryption, isSpa } = account[leg];
  const right = user ?? address;
  // Without a login of its own, sending has no user name of its own.
  const name = leg === 'sending' && account.sending.login !== 'own' ? right : account[leg].user;
  const wanted = encryptionFor(server.security, encryption);
  return joined([
    port === null
      ? notChecked('ports')
      : port === server.port
        ? alike
        : differs({ kind: 'port', program, leg, found: port, right: server.port }),
    encryption === null || wanted === null
      ? notChecked('encryption')
      : wanted === encryption
        ? alike
        : differs({ kind: 'encryption', program, leg, found: encryption, right: wanted }),
    name === null
      ? notChecked('users')
      : isSame(name, right)
        ? alike
        : differs({ kind: 'user', program, leg, found: name, right }),
    isSpa === null ? notChecked('spa') : isSpa ? differs({ kind: 'spa', program, leg }) : alike,
  ]);
}

/**
 * What should stand in place of this encryption: the same where it will do, null where that cannot be told. Which of the
 * two kinds of encryption a program means is not to be had for sure from all of them.
 */
function encryptionFor(
  security: Pop3Server['security'] | SmtpServer['security'],
  found: ProgramEncryption | null,
): Exclude<ProgramEncryption, 'automatic'> | null {
  if (found === null || found === 'automatic') return null;
  switch (security) {
    case 'auto':
      return found;
    case 'plain':
      return 'none';
    case 'tls':
    case 'starttls':
      return found === 'none' ? security : found;
  }
}

function compareLogin({ program, sending }: AccountReading, { address, user }: HeldMailbox): Comparison {
  if (sending.login === null) return notChecked('login');
  return sending.login === 'own'
    ? alike
    : differs({ kind: 'login', program, found: sending.login, right: user ?? address });
}

function compareCopies({ program, copies }: AccountReading): Comparison {
  if (copies === null) return notChecked('copies');
  return copies.kind === 'none' ? alike : differs({ kind: 'copies', program, found: copies });
}

const joined = (parts: readonly Comparison[]): Comparison => ({
  differences: parts.flatMap(({ differences }) => differences),
  unchecked: parts.flatMap(({ unchecked }) => unchecked),
});

/** Is the mail program of this PC set as the mailbox's servers ask for? */
export function assessMailProgram({ program: { found } }: MailboxState): VerdictOn<'mail-program'> {
  if (found === null) return { status: 'unknown', code: 'mail-program.unknown', facts: { reason: 'not-read' } };
  if (found.kind === 'unread')
    return { status: 'unknown', code: 'mail-program.unknown', facts: { reason: found.reason } };
  const { programs, unchecked, differences } = found;
  if (differences.length === 0) return { status: 'ok', code: 'mail-program.ok', facts: { programs, unchecked } };
  const code = leavesCopies(found) ? 'mail-program.copies-left' : 'mail-program.differs';
  return { status: 'warning', code, facts: { programs, unchecked, differences } };
}

/** No program of this PC that Vigie knows has an account for the mailbox. */
export const isNowhere = (found: ProgramFinding): boolean =>
  found.kind === 'compared' && found.differences.some(({ kind }) => kind === 'account-missing');

/** A program leaves a copy of what it collects on the server. */
export const leavesCopies = (found: ProgramFinding | null): boolean =>
  found?.kind === 'compared' && found.differences.some(({ kind }) => kind === 'copies');

/** What the mail program's settings say of messages that stay. */
export type Copies = {
  /** It leaves copies; it does not; nobody knows. */
  readonly isLeft: boolean | null;
  /** Local date up to which messages that stay are copies, and no sign that nobody collects. */
  readonly until: string;
};

/** Where copies are left, only a program that does not run is one that collects nothing. */
export function copiesOf(
  { found, copiesOn }: MailboxState['program'],
  { status, ranOn }: WatchState['mailProgram'],
  today: string,
): Copies {
  if (leavesCopies(found)) return { isLeft: true, until: status === 'running' || ranOn === null ? today : ranOn };
  const isKnown = found?.kind === 'compared' && !found.unchecked.includes('copies') && !isNowhere(found);
  return { isLeft: isKnown ? false : null, until: copiesOn ?? '' };
}

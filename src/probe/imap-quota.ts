import type { FailureKind } from '../domain/model/failure.ts';
import type { QuotaReading, QuotaValue } from '../domain/model/reading.ts';
import { type Asked, type ImapLogin, type ImapSession, openImap, type Token, type Untagged } from './imap-session.ts';
import { reasonIn } from './imap-status.ts';
import type { Moment } from './refusal.ts';
import { Fault, momentOf, runProbe } from './session.ts';

export type ImapQuotaRequest = ImapLogin;

/**
 * One look at the quota of INBOX (RFC 9208), where an IMAP server is known: exact, where POP3's STAT is a lower bound.
 * No folder is opened, so nothing is marked as seen.
 */
export function probeImapQuota(request: ImapQuotaRequest): Promise<QuotaReading> {
  return runProbe(request, async (session, conclude) => {
    const imap = await openImap(session, request);
    session.stage = 'quota';
    conclude(await askQuota(imap, momentOf(session)));
    await imap.logOut();
  });
}

/** Quota roots that are asked for one by one, where the server only names them. */
const rootsAsked = 8;

/** The quota roots of INBOX and what they limit. @throws Fault */
async function askQuota(imap: ImapSession, moment: Moment): Promise<QuotaValue> {
  const isOffered = imap.capabilities.some((name) => name === 'QUOTA' || name.startsWith('QUOTA=RES-'));
  if (!isOffered) return { kind: 'not-offered' };
  const names: string[] = [];
  const roots: QuotaRoot[] = [];
  const hear = {
    QUOTAROOT: (untagged: Untagged): void => void names.push(...rootNamesIn(untagged)),
    QUOTA: (untagged: Untagged): void => void roots.push(rootIn(untagged)),
  };
  const asked = await imap.ask('GETQUOTAROOT', { type: 'ATOM', value: 'INBOX' }, hear);
  if (!isGranted(asked, moment)) return { kind: 'refused' };
  // Most servers send the quota of each root at once; of the others it is asked for.
  const missing = [...new Set(names)].filter((name) => !roots.some((root) => root.name === name));
  let isGiven = missing.length === 0;
  for (const value of missing.filter((name) => !/[\r\n\0]/.test(name)).slice(0, rootsAsked)) {
    const granted = isGranted(await imap.ask('GETQUOTA', { type: 'STRING', value }, hear), moment);
    isGiven ||= granted;
  }
  if (!isGiven && roots.length === 0) return { kind: 'refused' };
  const quota = fullest(roots, names);
  const warning = quota.kind === 'limited' ? null : reasonIn(asked.said, moment);
  // Over its quota, and no numbers: said beside the answer (RFC 9208 section 4.3.1).
  if (warning?.kind === 'mailbox-full') throw new Fault(warning);
  return quota;
}

/** What a server may say of the box when it is asked for the quota; whatever else it says, it only declines to answer. */
const boxTroubles: readonly FailureKind[] = ['mailbox-full', 'in-use', 'login-delay', 'temporary'];

/** @throws Fault where the refusal is about the box or the server, or the command was not understood */
function isGranted({ isAccepted, said }: Asked, moment: Moment): boolean {
  if (isAccepted) return true;
  const reason = reasonIn(said, moment);
  if (reason && boxTroubles.includes(reason.kind)) throw new Fault(reason);
  const [answer] = said;
  if (answer?.status === 'NO') return false;
  throw new Fault({ kind: 'rejected', code: answer?.status ?? null, response: answer?.text ?? null });
}

/** A usage and the limit set on it. */
type Share = { readonly used: number; readonly limit: number };

/** One quota root (RFC 9208 section 3.2) and what it limits. */
type QuotaRoot = {
  readonly name: string;
  /** Bytes. */
  readonly storage: Share | null;
  readonly messages: Share | null;
};

const isList = (token: Token): token is readonly Token[] => Array.isArray(token);

/** A string, or a literal's bytes; null for anything else. */
function textOf(token: Token): string | null {
  const value = isList(token) ? null : token?.value;
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : null;
}

/** QUOTAROOT (RFC 9208 section 5.2): the names of the roots behind the mailbox name; there may be none. */
function rootNamesIn({ attributes = [] }: Untagged): readonly string[] {
  return attributes.slice(1).flatMap((token) => textOf(token) ?? []);
}

/** QUOTA (RFC 9208 section 5.1): a root and, three by three, its resources, their usage and their limit. */
function rootIn({ attributes = [] }: Untagged): QuotaRoot {
  const resources = attributes.find(isList) ?? [];
  const share = (name: string, unit: number): Share | null => {
    const at = resources.findIndex((token, index) => index % 3 === 0 && textOf(token)?.toUpperCase() === name);
    const [used, limit] = [resources[at + 1], resources[at + 2]].map((token) => numberIn(token, unit));
    return at >= 0 && used != null && limit != null && limit > 0 ? { used, limit } : null;
  };
  // STORAGE counts units of 1,024 octets (section 3.1.1); a limit of zero is how some servers write "none".
  return { name: textOf(attributes[0]) ?? '', storage: share('STORAGE', 1_024), messages: share('MESSAGE', 1) };
}

function numberIn(token: Token, unit: number): number | null {
  const digits = textOf(token);
  const value = digits !== null && /^\d{1,16}$/.test(digits) ? Number(digits) * unit : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

/**
 * Of several roots the fullest decides, for bytes and for messages each: it is the one that refuses mail first.
 * @param names the roots of the mailbox, where the server named them; others do not count
 */
export function fullest(all: readonly QuotaRoot[], names: readonly string[]): QuotaValue {
  const own = all.filter(({ name }) => names.includes(name));
  const roots = own.length > 0 ? own : all;
  const storage = fullestShare(roots.map((root) => root.storage));
  const messages = fullestShare(roots.map((root) => root.messages));
  if (!storage && !messages) return { kind: 'unlimited' };
  return {
    kind: 'limited',
    storage: storage && { usedBytes: storage.used, limitBytes: storage.limit },
    messages,
  };
}

function fullestShare(shares: readonly (Share | null)[]): Share | null {
  const limited = shares.filter((share) => share !== null);
  return limited.reduce<Share | null>(
    (worst, share) => (worst && worst.used / worst.limit >= share.used / share.limit ? worst : share),
    null,
  );
}

import type { FailureKind } from '../domain/model/failure.ts';
import type { QuotaReading, QuotaValue } from '../domain/model/reading.ts';
import { type Asked, type ImapLogin, type ImapSession, openImap, type Untagged } from './imap-session.ts';
import { reasonIn } from './imap-status.ts';
import { fullest, type QuotaRoot, rootIn, rootNamesIn } from './quota-roots.ts';
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

import { lockedUntilMs } from '../leg/index.ts';
import type { CheckId, Finding } from '../model/health.ts';
import { holdOf, latchedBy, passwordTrouble } from '../model/leg-state.ts';
import type { ServerProfile } from '../model/server-profile.ts';
import type { MailboxState } from '../model/state.ts';

/**
 * What a technician wants to know of a verdict, one `name: value` a line: code, server, instants (ISO 8601, UTC) and the
 * facts. Replies of servers were redacted when they were read.
 */
export function technicalDetails(id: CheckId, mailbox: MailboxState, profile: ServerProfile): readonly string[] {
  const { code, status, sinceMs, facts } = mailbox.health[id];
  const server = serverOf(id, profile);
  return [
    `${code} (${status})`,
    ...(sinceMs > 0 ? [`since: ${instant(sinceMs)}`] : []),
    ...(server ? [`server: ${server.host}:${server.port}/${server.security}`] : []),
    ...lookLines(id, mailbox),
    ...factLines(facts),
  ];
}

function serverOf(id: CheckId, { pop3, smtp }: ServerProfile) {
  switch (id) {
    case 'receiving':
    case 'storage':
    case 'collection':
      return pop3;
    case 'sending':
      return smtp;
    default:
      return null;
  }
}

function lookLines(id: CheckId, mailbox: MailboxState): string[] {
  const { legs, quotaLatch } = mailbox;
  if (id === 'storage') return quotaLines(quotaLatch);
  if (id !== 'receiving' && id !== 'sending') return [];
  const { lastLookMs, lastKind, due } = legs[id];
  const refusal = latchedBy(legs[id]);
  const hold = holdOf(legs[id]);
  const untilMs = lockedUntilMs(mailbox, id);
  return [
    `last look: ${instant(lastLookMs)}${lastKind === null ? '' : ` (${lastKind})`}`,
    `next look: ${instant(due?.atMs ?? null)}`,
    ...(refusal === null ? [] : [`no further attempt after: ${refusal}`]),
    ...(untilMs === null ? [] : [`nothing is sent before: ${instant(untilMs)}`]),
    ...(passwordTrouble(legs[id]) === 'unreadable' ? ['password: no answer from the keychain'] : []),
    ...(hold === null ? [] : [`held for: ${hold}`]),
  ];
}

function quotaLines({ closedBy, rest, silent }: MailboxState['quotaLatch']): string[] {
  if (closedBy !== null) return [`quota not asked any more after: ${closedBy}`];
  return [
    ...(silent === 0 ? [] : [`quota logins without an answer: ${silent}`]),
    ...(rest === null ? [] : [`quota not asked before: ${instant(rest.sinceMs + rest.lengthMs)}`]),
  ];
}

const factLines = (facts: Finding['facts']): string[] =>
  Object.entries(facts)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}`);

/** ISO 8601 in UTC; a dash where there is none, or where no calendar gets to. */
export function instant(ms: number | null): string {
  const date = new Date(ms ?? Number.NaN);
  return Number.isFinite(date.getTime()) ? date.toISOString() : '-';
}

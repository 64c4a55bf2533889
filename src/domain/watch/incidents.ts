import type { CheckId, HealthCode } from '../model/health.ts';
import type { Incident, MailboxState } from '../model/state.ts';

/** Checks whose trouble is told as an incident. The password's age has a ladder of its own. */
export const incidentChecks: readonly CheckId[] = ['receiving', 'sending', 'storage', 'collection', 'certificate'];

/** Opens, changes and ends incidents after verdicts have changed. An unknown or held check neither opens nor ends one. */
export function noteIncidents(mailbox: MailboxState, nowMs: number): MailboxState {
  const incidents = { ...mailbox.incidents };
  for (const check of incidentChecks) {
    const { status, code } = mailbox.health[check];
    const incident = incidents[check];
    if (status === 'warning' || status === 'critical') incidents[check] = ongoing(incident, code, nowMs);
    else if (status === 'ok' && incident && incident.endedMs === null) {
      // What nobody was told of needs no recovery.
      if (incident.told.length === 0) delete incidents[check];
      else incidents[check] = { ...incident, endedMs: nowMs, waitingSinceMs: nowMs };
    }
  }
  return { ...mailbox, incidents };
}

function ongoing(incident: Incident | undefined, code: Incident['code'], nowMs: number): Incident {
  if (!incident)
    return { code, sinceMs: nowMs, waitingSinceMs: nowMs, told: [], lastToldMs: null, toldBy: null, endedMs: null };
  if (incident.code === code && incident.endedMs === null) return incident;
  return { ...incident, code, waitingSinceMs: nowMs, endedMs: null };
}

/** What a trouble comes from, as far as one toast can speak for several. */
export function causeOf(code: HealthCode, address: string): string {
  switch (code) {
    case 'receiving.unreachable':
    case 'sending.unreachable':
    case 'receiving.names-not-found':
    case 'sending.names-not-found':
      return 'servers';
    case 'receiving.certificate':
    case 'sending.certificate':
    case 'certificate.refused':
      return 'certificate';
    case 'receiving.password-expired':
    case 'sending.password-expired':
    case 'password-expiry.expired':
      return `expired ${address}`;
    case 'receiving.locked-out':
    case 'sending.locked-out':
      return `locked-out ${address}`;
    default:
      return `${code} ${address}`;
  }
}

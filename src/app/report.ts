import type { Settings } from '../domain/settings.ts';
import type { Snapshot } from '../domain/snapshot.ts';

/** A diagnostic for support or the school's IT person: versions, settings without secrets, verdicts, recent trouble. */
export function report(snapshot: Snapshot, settings: Settings): string {
  const instant = (ms: number | null): string => (ms === null ? '-' : new Date(ms).toISOString());
  const lines = [
    `Vigie BMA ${snapshot.version}  ${instant(snapshot.atMs)}`,
    `network ${snapshot.isNetworkUp ? 'up' : 'down'}, passwords in ${snapshot.secrets}, snoozed until ${instant(snapshot.snoozedUntilMs)}`,
    ...settings.profiles.map(
      ({ id, pop3, smtp, imap }) => `profile ${id}: ${[pop3, smtp, imap].map(server).join('  ')}`,
    ),
  ];
  for (const { address, checks, legs } of snapshot.mailboxes) {
    lines.push('', address);
    for (const { id, status, code, sinceMs } of checks)
      lines.push(`  ${id.padEnd(16)} ${status.padEnd(9)} ${code}  since ${instant(sinceMs)}`);
    for (const [leg, { lastLookMs, nextLookMs, isLatched }] of Object.entries(legs)) {
      lines.push(
        `  ${leg.padEnd(16)} last ${instant(lastLookMs)}  next ${instant(nextLookMs)}${isLatched ? '  latched' : ''}`,
      );
    }
  }
  lines.push(
    '',
    ...snapshot.journal
      .slice(0, 30)
      .map(({ atMs, address, status, title }) => `${instant(atMs)} ${address} ${status} ${title}`),
  );
  return `${lines.join('\n')}\n`;
}

function server(one: { host: string; port: number; security: string } | null): string {
  return one ? `${one.host}:${one.port}/${one.security}` : 'none';
}

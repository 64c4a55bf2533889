import type { Alert, AlertText } from '../../domain/tell/alert.ts';
import type { Severity } from '../../domain/tell/notice.ts';

/** One line of the output; a contract with the programs that read it. */
export type SimulationLine =
  | {
      readonly at: string;
      readonly event: 'probe';
      readonly mailbox: string;
      readonly leg: string;
      readonly result: string;
      readonly cause: string;
    }
  | {
      readonly at: string;
      readonly event: 'health';
      readonly mailbox: string;
      readonly check: string;
      readonly from: string;
      readonly to: string;
      readonly code: string;
    }
  | {
      readonly at: string;
      readonly event: 'alert';
      readonly mailbox: string;
      readonly check: string;
      readonly severity: Severity;
      readonly code: string;
      readonly title: string;
      readonly body: string;
      readonly covers: readonly { readonly mailbox: string; readonly check: string; readonly code: string }[];
    };

/** A toast as a line; a summary carries the worst severity of what it covers. */
export function alertLine(at: string, alert: Alert, { title, body }: AlertText): SimulationLine {
  if (alert.kind === 'single') {
    const { address, check, severity, code } = alert;
    return { at, event: 'alert', mailbox: address, check, severity, code, title, body, covers: [] };
  }
  const covers = alert.notices.map(({ address, check, code }) => ({ mailbox: address, check, code }));
  const severity = alert.notices.some((notice) => notice.severity === 'warning')
    ? 'warning'
    : (alert.notices[0]?.severity ?? 'info');
  return {
    at,
    event: 'alert',
    mailbox: alert.notices[0]?.address ?? '',
    check: 'summary',
    severity,
    code: 'summary',
    title,
    body,
    covers,
  };
}

import type { Level, Member } from '../../domain/model/matter.ts';
import type { Alert } from '../../domain/tell/alert.ts';
import type { AlertText } from '../../domain/tell/alert-text.ts';
import type { Severity } from '../../domain/tell/speech.ts';
import type { MatterChange } from '../../domain/watch/matter-changes.ts';

/** Whom an alert speaks for, or what a matter is made of. */
type Covered = { readonly mailbox: string; readonly check: string; readonly code: string };

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
      readonly matter: string;
      readonly covers: readonly Covered[];
    }
  | {
      readonly at: string;
      readonly event: 'matter';
      readonly change: MatterChange['change'];
      readonly matter: string;
      readonly members: readonly Covered[];
      readonly level: Level;
    }
  | { readonly at: string; readonly event: 'withdrawn'; readonly mailbox: string; readonly matter: string };

const covered = ({ address, check, code }: Member): Covered => ({ mailbox: address, check, code });

/** A toast as a line: of several matters, the gravest is its own. */
export function alertLine(at: string, { severity, points }: Alert, { title, body }: AlertText): SimulationLine {
  const speeches = points.flatMap((point) => point.speeches);
  const [first] = speeches;
  const isSummary = points.length > 1 || !first;
  return {
    at,
    event: 'alert',
    mailbox: first?.lead.address ?? '',
    check: isSummary ? 'summary' : first.lead.check,
    severity,
    code: isSummary ? 'summary' : first.lead.code,
    title,
    body,
    matter: first?.matter.id ?? '',
    covers: speeches.flatMap(({ covers }) => covers.map(covered)),
  };
}

export const matterLine = (at: string, { change, matter }: MatterChange): SimulationLine => ({
  at,
  event: 'matter',
  change,
  matter: matter.id,
  members: matter.members.map(covered),
  level: matter.level,
});

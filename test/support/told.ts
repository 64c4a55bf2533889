import { belgianCalendar as calendar, defaultProfile } from '../../src/app/belgium.ts';
import type { SimulationLine } from '../../src/app/simulation/lines.ts';
import { readScenario } from '../../src/app/simulation/scenario.ts';
import { simulate } from '../../src/app/simulation/simulate.ts';

export const school = 'ec001234@adm.cfwb.be';
export const authority = 'po004321@adm.cfwb.be';
export const day = 86_400_000;

/** Tuesday 8 September 2026, the PC always on and somebody always there, unless told otherwise. */
export async function play(data: Record<string, unknown>): Promise<SimulationLine[]> {
  const read = readScenario({
    start: '2026-09-08T06:00:00+02:00',
    end: '2026-09-09T20:00:00+02:00',
    mailboxes: [{ address: school, passwordChangedOn: '2026-08-01' }],
    presence: 'always',
    ...data,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const lines: SimulationLine[] = [];
  await simulate(read.scenario, { calendar, schoolCalendar: [], profile: defaultProfile }, (line) => lines.push(line));
  return lines;
}
export const local = (at: string): string => {
  const { date, minuteOfDay } = calendar.localTime(Date.parse(at));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.slice(5)} ${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
};
export const alertsOf = (lines: readonly SimulationLine[], check?: string) =>
  lines.flatMap((line) => (line.event === 'alert' && (check === undefined || line.check === check) ? [line] : []));
export const healthOf = (lines: readonly SimulationLine[], check: string) =>
  lines.flatMap((line) => (line.event === 'health' && line.check === check ? [line] : []));
export const told = (lines: readonly SimulationLine[], check?: string): string[] =>
  alertsOf(lines, check).map(({ severity, code }) => `${severity} ${code}`);
export const toldAt = (lines: readonly SimulationLine[], check?: string): string[] =>
  alertsOf(lines, check).map(({ at, severity, code }) => `${local(at)} ${severity} ${code}`);
export const turnedAt = (lines: readonly SimulationLine[], code: string): string | undefined => {
  const found = lines.find((line) => line.event === 'health' && line.code === code);
  return found && local(found.at);
};

import type { Resident } from './processes.ts';

/** All that one contender showed. */
export type Showing = {
  readonly name: string;
  /** Its processes, a list a round. */
  readonly residents: readonly (readonly Resident[])[];
  readonly startsMs: readonly number[];
  /** CPU seconds an hour of doing nothing takes, a figure a minute watched. */
  readonly idlePerHour: readonly number[];
};

const limits = { memory: 1.1, start: 1.25, cpuSecondsPerHour: 0.5 };
/** The default policy looks twice an hour at receiving and once at sending; two tests of both legs are one look more. */
const testsPerHour = 2;

type Verdict = { readonly line: string; readonly holds: boolean };

/**
 * Prints what was measured and which targets hold.
 * @param testsSeconds CPU seconds of one "Tester maintenant" each
 * @returns the exit code
 */
export function report(
  vigie: Showing,
  bare: Showing,
  testsSeconds: readonly number[],
  print: (line: string) => void,
): number {
  const both = [vigie, bare];
  const memory = both.map(({ residents }) => median(residents.map(sumOf)));
  const start = both.map(({ startsMs }) => median(startsMs));
  const idle = both.map(({ idlePerHour }) => mean(idlePerHour));
  const looking = testsPerHour * mean(testsSeconds);
  const own = (idle[0] ?? 0) - (idle[1] ?? 0);

  print('');
  print(row('', [...both.map(({ name }) => name), 'ratio']));
  print(row('memory, MiB (PSS, median)', [...memory.map(mebibytes), ratio(memory).toFixed(2)]));
  for (const line of byRole(both)) print(line);
  print(row('start to tray, ms (median)', [...start.map((ms) => ms.toFixed(0)), ratio(start).toFixed(2)]));
  print(row('CPU s an hour, doing nothing (mean)', [...idle.map(hundredths), ratio(idle).toFixed(2)]));
  print(row('CPU s an hour, looking (mean)', [hundredths(looking), '']));
  print('');
  for (const { name, residents, startsMs, idlePerHour } of both) {
    print(`  ${name}: rounds, MiB: ${residents.map((round) => mebibytes(sumOf(round))).join(' ')}`);
    print(
      `  ${name}: starts, ms: ${sorted(startsMs)
        .map((ms) => ms.toFixed(0))
        .join(' ')}`,
    );
    print(`  ${name}: minutes doing nothing, CPU s an hour: ${idlePerHour.map(hundredths).join(' ')}`);
  }
  print(`  ${vigie.name}: tests, CPU ms: ${testsSeconds.map((seconds) => (1_000 * seconds).toFixed(0)).join(' ')}`);
  print('');
  print(
    `  An hour of probing is the looks (${hundredths(looking)}) and Vigie's own timers: what doing nothing costs more`,
  );
  print(`  than in bare Electron (${hundredths(own)}). Electron's own ${hundredths(idle[1] ?? 0)} is in neither.`);
  print('');

  const verdicts = [
    judge('memory', ratio(memory), limits.memory, "times bare Electron's"),
    judge('CPU', Math.max(0, own) + looking, limits.cpuSecondsPerHour, 's in an hour of probing'),
    judge('start to tray', ratio(start), limits.start, "times bare Electron's"),
  ];
  for (const { line } of verdicts) print(line);
  return verdicts.every(({ holds }) => holds) ? 0 : 1;
}

function judge(what: string, value: number, limit: number, unit: string): Verdict {
  const holds = value <= limit;
  return {
    holds,
    line: `${holds ? 'holds ' : 'MISSED'}  ${what.padEnd(14)} ${hundredths(value)} ${unit} (at most ${hundredths(limit)})`,
  };
}

/** One line for each kind of process. */
function byRole(both: readonly Showing[]): string[] {
  const roles = new Set(both.flatMap(({ residents }) => residents.flat().map(({ role }) => role)));
  return [...roles].map((role) => {
    const shares = both.map(({ residents }) =>
      median(residents.map((round) => sumOf(round.filter((one) => one.role === role)))),
    );
    return row(`  ${role}`, shares.map(mebibytes));
  });
}

const row = (name: string, cells: readonly string[]): string =>
  `  ${name.padEnd(38)}${cells.map((cell) => cell.padStart(15)).join('')}`.trimEnd();
const sumOf = (residents: readonly Resident[]): number => residents.reduce((sum, { pssBytes }) => sum + pssBytes, 0);
const mebibytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
const hundredths = (value: number): string => value.toFixed(2);
const ratio = ([ours = Number.NaN, theirs = Number.NaN]: readonly number[]): number => ours / theirs;
const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function median(values: readonly number[]): number {
  const ascending = sorted(values);
  const middle = (ascending.length - 1) / 2;
  return ((ascending[Math.floor(middle)] ?? Number.NaN) + (ascending[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

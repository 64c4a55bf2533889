import { readdirSync, readFileSync } from 'node:fs';
import { belgium, defaultProfile } from '../../src/app/belgium.ts';
import type { SimulationLine } from '../../src/app/simulation/lines.ts';
import { readScenario, type Scenario } from '../../src/app/simulation/scenario.ts';
import { simulate } from '../../src/app/simulation/simulate.ts';

/**
 * Five school years, each with eight seeds: how many toasts a head gets, beside what a year may cost, and every one that
 * should not be. The years are those of an ordinary provider: three outages, six restarts, certificates renewed in time.
 *
 * npm run bench:year [-- SEEDS]
 */

/** Toasts a year at most, median of the seeds. */
const budgets: Readonly<Record<string, number>> = {
  desk: 11,
  'mondays-and-thursdays': 13,
  'always-on': 14,
  'laptop-of-two-boxes': 14,
  'renews-late': 30,
};

type Alert = Extract<SimulationLine, { event: 'alert' }>;
type Year = {
  readonly toasts: number;
  readonly byKind: Readonly<Record<string, number>>;
  /** A leg was named whose last look had succeeded. */
  readonly isFalse: readonly Alert[];
  /** The same was said twice of one matter within a day. */
  readonly again: readonly Alert[];
  readonly ms: number;
};

const dayMs = 86_400_000;
const folder = new URL('./', import.meta.url);
const seeds = Number(process.argv[2] ?? 8);

async function play(scenario: Scenario): Promise<Year> {
  const byKind: Record<string, number> = {};
  const isFalse: Alert[] = [];
  const again: Alert[] = [];
  const lastLook = new Map<string, string>();
  const lastSaid = new Map<string, number>();
  let toasts = 0;
  const startedMs = performance.now();
  await simulate(scenario, { ...belgium, profile: defaultProfile }, (line) => {
    if (line.event === 'probe') lastLook.set(`${line.mailbox} ${line.leg}`, line.result);
    if (line.event !== 'alert') return;
    toasts += 1;
    const kind = `${line.severity} ${line.code}`;
    byKind[kind] = (byKind[kind] ?? 0) + 1;
    const isOfLeg = (check: string): boolean => check === 'receiving' || check === 'sending';
    const isTrouble = line.severity === 'critical' || line.severity === 'warning';
    const isWell = line.covers.some(
      ({ mailbox, check, code }) =>
        isTrouble && isOfLeg(check) && !code.endsWith('.ok') && lastLook.get(`${mailbox} ${check}`) === 'ok',
    );
    if (isWell) isFalse.push(line);
    const said = `${line.matter} ${kind}`;
    const atMs = Date.parse(line.at);
    if (atMs - (lastSaid.get(said) ?? Number.NEGATIVE_INFINITY) < dayMs / 2) again.push(line);
    lastSaid.set(said, atMs);
  });
  return { toasts, byKind, isFalse, again, ms: performance.now() - startedMs };
}

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);

let hasFailed = false;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const name = file.slice(0, -'.json'.length);
  const data = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const years: Year[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const read = readScenario({ ...data, seed });
    if (!read.ok) throw new Error(`${file}: ${read.problems.join('\n')}`);
    years.push(await play(read.scenario));
  }
  const toasts = median(years.map((year) => year.toasts));
  const budget = budgets[name] ?? 0;
  const wrong = years.flatMap(({ isFalse, again }) => [...isFalse, ...again]);
  hasFailed ||= toasts > budget || wrong.length > 0;
  print(
    `${name.padEnd(24)} ${String(toasts).padStart(5)} toasts a year, at most ${budget}` +
      `${toasts > budget ? '  TOO MANY' : ''}; ${(median(years.map(({ ms }) => ms)) / 1_000).toFixed(1)} s a year`,
  );
  for (const [kind, count] of Object.entries(years[0]?.byKind ?? {}).sort()) print(`    ${count} × ${kind}`);
  for (const alert of wrong.slice(0, 5)) print(`    WRONG ${alert.at} ${alert.severity} ${alert.code} ${alert.matter}`);
}
process.exitCode = hasFailed ? 1 : 0;

import { type Contest, type Contestant, time } from './contest.ts';
import { countBytes } from './recorder.ts';

export type Verdict = { readonly title: string; readonly target: string; readonly holds: boolean };

/** Bytes of one conversation, both ways; the median of a few, since TLS records and timings vary a little. */
async function bytesOf(contestant: Contestant, port: number): Promise<number> {
  const totals: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const relay = await countBytes(port);
    await contestant.run(relay.port);
    const { sent, received } = relay.heard();
    await relay.close();
    totals.push(sent + received);
  }
  return totals.sort((a, b) => a - b)[2] ?? Number.NaN;
}

const columns = ['median ms', 'p95 ms', '− raw ms', '× raw', 'bytes', '× raw', 'rounds'];

function row(name: string, cells: readonly string[], remark: string): string {
  return `  ${name.padEnd(22)}${cells.map((cell) => cell.padStart(11)).join('')}  ${remark}`.trimEnd();
}

/** Runs one contest, prints its table and says which targets hold. */
export async function report(contest: Contest, rounds: number, print: (line: string) => void): Promise<Verdict[]> {
  const timings = await time(contest, rounds);
  const bytes = new Map<Contestant, number>();
  for (const contestant of contest.contestants) bytes.set(contestant, await bytesOf(contestant, contest.port));
  const [probe, raw] = contest.contestants;
  const timeRatio = (each: Contestant): number =>
    (timings.get(each)?.medianMs ?? Number.NaN) / (timings.get(raw)?.medianMs ?? Number.NaN);
  const byteRatio = (each: Contestant): number => (bytes.get(each) ?? Number.NaN) / (bytes.get(raw) ?? Number.NaN);

  print('');
  print(row(contest.title, columns, ''));
  for (const contestant of contest.contestants) {
    const timing = timings.get(contestant);
    if (!timing) continue;
    const cells = [
      timing.medianMs.toFixed(2),
      timing.p95Ms.toFixed(2),
      (timing.medianMs - (timings.get(raw)?.medianMs ?? Number.NaN)).toFixed(2),
      timeRatio(contestant).toFixed(2),
      String(bytes.get(contestant)),
      byteRatio(contestant).toFixed(2),
      String(timing.rounds),
    ];
    print(row(contestant.name, cells, contestant.remark));
  }

  const judge = (what: string, ratio: number, limit: number): Verdict => ({
    title: contest.title,
    target: `${what} ${ratio.toFixed(2)} (at most ${limit.toFixed(2)})`,
    holds: ratio <= limit,
  });
  const verdicts = [judge('time', timeRatio(probe), contest.limits.time)];
  if (contest.limits.bytes !== null) verdicts.push(judge('bytes', byteRatio(probe), contest.limits.bytes));
  return verdicts;
}

/** One way to have the same conversation. */
export type Contestant = {
  readonly name: string;
  /** A program of its own: its start-up is part of the time, and it runs in fewer rounds. */
  readonly isProgram: boolean;
  /** What it leaves out or adds, for the reader of the table. */
  readonly remark: string;
  /** One conversation; rejects when it does not get its answer. */
  run(port: number): Promise<void>;
};

/** Several contestants on one port. The first is the probe, the second the raw socket it is held against. */
export type Contest = {
  readonly title: string;
  readonly port: number;
  readonly contestants: readonly [probe: Contestant, raw: Contestant, ...peers: Contestant[]];
  /** The most that the probe may take, as multiples of the raw socket. */
  readonly limits: { readonly time: number; readonly bytes: number | null };
};

export type Timing = { readonly medianMs: number; readonly p95Ms: number; readonly rounds: number };

const warmUpRounds = 50;
const programsEvery = 10;

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

function shuffled<Value>(values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

/**
 * Times all contestants against each other: in every round each has one conversation, in an order drawn anew, so that
 * nobody always follows the same predecessor and a slow moment of the machine hits all alike.
 */
export async function time(contest: Contest, rounds: number): Promise<ReadonlyMap<Contestant, Timing>> {
  const samples = new Map(contest.contestants.map((each) => [each, [] as number[]]));
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const isForPrograms = round % programsEvery === 0;
    for (const contestant of shuffled(contest.contestants)) {
      if (contestant.isProgram && !isForPrograms) continue;
      const start = performance.now();
      await contestant.run(contest.port);
      const elapsedMs = performance.now() - start;
      if (round >= 0) samples.get(contestant)?.push(elapsedMs);
    }
  }
  return new Map(
    [...samples].map(([contestant, taken]) => {
      const sorted = taken.sort((a, b) => a - b);
      return [contestant, { medianMs: quantile(sorted, 0.5), p95Ms: quantile(sorted, 0.95), rounds: sorted.length }];
    }),
  );
}

import { trayWords } from '../../src/domain/text/fr/tray.ts';
import type { Desktop } from '../../test/e2e/support/desktop.ts';
import { sleep } from './contender.ts';
import { cpuSeconds, readCpu } from './processes.ts';
import type { School } from './school.ts';

const sliceSeconds = 60;

/**
 * CPU of several trees of processes over the same stretch of time, so that a busy machine is the same for all.
 * @returns for each, what every slice of a minute would make in an hour, in CPU seconds
 */
export async function watchIdle(pids: readonly number[], seconds: number): Promise<readonly (readonly number[])[]> {
  const slices = Math.max(1, Math.round(seconds / sliceSeconds));
  const perHour: number[][] = pids.map(() => []);
  for (let slice = 0; slice < slices; slice += 1) {
    const spent = await spend(pids, () => sleep((1_000 * seconds) / slices));
    spent.seconds.forEach((used, index) => void perHour[index]?.push((used * 3_600) / spent.wallSeconds));
  }
  return perHour;
}

const tests = 10;
const betweenTestsMs = 2_000;

/**
 * CPU seconds of one "Tester maintenant" each: both legs of one mailbox, menu, redrawn icon and saved state included,
 * what doing nothing costs meanwhile deducted.
 */
export async function watchLooks(
  pid: number,
  idlePerHour: number,
  desktop: Desktop,
  school: School,
): Promise<readonly number[]> {
  const looks: number[] = [];
  for (let test = 0; test < tests; test += 1) {
    const { receiving, sending } = school.looks();
    const { seconds, wallSeconds } = await spend([pid], async () => {
      await desktop.choose(trayWords.menu.testNow);
      await hasLooked(school, receiving + 1, sending + 1);
      await sleep(betweenTestsMs);
    });
    looks.push((seconds[0] ?? 0) - (idlePerHour * wallSeconds) / 3_600);
  }
  return looks;
}

const lookedWithinMs = 30_000;

/** Waits for so many logins. @throws Error where they do not come: nothing was probed then, and nothing is measured */
export async function hasLooked(school: School, receiving: number, sending: number): Promise<void> {
  const endMs = performance.now() + lookedWithinMs;
  while (school.looks().receiving < receiving || school.looks().sending < sending) {
    if (performance.now() > endMs) throw new Error('the app did not look at its mailbox');
    await sleep(50);
  }
}

type Spent = { readonly seconds: readonly number[]; readonly wallSeconds: number };

async function spend(pids: readonly number[], act: () => Promise<void>): Promise<Spent> {
  const begunMs = performance.now();
  const before = pids.map(readCpu);
  await act();
  const after = pids.map(readCpu);
  const wallSeconds = (performance.now() - begunMs) / 1_000;
  return { seconds: after.map((reading, index) => cpuSeconds(before[index] ?? new Map(), reading)), wallSeconds };
}

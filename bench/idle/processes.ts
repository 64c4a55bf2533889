import { readdirSync, readFileSync } from 'node:fs';
import { family, processesNaming } from '../../test/e2e/support/processes.ts';

/** One process of the tree. */
export type Resident = { readonly role: string; readonly pssBytes: number };

/** Proportional memory of a process and all its descendants, swap included: shared pages count by their sharers. */
export function memoryOf(pid: number): readonly Resident[] {
  return family(pid).flatMap((one) => {
    try {
      const rollup = readFileSync(`/proc/${one}/smaps_rollup`, 'utf8');
      const kibibytes = (field: string): number =>
        Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(rollup)?.[1] ?? 0);
      return [{ role: roleOf(one), pssBytes: 1024 * (kibibytes('Pss') + kibibytes('SwapPss')) }];
    } catch {
      return [];
    }
  });
}

/** Chromium programs besides this tree: they share the system's libraries, which makes this one look lighter. */
export function countNeighbours(pid: number): number {
  const own = family(pid);
  const zygotes = processesNaming('--type=zygote').filter((one) => !own.includes(one));
  // Two each.
  return Math.ceil(zygotes.length / 2);
}

/** Chromium tells its processes apart by `--type`; the first one has none. */
function roleOf(pid: number): string {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  const type = /--type=([\w-]+)/.exec(command)?.[1] ?? 'main';
  const service = /--utility-sub-type=([\w.]+)/.exec(command)?.[1];
  return service?.split('.')[0] ?? type;
}

/** CPU nanoseconds that every living thread of the tree has used so far. */
export type CpuReading = ReadonlyMap<string, number>;

/** Read from `schedstat`: `utime` and `stime` count in ticks of 10 ms, which an hour would multiply by 60. */
export function readCpu(pid: number): CpuReading {
  const threads = new Map<string, number>();
  for (const one of family(pid)) {
    for (const thread of namesIn(`/proc/${one}/task`)) {
      try {
        const [runNs] = readFileSync(`/proc/${one}/task/${thread}/schedstat`, 'utf8').split(' ');
        threads.set(thread, Number(runNs));
      } catch {
        // It ended meanwhile.
      }
    }
  }
  return threads;
}

/** Seconds of CPU between two readings; what a thread used that began and ended in between is not seen. */
export function cpuSeconds(before: CpuReading, after: CpuReading): number {
  let ns = 0;
  for (const [thread, runNs] of after) ns += runNs - (before.get(thread) ?? 0);
  return ns / 1e9;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The measurement itself; `index.ts` starts it on a desktop of its own. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Desktop, openDesktop } from '../../test/e2e/support/desktop.ts';
import { writeBareApp } from './bare-app.ts';
import { type Contender, sleep, start } from './contender.ts';
import { countNeighbours, memoryOf, type Resident } from './processes.ts';
import { report } from './report.ts';
import { hasLooked, watchIdle, watchLooks } from './sample.ts';
import { openSchool, type School } from './school.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** A copy of its own: beside another program on the same Electron, shared pages would count as half. */
function copyElectron(folder: string): string {
  const binary = process.env.VIGIE_E2E_ELECTRON ?? '';
  cpSync(dirname(binary), join(folder, 'electron'), { recursive: true });
  return join(folder, 'electron', basename(binary));
}

type Field = {
  readonly electron: string;
  readonly desktop: Desktop;
  readonly school: School;
  readonly vigie: Contender;
  readonly bare: Contender;
};

/** Memory, each alone on the machine, in turns. */
async function weigh({ electron, desktop, school, vigie, bare }: Field, rounds: number, settleSeconds: number) {
  const residents = new Map<Contender, Resident[][]>([
    [vigie, []],
    [bare, []],
  ]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [contender, into] of residents) {
      const { receiving, sending } = school.looks();
      const running = await start(electron, contender, desktop);
      await sleep(1_000 * settleSeconds);
      into.push([...memoryOf(running.pid)]);
      const neighbours = countNeighbours(running.pid);
      if (neighbours > 0)
        print(`MEMORY IN DOUBT: ${neighbours} other Chromium programs ran while ${contender.name} was weighed.`);
      // What is weighed is an app that watches.
      if (contender === vigie) await hasLooked(school, receiving + 1, sending + 1);
      await running.stop();
    }
  }
  return residents;
}

/** CPU, both at the same time. */
async function watchBoth({ electron, desktop, school, vigie, bare }: Field, settleSeconds: number, seconds: number) {
  // The desktop's menu is that of the last icon.
  const theirs = await start(electron, bare, desktop);
  const ours = await start(electron, vigie, desktop);
  // A minute after its start V8 still tidies up, which no hour of a day does again.
  await sleep(2_000 * settleSeconds);
  const [oursPerHour = [], theirsPerHour = []] = await watchIdle([ours.pid, theirs.pid], seconds);
  const pace = oursPerHour.reduce((sum, value) => sum + value, 0) / oursPerHour.length;
  const tests = await watchLooks(ours.pid, pace, desktop, school);
  await ours.stop();
  await theirs.stop();
  return { oursPerHour, theirsPerHour, tests };
}

/** Start-up, in turns. */
async function time({ electron, desktop, vigie, bare }: Field, starts: number) {
  const startsMs = new Map<Contender, number[]>([
    [vigie, []],
    [bare, []],
  ]);
  for (let count = 0; count < starts; count += 1) {
    for (const [contender, into] of startsMs) {
      const running = await start(electron, contender, desktop);
      into.push(running.trayMs);
      await running.stop();
    }
  }
  return startsMs;
}

async function main(): Promise<number> {
  const option = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { rounds: option('3'), settle: option('60'), watch: option('180'), starts: option('12') };
  const { values } = parseArgs({ options });
  const [rounds, settle, watch, starts] = [values.rounds, values.settle, values.watch, values.starts].map(Number);
  if (!rounds || !settle || !watch || !starts) throw new RangeError('every option takes a number');
  print(
    'Vigie with its window closed, watching one mailbox on loopback, beside a bare Electron app with the same icon.',
  );
  print(
    `Memory: proportional set size of all processes, ${settle} s after the start, each alone, ${rounds} rounds in turns.`,
  );
  print(
    `CPU, doing nothing: run time of all threads, both at once, for ${watch} s from ${2 * settle} s on, times 3600 / ${watch}.`,
  );
  print('CPU, looking: "Tester maintenant" chosen in the tray, twice for an hour: two looks at receiving and two at');
  print('sending, one more than the default policy makes.');
  print(`Start to tray: from the start of the process to its icon's registration on D-Bus, ${starts} starts in turns.`);

  const folder = mkdtempSync(join(process.env.VIGIE_E2E_FOLDER ?? tmpdir(), 'idle-'));
  const desktop = await openDesktop();
  const school = await openSchool(folder);
  try {
    const icon = join(root, 'assets', 'icons', 'ok-light.png');
    const field: Field = {
      electron: copyElectron(folder),
      desktop,
      school,
      vigie: {
        name: 'Vigie',
        args: [root, '--no-sandbox', '--hidden', '--profile', school.profile],
        env: { ...process.env, VIGIE_EXTRA_CA: school.caFile },
      },
      bare: {
        name: 'bare Electron',
        args: [writeBareApp(folder, icon, 'Tout va bien'), '--no-sandbox'],
        env: process.env,
      },
    };
    const { vigie, bare } = field;
    const residents = await weigh(field, rounds, settle);
    const { oursPerHour, theirsPerHour, tests } = await watchBoth(field, settle, watch);
    const startsMs = await time(field, starts);
    print(
      `Load of the machine at the end: ${loadavg()
        .map((load) => load.toFixed(1))
        .join(' ')}.`,
    );
    const showing = (contender: Contender, idlePerHour: readonly number[]) => ({
      name: contender.name,
      residents: residents.get(contender) ?? [],
      startsMs: startsMs.get(contender) ?? [],
      idlePerHour,
    });
    return report(showing(vigie, oursPerHour), showing(bare, theirsPerHour), tests, print);
  } finally {
    await school.close();
    desktop.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

process.exitCode = await main();

import { readdirSync, readFileSync } from 'node:fs';
import { belgium, defaultProfile } from '../../../src/app/belgium.ts';
import type { SimulationLine } from '../../../src/app/simulation/lines.ts';
import { readScenario } from '../../../src/app/simulation/scenario.ts';
import { simulate } from '../../../src/app/simulation/simulate.ts';

const folder = new URL('../../scenarios/', import.meta.url);

/** The scenarios there are. */
export const names: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));

/** What is said of each in the list of the scenarios. */
export const listed = (): ReadonlyMap<string, string> =>
  new Map(
    [...readFileSync(new URL('README.md', folder), 'utf8').matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(
      ([, name = '', tells = '']) => [name, tells],
    ),
  );

type Spans = readonly { readonly days: string; readonly from: string; readonly to: string }[];

/** What the rules need to know of a scenario, read without the program's own reader. */
export type Script = {
  readonly start: string;
  readonly lang?: string;
  readonly mailboxes: readonly { readonly address: string }[];
  readonly pc: 'always' | Spans;
  readonly presence?: 'always' | Spans;
  readonly clock?: readonly unknown[];
  readonly away?: readonly { readonly from: string; readonly to: string }[];
  readonly world: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly network?: string;
    readonly beforePassword?: boolean;
    readonly retryAfter?: string;
  }[];
  readonly user?: readonly {
    readonly at: string;
    readonly does: string;
    readonly mailbox?: number;
    readonly leg?: string;
  }[];
};

export const scriptOf = (name: string): Script => JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));

export async function play(name: string): Promise<readonly SimulationLine[]> {
  const read = readScenario(scriptOf(name));
  if (!read.ok) throw new Error(`${name}: ${read.problems.join('\n')}`);
  const lines: SimulationLine[] = [];
  await simulate(read.scenario, { ...belgium, profile: defaultProfile }, (line) => lines.push(line));
  return lines;
}

/** Every scenario, played once. */
export async function playAll(): Promise<ReadonlyMap<string, readonly SimulationLine[]>> {
  const played = new Map<string, readonly SimulationLine[]>();
  for (const name of names) played.set(name, await play(name));
  return played;
}

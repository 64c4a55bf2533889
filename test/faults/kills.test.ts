import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { removeCutWrites } from '../../src/disk/write-whole.ts';
import { type Written, writtenCopies } from './support/written.ts';

const kills = 300;
/** Writers killed side by side, each in a folder of its own. */
const lanes = 3;
const script = fileURLToPath(new URL('support/store-writer.ts', import.meta.url));

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Kills a writer when so many of its temporary files have been seen to come, grow or go. @returns saves begun */
const writeUntilKilled = (folder: string, sightings: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    let begun = 0;
    let seen = 0;
    const watcher = watch(folder, (_event, name) => {
      if (name?.includes('.tmp-')) seen += 1;
      // Not before the first save of this writer is done: then it is known what the file may hold.
      if (seen >= sightings && begun >= 2) writer.kill('SIGKILL');
    });
    writer.stdout.on('data', (dots: Buffer) => {
      begun += dots.length;
    });
    writer.on('error', reject);
    writer.on('close', (_code, signal) => {
      watcher.close();
      if (signal === 'SIGKILL') resolve(begun);
      else reject(new Error('ended by itself'));
    });
  });

/** @returns how many of the kills came in the middle of a write */
async function killAgainAndAgain(times: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-kills-'));
  folders.push(folder);
  let count = 0;
  let cut = 0;
  for (let kill = 1; kill <= times; kill += 1) {
    const begun = await writeUntilKilled(folder, 2 + (kill % 7));
    const found = JSON.parse(readFileSync(join(folder, 'watch.json'), 'utf8')) as Written;
    expect(found.copies).toHaveLength(writtenCopies);
    expect(found.copies.every((copy) => copy === found.count)).toBe(true);
    // All saves but the last were finished; the last may or may not be.
    expect([count + begun - 1, count + begun]).toContain(found.count);
    count = found.count;
    const left = readdirSync(folder).filter((name) => name !== 'watch.json');
    // The next start removes what this one left.
    expect(left.length).toBeLessThanOrEqual(1);
    cut += left.length;
  }
  removeCutWrites(join(folder, 'watch.json'));
  expect(readdirSync(folder)).toEqual(['watch.json']);
  return cut;
}

describe('a program that is killed while it saves', () => {
  it(`leaves the old or the new file every one of ${kills} times, and its leavings do not gather`, async () => {
    const cuts = await Promise.all(Array.from({ length: lanes }, () => killAgainAndAgain(kills / lanes)));
    const cut = cuts.reduce((sum, one) => sum + one, 0);
    console.log(`${kills} kills, ${cut} in the middle of a write, 0 files lost`);
    // Kills that never come in the middle of a write would prove nothing.
    expect(cut).toBeGreaterThan(kills / 10);
  });
});

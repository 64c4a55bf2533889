import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/electron.ts';
import { isAlive } from '../e2e/support/processes.ts';

let folder = '';
let launcher: ChildProcess;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-launcher-'));
});
afterEach(() => {
  launcher.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** The first line it writes that holds this. */
async function lineWith(pattern: RegExp): Promise<string> {
  for await (const line of createInterface({ input: launcher.stdout ?? process.stdin })) {
    const [found] = pattern.exec(line) ?? [];
    if (found) return found;
  }
  throw new Error('it ended before');
}

describe('a Node program that a script starts', () => {
  const launch = (program: string): void => {
    const file = join(folder, 'program.mjs');
    writeFileSync(file, program);
    const script = `import { launchNode } from ${JSON.stringify(new URL('../../scripts/launcher.ts', import.meta.url).href)};
      const child = launchNode([${JSON.stringify(file)}], { output: 'pipe' });
      child.stdout.pipe(process.stdout);
      child.once('close', (code) => console.log('ended with ' + code));`;
    launcher = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  };

  it('ends by itself when it has nothing more to do', async () => {
    launch('console.log("done"); process.exitCode = 3;');
    expect(await lineWith(/ended with .*/)).toBe('ended with 3');
  });

  it('ends when the script is killed', async () => {
    launch('console.log("pid " + process.pid); setInterval(() => {}, 1_000);');
    const pid = Number((await lineWith(/pid \d+/)).slice(4));
    expect(isAlive(pid)).toBe(true);
    launcher.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});

// Between npm and the script stands a shell that outlives npm.
it.skipIf(process.platform !== 'linux')('the demonstration ends when the npm that runs it is killed', async () => {
  launcher = spawn('npm', ['run', 'demo', '--', '--browser'], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await lineWith(/http:\S+/);
  const answers = (): Promise<boolean> =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  expect(await answers()).toBe(true);
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  await expect.poll(answers, { timeout: 10_000 }).toBe(false);
  // It ends in order: what it wrote is gone as well.
  await expect.poll(() => readdirSync(folder), { timeout: 10_000 }).toEqual([]);
});

import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../src/domain/text/index.ts';
import { readFuses, shippedFuses } from './support/fuses.ts';
import { pack, root, scratch } from './support/pack.ts';
import { electronFolder, whyNotHere } from './support/prerequisites.ts';

const isSkipped = whyNotHere()['the package running on Linux'] !== null;

/** Runs a program to its end. @returns its exit code, null where it had to be ended, and what it wrote */
function startToEnd(program: string, args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const isRoot = process.getuid?.() === 0;
  const options = { timeout: 20_000, killSignal: 'SIGKILL', env: { ...process.env, HOME: scratch } } as const;
  return new Promise((resolve) => {
    const child = execFile(program, [...args, ...(isRoot ? ['--no-sandbox'] : [])], options, (_error, out, err) =>
      resolve({ code: child.exitCode, said: out + err }),
    );
  });
}

describe.skipIf(isSkipped)('the program packed with an Electron that runs here', () => {
  const electron = join(electronFolder() ?? '', 'electron');
  let program = '';
  beforeAll(async () => {
    const electronVersion = execFileSync(electron, ['-p', 'process.versions.electron'], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8',
    }).trim();
    const folder = await pack('linux', {
      electronDist: electronFolder() ?? '',
      electronVersion,
      // Playwright speaks to the main process through it.
      'electronFuses.enableNodeCliInspectArguments': 'true',
    });
    program = join(folder, 'vigie-bma');
  });

  it('tells the main story with only the inspector left on', async () => {
    expect(await readFuses(program)).toEqual({ ...shippedFuses, EnableNodeCliInspectArguments: true });
    const report = join(scratch, 'story.json');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(root, 'scripts', 'test-e2e.ts'), 'test/e2e/story.test.ts', '--reporter=json', `--outputFile=${report}`],
      { cwd: root, env: { ...process.env, VIGIE_E2E_PACKAGED: program, VITEST: undefined } },
    );
    expect(existsSync(report), stdout).toBe(true);
    const { numTotalTests, numPassedTests } = JSON.parse(readFileSync(report, 'utf8'));
    expect(numPassedTests).toBeGreaterThan(5);
    expect(numPassedTests).toBe(numTotalTests);
  });

  it('is no Node for whoever asks by the environment', async () => {
    const asNode = (file: string): Promise<string> =>
      promisify(execFile)(file, ['-p', '6 * 7'], {
        env: { PATH: process.env.PATH, HOME: scratch, ELECTRON_RUN_AS_NODE: '1' },
        timeout: 20_000,
      }).then(
        ({ stdout }) => stdout.trim(),
        () => 'refused',
      );
    expect(await asNode(electron)).toBe('42');
    expect(await asNode(program)).toBe('refused');
  });

  it('has every fuse as it is shipped', async () => {
    await flipFuses(program, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: false });
    expect(await readFuses(program)).toEqual(shippedFuses);
  });

  it.each([
    ['port', []],
    ['pipe', []],
    ['port', ['--inspect=0']],
  ] as const)(
    'ends with one sentence where it is started with a remote debugging %s %j, and nobody is let in',
    async (way, more) => {
      const profile = join(scratch, 'debugged');
      const { code, said } = await startToEnd(program, [`--remote-debugging-${way}=0`, ...more, '--profile', profile]);
      expect(code).toBe(1);
      expect(said).toContain(catalogue('fr').shell.notStarted.remoteDebugging);
      expect(said).not.toMatch(/listening on/i);
      expect(existsSync(profile)).toBe(false);
    },
  );
});

// What is started here ends with whoever started it, also where that was killed and could tell nobody.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const preload = new URL('end-with-launcher.ts', import.meta.url).href;

/** Starts a Node program that ends when this process is gone. Its input and, unless told otherwise, its output go nowhere. */
export function launchNode(
  args: readonly string[],
  { output = 'ignore', ...options }: Pick<SpawnOptions, 'cwd' | 'env'> & { readonly output?: 'ignore' | 'pipe' } = {},
): ChildProcess {
  const stdio: SpawnOptions['stdio'] = ['ignore', output, output, 'ipc'];
  return spawn(process.execPath, ['--import', preload, ...args], { ...options, stdio });
}

const lookEveryMs = 500;

/**
 * Tells when npm is gone that runs the demonstration. It stands above a shell, which stays where npm is killed. Where there
 * is no /proc that shell's own end has to do; without npm nothing is ever told.
 */
export function whenNpmIsGone(act: () => void, env: NodeJS.ProcessEnv = process.env): void {
  if (env.npm_lifecycle_event !== 'demo') return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const looking = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(looking);
    act();
  }, lookEveryMs);
  looking.unref();
}

/** On Linux; null elsewhere, and for a process that is gone. */
function parentOf(pid: number): number | null {
  try {
    const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return parent === undefined ? null : Number(parent);
  } catch {
    return null;
  }
}

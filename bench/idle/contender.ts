import { type ChildProcess, spawn } from 'node:child_process';
import type { Desktop } from '../../test/e2e/support/desktop.ts';
import { isAlive } from '../../test/e2e/support/processes.ts';

/** A tray app to measure: what Electron is told to start. */
export type Contender = {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
};

export type Running = {
  readonly pid: number;
  /** Milliseconds from the start of the process until its icon was registered with the desktop. */
  readonly trayMs: number;
  stop(): Promise<void>;
};

const trayWithinMs = 30_000;
const stoppedWithinMs = 10_000;

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts it and waits for its icon. @throws Error where none comes */
export async function start(electron: string, contender: Contender, desktop: Desktop): Promise<Running> {
  const others = desktop.trayItems().length;
  const begunMs = performance.now();
  const child = spawn(electron, contender.args, { env: contender.env, stdio: 'ignore' });
  const running = { pid: child.pid ?? 0, stop: () => stop(child, desktop, others) };
  while (desktop.trayItems().length <= others) {
    if (child.exitCode !== null || performance.now() - begunMs > trayWithinMs) {
      await running.stop();
      throw new Error(`${contender.name}: no tray icon`);
    }
    await sleep(2);
  }
  return { ...running, trayMs: performance.now() - begunMs };
}

/** Ends it, and waits until its icon is gone. */
async function stop(child: ChildProcess, desktop: Desktop, others: number): Promise<void> {
  const pid = child.pid ?? 0;
  child.kill('SIGTERM');
  const endMs = performance.now() + stoppedWithinMs;
  while (isAlive(pid) || desktop.trayItems().length > others) {
    if (performance.now() > endMs) {
      child.kill('SIGKILL');
      throw new Error('does not end when asked to');
    }
    await sleep(20);
  }
}

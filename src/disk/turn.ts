import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Ends a turn: the next one may begin. */
export type EndTurn = () => Promise<void>;

/** Milliseconds between two tries to get a turn. */
const retryMs = 50;

/**
 * One process at a time for what `name` stands for. The turn is a local socket that only one process can listen on: the
 * system itself ends it with the process, however that ends, so no lock is ever left behind.
 * @returns null when no turn was to be had within `waitMs`, or none can be made on this machine
 */
export async function takeTurn(name: string, waitMs: number): Promise<EndTurn | null> {
  const address = addressOf(name);
  const endMs = performance.now() + waitMs;
  for (;;) {
    const taken = await listen(address);
    if (typeof taken !== 'string') return () => close(taken);
    if (taken !== 'EADDRINUSE') return null;
    if (!isHeldBySystem && !(await answers(address))) rmSync(address, { force: true });
    else if (performance.now() >= endMs) return null;
    else await pause(retryMs);
  }
}

/** Windows' pipes and Linux' abstract sockets vanish with their process; elsewhere the socket is a file. */
const isHeldBySystem = process.platform === 'win32' || process.platform === 'linux';

function addressOf(name: string): string {
  const id = `vigie-${createHash('sha256').update(`${userInfo().username}\n${name}`).digest('hex').slice(0, 32)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${id}`;
  return process.platform === 'linux' ? `\0${id}` : join(tmpdir(), `${id}.sock`);
}

/** @returns the server, or the system's reason why there is none */
function listen(address: string): Promise<Server | string> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'UNKNOWN'));
    server.listen(address, () => resolve(server.unref()));
  });
}

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));

/** Whether a process stands behind a socket's file. */
function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
  });
}

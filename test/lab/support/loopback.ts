import { connect, createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Ports that are free now on every given address; held together while choosing, so that all differ. */
export async function freePorts(count: number, hosts: readonly string[]): Promise<number[]> {
  const held: Server[] = [];
  const ports: number[] = [];
  const listen = (port: number, host: string): Promise<number | null> =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(null));
      server.listen(port, host, () => {
        held.push(server);
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : null);
      });
    });
  try {
    while (ports.length < count) {
      const [first = '127.0.0.1', ...others] = hosts;
      const port = await listen(0, first);
      if (port === null) throw new Error(`No port is free on ${first}.`);
      const taken = await Promise.all(others.map((host) => listen(port, host)));
      if (!taken.includes(null)) ports.push(port);
    }
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
  return ports;
}

/** Resolves once something accepts connections there; rejects after `withinMs`. */
export async function untilListening(host: string, port: number, withinMs = 15_000): Promise<void> {
  const end = Date.now() + withinMs;
  for (;;) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, host);
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isUp) return;
    if (Date.now() > end) throw new Error(`Nothing listens on ${host}:${port} after ${withinMs} ms.`);
    await pause(50);
  }
}

/** Polls until `read` gives something other than null. */
export async function until<Value>(read: () => Value | null, what: string, withinMs = 10_000): Promise<Value> {
  const end = Date.now() + withinMs;
  for (;;) {
    const value = read();
    if (value !== null) return value;
    if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await pause(25);
  }
}

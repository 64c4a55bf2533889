import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { createInput } from '../../src/demo/session.ts';

/** A client that says exactly what the test says. */
export type RawClient = {
  readonly socket: Socket;
  /** Next line; null once the server has closed. */
  line(): Promise<string | null>;
  /** Lines up to and with the one that the pattern finds. */
  until(pattern: RegExp): Promise<string[]>;
  send(text: string): void;
  /** Sends one line, answers the next one. */
  ask(text: string): Promise<string | null>;
  /** The code with which the connection breaks, or `end`. */
  broken(): Promise<string>;
  upgrade(caPem: string): Promise<RawClient>;
  close(): void;
};

const open = new Set<Socket>();

/** Destroys what a test left open. */
export function closeRawClients(): void {
  for (const socket of open) socket.destroy();
  open.clear();
}

export async function rawClient(port: number, caPem?: string): Promise<RawClient> {
  if (caPem !== undefined) {
    const secured = connectTls({ host: '127.0.0.1', port, ca: caPem, servername: 'localhost' });
    await once(secured, 'secureConnect');
    return over(secured);
  }
  const socket = connectTcp({ host: '127.0.0.1', port });
  await once(socket, 'connect');
  return over(socket);
}

function over(socket: Socket | TLSSocket): RawClient {
  open.add(socket);
  const input = createInput(socket);
  const broken = new Promise<string>((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.name));
    socket.on('end', () => resolve('end'));
  });
  const client: RawClient = {
    socket,
    line: input.readLine,
    until: async (pattern) => {
      const lines: string[] = [];
      for (;;) {
        const line = await input.readLine();
        if (line === null) return lines;
        lines.push(line);
        if (pattern.test(line)) return lines;
      }
    },
    send: (text) => {
      socket.write(text);
    },
    ask: (text) => {
      socket.write(`${text}\r\n`);
      return input.readLine();
    },
    broken: () => broken,
    upgrade: async (caPem) => {
      input.detach();
      const secured = connectTls({ socket, ca: caPem, servername: 'localhost' });
      await once(secured, 'secureConnect');
      return over(secured);
    },
    close: () => {
      socket.destroy();
    },
  };
  return client;
}

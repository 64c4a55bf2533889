import { connect, createServer, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext, TLSSocket } from 'node:tls';

/** Where a relay listens, and how it ends. */
export type Relay<Heard> = { readonly port: number; heard(): Heard; close(): Promise<void> };

async function listen<Heard>(onSocket: (socket: Socket) => void, heard: () => Heard): Promise<Relay<Heard>> {
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The relay has no address.');
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  return { port: address.port, heard, close };
}

/** Ends each of two sockets when the other does. */
function joinEnds(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy()).on('end', () => other.end());
  other.on('error', () => one.destroy()).on('end', () => one.end());
}

/** A relay that counts the bytes of the last connection, both ways: what TCP carries, TLS included. */
export function countBytes(port: number): Promise<Relay<{ readonly sent: number; readonly received: number }>> {
  let count = { sent: 0, received: 0 };
  return listen(
    (socket) => {
      const upstream = connect({ port, host: '127.0.0.1', noDelay: true });
      const own = { sent: 0, received: 0 };
      count = own;
      joinEnds(socket, upstream);
      socket.on('data', (chunk) => {
        own.sent += chunk.length;
        upstream.write(chunk);
      });
      upstream.on('data', (chunk) => {
        own.received += chunk.length;
        socket.write(chunk);
      });
    },
    () => ({ ...count }),
  );
}

type RecordedPort = {
  readonly port: number;
  readonly security: 'plain' | 'starttls' | 'tls';
  readonly cert: string;
  readonly key: string;
};

/**
 * A relay that ends TLS on both sides and keeps the last client's words, one entry for all that it said between two
 * answers of the server.
 */
export function recordCommands({ port, security, cert, key }: RecordedPort): Promise<Relay<readonly string[]>> {
  const secureContext = createSecureContext({ cert, key });
  let words: string[] = [];
  const relay = (client: Socket, server: Socket, heard: string[]): void => {
    let isUpgrading = false;
    let isAnswered = true;
    joinEnds(client, server);
    client.on('data', (chunk) => {
      const before = isAnswered ? '' : (heard.pop() ?? '');
      heard.push(before + chunk.toString('utf8'));
      isAnswered = false;
      isUpgrading = /^(\w+ )?(STLS|STARTTLS)\r\n$/i.test(chunk.toString('latin1'));
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      isAnswered = true;
      client.write(chunk);
      if (isUpgrading) secure(client, server, heard);
    });
  };
  const secure = (client: Socket, server: Socket, heard: string[]): void => {
    for (const socket of [client, server]) socket.removeAllListeners('data').removeAllListeners('end');
    const upstream = connectTls({ socket: server, rejectUnauthorized: false });
    relay(new TLSSocket(client, { isServer: true, secureContext }), upstream, heard);
  };
  return listen(
    (socket) => {
      const heard: string[] = [];
      words = heard;
      const upstream = connect({ port, host: '127.0.0.1', noDelay: true });
      if (security === 'tls') secure(socket, upstream, heard);
      else relay(socket, upstream, heard);
    },
    () => [...words],
  );
}

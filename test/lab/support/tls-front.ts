import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { certificateHosts } from './certificates.ts';
import type { Lab } from './lab.ts';

/** An address of its own: to a server, who comes from the server's own address is not in clear. */
export const strangerHost = '127.0.0.10';

/** TLS that ends in front of the server, and goes on in clear. Gives the port, and what ends it. */
export async function startTlsFront({ directory }: Lab, behind: number): Promise<{ port: number; stop(): void }> {
  const file = (kind: string): string => readFileSync(join(directory, 'tls', `good.${kind}`), 'utf8');
  const server = createServer({ key: file('key'), cert: file('pem') }, (client) => {
    const plain = connect({ port: behind, host: certificateHosts.good, localAddress: strangerHost });
    const end = (): void => {
      client.destroy();
      plain.destroy();
    };
    client.on('error', end).on('close', end).pipe(plain);
    plain.on('error', end).on('close', end).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, certificateHosts.good, resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, stop: () => server.close() };
}

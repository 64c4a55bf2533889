import { chmodSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Lab } from './lab.ts';
import { losingSocket } from './postfix.ts';

/** Dovecot's authentication as Postfix loses it: there until a password is to be judged, then gone. Gives what ends it. */
export async function startLosingSasl({ directory, dovecot }: Lab): Promise<() => Promise<void>> {
  const server = createServer((postfix) => {
    const behind = connect(dovecot.saslSocket);
    const end = (): void => {
      postfix.destroy();
      behind.destroy();
    };
    behind.on('error', end).on('close', end).pipe(postfix);
    postfix.on('error', end).on('close', end);
    postfix.on('data', (request: Buffer) => {
      if (/^AUTH\t/m.test(request.toString('latin1'))) end();
      else behind.write(request);
    });
  });
  const path = losingSocket(directory);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  // Postfix's own unprivileged process asks.
  chmodSync(path, 0o666);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

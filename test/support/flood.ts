/** Run as its own process: `node --expose-gc flood.ts pop3|smtp|imap`. Prints what a probe holds under a flood. */
import { createServer } from 'node:net';
import { TLSSocket } from 'node:tls';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createCertificates } from '../../src/demo/certificates.ts';
import { createTrust } from '../../src/probe/certificate.ts';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { probeSmtp } from '../../src/probe/smtp.ts';

type Flood = {
  readonly keys: { keyPem: string; certPem: string } | null;
  readonly opening: string;
  readonly flood: string;
};

if (isMainThread) await measure(process.argv[2] ?? 'pop3');
else serve(workerData as Flood);

/** The flooding server lives in a worker thread, so that its memory is not counted. */
function serve({ keys, opening, flood }: Flood): void {
  const block = Buffer.from(flood.repeat(Math.ceil(65_536 / flood.length)));
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    const stream = keys ? new TLSSocket(socket, { isServer: true, key: keys.keyPem, cert: keys.certPem }) : socket;
    stream.on('error', () => undefined);
    const pour = (): void => {
      while (!stream.destroyed && stream.write(block));
    };
    stream.on('drain', pour);
    stream.write(opening);
    pour();
  });
  server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as { port: number }).port));
}

async function measure(protocol: string): Promise<void> {
  const certificates = await createCertificates();
  const keys = await certificates.issue();
  const trust = createTrust(certificates.caPem);
  const login = { user: 'u', password: 'geheim', trust, deadlineMs: 1_500 };
  const floods: Record<string, readonly [opening: string, flood: string][]> = {
    pop3: [
      ['', 'x'],
      ['+OK\r\n', '+OK\r\n'],
      ['+OK\r\n', 'A B C D\r\n'],
    ],
    smtp: [
      ['', '2'],
      ['220-x\r\n', '220-x\r\n'],
      ['220 x\r\n', '250-AUTH PLAIN\r\n'],
      ['', '\r\n'],
      ['220 x\r\n', '\r\n'],
    ],
    imap: [
      ['', 'x'],
      ['* OK x\r\n', '* x'],
      ['* OK x\r\n', '* OK x\r\n'],
      ['* OK x\r\n', '* X {9000}\r\n'],
    ],
  };
  const kinds: string[] = [];
  let heldBytes = 0;
  for (const [opening, flood] of floods[protocol] ?? []) {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { keys: protocol === 'pop3' ? null : keys, opening, flood },
    });
    const port = await new Promise<number>((resolve) => worker.once('message', resolve));
    const host = '127.0.0.1';
    const probe = () =>
      protocol === 'pop3'
        ? probePop3({ ...login, server: { host, port, security: 'auto' }, uidlUpTo: 2_000 })
        : protocol === 'smtp'
          ? probeSmtp({ ...login, server: { host, port, security: 'tls' } })
          : probeImapQuota({ ...login, server: { host, port, security: 'tls' } });
    // The first run loads code and caches, which are not what is measured.
    await probe();
    const before = used();
    const sampler = setInterval(() => {
      heldBytes = Math.max(heldBytes, used() - before);
    }, 10);
    const { outcome } = await probe();
    heldBytes = Math.max(heldBytes, used() - before);
    clearInterval(sampler);
    kinds.push(outcome.ok ? 'ok' : outcome.failure.kind);
    await worker.terminate();
  }
  process.stdout.write(JSON.stringify({ heldBytes, kinds }));
}

function used(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, it } from 'vitest';
import type { Mailbox } from '../../src/demo/mailbox.ts';
import { startWorld } from '../../src/demo/world.ts';
import { createTrust } from '../../src/probe/certificate.ts';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { probePop3 } from '../../src/probe/pop3.ts';
import { probeSmtp } from '../../src/probe/smtp.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Rounds of four looks each. */
const all = 1_500;
/** After so many of them everything that is loaded once is loaded. */
const warm = 300;
/** What a heap may differ by without growing: the looks of a year would be a hundred times these. */
const noiseBytes = 4 * 1_048_576;

/** One for each lane: a box is open once at a time. */
const world = await startWorld({
  mailboxes: [1, 2, 3, 4].map((lane) => ({ address: `ec00123${lane}@adm.cfwb.be`, messageOctets: [1_000, 2_000] })),
});
afterAll(() => world.close());
const trust = createTrust(world.caPem);
const at = (port: number) => ({ host: '127.0.0.1', port });

const round = async ({ address: user, incomingPassword, cerberePassword }: Mailbox): Promise<void> => {
  const readings = [
    await probePop3({ user, password: incomingPassword, trust, server: { ...at(world.pop3.port), security: 'plain' } }),
    await probeSmtp({ user, password: cerberePassword, trust, server: { ...at(world.smtp.port), security: 'tls' } }),
    await probeImapQuota({
      user,
      password: incomingPassword,
      trust,
      server: { ...at(world.imap.port), security: 'tls' },
    }),
  ];
  expect(readings.map(({ outcome }) => outcome.ok)).toEqual([true, true, true]);
  // And one that finds nobody.
  const nobody = await probePop3({ user, password: 'x', trust, server: { ...at(1), security: 'plain' } });
  expect(nobody.outcome.ok).toBe(false);
};

/** Sockets, timers and requests that are open, and the heap once what is dead is gone. */
async function measure(): Promise<{ handles: number; heapBytes: number }> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  collectGarbage();
  return { handles: process.getActiveResourcesInfo().length, heapBytes: process.memoryUsage().heapUsed };
}

/** So many rounds, one of each box at a time. */
async function rounds(count: number): Promise<void> {
  let left = count;
  const lane = async (mailbox: Mailbox): Promise<void> => {
    for (; left > 0; left -= 1) await round(mailbox);
  };
  await Promise.all(world.mailboxes.map(lane));
}

it('six thousand looks leave handles and memory as they were', async () => {
  await rounds(warm);
  const before = await measure();
  await rounds(all - warm);
  const after = await measure();
  process.stdout.write(
    `handles ${before.handles} → ${after.handles}, heap ${before.heapBytes} → ${after.heapBytes} bytes\n`,
  );
  expect(after.handles).toBeLessThanOrEqual(before.handles);
  expect(after.heapBytes).toBeLessThan(before.heapBytes + noiseBytes);
});

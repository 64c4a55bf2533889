import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { createTestAuthority } from '../support/certificates.ts';
import { say, silence, startScriptedServer } from '../support/scripted-server.ts';

const authority = await createTestAuthority();
const tls = await authority.issue();
const folder = mkdtempSync(join(tmpdir(), 'vigie-settles-'));
const caFile = join(folder, 'ca.pem');
writeFileSync(caFile, authority.caPem);

/** Servers that greet and then say nothing more. */
const servers = {
  plainPop3: await startScriptedServer([say('+OK\r\n'), silence]),
  pop3: await startScriptedServer([say('+OK\r\n'), silence], { tls }),
  plainSmtp: await startScriptedServer([say('220 x\r\n'), silence]),
  smtp: await startScriptedServer([say('220 x\r\n'), silence], { tls }),
  imap: await startScriptedServer([say('* OK x\r\n'), silence], { tls }),
};
afterAll(async () => {
  await Promise.all(Object.values(servers).map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

it('every probe, cut off at any moment, settles and leaves no socket, timer, listener or unhandled error', async () => {
  const script = new URL('../support/leftovers.ts', import.meta.url).pathname;
  const ports = Object.fromEntries(Object.entries(servers).map(([name, { port }]) => [name, port]));
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(ports), caFile]);
  const { results, resources, unhandled } = JSON.parse(stdout);
  expect(unhandled).toEqual([]);
  expect(resources).toEqual([]);
  expect(results).toHaveLength(48);
  for (const { when, kind, listeners } of results) {
    expect(listeners).toBe(0);
    expect(kind).toMatch(when.startsWith('abort') ? /^ABORTED$/ : /^(timeout|dns)$/);
  }
});

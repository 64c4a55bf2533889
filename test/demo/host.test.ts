import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/view/snapshot.ts';

const root = new URL('../..', import.meta.url).pathname;
let folder = '';
let demo: ChildProcess;
let windowUrl = '';
let controlUrl = '';
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-demo-test-'));
  demo = spawn(process.execPath, ['scripts/demo.ts', '--browser'], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: demo.stdout ?? process.stdin })) {
    said.push(line);
    const [url] = line.match(/http:\S+/) ?? [];
    if (url && windowUrl === '') windowUrl = url;
    else if (url) controlUrl = url;
    if (controlUrl !== '') break;
  }
});
afterAll(() => {
  demo.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const press = async (action: string): Promise<Response> =>
  fetch(`${controlUrl}act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action }),
  });

/** Reads the window's stream until a snapshot is as wanted. */
async function snapshotWhere(isWanted: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
  const stop = new AbortController();
  const response = await fetch(`${windowUrl}snapshots`, { signal: stop.signal });
  let text = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const snapshot: Snapshot = JSON.parse(event.replace(/^data: /, ''));
      if (!isWanted(snapshot)) continue;
      stop.abort();
      return snapshot;
    }
  }
  throw new Error('the stream ended before');
}

const codeOf = (snapshot: Snapshot, check: string): string | undefined =>
  snapshot.mailboxes[0]?.checks.find(({ id }) => id === check)?.code;

const statusWithHost = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(windowUrl, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });

describe('npm run demo without Electron', () => {
  it('says in one sentence why, then where the two pages are', () => {
    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/^Vigie s'affiche dans un navigateur, sans Electron : .+\.$/);
  });

  it('serves the window with its bridge under the token, and nothing without', async () => {
    const page = await fetch(windowUrl);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html.indexOf('./bridge.js')).toBeLessThan(html.indexOf('type="module"'));
    const { origin } = new URL(windowUrl);
    for (const path of ['/', '/index.html', '/bridge.js', '/wrong/index.html', '/favicon.ico'])
      expect((await fetch(origin + path)).status, path).toBe(403);
    expect(await statusWithHost('vigie.example')).toBe(403);
  });

  it('finds both legs well at the beginning', async () => {
    const snapshot = await snapshotWhere(
      (one) => codeOf(one, 'receiving') === 'receiving.ok' && codeOf(one, 'sending') === 'sending.ok',
    );
    expect(codeOf(snapshot, 'storage')).toBe('storage.ok');
  });

  it('sees the box fill up when the button is pressed, and repairs all at another', async () => {
    expect((await press('fill-98.5')).status).toBe(200);
    const full = await snapshotWhere((one) => codeOf(one, 'storage') === 'storage.full');
    expect(full.mailboxes[0]?.status).toBe('critical');
    const { desktop } = (await (await fetch(`${controlUrl}state`)).json()) as { desktop: { tray: { icon: string } } };
    expect(desktop.tray.icon).toBe('critical');
    expect((await press('repair')).status).toBe(200);
    await snapshotWhere((one) => codeOf(one, 'storage') === 'storage.ok');
  });

  it('sends an expired password once and waits for the user', async () => {
    await press('cerbere-expired');
    const expired = await snapshotWhere((one) => one.mailboxes[0]?.legs.sending.isLatched === true);
    expect(codeOf(expired, 'sending')).toBe('sending.password-expired');
    await press('cerbere-renewed');
    const { stage } = (await (await press('deliver')).json()) as { stage: { logins: { refused: number } } };
    expect(stage.logins.refused).toBe(1);
  });

  it('refuses what is no button', async () => {
    expect((await press('explode')).status).toBe(400);
  });

  it.skipIf(process.platform === 'win32')('leaves nothing behind when it is ended', async () => {
    const ended = once(demo, 'exit');
    demo.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(readdirSync(folder).filter((name) => name.startsWith('vigie-demo-'))).toEqual([]);
    const refused = await new Promise((resolve) => {
      connect(Number(new URL(windowUrl).port), '127.0.0.1')
        .once('error', () => resolve(true))
        .once('connect', () => resolve(false));
    });
    expect(refused).toBe(true);
  });
});

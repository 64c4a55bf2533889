import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Site, siteSecurityPolicy } from '../../src/demo/local-site.ts';
import { servePage } from '../../src/demo/page-host.ts';
import type { Snapshot } from '../../src/domain/view/snapshot.ts';
import type { CheckedCommand } from '../../src/ipc/contract.ts';
import { contentSecurityPolicy } from '../../src/main/window/page.ts';

vi.mock('electron', () => ({ protocol: {} }));

const token = 'a-token-of-the-test';
const seen: CheckedCommand[] = [];
const listeners = new Set<(snapshot: Snapshot) => void>();
const fixture = (version: string): Snapshot => ({ version }) as Snapshot;
let folder = '';
let site: Site;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-page-host-'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><head><script type="module" src="./x.js"></script></head>');
  writeFileSync(join(folder, 'x.js'), 'export {};');
  writeFileSync(join(folder, 'settings.json'), '{}');
  site = await servePage({
    folder,
    token,
    run: async (command) => {
      seen.push(command);
      if (command.name === 'adopt-pc') throw new Error('a bug with secrets in its stack');
      return { ok: true, value: null };
    },
    snapshot: () => fixture('first'),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const send = (body: unknown, init: RequestInit = {}): Promise<Response> =>
  fetch(`${site.url}command`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...init,
  });
const answerTo = async (body: unknown): Promise<unknown> => (await send(body)).json();

describe('the window in a browser', () => {
  it('is on loopback under the token given', () => {
    expect(site.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/a-token-of-the-test\/$/);
  });

  it("has the program's policy and, as its only addition, its own site to talk to", async () => {
    const policy = (await fetch(site.url)).headers.get('content-security-policy');
    expect(policy).toBe(siteSecurityPolicy);
    const ruleSet = (text: string): string[] => text.split('; ').sort();
    expect(ruleSet(siteSecurityPolicy)).toEqual([...ruleSet(contentSecurityPolicy), "connect-src 'self'"].sort());
  });

  it.each(['../x.js', '..%2fsecret.js', 'settings.json', 'missing.js', 'assets/', 'x.js%00.js'])(
    'has no file %s',
    async (path) => {
      const { status } = await fetch(site.url + path);
      expect([403, 404]).toContain(status);
    },
  );

  it('runs commands of the contract', async () => {
    expect(await answerTo({ name: 'snooze', payload: { for: 'hour' } })).toEqual({ ok: true, value: null });
    expect(seen.at(-1)).toEqual({ name: 'snooze', payload: { for: 'hour' } });
  });

  it.each([
    [{ name: 'explode', payload: {} }],
    [{ name: 'snooze', payload: { for: 'ever' } }],
    [{ name: 'toString', payload: {} }],
    [{ name: 'snooze', payload: { for: 'hour', more: 1 } }],
    [{}],
    [null],
  ])('answers %j as the program does: not in the contract', async (body) => {
    const before = seen.length;
    expect(await answerTo(body)).toEqual({ ok: false, problem: 'not-in-contract' });
    expect(seen).toHaveLength(before);
  });

  it('says nothing of a bug but one word', async () => {
    expect(await answerTo({ name: 'adopt-pc', payload: {} })).toEqual({ ok: false, problem: 'internal' });
  });

  it.each([
    ['from another origin', { headers: { 'content-type': 'application/json', origin: 'http://school.example' } }, 403],
    ['as a plain form', { headers: { 'content-type': 'text/plain' } }, 415],
    ['that is not JSON', { body: '{' }, 400],
    ['that is too large', { body: JSON.stringify('x'.repeat(70_000)) }, 413],
    ['by another method', { method: 'PUT' }, 405],
  ])('refuses a command %s', async (_name, init, status) => {
    const before = seen.length;
    expect((await send({ name: 'snooze', payload: { for: 'hour' } }, init)).status).toBe(status);
    expect(seen).toHaveLength(before);
  });

  it('streams the present snapshot, then each new one, and forgets a reader who left', async () => {
    const leave = new AbortController();
    const response = await fetch(`${site.url}snapshots`, { signal: leave.signal });
    const reader = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toBe('data: {"version":"first"}\n\n');
    for (const listener of listeners) listener(fixture('second'));
    expect((await reader.read()).value).toBe('data: {"version":"second"}\n\n');
    leave.abort();
    await expect.poll(() => listeners.size).toBe(0);
  });
});

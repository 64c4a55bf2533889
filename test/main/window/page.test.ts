import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from 'electron';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy, pageUrl, servePage } from '../../../src/main/window/page.ts';

vi.mock('electron', () => ({ protocol: {} }));

let root = '';
let ask: (url: string) => Promise<Response>;
const canary = 'canary-outside-the-page';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vigie-page-'));
  const folder = join(root, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'folder.js'));
  mkdirSync(join(root, 'renderer-other'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Vigie</title>');
  writeFileSync(join(folder, 'assets', 'index.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'style.css'), 'body{}');
  writeFileSync(join(folder, 'settings.json'), canary);
  writeFileSync(join(folder, 'no-extension'), canary);
  for (const outside of ['main.js', 'secret.html', join('renderer-other', 'index.html')])
    writeFileSync(join(root, outside), canary);
  servePage(
    {
      protocol: {
        handle: (_scheme: string, handler: (request: { url: string }) => Promise<Response>) => {
          ask = (url) => handler({ url });
        },
      },
    } as unknown as Session,
    folder,
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the page', () => {
  it.each([
    [pageUrl, 'text/html; charset=utf-8'],
    ['app://vigie/assets/index.js', 'text/javascript; charset=utf-8'],
    ['app://vigie/assets/style.css?v=1#x', 'text/css; charset=utf-8'],
    ['app://vigie/assets/../index.html', 'text/html; charset=utf-8'],
  ])('serves %s', async (url, type) => {
    const response = await ask(url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.text()).not.toContain(canary);
  });

  it.each([
    'app://vigie/../main.js',
    'app://vigie/../../../../../../etc/passwd',
    'app://vigie/..%2fmain.js',
    'app://vigie/..%2Fsecret.html',
    'app://vigie/assets/..%2f..%2fsecret.html',
    'app://vigie/%2e%2e/secret.html',
    'app://vigie/%2e%2e%2fsecret.html',
    'app://vigie/..%2frenderer-other%2findex.html',
    'app://vigie/..%5csecret.html',
    'app://vigie/%252e%252e%252fsecret.html',
    'app://vigie//etc/passwd',
    'app://vigie/%2fetc%2fpasswd.html',
    'app://vigie/index.html%00.js',
    'app://vigie/index.html%00',
    'app://vigie/settings.json',
    'app://vigie/no-extension',
    'app://vigie/folder.js',
    'app://vigie/missing.html',
    'app://vigie/assets/',
    'app://vigie/',
    'app://vigie',
  ])('answers %s with nothing', async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  it('answers an address that cannot be decoded with nothing', async () => {
    expect((await ask('app://vigie/%E0%A4%A.html')).status).toBe(404);
  });

  it('may load nothing but itself', () => {
    const policy = new Map(
      contentSecurityPolicy.split('; ').map((rule) => {
        const [name, ...sources] = rule.split(' ');
        return [name, sources.join(' ')];
      }),
    );
    expect(policy.get('default-src')).toBe("'none'");
    for (const sources of policy.values()) expect(["'none'", "'self'"]).toContain(sources);
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(policy.get(name)).toBe("'none'");
  });
});

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type CommandName, commandSchemas, payloadBytes } from '../../src/ipc/contract.ts';
import { openStory, type Story } from './support/story.ts';

const pageUrl = 'app://vigie/index.html';
const refusal = { ok: false, problem: 'not-in-contract' };

/** A site of somebody else's; counts its visitors. */
async function openSite() {
  const visits: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    visits.push(url);
    response.setHeader('access-control-allow-origin', '*').end('<title>evil</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, visits, close: () => server.close() };
}

/** What the window tried and the program stopped: each as Electron announces it, and whether it was prevented. */
type Attempt = { readonly kind: string; readonly url: string; readonly isPrevented: boolean };
type Watched = { attempts: Attempt[] };

const address = 'ec001234@adm.cfwb.be';

describe('the border around the window', () => {
  let story: Story;
  let site: Awaited<ReturnType<typeof openSite>>;
  let page: Page;
  beforeAll(async () => {
    site = await openSite();
    story = await openStory();
    await story.setUp();
    page = await story.vigie.page();
    await story.vigie.electron.evaluate(({ BrowserWindow, shell }) => {
      const attempts: Attempt[] = [];
      (globalThis as unknown as Watched).attempts = attempts;
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('no window');
      const { webContents } = window;
      // Listeners of ours come after those of the program.
      for (const kind of ['will-navigate', 'will-attach-webview'])
        webContents.on(kind as 'will-navigate', (event, url: unknown) =>
          attempts.push({ kind, url: event.url ?? String(url), isPrevented: event.defaultPrevented }),
        );
      webContents.session.on('will-download', (event, item) =>
        attempts.push({ kind: 'will-download', url: item.getURL(), isPrevented: event.defaultPrevented }),
      );
      shell.openExternal = async (url: string) => {
        attempts.push({ kind: 'openExternal', url, isPrevented: false });
      };
    });
  });
  afterAll(async () => {
    await story.close();
    site.close();
  });
  beforeEach(async () => {
    await story.vigie.electron.evaluate(() => (globalThis as unknown as Watched).attempts.splice(0));
  });
  afterEach(async () => {
    expect(page.url()).toBe(pageUrl);
    expect(await story.vigie.windows()).toBe(1);
    expect(site.visits).toEqual([]);
  });
  const attempts = (): Promise<Attempt[]> =>
    story.vigie.electron.evaluate(() => (globalThis as unknown as Watched).attempts);

  describe('commands', () => {
    it.each(Object.keys(commandSchemas) as CommandName[])(
      'refuses %s with anything but its own fields',
      async (name) => {
        const { anyCommand } = story.vigie;
        for (const payload of [undefined, null, [], '{}', 1, { unknown: 1 }])
          expect(await anyCommand(name, payload)).toEqual(refusal);
      },
    );

    it.each<[CommandName, string, unknown]>([
      ['save-mailbox', 'an address of two lines', { address: `${address}\r\nRCPT TO:<x@y.be>` }],
      ['save-mailbox', 'a password of two lines', { address, cerberePassword: 'a\nb' }],
      ['save-mailbox', 'a server of its own', { address, smtp: { host: 'evil.example', port: 465, security: 'tls' } }],
      ['save-mailbox', 'a day that does not exist', { address, passwordChangedOn: '2026-02-30' }],
      ['save-mailbox', 'a limit below zero', { address, limitBytes: -1 }],
      ['forget-mailbox', 'no address', {}],
      ['try-password', 'an empty password', { address, leg: 'sending', password: '', isConfirmed: false }],
      ['try-password', 'an unknown leg', { address, leg: 'quota', password: 'x', isConfirmed: false }],
      ['try-password', 'a truthy confirmation', { address, leg: 'sending', password: 'x', isConfirmed: 1 }],
      ['forget-password', 'no leg', { address }],
      ['begin-setup', 'an address with a space', { address: 'ec 1@adm.cfwb.be' }],
      ['setup-step', 'an unknown step', { step: 'done' }],
      ['end-setup', 'a truthy wish', { autostart: 'yes' }],
      ['begin-renewal', 'a list of addresses', { address: [address] }],
      ['end-renewal', 'no address', {}],
      ['test-now', 'no confirmation', { address }],
      ['snooze', 'milliseconds', { for: 3_600_000 }],
      ['save-policy', 'a look every second', { policy: { receivingMinutes: 1 / 60 } }],
      ['save-profile', 'half a profile', { profile: { id: 'etnic' } }],
      ['set-language', 'an unknown language', { lang: 'nl' }],
      ['set-autostart', 'a truthy wish', { isOn: 1 }],
      ['open-link', 'an address of its own', { link: 'https://evil.example/' }],
      ['open-contact', 'a number of its own', { way: 'phone', address, check: 'sending', phone: '0900' }],
      ['open-page', 'another page of the settings', { page: 'ms-settings:privacy' }],
      ['copy', 'a text of its own', { what: 'message', address, check: 'sending', text: 'x' }],
      ['forget-everything', 'a refused confirmation', { isConfirmed: false }],
    ])('refuses %s with %s', async (name, _what, payload) => {
      expect(await story.vigie.anyCommand(name, payload)).toEqual(refusal);
    });

    it.each(['quit', 'constructor', '__proto__', 'Snapshot', '', ['snapshot'], null, 1])(
      'does not know the command %j',
      async (name) => {
        expect(await story.vigie.anyCommand(name, {})).toEqual(refusal);
      },
    );

    it.each<[string, unknown]>([
      ['a label', { address, label: 'x'.repeat(payloadBytes) }],
      ['a password', { address, mailboxPassword: 'x'.repeat(payloadBytes) }],
      ['megabytes', { address, label: 'x'.repeat(5_000_000) }],
      [
        'many fields',
        { address, ...Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`f${index}`, 1])) },
      ],
    ])('refuses a payload that is too large: %s', async (_what, payload) => {
      expect(await story.vigie.anyCommand('save-mailbox', payload)).toEqual(refusal);
    });

    /** Milliseconds of a processor that main spends while something goes on. */
    async function spentOn(act: () => Promise<unknown>): Promise<number> {
      const spent = (): Promise<NodeJS.CpuUsage> => story.vigie.electron.evaluate(() => process.cpuUsage());
      const before = await spent();
      await act();
      const after = await spent();
      return (after.user + after.system - before.user - before.system) / 1_000;
    }

    // Made in the page: what a compromised one would hand over goes through the same bridge.
    it.each([
      ['bytes', 'new Uint8Array(41_943_040)'],
      ['a buffer', 'new ArrayBuffer(41_943_040)'],
      ['numbers', 'new Float64Array(5_242_880)'],
      ['text', "'x'.repeat(41_943_040)"],
      ['entries', 'new Array(300_000).fill(1)'],
      ['depths', '[...Array(60)].reduce((inner) => ({ inner }), {})'],
    ])('judges megabytes of %s without a walk through them, and refuses them', async (_what, value) => {
      for (const payload of [
        `{ address: '${address}', label: ${value} }`,
        `{ profile: { links: [${value}] } }`,
        value,
      ]) {
        let answer: unknown;
        const cost = await spentOn(async () => {
          answer = await page.evaluate(`vigie.command('save-mailbox', ${payload})`);
        });
        expect(answer).toEqual(refusal);
        // It was twenty seconds; what remains is the copy from one process to the other.
        expect(cost).toBeLessThan(4_000);
      }
    });

    it('takes no profile whose contact would be open past midnight, nor a server with its port in the name', async () => {
      const { anyCommand, snapshot } = story.vigie;
      const [profile] = (await snapshot()).profiles;
      if (!profile) throw new Error('no profile');
      const { contacts } = profile;
      for (const changed of [
        { contacts: { ...contacts, technical: { ...contacts.technical, opens: '18:00', closes: '08:00' } } },
        { contacts: { ...contacts, technical: { ...contacts.technical, name: 'a\u202eb' } } },
        { pop3: { ...profile.pop3, host: '127.0.0.1:110' } },
        { smtp: { ...profile.smtp, host: 'localhost\u200b' } },
      ])
        expect(await anyCommand('save-profile', { profile: { ...profile, ...changed } })).toEqual(refusal);
      expect((await snapshot()).profiles).toEqual([profile]);
    });

    it('has let none of them change anything or ask a server', async () => {
      const { mailboxes, lang, isOtherPc } = await story.vigie.snapshot();
      expect(mailboxes.map((mailbox) => mailbox.address)).toEqual([story.address]);
      expect({ lang, isOtherPc }).toEqual({ lang: 'fr', isOtherPc: false });
      expect(story.sessions()).toEqual({ pop3: 1, smtp: 1, imap: 1 });
      expect(await story.icon()).toBe('ok');
      expect(await attempts()).toEqual([]);
    });
  });

  describe('senders', () => {
    /** Opens a window of somebody else's in the same program, and asks there. */
    const inForeignWindow = (source: string, preferences: Record<string, unknown>): Promise<unknown> =>
      story.vigie.electron.evaluate(
        async ({ BrowserWindow }, { source, preferences, pageUrl }) => {
          const own = BrowserWindow.getAllWindows()[0]?.webContents;
          const foreign = new BrowserWindow({
            show: false,
            webPreferences: { ...(own ? { session: own.session } : {}), ...preferences },
          });
          try {
            await foreign.loadURL(pageUrl);
            return await foreign.webContents.executeJavaScript(source);
          } finally {
            foreign.destroy();
          }
        },
        { source, preferences, pageUrl },
      );
    const preload = (): Promise<string> =>
      story.vigie.electron.evaluate(({ app }) => `${app.getAppPath()}/out/preload/index.cjs`);

    it('does not hear another window, although it has the same page and the same preload', async () => {
      const answer = await inForeignWindow("vigie.command('snapshot', {})", { preload: await preload() });
      expect(answer).toEqual({ ok: false, problem: 'foreign-sender' });
    });

    it('does not hear a frame inside a window', async () => {
      const answer = await story.vigie.electron.evaluate(
        async ({ BrowserWindow }, preload) => {
          const foreign = new BrowserWindow({
            show: false,
            webPreferences: { preload, nodeIntegrationInSubFrames: true },
          });
          try {
            await foreign.loadURL('data:text/html,<iframe src="data:text/html,evil"></iframe>');
            return await foreign.webContents.mainFrame.frames[0]?.executeJavaScript("vigie.command('snapshot', {})");
          } finally {
            foreign.destroy();
          }
        },
        await preload(),
      );
      expect(answer).toEqual({ ok: false, problem: 'foreign-sender' });
    });

    it('gives no bridge to a frame in its own window', async () => {
      const bridges = await page.evaluate(`{
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const found = [typeof frame.contentWindow, typeof frame.contentWindow?.vigie];
        frame.remove();
        found;
      }`);
      expect(bridges).toEqual(['object', 'undefined']);
    });

    it('has no other channel, even for who can name one', async () => {
      const asked = `(async () => {
        const { ipcRenderer } = require('electron');
        const ask = (channel) => ipcRenderer.invoke(channel).then(() => 'answered', (error) => error.message);
        return [await ask('vigie:other'), await ask('vigie:snapshot'), await ask('toString')];
      })()`;
      const answers = await inForeignWindow(asked, { nodeIntegration: true, contextIsolation: false, sandbox: false });
      expect(answers).toEqual(
        ['vigie:other', 'vigie:snapshot', 'toString'].map((channel) =>
          expect.stringContaining(`No handler registered for '${channel}'`),
        ),
      );
    });

    it('shows the page the two methods of the bridge, and nothing of Electron or Node', async () => {
      const seen = await page.evaluate(() => {
        const all = globalThis as unknown as Record<string, unknown>;
        const strange = ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', '__dirname'];
        return { bridge: Object.keys(all.vigie as object).sort(), strange: strange.filter((name) => name in all) };
      });
      expect(seen).toEqual({ bridge: ['command', 'onSnapshot'], strange: [] });
    });
  });

  describe('a page that would open more pages', () => {
    it.each(['https://evil.example/', 'about:blank', pageUrl])('may not open a window for %s', async (url) => {
      expect(await page.evaluate(`window.open('${url}') === null`)).toBe(true);
    });

    it('may not open a window by a link either', async () => {
      await page.evaluate(`{
        const link = Object.assign(document.createElement('a'), { href: '${site.url}', target: '_blank' });
        document.body.append(link);
        link.click();
        link.remove();
      }`);
    });

    it('may not embed a web view', async () => {
      const isWebview = await page.evaluate(`{
        const view = Object.assign(document.createElement('webview'), { src: '${site.url}' });
        document.body.append(view);
        const found = 'loadURL' in view;
        view.remove();
        found;
      }`);
      expect(isWebview).toBe(false);
      expect(await story.vigie.electron.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
    });
  });

  describe('a page that asks for more', () => {
    it.each([
      ['notifications', 'Notification.requestPermission()', 'denied'],
      ['the clipboard', 'navigator.clipboard.readText().then(() => "given", ({ name }) => name)', 'NotAllowedError'],
      [
        'the place',
        'new Promise((done) => navigator.geolocation.getCurrentPosition(() => done("given"), ({ code }) => done(code)))',
        // PERMISSION_DENIED
        1,
      ],
      ['lasting storage', 'navigator.storage.persist()', false],
    ])('gets no permission for %s', async (_what, asking, answer) => {
      expect(await page.evaluate(asking)).toBe(answer);
    });

    it.each(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'])(
      'is told that %s is denied',
      async (name) => {
        expect(await page.evaluate(`navigator.permissions.query({ name: '${name}' }).then(({ state }) => state)`)).toBe(
          'denied',
        );
      },
    );

    it.each([
      ['a blob', 'blob'],
      ['a text', 'data:text/plain,evil'],
    ])('may not download %s', async (_what, url) => {
      const href = url === 'blob' ? "URL.createObjectURL(new Blob(['evil']))" : `'${url}'`;
      await page.evaluate(
        `Object.assign(document.createElement('a'), { href: ${href}, download: 'evil.txt' }).click()`,
      );
      await expect
        .poll(async () => (await attempts()).map(({ kind, isPrevented }) => [kind, isPrevented]))
        .toContainEqual(['will-download', true]);
    });
  });

  describe('a page that would fetch', () => {
    /** Which rule of the policy stops this. */
    const stoppedBy = (act: string): Promise<unknown> =>
      page.evaluate(`new Promise((resolve) => {
        const hear = ({ effectiveDirective }) => resolve(effectiveDirective);
        document.addEventListener('securitypolicyviolation', hear, { once: true });
        const put = (name, values) => document.body.append(Object.assign(document.createElement(name), values));
        // Later: what the debugger runs itself is exempt.
        setTimeout(() => { ${act} });
      })`);

    it.each([
      ['from another site', 'connect-src', (url: string) => `fetch('${url}').catch(() => 0)`],
      ['a file', 'connect-src', () => "fetch('file:///etc/passwd').catch(() => 0)"],
      ['its own files', 'connect-src', () => `fetch('${pageUrl}').catch(() => 0)`],
      ['by a socket', 'connect-src', (url: string) => `try { new WebSocket('${url.replace('http', 'ws')}') } catch {}`],
      ['a picture', 'img-src', (url: string) => `put('img', { src: '${url}' })`],
      ['a script', 'script-src-elem', (url: string) => `put('script', { src: '${url}' })`],
      ['a script of its own making', 'script-src-elem', () => "put('script', { textContent: '1' })"],
      ['a style', 'style-src-elem', (url: string) => `put('link', { rel: 'stylesheet', href: '${url}' })`],
      ['a frame', 'frame-src', (url: string) => `put('iframe', { src: '${url}' })`],
      ['a plug-in', 'object-src', (url: string) => `put('object', { data: '${url}' })`],
      ['a worker', 'worker-src', () => "try { new Worker(URL.createObjectURL(new Blob(['1']))) } catch {}"],
      ['code out of a text', 'script-src', () => "try { eval('1') } catch {}"],
      ['another base', 'base-uri', (url: string) => `put('base', { href: '${url}' })`],
    ])('may not: %s (%s)', async (_what, rule, act) => {
      expect(await stoppedBy(act(site.url))).toBe(rule);
    });

    it('is given nothing that lies outside its own folder', async () => {
      const paths = ['..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '/etc/passwd', 'index.html%00', 'assets'];
      const statuses = await story.vigie.electron.evaluate(({ BrowserWindow }, paths) => {
        const own = BrowserWindow.getAllWindows()[0]?.webContents.session;
        return Promise.all(paths.map(async (path) => (await own?.fetch(`app://vigie/${path}`))?.status));
      }, paths);
      expect(statuses).toEqual(paths.map(() => 404));
    });

    it('keeps no cookie, and nothing on the disk', async () => {
      const cookie = await page.evaluate("document.cookie = 'a=b'; document.cookie");
      expect(cookie).toBe('');
      const kept = await story.vigie.electron.evaluate(async ({ BrowserWindow }) => {
        const own = BrowserWindow.getAllWindows()[0]?.webContents.session;
        return (
          own && [own.isPersistent(), await own.getCacheSize(), (await own.cookies.get({})).length, own.storagePath]
        );
      });
      expect(kept).toEqual([false, 0, 0, null]);
    });
  });

  describe('links', () => {
    const opened = async (): Promise<string[]> =>
      (await attempts()).filter(({ kind }) => kind === 'openExternal').map(({ url }) => url);

    it('opens those of the profile, and no other', async () => {
      const { command, anyCommand } = story.vigie;
      const links = (await story.mailbox())?.links;
      expect(await command('open-link', { link: 'webmail' })).toMatchObject({ ok: true });
      expect(await command('open-link', { link: 'cerbere', address: story.address })).toMatchObject({ ok: true });
      expect(await anyCommand('open-link', { link: 'https://evil.example/' })).toEqual(refusal);
      expect(await anyCommand('open-link', { link: 'webmail', url: 'https://evil.example/' })).toEqual(refusal);
      expect(await opened()).toEqual([links?.webmail, links?.cerbere]);
    });

    it.each(['file:///etc/passwd', 'javascript:alert(1)', 'smb://evil.example/share', 'ms-settings:privacy'])(
      'takes no profile that names %s',
      async (webmail) => {
        const { anyCommand, snapshot } = story.vigie;
        const [profile] = (await snapshot()).profiles;
        if (!profile) throw new Error('no profile');
        const links = { ...profile.links, webmail };
        expect(await anyCommand('save-profile', { profile: { ...profile, links } })).toEqual(refusal);
        expect((await snapshot()).profiles[0]?.links).toEqual(profile.links);
        expect(await opened()).toEqual([]);
      },
    );
  });

  it('has noted every refusal, without what was refused', async () => {
    const log = readFileSync(join(story.home.profile, 'vigie.log'), 'utf8');
    expect(log).toContain('refused command=unknown problem=not-in-contract');
    expect(log).toContain('refused command=snapshot problem=foreign-sender');
    expect(log).not.toMatch(/evil|ec001234|0900/);
  });

  // At the end: Playwright goes on waiting for a navigation that was refused.
  describe('a page that would go elsewhere', () => {
    it.each([
      ['another site', () => site.url],
      ['a file', () => 'file:///etc/passwd'],
      ['a page of text', () => 'data:text/html,evil'],
      ['another page of its own', () => 'app://vigie/other.html'],
    ])('may not navigate to %s', async (_what, url) => {
      for (const act of ['location.href = url', "Object.assign(document.createElement('a'), { href: url }).click()"])
        await page.evaluate(`{ const url = '${url()}'; ${act}; 0 }`);
      // Chromium itself refuses some of them before anybody is asked.
      expect((await attempts()).filter(({ isPrevented }) => !isPrevented)).toEqual([]);
      expect(await page.evaluate(() => 'vigie' in globalThis)).toBe(true);
    });

    it('is asked each time, and refused', async () => {
      await page.evaluate(`location.href = '${site.url}'; 0`);
      await expect.poll(attempts).toContainEqual({ kind: 'will-navigate', url: site.url, isPrevented: true });
    });
  });
});

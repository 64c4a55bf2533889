import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';
import { shown, words } from './support/words.ts';

describe('the shell around the watch', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
  });
  afterAll(() => story.close());
  const bounds = () =>
    story.vigie.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.getBounds()));
  const press = (keyCode: string) =>
    story.vigie.electron.evaluate(({ BrowserWindow }, key) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: ['control'] });
      window?.webContents.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers: ['control'] });
    }, keyCode);
  const zoom = () =>
    story.vigie.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((one) => one.webContents.getZoomFactor()),
    );
  const titles = (): string[] => story.desktop.toasts.map(({ title }) => title);

  it('goes by a name of its own where it is not installed, and keeps its files where it was told', async () => {
    const told = await story.vigie.electron.evaluate(({ app }) => ({
      name: app.getName(),
      folder: app.getPath('userData'),
    }));
    expect(told).toEqual({ name: 'Vigie BMA Dev', folder: story.home.profile });
  });

  it('zooms, remembers place and zoom, and closes with Ctrl+W', async () => {
    const { vigie } = story;
    await press('=');
    await expect.poll(zoom).toEqual([1.1]);
    await press('=');
    await press('-');
    await press('-');
    await expect.poll(zoom).toEqual([1]);
    await press('=');
    await vigie.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 37, y: 41, width: 700, height: 600 }),
    );
    await expect.poll(bounds).toEqual([{ x: 37, y: 41, width: 700, height: 600 }]);
    await press('w');
    await expect.poll(() => vigie.windows()).toBe(0);
    await expect.poll(titles).toEqual([shown(words.shell.hidden.title)]);
    await story.desktop.clickTray();
    await expect.poll(bounds).toEqual([{ x: 37, y: 41, width: 700, height: 600 }]);
    await vigie.page();
    await expect.poll(zoom).toEqual([1.1]);
    await press('0');
    await expect.poll(zoom).toEqual([1]);
  });

  it('explains closing once, and a click on that toast opens the window', async () => {
    const { vigie, desktop } = story;
    await vigie.closeWindow();
    await stays(titles, [shown(words.shell.hidden.title)]);
    desktop.clickToast(desktop.lastToast()?.id ?? 0);
    await expect.poll(() => vigie.windows()).toBe(1);
  });

  it('opens on a screen after its screen is gone', async () => {
    await story.vigie.quit();
    story.home.write('window.json', {
      ...story.home.read('window.json'),
      bounds: { x: 9000, y: -9000, width: 700, height: 600 },
    });
    await story.start();
    await expect.poll(bounds).toEqual([{ x: 290, y: 212, width: 700, height: 600 }]);
    await story.vigie.quit();
    story.home.write('window.json', 'no json');
    await story.start();
    await expect.poll(() => story.icon()).toBe('ok');
    await (await story.vigie.page()).getByRole('heading', { level: 1, name: shown(words.status.ok) }).waitFor();
    expect((await story.vigie.snapshot()).notices).toEqual([]);
    await story.vigie.quit();
    await stays(titles, [shown(words.shell.hidden.title)]);
  });

  it('outlives bugs, and notes them without secrets', async () => {
    const vigie = await story.start();
    // The icon is there before the program is.
    await vigie.page();
    await vigie.electron.evaluate(() => {
      setTimeout(() => {
        throw new TypeError('bug with "quoted-canary"');
      }, 0);
      void Promise.reject(new Error('other bug'));
    });
    const log = (): string => readFileSync(join(story.home.profile, 'vigie.log'), 'utf8');
    await expect.poll(log).toMatch(/uncaught TypeError: bug with "…"/);
    await expect.poll(log).toMatch(/unhandled Error: other bug/);
    expect(log()).not.toMatch(/canary|ec001234/);
  });

  it('believes what the system says of the network, and loopback does not care', { timeout: 90_000 }, async () => {
    const { vigie } = story;
    await vigie.electron.evaluate(({ net }) => {
      net.isOnline = () => false;
    });
    await expect.poll(async () => (await vigie.snapshot()).isNetworkUp, { timeout: 45_000 }).toBe(false);
    const { smtp } = story.sessions();
    await story.testNow();
    await expect.poll(() => story.sessions().smtp).toBe(smtp + 1);
    await vigie.electron.evaluate(({ net }) => {
      net.isOnline = () => true;
    });
    await expect.poll(async () => (await vigie.snapshot()).isNetworkUp, { timeout: 45_000 }).toBe(true);
    await vigie.quit();
    story.expectNoPassword();
    expect(existsSync(join(story.home.profile, 'vigie.log'))).toBe(true);
  });
});

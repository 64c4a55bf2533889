import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { family, isAlive, processesNaming } from './support/processes.ts';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';
import { keytar, startAgain } from './support/vigie.ts';
import { goTo, press } from './support/walk.ts';
import { shown, words } from './support/words.ts';

describe('windows, second starts and the end', () => {
  let story: Story;
  let settings: unknown;
  beforeAll(async () => {
    story = await openStory();
    settings = story.home.read('settings.json');
    await story.setUp();
  });
  afterAll(() => story.close());
  const windows = (): Promise<number> => story.vigie.windows();

  it('goes on watching with the window closed, and keeps no renderer for it', async () => {
    await story.vigie.closeWindow();
    expect(isAlive(story.vigie.pid)).toBe(true);
    const { pop3 } = story.sessions();
    await story.testNow();
    await expect.poll(() => story.sessions().pop3).toBe(pop3 + 1);
    await stays(windows, 0);
    expect(story.desktop.trayItems()).toHaveLength(1);
  });

  it('opens no window for a second --hidden start, which ends by itself', async () => {
    expect(await startAgain(story.home, '--hidden')).toBe(0);
    await stays(windows, 0);
  });

  it('opens the window for a second start, once', async () => {
    expect(await startAgain(story.home)).toBe(0);
    await expect.poll(windows).toBe(1);
    expect(await startAgain(story.home)).toBe(0);
    await stays(windows, 1);
    expect(story.desktop.trayItems()).toHaveLength(1);
  });

  it('brings a minimised window back for a second start', async () => {
    const { electron } = story.vigie;
    const isMinimised = () =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()));
    const isShown = () =>
      electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()));
    await electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.hide();
    });
    await expect.poll(isShown).toEqual([false]);
    expect(await startAgain(story.home)).toBe(0);
    await expect.poll(isShown).toEqual([true]);
    expect(await isMinimised()).toEqual([false]);
  });

  it('opens the window by a click on the icon, and by a click on a toast', async () => {
    const { vigie, desktop } = story;
    await vigie.closeWindow();
    await desktop.clickTray();
    await expect.poll(windows).toBe(1);
    const page = await vigie.page();
    await goTo(page, 'settings');
    await page
      .getByRole('button', { name: shown(words.window.settings.notifications.trial) })
      .first()
      .click();
    await expect.poll(() => desktop.lastToast()?.title).toBe(shown(words.alerts.trial.title));
    await vigie.closeWindow();
    desktop.clickToast(desktop.lastToast()?.id ?? 0);
    await expect.poll(windows).toBe(1);
  });

  it('starts hidden without a window', async () => {
    await story.vigie.quit();
    await story.start('--hidden');
    await expect.poll(() => story.icon()).toBe('ok');
    await stays(windows, 0);
  });

  it('leaves no process, no icon and no connection when "Quitter" is chosen', async () => {
    const { vigie, world, desktop, home } = story;
    await vigie.keepMessages();
    const all = family(vigie.pid);
    expect(all.length).toBeGreaterThan(1);
    await desktop.choose(shown(words.tray.menu.quit));
    await expect.poll(() => all.filter(isAlive)).toEqual([]);
    expect(processesNaming(home.profile)).toEqual([]);
    await expect.poll(() => desktop.trayItems()).toEqual([]);
    const open = [world.pop3, world.smtp, world.imap].map(({ record }) => record.openSessions);
    expect(open).toEqual([0, 0, 0]);
    story.expectNoPassword();
  });

  it('forgets passwords and mailboxes when told to, and ends', async () => {
    const { home } = story;
    expect(await keytar.findCredentials(home.service)).toHaveLength(2);
    expect(await startAgain(home, '--forget-everything')).toBe(0);
    expect(await keytar.findCredentials(home.service)).toEqual([]);
    const { address } = story;
    const kept = readdirSync(home.profile).filter((name) => name.endsWith('.json'));
    expect(kept.filter((name) => readFileSync(join(home.profile, name), 'utf8').includes(address))).toEqual([]);
    expect(processesNaming(home.profile)).toEqual([]);
  });

  it.each([
    ['from its window', 'window'],
    ['by a second start', 'second start'],
  ])('forgets everything while it runs, when told so %s', async (_how, way) => {
    const { home } = story;
    home.write('settings.json', settings);
    await story.setUp();
    const { pid, page, keepMessages } = story.vigie;
    await keepMessages();
    expect(await keytar.findCredentials(home.service)).toHaveLength(2);
    if (way === 'window') {
      const open = await page();
      const { about } = words.window.settings;
      await goTo(open, 'settings');
      await press(open, about.eraseButton);
      // The answer may never come: the program ends.
      await press(open, about.eraseConfirm).catch(() => undefined);
    } else expect(await startAgain(home, '--forget-everything')).toBe(0);
    await expect.poll(() => isAlive(pid)).toBe(false);
    expect(await keytar.findCredentials(home.service)).toEqual([]);
    expect(readdirSync(home.profile).filter((name) => /^(settings|watch|app|window)\.json|^vigie/.test(name))).toEqual(
      [],
    );
    await expect.poll(() => processesNaming(home.profile)).toEqual([]);
  });
});

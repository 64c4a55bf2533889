import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unknownFailure } from '../../src/domain/model/failure.ts';
import type { Leg } from '../../src/domain/model/health.ts';
import { catalogue } from '../../src/domain/text/index.ts';
import { flat } from './support/desktop.ts';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';
import { goTo, heading } from './support/walk.ts';
import { shown, words } from './support/words.ts';

const { menu } = words.tray;

describe('how the program gets attention, and when it keeps quiet', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
  });
  afterAll(() => story.close());
  const emit = (event: 'lock-screen' | 'unlock-screen'): Promise<boolean> =>
    story.vigie.electron.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
  const refused = shown(words.verdicts['sending.password-refused'](unknownFailure).title);
  const labels = async (): Promise<string[]> => flat(await story.desktop.menu()).map(({ label }) => label);
  const looked = async (): Promise<number> => {
    const { pop3 } = story.sessions();
    await story.testNow();
    await expect.poll(() => story.sessions().pop3).toBe(pop3 + 1);
    await expect.poll(() => story.isLooking()).toBe(false);
    return pop3 + 1;
  };

  const expectCard = async (leg: Leg): Promise<void> => {
    const page = await story.vigie.page();
    await page.locator(`#check-${leg}-button[aria-expanded=true]`).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe(`check-${leg}-button`);
  };

  it('goes on looking while the session is locked, and keeps its toasts until somebody sits there', async () => {
    const { world, address, vigie } = story;
    await emit('lock-screen');
    await world.smtp.setFault({ kind: 'password-refused' });
    await looked();
    await expect.poll(() => story.icon()).toBe('critical');
    await stays(story.alerts, []);
    await emit('unlock-screen');
    await expect.poll(story.alerts).toEqual([refused]);
    expect((await vigie.snapshot()).mailboxes[0]?.address).toBe(address);
  });

  it('opens the card that a toast is about when it is clicked, in a window made for that', async () => {
    const { vigie, desktop } = story;
    await vigie.closeWindow();
    desktop.clickToast(desktop.toasts.find(({ title }) => title === refused)?.id ?? 0);
    await expect.poll(() => vigie.windows()).toBe(1);
    await expectCard('sending');
  });

  it('says nothing while snoozed from the tray, and says so there', async () => {
    const { world, desktop, vigie } = story;
    await world.smtp.setFault(null);
    await vigie.command('test-now', { address: story.address, leg: 'sending', isConfirmed: true });
    await expect.poll(() => story.icon()).toBe('ok');
    await expect.poll(() => story.isLooking()).toBe(false);
    await desktop.choose(shown(menu.hour));
    await expect.poll(async () => (await vigie.snapshot()).snoozedUntilMs).not.toBeNull();
    const [isSnoozed = ''] = shown(menu.snoozed('until')).split('until');
    expect((await labels()).some((label) => label.startsWith(isSnoozed))).toBe(true);

    const before = story.alerts();
    await world.pop3.setFault({ kind: 'password-refused' });
    await looked();
    await expect.poll(() => story.icon()).toBe('critical');
    await stays(story.alerts, before);

    const { snoozed } = words.window.common.notices;
    await goTo(await vigie.page(), 'home');
    await (await vigie.page()).getByText(shown(snoozed.body)).waitFor();
    await desktop.choose(shown(menu.unsnooze));
    await expect.poll(async () => (await vigie.snapshot()).snoozedUntilMs).toBeNull();
    // What has happened meanwhile is told now.
    await expect.poll(() => story.alerts().length).toBe(before.length + 1);
    expect(await labels()).toContain(shown(menu.snooze));

    await goTo(await vigie.page(), 'journal');
    desktop.clickToast(desktop.lastToast()?.id ?? 0);
    await expectCard('receiving');
  });

  it.each([
    [menu.day, 24],
    [menu.monday, 7 * 24],
  ])('can be snoozed for longer: %s', async (choice, hours) => {
    const { desktop, vigie } = story;
    await desktop.choose(shown(choice));
    await expect.poll(async () => (await vigie.snapshot()).snoozedUntilMs).not.toBeNull();
    const { snoozedUntilMs, atMs } = await vigie.snapshot();
    expect((snoozedUntilMs ?? 0) - atMs).toBeLessThanOrEqual(hours * 3_600_000);
    await desktop.choose(shown(menu.unsnooze));
    await expect.poll(async () => (await vigie.snapshot()).snoozedUntilMs).toBeNull();
  });

  it('opens the two pages of the manual from the tray', async () => {
    const { desktop, vigie } = story;
    type Opened = { opened: string[] };
    await vigie.electron.evaluate(({ shell }) => {
      const opened: string[] = [];
      (globalThis as unknown as Opened).opened = opened;
      shell.openExternal = async (url: string) => void opened.push(url);
    });
    const opened = (): Promise<string[]> => vigie.electron.evaluate(() => (globalThis as unknown as Opened).opened);
    const links = (await story.mailbox())?.links;
    await desktop.choose(shown(menu.webmail));
    await expect.poll(opened).toEqual([links?.webmail]);
    await desktop.choose(shown(menu.cerbere));
    await expect.poll(opened).toEqual([links?.webmail, links?.cerbere]);
  });

  it('changes its language in the window, in the tray and for toasts', async () => {
    const { desktop, vigie } = story;
    const page: Page = await vigie.page();
    const en = catalogue('en');
    await goTo(page, 'settings');
    await page.getByRole('radio', { name: words.window.settings.language.en }).check();
    await page.getByRole('heading', { level: 1, name: en.window.settings.title }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await expect.poll(labels).toContain(en.tray.menu.testNow);
    expect(await labels()).not.toContain(shown(menu.testNow));
    expect(await story.tooltip()).toBe((await desktop.menu())[0]?.label);
    await vigie.command('trial-notification', {});
    await expect.poll(() => desktop.lastToast()?.title).toBe(en.alerts.trial.title);
    await page.getByRole('radio', { name: words.window.settings.language.fr }).check();
    await heading(page, words.window.settings.title);
    await expect.poll(labels).toContain(shown(menu.testNow));
  });

  it('leaves no password behind', async () => {
    await story.vigie.quit();
    story.expectNoPassword();
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorld, type World } from '../../src/demo/world.ts';
import { catalogue } from '../../src/domain/text/index.ts';
import { openBrowser, pageFolder } from './support/browser.ts';
import { setUp } from './support/first-start.ts';
import { type LiveWindow, openLiveWindow } from './support/live-window.ts';
import { type OpenWindow, openWindow } from './support/window.ts';

const { window: words, status, check } = catalogue('fr');
const { setup, renewal, home, common, settings } = words;
const second = 'po000567@adm.cfwb.be';
let browser: Browser;
let world: World;
let live: LiveWindow;
let window: OpenWindow;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  world = await startWorld({
    mailboxes: [{}, { address: second, incomingPassword: 'Pouvoir#2026', cerberePassword: 'Autre!2026' }],
  });
  live = await openLiveWindow(world, pageFolder());
  window = await openWindow(browser, live.url);
  page = window.page;
});
afterAll(async () => {
  await browser?.close();
  await live?.close();
  await world?.close();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string, level = 1) => page.getByRole('heading', { level, name });
const field = (label: string) => page.getByLabel(label, { exact: true });
const secretOf = async (address: string, leg: 'receiving' | 'sending'): Promise<string | null> => {
  const secret = await live.passwords.get(address, leg);
  return secret.kind === 'found' ? secret.password : null;
};
const kept = (leg: 'receiving' | 'sending') => secretOf(world.mailbox.address, leg);
const refusals = (): number => world.pop3.record.loginsRefused + world.smtp.record.loginsRefused;
const goTo = (view: 'home' | 'settings') =>
  page.getByRole('navigation', { name: common.navigation }).getByRole('button', { name: common.views[view] }).click();

// One story on one PC: each part goes on where the one before ended.
describe('a school with Vigie', () => {
  it('is green after at most twelve actions, with one login for each password', async () => {
    const hand = await setUp(page, world.mailbox);
    expect(hand.actions()).toBeLessThanOrEqual(12);
    expect(refusals()).toBe(0);
    expect(await kept('receiving')).toBe(world.mailbox.incomingPassword);
    expect(await kept('sending')).toBe(world.mailbox.cerberePassword);
    expect(live.application.snapshot().setup).toBeNull();
  });

  it('says so when the renewed password was mistyped, and replaces nothing', async () => {
    const before = await kept('sending');
    world.mailbox.cerberePassword = 'Renouvelé!2027';
    await page.getByRole('button', { name: check['password-expiry'] }).click();
    await button(home.password.renew).click();
    await heading(renewal.close.title).waitFor();
    await expect.poll(() => live.application.snapshot().mailboxes[0]?.legs.sending.hold).toBe('renewal');
    await field(renewal.close.done).check();
    await button(renewal.next).click();
    await field(renewal.password.label).fill('Renouvele!2027');
    await button(renewal.password.test).click();
    await page.getByText(renewal.password.keptOld).waitFor();
    expect(await kept('sending')).toBe(before);
    expect(refusals()).toBe(1);
    expect(live.application.snapshot().mailboxes[0]?.legs.sending.hold).toBe('renewal');
  });

  it('goes on with the right one, and reads how Outlook learns it', async () => {
    await field(renewal.password.label).fill(world.mailbox.cerberePassword);
    await button(renewal.password.test).click();
    await heading(renewal.outlook.title).waitFor();
    await page.getByText(renewal.outlook.accepted).first().waitFor();
    await button(renewal.outlook.finish).click();
    await heading(status.ok).waitFor();
    expect(await kept('sending')).toBe(world.mailbox.cerberePassword);
    const { today, mailboxes } = live.application.snapshot();
    expect(mailboxes[0]?.password.changedOn).toBe(today);
    expect(refusals()).toBe(1);
  });

  it('replaces the mailbox password in the settings, after one test', async () => {
    world.mailbox.incomingPassword = 'Demandé#2027 à l’école';
    await goTo('settings');
    await page.getByRole('button', { name: world.mailbox.address }).click();
    await button(settings.passwords.replaceName.receiving).click();
    await field(settings.passwords.fresh).fill(world.mailbox.incomingPassword);
    await button(settings.passwords.test).click();
    await expect.poll(() => kept('receiving')).toBe(world.mailbox.incomingPassword);
    await field(settings.passwords.fresh).waitFor({ state: 'detached' });
    expect(refusals()).toBe(1);
  });

  it('adds a second mailbox, and sees the state of both', async () => {
    await button(settings.mailboxes.add).click();
    await heading(setup.address.titleOther).waitFor();
    const [, other] = world.mailboxes;
    if (!other) throw new Error('a world with one mailbox');
    await setUp(page, other);
    const switcher = page.getByRole('navigation', { name: common.mailboxes });
    await expect.poll(() => switcher.getByRole('button').filter({ hasText: status.ok }).count()).toBe(2);
    expect(refusals()).toBe(1);
  });

  it('forgets it again, asking first', async () => {
    await goTo('settings');
    await page.getByRole('main').getByRole('button', { name: second }).click();
    await button(settings.mailboxes.forget).click();
    await page.getByRole('dialog').waitFor();
    expect(live.application.snapshot().mailboxes).toHaveLength(2);
    await button(settings.mailboxes.forgetConfirm).click();
    await expect.poll(() => live.application.snapshot().mailboxes.length).toBe(1);
    expect(await secretOf(second, 'receiving')).toBeNull();
    expect(await secretOf(second, 'sending')).toBeNull();
  });

  it('never had a fault in its window', () => {
    expect(window.faults).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/domain/text/index.ts';
import type { Snapshot } from '../../src/domain/view/snapshot.ts';
import { stateNamed } from './states.ts';
import { setStage } from './support/stage.ts';
import { school } from './support/story.ts';

const { window: words, status } = catalogue('fr');
const { home, common, settings, setup } = words;
const stage = setStage({ isFresh: true });
const { open } = stage;
const button = (name: string) => stage.page.getByRole('button', { name, exact: true });
const given = () => expect.poll(() => stage.behind.commands);

describe('test now', () => {
  it('asks for a test of all legs at once where no password was refused', async () => {
    await open('ok');
    await button(home.test.button).first().click();
    await given().toEqual([{ name: 'test-now', payload: { address: school, isConfirmed: false } }]);
  });

  it('cannot be asked for again while it runs, and keeps the focus', async () => {
    await open('ok');
    await button(home.test.button).first().focus();
    stage.behind.show(await stateNamed('looking').snapshot('fr'));
    const busy = button(home.test.busy).first();
    await busy.waitFor();
    expect(await busy.getAttribute('aria-disabled')).toBe('true');
    expect(await busy.evaluate((element) => element === document.activeElement)).toBe(true);
    await busy.click({ force: true });
    await stage.page.keyboard.press('Enter');
    await stage.page.getByRole('main').getByText(home.test.looking).first().waitFor();
    expect(stage.behind.commands).toEqual([]);
  });

  it('asks the user before a refused password is sent again, and sends nothing on no', async () => {
    await open('sending-password-refused');
    const trigger = button(home.test.button).first();
    await trigger.click();
    const dialog = stage.page.getByRole('dialog', { name: home.test.latchedTitle });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: common.cancel }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await trigger.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(stage.behind.commands).toEqual([]);
  });

  it('sends it once after a yes', async () => {
    await open('sending-password-refused');
    await button(home.test.button).first().click();
    await button(home.test.latchedConfirm).click();
    await given().toEqual([{ name: 'test-now', payload: { address: school, isConfirmed: true } }]);
  });
});

describe('"C’est noté"', () => {
  const noted = (snapshot: Snapshot, isNoted: boolean): Snapshot => ({
    ...snapshot,
    matters: snapshot.matters.map((matter) => ({ ...matter, isNoted })),
  });

  it('is said on the card of a matter, shown there, and taken back, with the keyboard alone', async () => {
    const snapshot = await open('sending-password-refused');
    await button(home.noted.note).focus();
    await stage.page.keyboard.press('Enter');
    const payload = { address: school, check: 'sending', isNoted: true };
    await given().toEqual([{ name: 'note-matter', payload }]);
    stage.behind.show(noted(snapshot, true));
    await stage.page.getByRole('status').filter({ hasText: home.noted.isSo }).waitFor();
    expect(await button(home.noted.takeBack).evaluate((one) => one === document.activeElement)).toBe(true);
    await stage.page.keyboard.press('Enter');
    await given().toEqual([
      { name: 'note-matter', payload },
      { name: 'note-matter', payload: { ...payload, isNoted: false } },
    ]);
  });

  it('is one card, and one button, for one outage of both servers', async () => {
    await open('both-unreachable');
    expect(await button(home.noted.note).count()).toBe(1);
    expect(await stage.page.locator('#check-receiving-button, #check-sending-button').count()).toBe(1);
  });
});

describe('dialogs', () => {
  it('hold the keyboard until Escape, which means no', async () => {
    await open('sending-password-refused');
    await button(home.test.button).first().click();
    const dialog = stage.page.getByRole('dialog');
    await dialog.waitFor();
    const isInside = () => dialog.evaluate((element) => element.contains(document.activeElement));
    expect(await isInside()).toBe(true);
    const focusable = await dialog.getByRole('button').count();
    for (let stop = 0; stop < focusable * 2 + 1; stop += 1) {
      await stage.page.keyboard.press('Tab');
      // Beyond the last stop the browser's own bar has the focus, and the page none.
      const isElsewhere = await stage.page.evaluate(() => document.activeElement === document.body);
      expect(isElsewhere || (await isInside())).toBe(true);
    }
    await stage.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await stage.page.evaluate(() => document.activeElement?.textContent)).toContain(home.test.button);
    expect(stage.behind.commands).toEqual([]);
  });

  it('stand before all that erases', async () => {
    await open('settings');
    await button(settings.about.eraseButton).click();
    await stage.page.getByRole('dialog', { name: settings.about.eraseTitle }).waitFor();
    await stage.page.keyboard.press('Escape');
    await button(settings.about.eraseButton).click();
    await button(settings.about.eraseConfirm).click();
    await given().toEqual([{ name: 'forget-everything', payload: { isConfirmed: true } }]);
  });

  it.each([
    ['settings', settings.about.eraseButton, settings.about.eraseConfirm],
    ['other-pc', common.notices.otherPc.forget, common.notices.otherPc.forgetConfirm],
  ])('say that everything is being erased until the program ends (%s)', async (state, ask, confirm) => {
    stage.behind.answer('forget-everything', () => new Promise(() => undefined));
    await open(state);
    await button(ask).click();
    await button(confirm).click();
    await stage.page.getByRole('main').getByText(common.erasing).first().waitFor();
    expect(await button(ask).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('help with a trouble', () => {
  it('opens the card of what was asked for, copies message and details, calls and writes', async () => {
    await open('sending-password-refused');
    await button(home.whatToDo).click();
    await button(home.contact.copy).click();
    await button(home.contact.open).click();
    await button(home.contact.call('02\u00a0800\u00a010\u00a010')).click();
    const card = stage.page.getByRole('main');
    await card.getByText(home.contact.otherAddress).first().waitFor();
    await button(home.details.title).first().click();
    await button(home.details.copy).first().click();
    const about = { address: school, check: 'sending' };
    await given().toEqual([
      { name: 'copy', payload: { what: 'message', ...about } },
      { name: 'open-contact', payload: { way: 'email', ...about } },
      { name: 'open-contact', payload: { way: 'phone', ...about } },
      { name: 'copy', payload: { what: 'details', ...about } },
    ]);
  });

  it('says so where a command fails', async () => {
    stage.behind.answer('copy', () => ({ ok: false, problem: 'nothing-to-copy' }));
    await open('sending-password-refused');
    await button(home.whatToDo).click();
    await button(home.contact.copy).click();
    await stage.page.getByRole('alert').filter({ hasText: common.problems.title }).waitFor();
  });
});

describe('notices', () => {
  it('end a snooze, put away file notices, adopt this PC', async () => {
    await open('snoozed');
    await button(common.notices.snoozed.end).click();
    stage.behind.show(await stateNamed('corrupt-store').snapshot('fr'));
    await button(common.understood).click();
    stage.behind.show(await stateNamed('other-pc').snapshot('fr'));
    await button(common.notices.otherPc.adopt).click();
    await stage.page.getByRole('dialog').getByRole('button', { name: common.notices.otherPc.adopt }).click();
    await given().toEqual([
      { name: 'snooze', payload: { for: 'end' } },
      { name: 'dismiss-notices', payload: {} },
      { name: 'adopt-pc', payload: {} },
    ]);
  });
});

describe('the date of an unknown password', () => {
  it('is saved from its card', async () => {
    await open('expiry-unknown');
    await button(home.actions['fill-in-date']).first().click();
    await stage.page.getByLabel(setup.dates.changedLabel, { exact: true }).fill('2026-08-20');
    await button(home.date.save).click();
    await given().toEqual([
      {
        name: 'save-mailbox',
        payload: { address: school, passwordChangedOn: '2026-08-20', passwordExpiresOn: null },
      },
    ]);
  });
});

describe('what is read out', () => {
  /** Every text that a live region came to hold, in order. */
  async function listen(): Promise<() => Promise<string[]>> {
    await stage.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      const live = '[aria-live], [role=status], [role=alert]';
      new MutationObserver((changes) => {
        const regions = new Set(
          changes.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest(live)),
        );
        for (const region of regions) if (region?.textContent) heard.push(region.textContent);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    return () => stage.page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  }

  it('is a new verdict, once, and not each snapshot', async () => {
    const first = await open('ok');
    const heard = await listen();
    for (let turn = 1; turn <= 20; turn += 1) stage.behind.show({ ...first, atMs: first.atMs + turn * 1_000 });
    const next = await stateNamed('sending-password-refused').snapshot('fr');
    for (let turn = 0; turn < 20; turn += 1) stage.behind.show({ ...next, atMs: next.atMs + turn * 1_000 });
    await stage.page.getByRole('heading', { level: 1, name: status.critical }).waitFor();
    await expect.poll(heard).toHaveLength(1);
    expect((await heard())[0]).toContain(status.critical);
    const [mailbox] = next.mailboxes;
    expect((await heard())[0]).toContain(mailbox?.checks.find(({ id }) => id === 'sending')?.title);
  });

  it('is the beginning and the end of a test', async () => {
    await open('ok');
    const heard = await listen();
    stage.behind.show(await stateNamed('looking').snapshot('fr'));
    await expect.poll(async () => (await heard()).join('\n')).toContain(home.test.busy);
    stage.behind.show(await stateNamed('ok').snapshot('fr'));
    await expect.poll(async () => (await heard()).join('\n')).toContain(home.test.done);
  });
});

describe('going from page to page', () => {
  it('marks the page that is shown', async () => {
    await open('ok');
    const pages = stage.page.getByRole('navigation', { name: common.navigation });
    for (const name of ['journal', 'settings', 'home'] as const) {
      const link = pages.getByRole('button', { name: common.views[name] });
      await link.click();
      await expect.poll(() => link.getAttribute('aria-current')).toBe('page');
    }
    expect(stage.behind.commands).toEqual([]);
  });
});

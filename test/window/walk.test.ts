import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isSamePlace } from '../../src/domain/model/matter.ts';
import { catalogue, type Lang } from '../../src/domain/text/index.ts';
import { technicalWords } from '../window-words/technical-words.ts';
import { stateNamed, states } from './states.ts';
import { setStage } from './support/stage.ts';
import { type OpenWindow, unfoldAll } from './support/window.ts';
import type { WindowState } from './support/window-state.ts';

const stage = setStage();

async function within<Result>(state: WindowState, lang: Lang, look: (window: OpenWindow) => Promise<Result>) {
  await stage.open(await state.snapshot(lang));
  return look(stage.window);
}

/** The page as it is read, without what is written for a technician. */
const mainText = (page: Page): Promise<string> =>
  page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement;
    // The fields and menus of another program stand there under their own names.
    for (const details of copy.querySelectorAll('[lang], .own-words')) details.remove();
    main.append(copy);
    const text = copy.innerText;
    copy.remove();
    return text;
  });

/** What a state must say beside its verdicts. */
const saysIn = (lang: Lang): Readonly<Record<string, readonly string[]>> => {
  const { window: words, status, program } = catalogue(lang);
  const { common, home, setup, renewal, journalView, settings, closures } = words;
  const { notices } = common;
  const said: Readonly<Record<string, readonly string[]>> = {
    empty: [setup.address.title, setup.address.label],
    'setup-passwords': [setup.passwords.title, setup.passwords.receiving.label, setup.passwords.sending.label],
    'setup-one-password': [setup.passwords.title, setup.passwords.sending.label],
    'setup-dates': [setup.dates.question, setup.dates.autostart],
    'setup-icon': [setup.icon.title, setup.icon.open, setup.icon.trial],
    'setup-no-keychain': [setup.passwords.title],
    'setup-unfinished': [notices.setup.title, notices.setup.go],
    renewal: [renewal.close.title, renewal.held.title],
    journal: [journalView.title],
    'journal-empty': [journalView.empty.title],
    settings: [settings.title, settings.mailboxes.title],
    'settings-empty': [settings.title, settings.mailboxes.none],
    'settings-closures': [closures.own, closures.when('2027-05-07', '2027-05-07'), closures.school],
    ok: [status.ok],
    'icon-hidden-again': [program.icon.again.title, program.icon.again.leave],
    'setup-icon-shown': [program.icon.shown],
    'renewal-program-open': [program.open([program.names.outlook])],
    'program-copies': [program.recheck],
    'never-looked': [home.firstLook],
    gap: [home.gap.body],
    snoozed: [notices.snoozed.body, notices.snoozed.end],
    'two-mailboxes': [status.critical],
    'no-keychain': [notices.noKeychain.title],
    'corrupt-store': [notices.files.settings.title, notices.files.watch.title, notices.files.app.title],
    'unreadable-store': [notices.files.unreadable.title],
    'other-pc': [notices.otherPc.title, notices.otherPc.adopt, notices.otherPc.forget],
    offline: [notices.offline.title],
    'clock-wrong': [home.partly, home.clock.title],
    stale: [status.unknown],
    looking: [home.test.busy],
    'sending-password-refused': [status.critical],
  };
  return said;
};

/** Levels of the headings, in the order of the page. */
const headingLevels = (page: Page): Promise<number[]> =>
  page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map(({ tagName }) => Number(tagName[1])));

const skips = (levels: readonly number[]): boolean =>
  levels[0] !== 1 || levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1);

describe.each(['fr', 'en'] as const)('in %s, the window shows', (lang) => {
  it.each(states)('$name without a fault, in plain words', async (state) => {
    await within(state, lang, async ({ page, faults }) => {
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      const folded = await mainText(page);
      for (const text of saysIn(lang)[state.name] ?? []) expect(folded).toContain(text);
      expect(technicalWords(folded, lang)).toEqual([]);

      await unfoldAll(page);
      expect(skips(await headingLevels(page)), 'headings in order').toBe(false);
      const { place, mailboxes, matters, setup } = await state.snapshot(lang);
      const isHome = place.view === 'home' && mailboxes.length > 0 && (setup === null || place.check !== null);
      if (isHome) {
        const unfolded = await mainText(page);
        expect(technicalWords(unfolded, lang)).toEqual([]);
        const codes: readonly string[] = state.codes;
        for (const { address, checks } of mailboxes) {
          for (const { id: check, code, status, title } of checks) {
            if (!codes.includes(code) || status === 'ok') continue;
            // A matter that touches several checks has one title, of them all.
            const whole = matters.find(({ members }) => members.some((one) => isSamePlace(one, { address, check })));
            expect(unfolded).toContain(whole && whole.members.length > 1 ? whole.title : title);
          }
        }
        const { check } = catalogue(lang);
        for (const name of Object.values(check)) expect(unfolded).toContain(name);
      }
      expect(faults).toEqual([]);
    });
  });
});

describe('the page', () => {
  it('has one main part and named navigation', async () => {
    await within(stateNamed('two-mailboxes'), 'fr', async ({ page }) => {
      const { window: words, status } = catalogue('fr');
      expect(await page.getByRole('main').count()).toBe(1);
      await page.getByRole('navigation', { name: words.common.navigation }).waitFor();
      const switcher = page.getByRole('navigation', { name: words.common.mailboxes });
      const names = await switcher.getByRole('button').allInnerTexts();
      expect(names).toHaveLength(2);
      expect(names.join('\n')).toContain(status.ok);
      expect(names.join('\n')).toContain(status.critical);
    });
  });

  it('shows the mailbox that is chosen', async () => {
    await within(stateNamed('two-mailboxes'), 'fr', async ({ page }) => {
      const { window: words, status } = catalogue('fr');
      const switcher = page.getByRole('navigation', { name: words.common.mailboxes });
      await switcher.getByRole('button').filter({ hasText: status.ok }).click();
      await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toContain(status.ok);
      await switcher.getByRole('button').filter({ hasText: status.critical }).click();
      await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toContain(status.critical);
    });
  });

  it('goes where it is asked to go, once', async () => {
    const state = stateNamed('ok');
    await within(state, 'fr', async ({ page }) => {
      const { window: words } = catalogue('fr');
      const h1 = () => page.getByRole('heading', { level: 1 }).innerText();
      const snapshot = await state.snapshot('fr');
      const wish = { view: 'journal', address: null, check: null, count: 1 } as const;
      stage.behind.show({ ...snapshot, place: wish });
      await expect.poll(h1).toBe(words.journalView.title);
      await page.getByRole('button', { name: words.common.views.settings }).click();
      await expect.poll(h1).toBe(words.settings.title);
      stage.behind.show({ ...snapshot, place: wish, atMs: snapshot.atMs + 1 });
      await page.waitForTimeout(100);
      expect(await h1()).toBe(words.settings.title);
    });
  });

  it('follows a change of language and of state without being opened again', async () => {
    await within(stateNamed('ok'), 'fr', async ({ page, faults }) => {
      for (const state of states.filter(({ place }) => !place)) stage.behind.show(await state.snapshot('fr'));
      stage.behind.show(await stateNamed('sending-password-refused').snapshot('en'));
      await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
      expect(faults).toEqual([]);
    });
  });
});

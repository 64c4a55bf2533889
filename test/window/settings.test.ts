import { describe, expect, it } from 'vitest';
import { patched } from '../../src/domain/model/policy-patch.ts';
import { catalogue } from '../../src/domain/text/index.ts';
import type { Trial } from '../../src/ipc/contract.ts';
import { setStage } from './support/stage.ts';
import { school } from './support/story.ts';

const { window: words, check } = catalogue('fr');
const { settings, setup, journalView } = words;
const stage = setStage({ isFresh: true });
const { open } = stage;
const button = (name: string) => stage.page.getByRole('button', { name, exact: true });
const field = (label: string) => stage.page.getByLabel(label, { exact: true });
const given = () => expect.poll(() => stage.behind.commands);

describe('a setting', () => {
  it('is saved at once, and undone at once', async () => {
    const snapshot = await open('settings');
    stage.behind.answer('save-policy', ({ payload: { policy } }) => {
      stage.behind.show({ ...snapshot, policy: patched(snapshot.policy, policy) });
      return { ok: true, value: null };
    });
    await field(settings.rules.receivingMinutes.label).fill('45');
    await stage.page.keyboard.press('Tab');
    await given().toEqual([{ name: 'save-policy', payload: { policy: { receivingMinutes: 45 } } }]);
    await button(settings.undo).click();
    await given().toHaveLength(2);
    expect(stage.behind.commands[1]).toEqual({ name: 'save-policy', payload: { policy: { receivingMinutes: 30 } } });
    await expect.poll(() => field(settings.rules.receivingMinutes.label).inputValue()).toBe('30');
  });

  it('outside its limits is refused at its field, and not sent', async () => {
    await open('settings');
    await field(settings.rules.receivingMinutes.label).fill('0');
    await stage.page.keyboard.press('Tab');
    const isInvalid = () => field(settings.rules.receivingMinutes.label).getAttribute('aria-invalid');
    await expect.poll(isInvalid).toBe('true');
    expect(stage.behind.commands).toEqual([]);
  });

  it('of Windows and of the language is a command of its own', async () => {
    await open('settings');
    await stage.page.getByRole('switch', { name: settings.startup.toggle }).click();
    await given().toEqual([{ name: 'set-autostart', payload: { isOn: false } }]);
    await stage.page.getByRole('radio', { name: settings.language.en }).check();
    await given().toHaveLength(2);
    expect(stage.behind.commands[1]).toEqual({ name: 'set-language', payload: { lang: 'en' } });
  });

  it('that Windows does not let Vigie change cannot be changed here', async () => {
    await open('settings-empty');
    expect(await stage.page.getByRole('switch', { name: settings.startup.toggle }).isDisabled()).toBe(true);
    await stage.page.getByText(settings.startup.byUser.title).waitFor();
  });
});

describe('what the settings page does', () => {
  it('is to snooze, to report, to try a notification and to show the versions', async () => {
    await open('settings');
    await button(settings.notifications.choices.hour).click();
    await button(settings.notifications.trial).click();
    await button(settings.about.copyReport).click();
    await button(settings.about.saveReport).click();
    await button(settings.about.releases).click();
    await given().toEqual([
      { name: 'snooze', payload: { for: 'hour' } },
      { name: 'trial-notification', payload: {} },
      { name: 'copy-report', payload: {} },
      { name: 'save-report', payload: {} },
      { name: 'open-page', payload: { page: 'releases' } },
    ]);
  });
});

describe('passwords at the first start', () => {
  const refused = (leg: 'receiving' | 'sending'): Trial => ({
    outcome: 'refused',
    code: `${leg}.password-refused`,
    title: 'Refusé',
    meaning: 'Le serveur ne l’accepte pas.',
    advice: '',
  });
  const type = async (receiving: string, sending: string): Promise<void> => {
    await field(setup.passwords.receiving.label).fill(receiving);
    await field(setup.passwords.sending.label).fill(sending);
    await button(setup.passwords.test).click();
  };
  const sent = () =>
    stage.behind.commands.flatMap((command) =>
      command.name === 'try-password' ? [`${command.payload.leg}: ${command.payload.password}`] : [],
    );

  it('that look swapped cost no attempt: they are exchanged first', async () => {
    await open('setup-passwords');
    await type('Cerbere2026', 'Boîte#2026');
    await stage.page.getByText(setup.passwords.seemSwapped.title).waitFor();
    expect(sent()).toEqual([]);
    await button(setup.passwords.seemSwapped.swap).click();
    await expect.poll(() => field(setup.passwords.receiving.label).inputValue()).toBe('Boîte#2026');
    expect(sent()).toEqual([]);
  });

  it('that are both refused may be each other’s: proposed, one attempt each', async () => {
    stage.behind.answer('try-password', ({ payload: { leg } }) => ({ ok: true, value: refused(leg) }));
    await open('setup-passwords');
    await type('Un#2026', 'Deux#2026');
    await button(setup.passwords.swapped.retry).click();
    await expect
      .poll(sent)
      .toEqual(['receiving: Un#2026', 'sending: Deux#2026', 'receiving: Deux#2026', 'sending: Un#2026']);
    await button(setup.passwords.test).waitFor();
    expect(await button(setup.passwords.swapped.retry).count()).toBe(0);
  });

  it('are shown only while the user wants it, and warned of a space at an end', async () => {
    await open('setup-passwords');
    const receiving = field(setup.passwords.receiving.label);
    await receiving.fill('Boîte#2026 ');
    expect(await receiving.getAttribute('type')).toBe('password');
    await stage.page.getByText(words.common.fields.edgeSpace).waitFor();
    await button(words.common.fields.reveal).first().click();
    expect(await receiving.getAttribute('type')).toBe('text');
    expect(await receiving.inputValue()).toBe('Boîte#2026 ');
    expect(stage.behind.commands).toEqual([]);
  });

  it('are gone when the page was left', async () => {
    await open('setup-passwords');
    await field(setup.passwords.receiving.label).fill('Boîte#2026');
    await stage.page.getByRole('button', { name: words.common.views.journal }).click();
    await stage.page.getByRole('button', { name: words.common.views.home }).click();
    await button(words.common.notices.setup.go).click();
    expect(await field(setup.passwords.receiving.label).inputValue()).toBe('');
    expect(JSON.stringify(await stage.page.evaluate(() => ({ ...localStorage, ...sessionStorage })))).toBe('{}');
    expect(await stage.page.evaluate(() => location.href)).not.toContain('2026');
  });
});

describe('the journal', () => {
  it('is chosen from by subject', async () => {
    const { journal } = await open('journal');
    const ofSending = journal.filter((entry) => entry.check === 'sending');
    await stage.page.getByLabel(journalView.kind).selectOption(check.sending);
    const main = stage.page.getByRole('main');
    for (const { title } of ofSending) await main.getByText(title, { exact: true }).first().waitFor();
    const others = journal.filter((entry) => entry.check === 'collection');
    for (const { title } of others) expect(await main.getByText(title, { exact: true }).count()).toBe(0);
    expect(others.length).toBeGreaterThan(0);
    expect(ofSending.length).toBeGreaterThan(0);
    expect(journal.every(({ address }) => address === school)).toBe(true);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { belgianCalendar } from '../../src/app/belgium.ts';
import { collect, fillTo } from '../../src/demo/mailbox.ts';
import { unknownFailure } from '../../src/domain/model/failure.ts';
import { defaultPolicy } from '../../src/domain/model/settings.ts';
import { addMonths } from '../../src/domain/time/dates.ts';
import { openStory, type Story, uniquePassword } from './support/story.ts';
import { stays } from './support/until.ts';
import { keytar } from './support/vigie.ts';
import { closeOutlook, endRenewal, goTo, heading, press, renew, walkFirstStart } from './support/walk.ts';
import { shown, words } from './support/words.ts';

/** On a public holiday warnings and recoveries are not spoken. */
const isSpoken = (): boolean =>
  belgianCalendar.isOpen(Date.now(), {
    ...defaultPolicy.speakingHours,
    days: [1, 2, 3, 4, 5, 6, 7],
    opens: '00:00',
    closes: '23:59',
  });
const today = (): string => belgianCalendar.localDate(Date.now());

describe('a school, from the first start to a full box', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
  });
  afterAll(() => story.close());
  const refused = shown(words.verdicts['sending.password-refused'](unknownFailure).title);

  it('at first start opens the window, and the tray says that nothing is watched yet', async () => {
    const vigie = await story.start();
    await heading(await vigie.page(), words.window.setup.address.title);
    await expect.poll(() => story.icon()).toBe('unknown');
    expect(await story.tooltip()).toBe(shown(words.tray.noMailbox));
    expect(story.sessions()).toEqual({ pop3: 0, smtp: 0, imap: 0 });
  });

  it('puts both passwords in the keychain, tries each once, and turns green', async () => {
    const { world, address, home, vigie } = story;
    const { incomingPassword, cerberePassword } = world.mailbox;
    await walkFirstStart(await vigie.page(), {
      address,
      mailboxPassword: incomingPassword,
      cerberePassword,
      passwordChangedOn: addMonths(today(), -1),
    });
    await expect.poll(() => story.icon()).toBe('ok');
    await heading(await vigie.page(), words.status.ok);
    expect(story.desktop.toasts.map(({ title }) => title)).toEqual([shown(words.alerts.trial.title)]);
    expect(await keytar.getPassword(home.service, `incoming:${address}`)).toBe(incomingPassword);
    expect(await keytar.getPassword(home.service, `cerbere:${address}`)).toBe(cerberePassword);
    expect(world.pop3.record.logins.map(({ isAccepted }) => isAccepted)).toEqual([true]);
    expect(world.smtp.record.logins.map(({ isAccepted }) => isAccepted)).toEqual([true]);
    expect(await story.check('receiving')).toBe('receiving.ok');
    expect(await story.check('sending')).toBe('sending.ok');
    expect(await story.tooltip()).toMatch(/^Tout va bien – CERBERE : 1[45]\d jours – boîte à 0 %$/);
    expect((await story.desktop.menu())[0]?.label).toBe(await story.tooltip());
    expect(story.alerts()).toEqual([]);
  });

  it('when the server refuses: red icon, one toast, and no second attempt', async () => {
    const { world, desktop, address } = story;
    // The server that repeats the password in its answer is also the canary's hardest case.
    await world.smtp.setFault({ kind: 'echo-password' });
    await story.testNow();
    await expect.poll(() => story.icon()).toBe('critical');
    await expect.poll(story.alerts).toEqual([refused]);
    expect((await story.tooltip()).startsWith(refused)).toBe(true);
    expect(desktop.lastToast()).toMatchObject({ hints: { urgency: 2 } });
    const { pop3, smtp } = story.sessions();
    expect(world.smtp.record.loginsRefused).toBe(1);

    // Once more: the other leg is looked at, this one is not touched.
    await story.testNow();
    await expect.poll(() => story.sessions().pop3).toBe(pop3 + 1);
    await expect.poll(async () => (await story.mailbox())?.legs.receiving.isLooking).toBe(false);
    await stays(() => story.sessions().smtp, smtp);
    expect((await story.mailbox())?.legs.sending).toMatchObject({ isLatched: true, nextLookMs: null });
    expect((await story.vigie.snapshot()).mailboxes[0]?.address).toBe(address);
    expect(story.alerts()).toHaveLength(1);
  });

  it('remembers the refusal over a restart: still red, no attempt, no second toast', async () => {
    const { pop3, smtp } = story.sessions();
    await story.vigie.quit();
    await story.start('--hidden');
    await expect.poll(() => story.sessions().pop3).toBe(pop3 + 1);
    await expect.poll(() => story.icon()).toBe('critical');
    await stays(() => story.sessions().smtp, smtp);
    await story.desktop.choose(shown(words.tray.menu.open));
    expect((await story.mailbox())?.legs.sending).toMatchObject({ isLatched: true, nextLookMs: null });
    expect(story.alerts()).toHaveLength(1);
  });

  it('while the password is being renewed: the old one waits, a wrong new one replaces nothing', async () => {
    const { world, vigie, home, address, desktop } = story;
    const old = world.mailbox.cerberePassword;
    world.mailbox.cerberePassword = uniquePassword();
    const wrong = uniquePassword();
    story.usePassword(wrong);
    const before = world.smtp.record.logins.length;
    await desktop.choose(shown(words.tray.menu.renewed));
    const page = await vigie.page();
    await heading(page, words.window.renewal.close.title);
    await expect.poll(async () => (await story.mailbox())?.legs.sending.hold).toBe('renewal');
    await closeOutlook(page);
    await renew(page, wrong);
    await page.getByText(shown(words.window.renewal.password.keptOld)).waitFor();
    expect(world.smtp.record.logins.slice(before).map(({ isAccepted }) => isAccepted)).toEqual([false]);
    expect(await keytar.getPassword(home.service, `cerbere:${address}`)).toBe(old);
    await press(page, words.window.renewal.password.test);
    await page.getByText(shown(words.window.setup.passwords.tryAnyway)).waitFor();
    // What was refused once is not sent again by itself.
    expect(world.smtp.record.logins).toHaveLength(before + 1);
    const { pop3, smtp } = story.sessions();
    await story.testNow();
    await expect.poll(() => story.sessions().pop3).toBe(pop3 + 1);
    await stays(() => story.sessions().smtp, smtp);
  });

  it('when the new password is right: green, and six months are counted', async () => {
    const { world, vigie, home, address } = story;
    const before = world.smtp.record.logins.length;
    await world.smtp.setFault(null);
    const page = await vigie.page();
    await renew(page, world.mailbox.cerberePassword);
    await endRenewal(page);
    await expect.poll(() => story.icon()).toBe('ok');
    expect(world.smtp.record.logins.slice(before).map(({ isAccepted }) => isAccepted)).toEqual([true]);
    expect(await keytar.getPassword(home.service, `cerbere:${address}`)).toBe(world.mailbox.cerberePassword);
    const days = belgianCalendar.daysBetween(today(), addMonths(today(), 6));
    expect(await story.tooltip()).toContain(`CERBERE : ${days} jours`);
    const recovered = shown(words.alerts.allClear.cerbere.title);
    await expect.poll(story.alerts).toEqual([refused, ...(isSpoken() ? [recovered] : [])]);
  });

  it('lets Outlook have its turn before it warns of a box that fills, and tells of a full one at once', async () => {
    const { world, vigie, desktop } = story;
    const before = desktop.toasts.length;
    // The first is the verdict's; a card may have its own.
    const test = (await vigie.page()).getByRole('button', { name: shown(words.window.home.test.button), exact: true });
    const { pop3 } = story.sessions();
    fillTo(world.mailbox, 0.8);
    await test.first().click();
    await expect.poll(() => story.sessions().pop3).toBe(pop3 + 1);
    await expect.poll(() => story.isLooking()).toBe(false);
    expect(await story.check('storage')).toBe('storage.ok');
    expect(await story.icon()).toBe('ok');
    expect(desktop.toasts).toHaveLength(before);

    fillTo(world.mailbox, 0.985);
    await test.first().click();
    await expect.poll(() => story.check('storage')).toBe('storage.full');
    await expect.poll(() => story.icon()).toBe('critical');
    const title = /^La boîte est pleine à 98/;
    expect(await story.tooltip()).toMatch(title);
    await expect.poll(() => desktop.toasts.length).toBe(before + 1);
    expect(desktop.lastToast()?.title).toMatch(title);
  });

  it('turns green again once Outlook has collected', async () => {
    collect(story.world.mailbox);
    await story.testNow();
    await expect.poll(() => story.icon()).toBe('ok');
    expect(await story.tooltip()).toContain('boîte à 0 %');
  });

  it('leaves no password in a file, the report or what the window was told', async () => {
    const { vigie, home } = story;
    const page = await vigie.page();
    const { about } = words.window.settings;
    await goTo(page, 'settings');
    await press(page, about.copyReport);
    await page.getByText(shown(about.reportCopied)).waitFor();
    const copied = await vigie.electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toMatch(/^Vigie BMA /);

    // The dialog is the system's: here somebody chooses a place in it.
    const filePath = join(home.folder, 'rapport.txt');
    await vigie.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, filePath);
    await press(page, about.saveReport);
    await page.getByText(shown(about.reportSaved)).waitFor();
    const saved = readFileSync(filePath, 'utf8');
    expect(saved.split('\n').slice(1)).toEqual(copied.split('\n').slice(1));

    const snapshot = JSON.stringify(await vigie.snapshot());
    // Read once the app has written its last.
    await vigie.quit();
    expect(readFileSync(join(home.profile, 'vigie.log'), 'utf8')).toContain('sending.password-refused');
    story.expectNoPassword([copied, saved, snapshot]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { belgianCalendar } from '../../src/app/belgium.ts';
import { collect, fillTo } from '../../src/demo/mailbox.ts';
import { addMonths } from '../../src/domain/calendar.ts';
import { defaultPolicy } from '../../src/domain/settings.ts';
import { openStory, type Story, uniquePassword } from './support/story.ts';
import { stays } from './support/until.ts';
import { keytar, save } from './support/vigie.ts';

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
  const titles = (): string[] => story.desktop.toasts.map(({ title }) => title);

  it('at first start opens the window, and the tray says that nothing is watched yet', async () => {
    const vigie = await story.start();
    await (await vigie.page()).getByRole('heading', { name: 'Surveiller une boîte' }).waitFor();
    await expect.poll(() => story.icon()).toBe('unknown');
    expect(await story.tooltip()).toMatch(/^Aucune boîte n’est encore surveillée/);
    expect(story.sessions()).toEqual({ pop3: 0, smtp: 0, imap: 0 });
  });

  it('puts both passwords in the keychain, tries each once, and turns green', async () => {
    const { world, address, home, vigie } = story;
    const { incomingPassword, cerberePassword } = world.mailbox;
    await save(await vigie.page(), {
      address,
      mailboxPassword: incomingPassword,
      cerberePassword,
      passwordChangedOn: addMonths(today(), -1),
    });
    await expect.poll(() => story.icon()).toBe('ok');
    expect(await keytar.getPassword(home.service, `incoming:${address}`)).toBe(incomingPassword);
    expect(await keytar.getPassword(home.service, `cerbere:${address}`)).toBe(cerberePassword);
    expect(world.pop3.record.logins.map(({ isAccepted }) => isAccepted)).toEqual([true]);
    expect(world.smtp.record.logins.map(({ isAccepted }) => isAccepted)).toEqual([true]);
    expect(await story.check('receiving')).toBe('receiving.ok');
    expect(await story.check('sending')).toBe('sending.ok');
    expect(await story.tooltip()).toMatch(/^Tout va bien – CERBERE : 1[45]\d jours – boîte à 0 %$/);
    expect((await story.desktop.menu())[0]?.label).toBe(await story.tooltip());
    expect(titles()).toEqual([]);
  });

  it('when the server refuses: red icon, one toast, and no second attempt', async () => {
    const { world, desktop, address } = story;
    // The server that repeats the password in its answer is also the canary's hardest case.
    await world.smtp.setFault({ kind: 'echo-password' });
    await desktop.choose('Tester maintenant');
    await expect.poll(() => story.icon()).toBe('critical');
    await expect.poll(titles).toEqual(['Le mot de passe CERBERE est refusé']);
    expect(await story.tooltip()).toMatch(/^Le mot de passe CERBERE est refusé/);
    expect(desktop.toasts[0]).toMatchObject({ hints: { urgency: 2 } });
    const { pop3, smtp } = story.sessions();
    expect(world.smtp.record.loginsRefused).toBe(1);

    // Once more: the other leg is looked at, this one is not touched.
    await desktop.choose('Tester maintenant');
    await expect.poll(() => story.sessions().pop3).toBe(pop3 + 1);
    await expect.poll(async () => (await story.mailbox())?.legs.receiving.isLooking).toBe(false);
    await stays(() => story.sessions().smtp, smtp);
    expect((await story.mailbox())?.legs.sending).toMatchObject({ isLatched: true, nextLookMs: null });
    expect((await story.vigie.snapshot()).mailboxes[0]?.address).toBe(address);
    expect(titles()).toHaveLength(1);
  });

  it('remembers the refusal over a restart: still red, no attempt, no second toast', async () => {
    const { pop3, smtp } = story.sessions();
    await story.vigie.quit();
    await story.start('--hidden');
    await expect.poll(() => story.sessions().pop3).toBe(pop3 + 1);
    await expect.poll(() => story.icon()).toBe('critical');
    await stays(() => story.sessions().smtp, smtp);
    await story.desktop.choose('Ouvrir');
    expect((await story.mailbox())?.legs.sending).toMatchObject({ isLatched: true, nextLookMs: null });
    expect(titles()).toHaveLength(1);
  });

  it('when the password was changed: green, and six months are counted', async () => {
    const { world, vigie, home, address } = story;
    const before = world.smtp.record.logins.length;
    world.mailbox.cerberePassword = uniquePassword();
    await world.smtp.setFault(null);
    await save(await vigie.page(), {
      cerberePassword: world.mailbox.cerberePassword,
      passwordChangedOn: today(),
    });
    await expect.poll(() => story.icon()).toBe('ok');
    expect(world.smtp.record.logins.slice(before).map(({ isAccepted }) => isAccepted)).toEqual([true]);
    expect(await keytar.getPassword(home.service, `cerbere:${address}`)).toBe(world.mailbox.cerberePassword);
    const days = belgianCalendar.daysBetween(today(), addMonths(today(), 6));
    expect(await story.tooltip()).toContain(`CERBERE : ${days} jours`);
    await expect
      .poll(titles)
      .toEqual(['Le mot de passe CERBERE est refusé', ...(isSpoken() ? ['L’envoi fonctionne à nouveau'] : [])]);
  });

  it.each([
    [0.8, 'storage.high', 'warning', /^La boîte se remplit : 80/, false],
    [0.92, 'storage.very-high', 'warning', /^La boîte est presque pleine : 92/, false],
    [0.985, 'storage.full', 'critical', /^La boîte est pleine à 98/, true],
  ] as const)('warns when the box is filled to %d', async (share, code, icon, title, isUrgent) => {
    const { world, vigie, desktop } = story;
    const before = desktop.toasts.length;
    fillTo(world.mailbox, share);
    await (await vigie.page()).getByRole('button', { name: 'Tester maintenant' }).click();
    await expect.poll(() => story.check('storage')).toBe(code);
    await expect.poll(() => story.icon()).toBe(icon);
    expect(await story.tooltip()).toMatch(title);
    if (isUrgent || isSpoken()) await expect.poll(() => desktop.toasts.length).toBe(before + 1);
    expect(desktop.toasts.slice(before).every((toast) => title.test(toast.title))).toBe(true);
  });

  it('turns green again once Outlook has collected', async () => {
    collect(story.world.mailbox);
    await story.desktop.choose('Tester maintenant');
    await expect.poll(() => story.icon()).toBe('ok');
    expect(await story.tooltip()).toContain('boîte à 0 %');
  });

  it('leaves no password in a file, the report or what the window was told', async () => {
    const { vigie } = story;
    await (await vigie.page()).getByRole('button', { name: 'Copier le rapport' }).click();
    await expect.poll(() => vigie.electron.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^Vigie BMA /);
    const report = await vigie.electron.evaluate(({ clipboard }) => clipboard.readText());
    const snapshot = JSON.stringify(await vigie.snapshot());
    // Read again once the app has written its last.
    await vigie.quit();
    story.expectNoPassword([report, snapshot]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { startWorld } from '../../src/demo/world.ts';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';
import { serverProfile } from './support/vigie.ts';
import { press, retypePassword } from './support/walk.ts';
import { shown, words } from './support/words.ts';

describe('a password goes nowhere but to the server for which it was typed', () => {
  let story: Story;
  beforeEach(async () => {
    story = await openStory();
    await story.setUp();
    await story.vigie.quit();
    return () => story.close();
  });

  it('holds the leg whose port changed, tries nothing there, and goes on once the password is typed again', async () => {
    const { home, world } = story;
    const elsewhere = await startWorld({ certificates: world.certificates, mailboxes: [world.mailbox] });
    try {
      const settings = home.read('settings.json');
      home.write('settings.json', {
        ...settings,
        profiles: [{ ...serverProfile(world), smtp: serverProfile(elsewhere).smtp }],
      });
      const { pop3, smtp } = story.sessions();
      const vigie = await story.start();
      await expect.poll(() => story.sessions().pop3).toBe(pop3 + 1);
      await expect.poll(() => story.icon()).toBe('held');
      expect(await story.check('sending')).toBe('sending.held');
      expect(await story.check('receiving')).toBe('receiving.ok');
      await story.testNow();
      await expect.poll(() => story.sessions().pop3).toBe(pop3 + 2);
      await stays(() => [world.smtp.record.sessions, elsewhere.smtp.record.sessions], [smtp, 0]);

      await retypePassword(await vigie.page(), 'sending', world.mailbox.cerberePassword);
      await expect.poll(() => elsewhere.smtp.record.loginsAccepted).toBe(1);
      await expect.poll(() => story.icon()).toBe('ok');
      await vigie.quit();
      story.expectNoPassword();
    } finally {
      await elsewhere.close();
    }
  });

  it.each([
    ['another host', { host: 'localhost' }],
    ['less security', { security: 'plain' }],
  ])('holds the receiving leg when settings name %s', async (_what, change) => {
    const { home, world } = story;
    const profile = serverProfile(world);
    home.write('settings.json', {
      ...home.read('settings.json'),
      profiles: [{ ...profile, pop3: { ...(profile.pop3 as object), ...change } }],
    });
    const { pop3, smtp, imap } = story.sessions();
    await story.start('--hidden');
    await expect.poll(() => story.icon()).toBe('held');
    await expect.poll(() => story.sessions().smtp).toBe(smtp + 1);
    await stays(() => story.sessions(), { pop3, smtp: smtp + 1, imap });
  });

  it('holds everything on another PC until the user says that this one watches now', async () => {
    const { home } = story;
    const { checksum: _checksum, ...data } = home.read('app.json');
    home.write('app.json', { ...data, pc: 'of another computer' });
    const before = story.sessions();
    const vigie = await story.start();
    await expect.poll(() => story.icon()).toBe('held');
    expect(await story.check('sending')).toBe('sending.held');
    expect(await story.check('receiving')).toBe('receiving.held');
    const test = (await story.desktop.menu()).find(({ label }) => label === shown(words.tray.menu.testNow));
    expect(test?.isEnabled).toBe(false);
    await vigie.command('test-now', { address: story.address, isConfirmed: true });
    await stays(() => story.sessions(), before);

    // Neither does a restart decide for the user.
    await vigie.quit();
    const again = await story.start('--hidden');
    await expect.poll(() => story.icon()).toBe('held');
    await stays(() => story.sessions(), before);

    await story.desktop.choose(shown(words.tray.menu.open));
    const page = await again.page();
    const { otherPc } = words.window.common.notices;
    await page.getByText(shown(otherPc.title)).waitFor();
    await press(page, otherPc.adopt);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: shown(otherPc.adopt), exact: true })
      .click();
    await expect
      .poll(() => story.sessions())
      .toEqual({ pop3: before.pop3 + 1, smtp: before.smtp + 1, imap: before.imap + 1 });
    await expect.poll(() => story.icon()).toBe('ok');
    await again.quit();
    story.expectNoPassword();
  });
});

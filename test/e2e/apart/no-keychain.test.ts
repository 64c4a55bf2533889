import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BareBus, startBareBus } from '../support/bare-bus.ts';
import { openStory, type Story } from '../support/story.ts';
import { stays } from '../support/until.ts';
import { heading, walkFirstStart } from '../support/walk.ts';
import { shown, words } from '../support/words.ts';

const { noKeychain } = words.window.common.notices;

describe('a PC without a keychain', () => {
  let bus: BareBus;
  let story: Story;
  beforeAll(async () => {
    bus = await startBareBus();
    story = await openStory({ busAddress: bus.address });
  });
  afterAll(async () => {
    await story.close();
    bus.close();
  });

  it('says so plainly, and works with passwords for this run', async () => {
    const { world, address } = story;
    const vigie = await story.start();
    const page = await vigie.page();
    await page.getByText(shown(noKeychain.title)).waitFor();
    expect((await vigie.snapshot()).secrets).toBe('session');
    await walkFirstStart(page, {
      address,
      mailboxPassword: world.mailbox.incomingPassword,
      cerberePassword: world.mailbox.cerberePassword,
      passwordChangedOn: new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10),
    });
    await expect.poll(() => story.icon()).toBe('ok');
    await page.getByText(shown(noKeychain.title)).waitFor();
    const { smtp } = story.sessions();
    await story.testNow();
    await expect.poll(() => story.sessions().smtp).toBe(smtp + 1);
    await expect.poll(() => story.icon()).toBe('ok');
  });

  it('asks for them again at the next start, and tries nothing without them', async () => {
    await story.vigie.quit();
    const before = story.sessions();
    const vigie = await story.start();
    const page = await vigie.page();
    await page.getByText(shown(noKeychain.title)).waitFor();
    await expect.poll(() => story.check('sending')).toBe('sending.not-configured');
    expect(await story.check('receiving')).toBe('receiving.not-configured');
    expect(await story.icon()).not.toBe('ok');
    await stays(() => story.sessions(), before);
    await heading(page, words.status[(await story.mailbox())?.status ?? 'ok']);
  });

  it('leaves no password behind', async () => {
    await story.vigie.quit();
    story.expectNoPassword();
  });
});

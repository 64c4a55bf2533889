import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BareBus, startBareBus } from '../support/bare-bus.ts';
import { spaced } from '../support/desktop.ts';
import { type OwnKeyring, startOwnKeyring } from '../support/own-keyring.ts';
import { openStory, type Story } from '../support/story.ts';
import { stays } from '../support/until.ts';
import { startAgain } from '../support/vigie.ts';
import { shown, words } from '../support/words.ts';

const locked = words.verdicts['sending.not-configured']({ isUnreadable: true });

describe('a PC whose keychain is locked', () => {
  let bus: BareBus;
  let keyring: OwnKeyring;
  let story: Story;
  beforeAll(async () => {
    bus = await startBareBus();
    keyring = await startOwnKeyring(bus.address);
    story = await openStory({ busAddress: bus.address });
    await story.setUp();
    await story.vigie.quit();
    await keyring.lock();
  });
  afterAll(async () => {
    await story.close();
    await keyring.close();
    bus.close();
  });
  const sending = async () => (await story.mailbox())?.checks.find(({ id }) => id === 'sending');

  it('is not a PC without one, and says what to do; no server is asked', async () => {
    const before = story.sessions();
    const vigie = await story.start();
    await expect.poll(async () => (await story.mailbox())?.legs.sending.isPasswordUnreadable).toBe(true);
    expect((await vigie.snapshot()).secrets).toBe('keychain');
    const card = await sending();
    expect(spaced(card?.meaning)).toBe(shown(locked.meaning));
    expect(spaced(card?.advice)).toBe(shown(locked.advice));
    const page = await vigie.page();
    await page
      .getByRole('button')
      .filter({ hasText: shown(locked.title) })
      .last()
      .click();
    await page.getByText(shown(locked.meaning)).first().waitFor();
    await stays(() => story.sessions(), before);
  });

  it('erases nothing while it is locked, and the program does not end for asking', async () => {
    await story.vigie.quit();
    expect(await startAgain(story.home, '--forget-everything')).toBe(1);
    expect(story.home.read('settings.json').mailboxes).toHaveLength(1);
  });

  it('is read when it is unlocked', async () => {
    await story.start();
    await expect.poll(async () => (await story.mailbox())?.legs.sending.isPasswordUnreadable).toBe(true);
    await keyring.unlock();
    await story.testNow();
    await expect.poll(() => story.icon()).toBe('ok');
    expect((await sending())?.code).toBe('sending.ok');
    await story.vigie.quit();
    story.expectNoPassword();
    expect(await startAgain(story.home, '--forget-everything')).toBe(0);
  });
});

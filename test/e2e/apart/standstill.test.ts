import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from '../support/story.ts';
import { stays } from '../support/until.ts';
import { shown, words } from '../support/words.ts';

const standstillMs = 180_000;

/** From ninety seconds on a standstill counts as a sleep that nobody announced (src/main/pc/power.ts). */
describe('a program that stands still for three minutes', { timeout: 240_000 }, () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
  });
  afterAll(() => story.close());

  it('cuts the connection that was open across it, blames nobody, and does not burst', async () => {
    const { world, desktop, vigie } = story;
    await world.pop3.setFault({ kind: 'stall', at: 'stat' });
    // One leg: a look the user asked for outlives a sleep.
    await vigie.command('test-now', { address: story.address, leg: 'receiving', isConfirmed: false });
    await vigie.closeWindow();
    await expect.poll(() => world.pop3.record.openSessions).toBe(1);
    const before = story.sessions();
    process.kill(vigie.pid, 'SIGSTOP');
    try {
      await sleep(standstillMs);
    } finally {
      process.kill(vigie.pid, 'SIGCONT');
    }
    await expect.poll(() => world.pop3.record.openSessions).toBe(0);
    await world.pop3.setFault(null);
    await stays(() => story.sessions(), before);
    expect(await story.icon()).toBe('ok');
    expect(story.alerts()).toEqual([]);
    await desktop.choose(shown(words.tray.menu.open));
    expect(await story.check('receiving')).toBe('receiving.ok');
    const legs = (await story.mailbox())?.legs;
    expect((legs?.receiving.nextLookMs ?? 0) - Date.now()).toBeGreaterThan(30_000);
  });

  it('looks at once when asked, afterwards', async () => {
    const { pop3 } = story.sessions();
    await story.testNow();
    await expect.poll(() => story.sessions().pop3).toBe(pop3 + 1);
    await expect.poll(() => story.icon()).toBe('ok');
    await story.vigie.quit();
    story.expectNoPassword();
  });
});

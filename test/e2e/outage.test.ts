import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from './support/story.ts';

describe('a server that goes and comes back', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
  });
  afterAll(() => story.close());

  it('a server that nobody listens on is no alarm at the first look, and no password goes anywhere', async () => {
    const { world } = story;
    await world.pop3.setFault({ kind: 'refuse-connections' });
    const attempts = world.pop3.record.logins.length;
    const lastMs = (await story.mailbox())?.legs.receiving.lastLookMs;
    await story.testNow();
    await expect.poll(async () => (await story.mailbox())?.legs.receiving.lastLookMs).not.toBe(lastMs);
    expect(world.pop3.record.logins).toHaveLength(attempts);
    expect(await story.icon()).not.toBe('critical');
    expect(story.alerts()).toEqual([]);
  });

  it('is well again once the server answers', async () => {
    const { loginsAccepted } = story.world.pop3.record;
    await story.world.repair();
    await story.testNow();
    await expect.poll(() => story.world.pop3.record.loginsAccepted).toBe(loginsAccepted + 1);
    await expect.poll(() => story.icon()).toBe('ok');
    expect(story.alerts()).toEqual([]);
  });
});

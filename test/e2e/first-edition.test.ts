import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';

const saved = new URL('../fixtures/saved/watch/06-asleep.json', import.meta.url);

describe('a profile of the first edition', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
    await story.vigie.quit();
    const { watch, ...rest } = JSON.parse(readFileSync(saved, 'utf8'));
    const [mailbox] = watch.mailboxes;
    const own = { ...mailbox, address: story.address };
    story.home.write('watch.json', JSON.stringify({ ...rest, watch: { ...watch, mailboxes: [own], asleep: [] } }));
  });
  afterAll(() => story.close());

  it('starts with what it knew, and says nothing again that it has said', async () => {
    const shownBefore = story.alerts().length;
    const attempts = story.sessions().smtp;
    await story.start();
    // A refusal of then is one of now.
    await expect.poll(() => story.icon()).toBe('critical');
    await expect
      .poll(async () => (await story.mailbox())?.checks.find(({ id }) => id === 'receiving')?.status)
      .toBe('ok');
    expect(story.sessions().smtp).toBe(attempts);
    // At most the reminder of a working morning, in one toast.
    await stays(() => story.alerts().length <= shownBefore + 1, true);
  });
});

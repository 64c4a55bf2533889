import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';

describe('suspend and resume', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
  });
  afterAll(() => story.close());
  const emit = (event: 'suspend' | 'resume'): Promise<boolean> =>
    story.vigie.electron.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
  const receiving = async () => (await story.mailbox())?.legs.receiving;

  it('cuts the connection that is open when the PC goes to sleep, and blames nobody', async () => {
    const { world, vigie } = story;
    await world.pop3.setFault({ kind: 'stall', at: 'greeting' });
    // One leg: a look the user asked for outlives the sleep and would follow the resume at once.
    await vigie.command('test-now', { address: story.address, leg: 'receiving', isConfirmed: false });
    await expect.poll(() => world.pop3.record.openSessions).toBe(1);
    await emit('suspend');
    await expect.poll(() => world.pop3.record.openSessions).toBe(0);
    await world.pop3.setFault(null);
    await expect.poll(async () => (await receiving())?.isLooking).toBe(false);
    expect(await story.check('receiving')).toBe('receiving.ok');
    expect((await vigie.snapshot()).mailboxes[0]?.status).toBe('ok');
    expect(story.alerts()).toEqual([]);
  });

  it('asks nothing of the servers while it sleeps', async () => {
    const before = story.sessions();
    await stays(() => story.sessions(), before);
  });

  it('after the resume looks at once when asked', async () => {
    const { smtp } = story.sessions();
    await emit('resume');
    await story.testNow();
    await expect.poll(() => story.sessions().smtp).toBe(smtp + 1);
    await expect.poll(() => story.icon()).toBe('ok');
    const isLooking = async () => {
      const legs = (await story.mailbox())?.legs;
      return legs?.receiving.isLooking || legs?.sending.isLooking;
    };
    await expect.poll(isLooking).toBe(false);
  });

  it('after the resume gives the network a minute before it looks unasked', async () => {
    await emit('suspend');
    const before = story.sessions();
    const atMs = Date.now();
    await emit('resume');
    const waitMs = ((await receiving())?.nextLookMs ?? 0) - atMs;
    expect(waitMs).toBeGreaterThan(45_000);
    expect(waitMs).toBeLessThan(100_000);
    await stays(() => story.sessions(), before);
  });

  // Three minutes are for apart/standstill.test.ts; this is longer than the look that is due and than a probe's patience for a greeting.
  it('makes up once for what a stopped process missed, without a burst', { timeout: 90_000 }, async () => {
    const { world } = story;
    await story.vigie.quit();
    const before = story.sessions();
    const { pid } = await story.start('--hidden');
    // The receiving leg is looked at on the spot, the other one is due 15 s later, while the process stands still.
    await expect.poll(() => story.sessions().imap).toBe(before.imap + 1);
    process.kill(pid, 'SIGSTOP');
    try {
      await new Promise((resolve) => setTimeout(resolve, 20_000));
      expect(story.sessions().smtp).toBe(before.smtp);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    const once = { pop3: before.pop3 + 1, smtp: before.smtp + 1, imap: before.imap + 1 };
    await expect.poll(() => story.sessions()).toEqual(once);
    await stays(() => story.sessions(), once);
    await expect.poll(() => story.icon()).toBe('ok');
    expect([world.pop3, world.smtp].map(({ record }) => record.openSessions)).toEqual([0, 0]);
    expect(story.alerts()).toEqual([]);
  });

  it('leaves no password behind', async () => {
    await story.vigie.quit();
    story.expectNoPassword();
  });
});

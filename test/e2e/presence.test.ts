import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unknownFailure } from '../../src/domain/model/failure.ts';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';
import { shown, words } from './support/words.ts';

/** Who sits before the PC is asked twice a minute. */
const presence = { timeout: 40_000 };
const twiceAsked = 120_000;

describe('a toast has a reader, and lasts as long as what it is about', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
  });
  afterAll(() => story.close());
  const refused = shown(words.verdicts['sending.password-refused'](unknownFailure).title);
  const log = (): string => readFileSync(join(story.home.profile, 'vigie.log'), 'utf8');
  const testSending = (): Promise<unknown> =>
    story.vigie.command('test-now', { address: story.address, leg: 'sending', isConfirmed: true });

  it(
    'waits while nobody has touched keyboard or mouse for ten minutes, and comes at the next touch',
    async () => {
      const { vigie, world } = story;
      await vigie.idle(600);
      await expect.poll(log, presence).toContain('audience isPresent=false');
      await world.smtp.setFault({ kind: 'password-refused' });
      await testSending();
      await expect.poll(() => story.icon()).toBe('critical');
      await stays(story.alerts, []);
      await vigie.idle(1);
      await expect.poll(story.alerts, presence).toEqual([refused]);
    },
    twiceAsked,
  );

  it('is taken away when its matter ends', async () => {
    const { world, desktop } = story;
    const toast = desktop.toasts.find(({ title }) => title === refused);
    expect(desktop.closed).not.toContain(toast?.id);
    await world.smtp.setFault(null);
    await testSending();
    await expect.poll(() => story.icon()).toBe('ok');
    await expect.poll(() => desktop.closed).toContain(toast?.id);
  });

  it(
    'is taken away in the night as well: who comes in the morning finds no red one',
    async () => {
      const { vigie, world, address, desktop } = story;
      const testReceiving = () => vigie.command('test-now', { address, leg: 'receiving', isConfirmed: true });
      await world.pop3.setFault({ kind: 'reply', at: 'password', text: '-ERR Accès POP3 non autorisé pour ce compte' });
      await testReceiving();
      const title = shown(words.verdicts['receiving.access-off'](unknownFailure).title);
      await expect.poll(story.alerts).toContain(title);
      await vigie.idle(600);
      await expect.poll(() => log().match(/audience isPresent=false/g)?.length, presence).toBe(2);
      const before = story.alerts();
      await world.pop3.setFault(null);
      await testReceiving();
      await expect.poll(() => story.icon()).toBe('ok');
      await expect.poll(() => desktop.closed).toContain(desktop.toasts.findLast((one) => one.title === title)?.id);
      await stays(story.alerts, before);
      await vigie.idle(1);
    },
    twiceAsked,
  );

  it(
    'is taken note of by its button, as a system that shows buttons tells of it; the window shows that, and takes it back',
    async () => {
      const { vigie, world, address } = story;
      type Kept = { toast: Electron.Notification };
      await vigie.electron.evaluate(({ Notification }) => {
        const show = Notification.prototype.show;
        Notification.prototype.show = function (): void {
          (globalThis as unknown as Kept).toast = this;
          show.call(this);
        };
      });
      await world.pop3.setFault({ kind: 'password-refused' });
      await vigie.command('test-now', { address, leg: 'receiving', isConfirmed: true });
      await expect
        .poll(story.alerts, presence)
        .toContain(shown(words.verdicts['receiving.password-refused'](unknownFailure).title));
      await vigie.electron.evaluate(() => {
        (globalThis as unknown as Kept).toast.emit('action', { actionIndex: 1 }, 1);
      });
      const noted = async () => (await vigie.snapshot()).matters.map(({ kind, isNoted }) => [kind, isNoted]);
      await expect.poll(noted).toEqual([['password', true]]);
      const page = await vigie.page();
      await page.getByText(shown(words.window.home.noted.isSo)).waitFor();
      await page.getByRole('button', { name: shown(words.window.home.noted.takeBack) }).click();
      await expect.poll(noted).toEqual([['password', false]]);
      expect(await story.icon()).toBe('critical');
    },
    twiceAsked,
  );

  it('leaves no password behind', async () => {
    await story.vigie.quit();
    story.expectNoPassword();
  });
});

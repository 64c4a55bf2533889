import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/domain/model/settings.ts';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';
import { quitAll } from './support/vigie.ts';
import { press } from './support/walk.ts';
import { shown, words } from './support/words.ts';

describe('a settings file with values that are refused', () => {
  let story: Story;
  let good: Settings;
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
    await story.vigie.quit();
    good = story.home.read('settings.json') as unknown as Settings;
  });
  afterAll(() => story.close());
  afterEach(() => quitAll());

  /** The file as a hand would leave it. */
  function edit(
    change: (profile: Settings['profiles'][number], mailbox: Settings['mailboxes'][number]) => object,
  ): void {
    const [profile] = good.profiles;
    const [mailbox] = good.mailboxes;
    if (!profile || !mailbox) throw new Error('no mailbox');
    story.home.write('settings.json', { ...good, ...change(profile, mailbox) });
  }

  const { mended, understood } = { ...words.window.common.notices, ...words.window.common };

  it('with hours past midnight and a name that turns the line is used but for those, which the window says once', async () => {
    edit(({ contacts, ...profile }, mailbox) => ({
      mailboxes: [{ ...mailbox, label: 'Éc\u202eole' }],
      profiles: [
        {
          ...profile,
          contacts: { ...contacts, technical: { ...contacts.technical, opens: '18:00', closes: '08:00' } },
        },
      ],
    }));
    const written = readFileSync(join(story.home.profile, 'settings.json'), 'utf8');
    const before = story.sessions();
    const vigie = await story.start();
    const page = await vigie.page();
    await page.getByText(shown(mended.title(2))).waitFor();
    await page.getByText(shown(mended.parts.contact())).waitFor();
    await page.getByText('18:00–08:00').waitFor();
    const copy = readdirSync(story.home.profile).find((file) => file.startsWith('settings.json.corrupt-')) ?? '';
    expect(readFileSync(join(story.home.profile, copy), 'utf8')).toBe(written);
    await page.getByText(copy).waitFor();
    await story.testNow();
    await expect.poll(() => story.sessions().smtp).toBeGreaterThan(before.smtp);
    await expect.poll(() => story.sessions().pop3).toBeGreaterThan(before.pop3);
    await expect.poll(() => story.icon()).toBe('ok');
    expect((await story.mailbox())?.label).toBe('École');
    await press(page, understood);
    await expect.poll(async () => (await vigie.snapshot()).mended).toEqual([]);
    await vigie.quit();
    expect(await (await story.start()).snapshot()).toMatchObject({ mended: [], notices: [] });
  });

  it('with a server that is none sends nothing there until the user has entered it, and watches the other', async () => {
    edit((profile) => ({ profiles: [{ ...profile, smtp: { ...profile.smtp, host: 'a:b' } }] }));
    const before = story.sessions();
    const vigie = await story.start();
    const page = await vigie.page();
    await page.getByText(shown(mended.title(1))).waitFor();
    await story.testNow();
    await expect.poll(() => story.sessions().pop3).toBeGreaterThan(before.pop3);
    await stays(() => story.sessions().smtp, before.smtp);
    expect((await story.mailbox())?.legs.sending.hold).toBe('server-changed');
    story.expectNoPassword();
  });
});

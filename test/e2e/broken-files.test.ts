import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../src/domain/text/index.ts';
import type { Snapshot } from '../../src/domain/view/snapshot.ts';
import { photograph } from './support/photograph.ts';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';
import { quitAll } from './support/vigie.ts';
import { press } from './support/walk.ts';
import { shown, words } from './support/words.ts';

describe('files of the profile that cannot be read', () => {
  let story: Story;
  const good = new Map<string, unknown>();
  let watchText = '';
  let snapshot: Snapshot;
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
    snapshot = await story.vigie.snapshot();
    await story.vigie.quit();
    watchText = readFileSync(join(story.home.profile, 'watch.json'), 'utf8');
    for (const file of ['settings.json', 'watch.json', 'app.json']) good.set(file, story.home.read(file));
  });
  afterAll(() => story.close());

  afterEach(() => quitAll());

  it.each([
    ['watch', 'cut short', '{ "schema": 1, "watch": { "sche', 'ok'],
    ['watch', 'of a future version', '{ "schema": 99, "watch": {} }', 'ok'],
    // Nobody knows any more for which servers the passwords were typed: they are asked again.
    ['app', 'without content', 'null', 'unknown'],
    // Nothing is watched without settings.
    ['settings', 'full of zeros', '\0'.repeat(64), 'unknown'],
    ['settings', 'of a future version', '{ "schema": 99, "profiles": [] }', 'unknown'],
  ] as const)('sets %s.json (%s) aside, says so once, and runs', async (name, _how, text, icon) => {
    const { home } = story;
    for (const [file, content] of good) home.write(file, content);
    home.write(`${name}.json`, text);
    const before = readdirSync(home.profile);
    const attempts = story.sessions();

    const vigie = await story.start();
    const page = await vigie.page();
    const added = readdirSync(home.profile).filter((file) => !before.includes(file) && file.includes('corrupt'));
    const [aside = ''] = added;
    expect(added).toEqual([
      expect.stringMatching(new RegExp(`^${name}\\.json\\.corrupt-\\d{4}-\\d\\d-\\d\\d(-\\d+)?$`)),
    ]);
    expect(readFileSync(join(home.profile, aside), 'utf8')).toBe(text);
    expect((await vigie.snapshot()).notices).toEqual([{ kind: 'set-aside', store: name, file: aside }]);
    await page.getByText(shown(words.window.common.notices.files[name].title)).waitFor();
    await page.getByText(aside).waitFor();
    if (name !== 'settings') await story.testNow();
    if (icon === 'ok') await expect.poll(() => story.sessions().smtp).toBeGreaterThan(attempts.smtp);
    await expect.poll(() => story.icon()).toBe(icon);
    if (icon !== 'ok') await stays(() => story.sessions(), attempts);
    await press(page, words.window.common.understood);
    await expect.poll(async () => (await vigie.snapshot()).notices).toEqual([]);
    await vigie.quit();

    const again = await story.start();
    expect((await again.snapshot()).notices).toEqual([]);
  });

  it('settings that a missing quote breaks lose nothing of the mailbox: mended, it goes on where it was', async () => {
    const { home } = story;
    for (const [file, content] of good) home.write(file, content);
    home.write('settings.json', JSON.stringify(good.get('settings.json')).replace('"mailboxes":', 'mailboxes":'));
    const vigie = await story.start();
    const page = await vigie.page();
    await page.getByText(shown(words.window.common.notices.files.settings.title)).waitFor();
    expect((await vigie.snapshot()).mailboxes).toEqual([]);
    await photograph(page, 'settings-broken');
    await vigie.quit();

    home.write('settings.json', good.get('settings.json'));
    const again = await story.start();
    await expect.poll(() => story.icon()).toBe('ok');
    const [mailbox] = (await again.snapshot()).mailboxes;
    const [before] = snapshot.mailboxes;
    const since = (view: typeof mailbox) => view?.checks.map(({ id, sinceMs }) => [id, sinceMs]);
    expect(since(mailbox)).toEqual(since(before));
  });

  it('a damaged part of watch.json is told, and a password that was perhaps refused waits for the user', async () => {
    const { home, address } = story;
    for (const [file, content] of good) home.write(file, content);
    const text = watchText.replace(/("legs\.sending",\{)/, '$1!');
    expect(text).not.toBe(watchText);
    home.write('watch.json', text);
    const before = story.sessions();
    const vigie = await story.start();
    const page = await vigie.page();
    await page.getByText(shown(words.window.common.notices.files.damaged.title)).waitFor();
    await page
      .getByText(shown(explain({ code: 'sending.login-refused', facts: { isUnsure: true } }, 'fr').title))
      .first()
      .waitFor();
    expect((await vigie.snapshot()).notices).toMatchObject([{ kind: 'damaged', store: 'watch' }]);
    await expect.poll(() => story.icon()).toBe('critical');
    await expect.poll(() => story.sessions().pop3).toBeGreaterThan(before.pop3);
    await stays(() => story.sessions().smtp, before.smtp);
    await photograph(page, 'watch-damaged');

    await vigie.command('test-now', { address, leg: 'sending', isConfirmed: true });
    await expect.poll(() => story.check('sending')).toBe('sending.ok');
    await expect.poll(() => story.icon()).toBe('ok');
  });

  it('leaves no password behind', () => {
    story.expectNoPassword();
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from './support/story.ts';
import { stays } from './support/until.ts';
import { quitAll } from './support/vigie.ts';
import { press } from './support/walk.ts';
import { shown, words } from './support/words.ts';

describe('files of the profile that cannot be read', () => {
  let story: Story;
  const good = new Map<string, unknown>();
  beforeAll(async () => {
    story = await openStory();
    await story.setUp();
    await story.vigie.quit();
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

  it('leaves no password behind', () => {
    story.expectNoPassword();
  });
});

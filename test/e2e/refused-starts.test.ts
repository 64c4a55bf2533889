import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processesNaming } from './support/processes.ts';
import { openStory, type Story } from './support/story.ts';
import { startToEnd } from './support/vigie.ts';
import { shown, words } from './support/words.ts';

describe('a profile folder that cannot be made', () => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory();
    writeFileSync(join(story.home.folder, 'file'), '');
  });
  afterAll(() => story.close());

  it.each([
    ['where its file system makes none', () => join('/proc', 'vigie', 'profile')],
    ['where a file has its place', () => join(story.home.folder, 'file')],
    ['inside a file', () => join(story.home.folder, 'file', 'profile')],
  ])('%s ends the start with one sentence', async (_where, name) => {
    const profile = name();
    const { code, said } = await startToEnd({ ...story.home, profile });
    expect(code).toBe(1);
    expect(said).toContain(shown(words.shell.notStarted.title));
    expect(said).toContain(profile);
    expect(processesNaming(profile)).toEqual([]);
  });
});

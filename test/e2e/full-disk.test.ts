import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mountSmallDisk } from '../faults/support/small-disk.ts';
import { photograph } from './support/photograph.ts';
import { openStory, type Story } from './support/story.ts';
import { quitAll } from './support/vigie.ts';
import { shown, words } from './support/words.ts';

/** 128 MB: room for what Electron itself keeps there. */
const pages = 32_768;
const trial = mountSmallDisk(1);
if ('missing' in trial) console.warn(`\nTHE FULL DISK IS SKIPPED: ${trial.missing}.\n`);
else trial.unmount();

describe.skipIf('missing' in trial)('a disk that fills up while Vigie runs', () => {
  let story: Story;
  let disk: Extract<ReturnType<typeof mountSmallDisk>, { readonly folder: string }>;
  beforeAll(async () => {
    story = await openStory();
    const settings = story.home.read('settings.json');
    const mounted = mountSmallDisk(pages, story.home.profile);
    if ('missing' in mounted) throw new Error(mounted.missing);
    disk = mounted;
    story.home.write('settings.json', settings);
    await story.setUp();
  });
  afterAll(async () => {
    await quitAll();
    disk.unmount();
    await story.close();
  });

  it('is told in the window at once, ends nothing, and what was not saved is when there is room again', async () => {
    const { home, vigie } = story;
    const page = await vigie.page();
    const notice = page.getByText(shown(words.window.common.notices.files.diskFull.title));
    const { policy } = await vigie.snapshot();
    disk.leaveFree(0);
    const saved = await vigie.command('save-policy', { policy: { ...policy, reminderAt: '07:45' } });
    expect(saved).toMatchObject({ ok: true });
    await notice.waitFor();
    await page.getByText('settings.json').waitFor();
    await photograph(page, 'disk-full');
    expect(JSON.stringify(home.read('settings.json'))).not.toContain('07:45');
    await story.testNow();
    await expect.poll(() => story.check('sending')).toBe('sending.ok');

    disk.leaveFree(4_096);
    await notice.waitFor({ state: 'detached', timeout: 40_000 });
    expect(JSON.stringify(home.read('settings.json'))).toContain('07:45');
    expect((await vigie.snapshot()).notices).toEqual([]);
  });
});

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { spaced } from './support/desktop.ts';
import { findKeyring, type Keyring } from './support/keyring.ts';
import { isAlive } from './support/processes.ts';
import { openStory, type Story } from './support/story.ts';
import { keytar, startAgain } from './support/vigie.ts';
import { goTo, press } from './support/walk.ts';
import { shown, words } from './support/words.ts';

const { left } = words.shell;
type Box = { readonly message: string; readonly detail: string; readonly buttons: readonly string[] };
type Boxes = { vigieBoxes: Box[]; vigieAnswers: number[] };

/** The keychain has ten seconds for an answer, and is asked more than once. */
describe('erasing everything while the keychain is frozen', { timeout: 120_000 }, () => {
  let story: Story;
  let keyring: Keyring;
  let settings: unknown;
  beforeAll(async () => {
    story = await openStory();
    settings = story.home.read('settings.json');
    await story.setUp();
    keyring = await findKeyring();
  });
  afterEach(() => keyring.thaw());
  afterAll(() => story.close());
  const files = (): string[] => readdirSync(story.home.profile);
  const kept = (): Promise<unknown[]> => keytar.findCredentials(story.home.service);

  /** From here on the system's message boxes are answered by pressing these buttons; an unanswered one stays open. */
  const answerBoxes = (...buttons: readonly number[]): Promise<void> =>
    story.vigie.electron.evaluate(({ dialog }, buttons) => {
      const seen = globalThis as unknown as Boxes;
      seen.vigieBoxes = [];
      seen.vigieAnswers = [...buttons];
      const show = async (...args: unknown[]) => {
        seen.vigieBoxes.push(args.at(-1) as Box);
        while (seen.vigieAnswers.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
        return { response: seen.vigieAnswers.shift() ?? 0, checkboxChecked: false };
      };
      dialog.showMessageBox = show as typeof dialog.showMessageBox;
    }, buttons);
  const boxes = (): Promise<Box[]> => story.vigie.electron.evaluate(() => (globalThis as unknown as Boxes).vigieBoxes);
  const answer = (button: number): Promise<void> =>
    story.vigie.electron.evaluate((_electron, button) => {
      (globalThis as unknown as Boxes).vigieAnswers.push(button);
    }, button);
  const eraseFromWindow = async (): Promise<void> => {
    const page = await story.vigie.page();
    const { about } = words.window.settings;
    await goTo(page, 'settings');
    await press(page, about.eraseButton);
    await press(page, about.eraseConfirm).catch(() => undefined);
  };

  it('ends on the command line with a code, and everything is still there', async () => {
    await story.vigie.quit();
    const before = files().filter((name) => name.endsWith('.json'));
    // docs/privacy.md names every file.
    const privacy = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
    expect(files().filter((name) => /json|vigie/.test(name) && !privacy.includes(`\`${name}\``))).toEqual([]);
    keyring.freeze();
    // By force, since the keychain holds the process: on Windows that is 1.
    expect(await startAgain(story.home, '--forget-everything')).not.toBe(0);
    keyring.thaw();
    expect(await kept()).toHaveLength(2);
    expect(files()).toEqual(expect.arrayContaining(before));
  });

  it('says in a box which passwords are still there, and how to remove them by hand', async () => {
    await story.start();
    await expect.poll(() => story.icon()).toBe('ok');
    await answerBoxes();
    keyring.freeze();
    await eraseFromWindow();
    await expect.poll(async () => (await boxes()).length, { timeout: 60_000 }).toBe(1);
    const [box] = await boxes();
    expect(spaced(box?.message)).toBe(shown(left.passwords.title));
    expect(box?.buttons).toEqual([shown(left.again), shown(left.end)]);
    for (const account of ['incoming', 'cerbere'])
      expect(box?.detail).toContain(`${story.home.service}/${account}:${story.address}`);
    expect(spaced(box?.detail)).toContain(shown(left.passwords.byHand.other));
    expect(files()).toEqual(expect.arrayContaining(['settings.json', 'watch.json', 'app.json', 'window.json']));
  });

  it('erases everything when it is tried again and the keychain answers', async () => {
    const { pid } = story.vigie;
    const { profile } = story.home;
    // What other parts of the program leave there.
    for (const folder of ['status', 'Crashpad/reports']) mkdirSync(join(profile, folder), { recursive: true });
    for (const name of ['check-memory.json', 'status/vigie.prom', 'Crashpad/reports/one.dmp'])
      writeFileSync(join(profile, name), '{}');
    keyring.thaw();
    await story.vigie.keepMessages();
    // What hung comes back a moment later than the daemon: until then it is the same box again.
    await expect
      .poll(async () => {
        await answer(0).catch(() => undefined);
        return isAlive(pid);
      })
      .toBe(false);
    expect(await kept()).toEqual([]);
    // Chromium, which was still running, may write some of its own once more.
    expect(
      files().filter((name) => !/^(Network Persistent State|Preferences|Local State|DevToolsActivePort)$/.test(name)),
    ).toEqual([]);
  });

  it('ends with everything still there where the user gives up, and can be repeated', async () => {
    const { home } = story;
    home.write('settings.json', settings);
    await story.setUp();
    await answerBoxes(1);
    keyring.freeze();
    const { pid } = story.vigie;
    await eraseFromWindow();
    await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
    keyring.thaw();
    expect(await kept()).toHaveLength(2);
    expect(files()).toEqual(expect.arrayContaining(['settings.json', 'watch.json', 'app.json', 'vigie.log']));
    story.expectNoPassword();
    expect(await startAgain(home, '--forget-everything')).toBe(0);
    expect(await kept()).toEqual([]);
    expect(files().filter((name) => /json|vigie|Crashpad/.test(name))).toEqual([]);
  });
});

// `npm run screenshots`: pictures of every state of the window, and a contact sheet, in out/screenshots. `-- NAME…`: only
// states whose name begins so. `-- --commit`: only the chosen few, as large as the window is, in docs/screenshots.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Lang } from '../src/domain/text/index.ts';
import { states } from '../test/window/states.ts';
import { openBrowser } from '../test/window/support/browser.ts';
import { findChromium } from '../test/window/support/chromium.ts';
import { openStandIn, type StandIn } from '../test/window/support/stand-in.ts';
import { openWindow, unfoldAll } from '../test/window/support/window.ts';
import type { WindowState } from '../test/window/support/window-state.ts';
import { buildPage } from './build-app.ts';
import { contactSheet } from './contact-sheet.ts';
import { root } from './electron.ts';

type Picture = {
  readonly file: string;
  readonly state: WindowState;
  readonly lang: Lang;
  readonly scheme: 'light' | 'dark';
  /** Percent. */
  readonly text: 100 | 200;
  readonly width: number;
  /** All cards open. */
  readonly isUnfolded?: boolean;
  /** As much as a window shows, instead of the whole page. */
  readonly isCut?: boolean;
};

const height = 760;
const wide = 980;
const narrow = 480;
/** What keeps everybody out, whatever the password. */
const shutOut = ['account-disabled', 'access-off', 'locked-out', 'mailbox-full', 'mechanism'];
/** Also made narrow, unfolded and in English. */
const main = [
  'empty',
  'setup-passwords',
  'setup-dates',
  'setup-icon',
  'ok',
  'sending-password-refused',
  ...(['receiving', 'sending'] as const).flatMap((leg) => shutOut.map((condition) => `${leg}-${condition}`)),
  'storage-full',
  'storage-said-full',
  'two-mailboxes',
  'renewal',
  'journal',
  'settings',
];

function everyPicture(chosen: readonly WindowState[]): Picture[] {
  return chosen.flatMap((state) => {
    const picture = (given: Omit<Picture, 'file' | 'state'>): Picture => {
      const { lang, scheme, text, width, isUnfolded } = given;
      const how = [lang, scheme, text, width, ...(isUnfolded ? ['unfolded'] : [])].join('-');
      return { file: `${state.name}-${how}.png`, state, ...given };
    };
    const usual = (['light', 'dark'] as const).flatMap((scheme) =>
      ([100, 200] as const).map((text) => picture({ lang: 'fr', scheme, text, width: wide })),
    );
    if (!main.includes(state.name)) return usual;
    return [
      ...usual,
      ...([100, 200] as const).map((text) => picture({ lang: 'fr', scheme: 'light', text, width: narrow })),
      picture({ lang: 'fr', scheme: 'light', text: 100, width: wide, isUnfolded: true }),
      ...(['light', 'dark'] as const).map((scheme) => picture({ lang: 'en', scheme, text: 100, width: wide })),
    ];
  });
}

/** What the README and the guide show. */
function committedPictures(): Picture[] {
  const of = (
    name: string,
    scheme: Picture['scheme'],
    more: Partial<Picture> & { readonly suffix?: string } = {},
  ): Picture[] => {
    const { suffix = scheme === 'dark' ? '-dark' : '', ...rest } = more;
    const state = states.find((one) => one.name === name);
    if (!state) throw new RangeError(`no state ${name}`);
    return [{ file: `${name}${suffix}.png`, state, lang: 'fr', scheme, text: 100, width: wide, isCut: true, ...rest }];
  };
  return [
    ...['ok', 'sending-password-refused', 'storage-card', 'two-mailboxes', 'journal', 'settings'].flatMap((name) => [
      ...of(name, 'light'),
      ...of(name, 'dark'),
    ]),
    ...[
      'empty',
      'setup-passwords',
      'setup-dates',
      'setup-icon',
      'renewal',
      'expiry-soon',
      'receiving-access-off',
      'receiving-locked-out',
      'offline',
      'other-pc',
    ].flatMap((name) => of(name, 'light')),
    ...of('ok', 'light', { lang: 'en', suffix: '-english' }),
    ...of('sending-password-refused', 'light', { text: 200, suffix: '-large-text' }),
    ...of('ok', 'light', { width: narrow, suffix: '-narrow' }),
  ];
}

/** Takes pictures with one size of text. */
async function take(pictures: readonly Picture[], browser: Browser, behind: StandIn, folder: string): Promise<void> {
  const window = await openWindow(browser, behind.url);
  const { page, reopen } = window;
  for (const { file, state, lang, scheme, width, isUnfolded, isCut } of pictures) {
    behind.show(await state.snapshot(lang));
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: scheme });
    await reopen();
    if (isUnfolded) await unfoldAll(page);
    // What sticks to the window would stand in the middle of a whole page.
    if (!isCut) await page.evaluate('scrollTo(0, 0)');
    await page.screenshot({ path: join(folder, file), fullPage: !isCut, animations: 'disabled' });
  }
  await window.close();
}

if (findChromium() === null) {
  console.error('Pictures need Chromium: none was found (set CHROMIUM to its path; Debian: chromium).');
  process.exit(1);
}
const args = process.argv.slice(2);
const isCommit = args.includes('--commit');
const wanted = args.filter((arg) => !arg.startsWith('-'));
const chosen = states.filter(({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)));
const pictures = isCommit ? committedPictures() : everyPicture(chosen);
const folder = isCommit ? join(root, 'docs', 'screenshots') : join(root, 'out', 'screenshots');
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const built = mkdtempSync(join(tmpdir(), 'vigie-page-'));
try {
  await buildPage(built);
  const [first] = pictures;
  if (!first) throw new RangeError('no state of that name');
  const behind = await openStandIn(built, await first.state.snapshot('fr'));
  for (const text of [100, 200] as const) {
    const browser = await openBrowser(text);
    await take(
      pictures.filter((picture) => picture.text === text),
      browser,
      behind,
      folder,
    );
    await browser.close();
  }
  await behind.close();
  if (!isCommit) {
    const sheet = contactSheet(pictures.map(({ file, state }) => ({ file, title: state.title })));
    writeFileSync(join(folder, 'index.html'), sheet);
    const browser = await openBrowser();
    const page = await browser.newPage({ viewport: { width: 1_800, height: 1_000 } });
    await page.goto(`file://${join(folder, 'index.html')}`);
    await page.screenshot({ path: join(folder, 'contact-sheet.png'), fullPage: true });
    await browser.close();
  }
  console.log(`${pictures.length} pictures in ${folder}`);
} finally {
  rmSync(built, { recursive: true, force: true });
}

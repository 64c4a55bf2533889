import { expect } from 'vitest';
import type { World, WorldOptions } from '../../../src/demo/world.ts';
import { startWorld } from '../../../src/demo/world.ts';
import type { MailboxView } from '../../../src/domain/snapshot.ts';
import { formsIn, search, toldToWindows } from './canary.ts';
import { type Desktop, openDesktop } from './desktop.ts';
import { shownIcon, type TrayIconName } from './tray-picture.ts';
import { until } from './until.ts';
import { createHome, type Home, quitAll, save, startVigie, type Vigie } from './vigie.ts';

/** A school, its PC and its servers, for the tests of one file. */
export type Story = {
  readonly world: World;
  readonly desktop: Desktop;
  readonly home: Home;
  readonly address: string;
  /** The app that was started last. */
  readonly vigie: Vigie;
  start(...args: string[]): Promise<Vigie>;
  /** The first start of a school: both passwords typed, both legs seen to work. */
  setUp(): Promise<void>;
  /** Status of the icon in the notification area. */
  icon(): Promise<TrayIconName | null>;
  tooltip(): Promise<string>;
  /** The mailbox as the window is told; opens no window. */
  mailbox(): Promise<MailboxView | undefined>;
  check(id: string): Promise<string | undefined>;
  /** Connections so far. */
  sessions(): { readonly pop3: number; readonly smtp: number; readonly imap: number };
  /** Fails where a password of this story is in the profile, in what windows were told, or in these texts. */
  expectNoPassword(texts?: readonly string[]): void;
  close(): Promise<void>;
};

let made = 0;
/** A password no other text contains, and that every encoding changes. */
export function uniquePassword(): string {
  made += 1;
  return `Canari-é#${made}/${crypto.randomUUID()}&"€ +`;
}

export async function openStory(options: WorldOptions = {}): Promise<Story> {
  const passwords = { incomingPassword: uniquePassword(), cerberePassword: uniquePassword() };
  const desktop = await openDesktop();
  const world = await startWorld({ mailboxes: [passwords], ...options });
  // Whatever the hour, warnings may be spoken: only public holidays are quiet.
  const home = createHome(world, { speakingHours: { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '23:59' } });
  const used = new Set<string>(Object.values(passwords));
  let vigie: Vigie | null = null;
  const { mailbox } = world;

  const story: Story = {
    world,
    desktop,
    home,
    address: mailbox.address,
    get vigie() {
      if (!vigie) throw new Error('not started');
      return vigie;
    },
    async start(...args) {
      vigie = await startVigie(home, ...args);
      await until(() => desktop.trayItems().length, 1);
      return vigie;
    },
    async setUp() {
      const started = await story.start();
      await save(await started.page(), {
        address: mailbox.address,
        mailboxPassword: mailbox.incomingPassword,
        cerberePassword: mailbox.cerberePassword,
        passwordChangedOn: new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10),
      });
      await until(() => story.icon(), 'ok');
    },
    icon: async () => shownIcon((await desktop.tray())?.picture ?? null),
    tooltip: async () => (await desktop.tray())?.tooltip ?? '',
    mailbox: async () => (await story.vigie.snapshot()).mailboxes[0],
    check: async (id) => (await story.mailbox())?.checks.find((check) => check.id === id)?.code,
    sessions: () => ({
      pop3: world.pop3.record.sessions,
      smtp: world.smtp.record.sessions,
      imap: world.imap.record.sessions,
    }),
    expectNoPassword(texts = []) {
      for (const password of [mailbox.incomingPassword, mailbox.cerberePassword]) used.add(password);
      for (const text of texts) expect(formsIn(Buffer.from(text), [...used])).toEqual([]);
      const { files, found } = search(home.profile, [...used]);
      expect(files).toBeGreaterThan(2);
      expect(found).toEqual([]);
      const messages = toldToWindows();
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.filter((message) => formsIn(Buffer.from(message), [...used]).length > 0)).toEqual([]);
    },
    async close() {
      await quitAll();
      await home.remove();
      await world.close();
      desktop.close();
    },
  };
  return story;
}

import { expect } from 'vitest';
import type { World, WorldOptions } from '../../../src/demo/world.ts';
import { startWorld } from '../../../src/demo/world.ts';
import type { MailboxView } from '../../../src/domain/view/snapshot.ts';
import { formsIn, search, toldToWindows } from './canary.ts';
import { type Desktop, openDesktop } from './desktop.ts';
import { shownIcon, type TrayIconName } from './tray-picture.ts';
import { until } from './until.ts';
import { createHome, type Home, type HomeOptions, quitAll, startVigie, type Vigie } from './vigie.ts';
import { shown, words } from './words.ts';

/** A school, its PC and its servers, for the tests of one file. */
export type Story = {
  readonly world: World;
  readonly desktop: Desktop;
  readonly home: Home;
  readonly address: string;
  /** The app that was started last. */
  readonly vigie: Vigie;
  start(...args: string[]): Promise<Vigie>;
  /** The first start of a school, by commands: both passwords tried and kept, both legs seen to work. */
  setUp(): Promise<void>;
  /** "Test now", from the tray. */
  testNow(): Promise<void>;
  /** One more password that must be found nowhere. */
  usePassword(password: string): void;
  /** Titles of the toasts so far, but for what is only said at the first start and at the first closing. */
  alerts(): readonly string[];
  /** Status of the icon in the notification area. */
  icon(): Promise<TrayIconName | null>;
  tooltip(): Promise<string>;
  /** The mailbox as the window is told; opens no window. */
  mailbox(): Promise<MailboxView | undefined>;
  /** Whether a leg is being looked at; opens no window either. */
  isLooking(): Promise<boolean>;
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

export type StoryOptions = Omit<HomeOptions, 'policy'> & {
  readonly world?: WorldOptions;
};

/** Whatever the hour, warnings may be spoken: only public holidays are quiet. */
const policy = { speakingHours: { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '23:59' } };

export async function openStory({
  world: options = {},
  busAddress = null,
  ...rest
}: StoryOptions = {}): Promise<Story> {
  const passwords = { incomingPassword: uniquePassword(), cerberePassword: uniquePassword() };
  const desktop = await openDesktop(busAddress);
  const world = await startWorld({ mailboxes: [passwords], ...options });
  const home = createHome(world, { policy, busAddress, ...rest });
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
      const { address } = mailbox;
      const { command } = await story.start();
      await command('begin-setup', { address });
      for (const [leg, password] of [
        ['receiving', mailbox.incomingPassword],
        ['sending', mailbox.cerberePassword],
      ] as const) {
        const tried = await command('try-password', { address, leg, password, isConfirmed: false });
        expect(tried).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
      }
      const passwordChangedOn = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
      await command('save-mailbox', { address, passwordChangedOn });
      await command('end-setup', { autostart: null });
      await until(() => story.icon(), 'ok');
      await until(() => story.isLooking(), false);
    },
    testNow: () => desktop.choose(shown(words.tray.menu.testNow)),
    usePassword: (password) => void used.add(password),
    alerts: () => desktop.toasts.map(({ title }) => title).filter((title) => !notAlerts.includes(title)),
    icon: async () => shownIcon((await desktop.tray())?.picture ?? null),
    tooltip: async () => (await desktop.tray())?.tooltip ?? '',
    mailbox: async () => (await story.vigie.snapshot()).mailboxes[0],
    async isLooking() {
      const legs = (await story.mailbox())?.legs;
      return legs !== undefined && (legs.receiving.isLooking || legs.sending.isLooking);
    },
    check: async (id) => (await story.mailbox())?.checks.find((check) => check.id === id)?.code,
    sessions: () => ({
      pop3: world.pop3.record.sessions,
      smtp: world.smtp.record.sessions,
      imap: world.imap.record.sessions,
    }),
    expectNoPassword(texts = []) {
      for (const password of [mailbox.incomingPassword, mailbox.cerberePassword]) used.add(password);
      const passwords = [...used];
      for (const text of texts) expect(formsIn(Buffer.from(text), passwords)).toEqual([]);
      const { files, found } = search([home.folder, ...scratchFolders()], passwords);
      expect(files).toBeGreaterThan(2);
      expect(found).toEqual([]);
      const messages = toldToWindows();
      expect(messages.length).toBeGreaterThan(0);
      const toasts = desktop.toasts.map(({ title, body }) => `${title}\n${body}`);
      const telling = [...messages, ...toasts].filter((text) => formsIn(Buffer.from(text), passwords).length > 0);
      expect(telling).toEqual([]);
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

const notAlerts = [words.alerts.trial.title, words.shell.hidden.title].map((title) => shown(title));

/** Where programs of this desktop may write beside the profile; the keychain itself lies elsewhere. */
const scratchFolders = (): readonly string[] =>
  [process.env.XDG_CONFIG_HOME, process.env.XDG_CACHE_HOME, process.env.XDG_STATE_HOME].filter(
    (folder) => folder !== undefined,
  );

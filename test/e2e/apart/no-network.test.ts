import { execFileSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStory, type Story } from '../support/story.ts';
import { stays } from '../support/until.ts';
import { shown, words } from '../support/words.ts';

/** Of the addresses for documentation (RFC 5737): it means this PC here, and Vigie takes it for a server far away. */
const far = '192.0.2.10';
const isAlone = Object.values(networkInterfaces()).every((all) => all?.every(({ internal }) => internal));
const why = 'needs a network namespace of its own (unshare, ip)';
if (!isAlone) console.log(`no-network.test.ts is skipped: it ${why}.`);

type Interfaces = Record<string, { address: string; internal: boolean }[]> | null;
type Recorder = { vigieE2e: { setInterfaces(interfaces: Interfaces): void } };

describe.skipIf(!isAlone)('a PC without a network', () => {
  let story: Story;
  beforeAll(async () => {
    execFileSync('ip', ['address', 'replace', `${far}/32`, 'dev', 'lo']);
    // Its certificate is for another address: it offers none here.
    story = await openStory({
      world: { host: '0.0.0.0', pop3: { security: 'plain' } },
      profile: { smtp: null, imap: null },
    });
    const { pop3 } = story.world;
    const settings = story.home.read('settings.json');
    const [profile] = settings.profiles as object[];
    story.home.write('settings.json', {
      ...settings,
      profiles: [{ ...profile, pop3: { host: far, port: pop3.port, security: 'auto' } }],
    });
  });
  afterAll(() => story.close());
  const isUp = async (): Promise<boolean> => (await story.vigie.snapshot()).isNetworkUp;

  it('sees that there is none, and still tries a password that is typed', async () => {
    const { address, world } = story;
    const vigie = await story.start();
    await expect.poll(isUp).toBe(false);
    await vigie.command('begin-setup', { address });
    const password = world.mailbox.incomingPassword;
    const tried = await vigie.command('try-password', { address, leg: 'receiving', password, isConfirmed: false });
    expect(tried).toMatchObject({ ok: true, value: { outcome: 'accepted' } });
    await vigie.command('end-setup', { autostart: null });
    expect(world.pop3.record.loginsAccepted).toBe(1);
  });

  it('looks at nothing by itself, and says that it is offline', async () => {
    await story.vigie.quit();
    const before = story.sessions();
    await story.start();
    await expect.poll(isUp).toBe(false);
    await stays(() => story.sessions(), before);
    expect(await story.check('receiving')).toBe('receiving.offline');
    expect(await story.icon()).toBe('unknown');
    const offline = words.verdicts['receiving.offline'];
    await expect.poll(async () => (await story.tooltip()).startsWith(shown(offline({}).title))).toBe(true);
    expect(story.alerts()).toEqual([]);
  });

  it('looks when the user says so', async () => {
    const { loginsAccepted } = story.world.pop3.record;
    await story.testNow();
    await expect.poll(() => story.world.pop3.record.loginsAccepted).toBe(loginsAccepted + 1);
    expect(await isUp()).toBe(false);
  });

  // The network is looked for every thirty seconds (src/main/pc/surroundings.ts).
  it('goes on by itself once there is a network, and stops when it is lost', { timeout: 150_000 }, async () => {
    const { vigie, world } = story;
    const setNetwork = (isThere: boolean): Promise<void> =>
      vigie.electron.evaluate(({ net }, isThere) => {
        net.isOnline = () => isThere;
        const card = { address: '198.51.100.7', internal: false };
        (globalThis as unknown as Recorder).vigieE2e.setInterfaces(isThere ? { eth0: [card] } : null);
      }, isThere);
    const { loginsAccepted } = world.pop3.record;
    await setNetwork(true);
    await expect.poll(isUp, { timeout: 45_000 }).toBe(true);
    await expect.poll(() => world.pop3.record.loginsAccepted, { timeout: 45_000 }).toBe(loginsAccepted + 1);
    await expect.poll(() => story.icon()).toBe('ok');
    await setNetwork(false);
    await expect.poll(isUp, { timeout: 45_000 }).toBe(false);
    await expect.poll(() => story.icon()).toBe('unknown');
    await vigie.quit();
    story.expectNoPassword();
  });
});

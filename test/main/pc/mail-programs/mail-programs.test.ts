import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createMailPrograms, type MailProgramsParts } from '../../../../src/main/pc/mail-programs/mail-programs.ts';
import type { Registry } from '../../../../src/main/pc/mail-programs/registry.ts';
import { canary, type Generation, outlookTree, placeOf, rightAccount } from '../../../support/outlook-trees.ts';
import { type RegistryTree, registryOf, type TreeValue } from '../../../support/registry-tree.ts';

const address = 'ec001234@adm.cfwb.be';
const other = 'po000567@adm.cfwb.be';
const [appData, localAppData] = ['C:\\Users\\x\\AppData\\Roaming', 'C:\\Users\\x\\AppData\\Local'];
const paths = {
  settings: `${localAppData}\\Microsoft\\Olk\\UserSettings.json`,
  ini: `${appData}\\Thunderbird\\profiles.ini`,
  prefs: `${appData}\\Thunderbird\\Profiles\\x\\prefs.js`,
} as const;

type Files = { readonly [File in keyof typeof paths]?: string | Uint8Array };

function programsWith(
  { registry = registryOf({}) as Registry | null, files = {} as Files },
  parts: Partial<MailProgramsParts> = {},
) {
  const byPath = new Map(Object.entries(files).map(([file, content]) => [paths[file as keyof Files], content]));
  return createMailPrograms({
    platform: 'win32',
    env: { APPDATA: appData, LOCALAPPDATA: localAppData },
    executable: 'C:\\Vigie BMA.exe',
    openRegistry: () => registry,
    openProcessList: () => () => ['OUTLOOK.EXE'],
    readFile: async (path) => {
      const content = byPath.get(path as never);
      return content === undefined ? null : new Uint8Array(Buffer.from(content));
    },
    ...parts,
  });
}

const prefsOf = (box: string): string =>
  [
    'user_pref("mail.accountmanager.accounts", "account1");',
    'user_pref("mail.account.account1.server", "server1");',
    'user_pref("mail.server.server1.type", "pop3");',
    `user_pref("mail.server.server1.userName", "${box}");`,
    `user_pref("mail.server.server1.password", "${canary}");`,
  ].join('\n');
const settingsOf = (box: string): string =>
  JSON.stringify({
    AccountLocalBackup: { Json: JSON.stringify([{ emailAddress: box, token: canary }]) },
    token: canary,
  });
const everything = (box: string) => ({
  registry: registryOf(
    outlookTree('2016', { Outlook: { accounts: [rightAccount('2016', box), rightAccount('2016', 'a@b.example')] } }),
  ),
  files: { ini: '[Profile0]\nPath=Profiles/x\n', prefs: prefsOf(box), settings: settingsOf(box) },
});
const refused: Registry = {
  subKeys: () => {
    throw new Error(canary);
  },
  values: () => {
    throw new Error(canary);
  },
};

const states = (reading: Awaited<ReturnType<ReturnType<typeof programsWith>['read']>>) =>
  reading?.map((one) => (one.state === 'read' ? one.accounts.length : one.state));

describe('what is read of the mail programs', () => {
  it.each([
    ['of all of them, the accounts of this box', everything(address), [address], [1, 1, 1]],
    ['of all of them, of a box typed in capitals', everything(address.toUpperCase()), [address], [1, 1, 1]],
    ['of several boxes', everything(address), [other, address], [1, 1, 1]],
    ['nothing of a box that is not watched', everything(other), [address], [0, 0, 0]],
    ['nothing where no box is watched', everything(address), [], [0, 0, 0]],
    ['that none is there', {}, [address], ['absent', 'absent', 'absent']],
    ['that the registry refuses', { registry: refused }, [address], ['unreadable', 'unreadable', 'absent']],
    ['that the registry cannot be had', { registry: null }, [address], ['unreadable', 'absent', 'absent']],
    [
      'that files are garbage',
      { files: { settings: '{', ini: '[Profile0]\nIsRelative=0\nPath=\\\\x\\y\n' } },
      [address],
      ['absent', 'unreadable', 'unreadable'],
    ],
  ] as const)('is %s', async (_what, pc, addresses, expected) => {
    expect(states(await programsWith(pc).read(addresses))).toEqual(expected);
  });

  it.each([
    ['its address alone', { 'POP3 User': 'x', 'SMTP User': 'x' }],
    ['the user name of receiving alone', { Email: 'x', 'SMTP User': 'x' }],
    ['the user name of sending alone', { Email: 'x', 'POP3 User': 'x' }],
    ['a user name without the domain', { Email: 'x', 'POP3 User': 'EC001234', 'SMTP User': 'x' }],
  ])('knows an account of the box by %s', async (_what, changes) => {
    const accounts = [{ ...rightAccount('2016'), ...changes }];
    const registry = registryOf(outlookTree('2016', { Outlook: { accounts } }));
    expect(states(await programsWith({ registry }).read([address]))).toEqual([1, 'absent', 'absent']);
  });

  it('is unreadable where Windows does not say where files are', async () => {
    const reading = await programsWith({}, { env: {} }).read([address]);
    expect(states(reading)).toEqual(['absent', 'unreadable', 'unreadable']);
  });

  it('holds no password and no token', async () => {
    const reading = JSON.stringify(await programsWith(everything(address)).read([address]));
    expect(reading).toContain(address);
    expect(reading).not.toContain(canary);
  });

  it('is read from real files', async () => {
    const reading = await createMailPrograms({
      platform: 'win32',
      env: { APPDATA: 'Z:\\nowhere', LOCALAPPDATA: 'Z:\\nowhere' },
      executable: '',
      openRegistry: () => registryOf({}),
    }).read([address]);
    expect(states(reading)).toEqual(['absent', 'absent', 'absent']);
  });
});

describe('whether mail programs run, and the icon is hidden', () => {
  const icons = 'Control Panel\\NotifyIconSettings';
  const registry = registryOf({ [`${icons}\\1`]: { ExecutablePath: 'C:\\Vigie BMA.exe' } });

  it('is told', () => {
    const programs = programsWith({ registry });
    expect(programs.running()).toEqual({ outlook: true, 'new-outlook': false, thunderbird: false });
    expect(programs.isIconHidden()).toBe(true);
  });

  it.each([refused, null])('is not told where nobody answers', (none) => {
    const programs = programsWith({ registry: none }, { openProcessList: () => null });
    expect([programs.running(), programs.isIconHidden()]).toEqual([null, null]);
  });

  it('needs libraries only when it is asked, and each once, also one that does not load', () => {
    const [openRegistry, openProcessList] = [vi.fn(() => null), vi.fn(() => null)];
    const programs = programsWith({}, { openRegistry, openProcessList });
    expect([openRegistry.mock.calls.length, openProcessList.mock.calls.length]).toEqual([0, 0]);
    for (let times = 0; times < 3; times += 1) {
      programs.running();
      programs.isIconHidden();
    }
    expect([openRegistry.mock.calls.length, openProcessList.mock.calls.length]).toEqual([1, 1]);
  });
});

describe.each(['linux', 'darwin'] as const)('on %s', (platform) => {
  it('there is nothing to read, and nothing is opened', async () => {
    const open = vi.fn(() => null);
    const parts = { platform, openRegistry: open, openProcessList: open, readFile: open };
    const programs = programsWith({}, parts as unknown as MailProgramsParts);
    expect([await programs.read([address]), programs.running(), programs.isIconHidden()]).toEqual([null, null, null]);
    expect(open).not.toHaveBeenCalled();
  });
});

describe('whatever other programs have written', () => {
  const value: fc.Arbitrary<TreeValue> = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.nat(0xffffffff),
    fc.uint8Array(),
    fc.record({ type: fc.nat(12), bytes: fc.uint8Array() }),
  );
  const names = Object.keys(rightAccount('2016'));
  const account = fc
    .dictionary(fc.constantFrom(...names), value)
    .map((changes) => ({ ...rightAccount('2016'), ...changes }));
  const tree: fc.Arbitrary<RegistryTree> = fc
    .record({
      generation: fc.constantFrom<Generation>('2010', '2013', '2016', '365'),
      profiles: fc.dictionary(
        fc.string({ minLength: 1 }),
        fc.record({ accounts: fc.array(account), live: fc.option(fc.array(fc.nat(12))) }),
      ),
      opened: fc.option(fc.string()),
      stray: fc.dictionary(fc.string(), value),
    })
    .map(({ generation, profiles, opened, stray }) => ({
      ...outlookTree(generation, profiles, opened),
      [`${placeOf[generation].profiles}\\Outlook`]: stray,
      'Control Panel\\NotifyIconSettings\\1': stray,
    }));
  const damaged = (text: string): fc.Arbitrary<string | Uint8Array> =>
    fc.oneof(
      fc.uint8Array(),
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.nat(text.length), fc.nat(text.length), fc.string({ unit: 'binary' }))
        .map(([from, to, put]) => text.slice(0, from) + put + text.slice(to)),
    );

  it('it is read without a fault, and without a secret', async () => {
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.record({
          settings: damaged(settingsOf(address)),
          ini: damaged('[Profile0]\nPath=Profiles/x\n'),
          prefs: damaged(prefsOf(address)),
        }),
        async (registry, files) => {
          const reading = await programsWith({ registry: registryOf(registry), files }).read([address, other]);
          expect(reading).toHaveLength(3);
          expect(JSON.stringify(reading)).not.toContain(canary);
          for (const one of reading ?? [])
            if (one.state === 'read')
              for (const { receiving, sending, email, name } of one.accounts) {
                for (const port of [receiving.port, sending.port])
                  expect(port === null || (port >= 1 && port <= 65_535 && Number.isInteger(port))).toBe(true);
                for (const text of [email, name, receiving.host, receiving.user, sending.host, sending.user])
                  expect(text === null || (text !== '' && !/\p{Cc}/u.test(text))).toBe(true);
              }
        },
      ),
      { numRuns: 300 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { readNewOutlook } from '../../../../src/main/pc/mail-programs/new-outlook.ts';
import { registryOf } from '../../../support/registry-tree.ts';

const address = 'ec001234@adm.cfwb.be';
const canary = 'Canari-Jeton-eyJhbGciOi';
const local = 'C:\\Users\\Direction\\AppData\\Local';
const preferences = 'Software\\Microsoft\\Office\\16.0\\Outlook\\Preferences';

/** A settings file as the program writes it: accounts as JSON within JSON, and tokens beside them. */
const settingsWith = (accounts: readonly object[], map: object = {}): string =>
  JSON.stringify({
    Version: 3,
    GlobalSettingsAccout: { Email: 'prof@ecole.example', AccessToken: canary },
    Identities: { Token: canary, IdentityMap: map },
    AccountLocalBackup: { Json: JSON.stringify(accounts), RefreshToken: canary },
    [canary]: canary,
  });
const account = (emailAddress: string, accountType: string): object => ({
  id: canary,
  emailAddress,
  accountType,
  auth: { token: canary, emailAddressHash: canary, tokens: [canary, { accountTypes: canary }] },
});

type Reading = Awaited<ReturnType<typeof readNewOutlook>>;

/** @returns what was read, and the bytes of the file as they are then */
async function read(
  content: string | Uint8Array | null,
  registry = registryOf({}),
): Promise<{ readonly reading: Reading | 'unreadable'; readonly left: string; readonly paths: readonly string[] }> {
  const bytes = content === null ? null : new Uint8Array(Buffer.from(content));
  const paths: string[] = [];
  const reading = await readNewOutlook(
    local,
    async (path) => {
      paths.push(path);
      return bytes;
    },
    registry,
  ).catch(() => 'unreadable' as const);
  return { reading, left: Buffer.from(bytes ?? []).toString(), paths };
}

const accountsIn = (reading: Reading | 'unreadable') =>
  reading !== 'unreadable' && reading.state === 'read'
    ? reading.accounts.map(({ email, type }) => [email, type])
    : reading;

describe("the new Outlook's accounts", () => {
  it('are read with address and kind, and nothing else is known of them', async () => {
    const { reading, paths } = await read(settingsWith([account(address, 'POP3')]));
    const unknown = { host: null, port: null, encryption: null, user: null, isSpa: null };
    expect(paths).toEqual([`${local}\\Microsoft\\Olk\\UserSettings.json`]);
    expect(reading).toEqual({
      program: 'new-outlook',
      state: 'read',
      accounts: [
        {
          program: 'new-outlook',
          version: null,
          profile: '',
          isDefaultProfile: true,
          name: null,
          email: address,
          type: 'pop3',
          receiving: unknown,
          sending: { ...unknown, login: null },
          copies: null,
        },
      ],
    });
  });

  it.each([
    [
      'several, of several kinds',
      [account(address, 'Pop'), account('po000567@adm.cfwb.be', 'IMAP'), account('prof@ecole.example', 'Office365')],
      {},
      [
        [address, 'pop3'],
        ['po000567@adm.cfwb.be', 'imap'],
        ['prof@ecole.example', 'other'],
      ],
    ],
    [
      'those of the identity map',
      [],
      { x1: account(address, 'Imap'), x2: { deeper: [account('po000567@adm.cfwb.be', 'Pop3')] } },
      [
        [address, 'imap'],
        ['po000567@adm.cfwb.be', 'pop3'],
      ],
    ],
    [
      'one that stands in both places, once',
      [account(address.toUpperCase(), 'Pop3')],
      { x: account(address, 'Imap') },
      [[address.toUpperCase(), 'pop3']],
    ],
    [
      'none that the program made for itself',
      [account('x_1@shadow.outlook.com', 'Office365'), account(address, 'Pop3')],
      {},
      [[address, 'pop3']],
    ],
    [
      'none without an address',
      [
        account('', 'Pop3'),
        account('personne', 'Pop3'),
        account('a\nb@adm.cfwb.be', 'Pop3'),
        { accountType: 'Pop3' },
        { emailAddress: 7 },
      ],
      {},
      [],
    ],
    ['one without a kind', [{ emailAddress: address }], {}, [[address, 'other']]],
    ['one with accents', [account('école@adm.cfwb.be', 'Pop3')], {}, [['école@adm.cfwb.be', 'pop3']]],
    ['none at all', [], {}, []],
  ] as const)('are read: %s', async (_what, accounts, map, expected) => {
    expect(accountsIn((await read(settingsWith([...accounts], map))).reading)).toEqual(expected);
  });

  it('stand nowhere else in the file', async () => {
    const json = JSON.stringify({
      emailAddress: address,
      Accounts: [account(address, 'Pop3')],
      IdentityMap: account(address, 'Pop3'),
    });
    expect(accountsIn((await read(json)).reading)).toEqual([]);
  });

  it('are read within bounds', async () => {
    const accounts = Array.from({ length: 5_000 }, (_, index) => account(`ec${index}@adm.cfwb.be`, 'Pop3'));
    expect(accountsIn((await read(settingsWith(accounts))).reading)).toHaveLength(100);
  });

  it.each([
    ['is empty', ''],
    ['is cut short', settingsWith([account(address, 'Pop3')]).slice(0, -30)],
    ['is no JSON', 'Bonjour'],
    [
      'holds accounts that are no JSON',
      JSON.stringify({ AccountLocalBackup: { Json: `[{"emailAddress": "${address}"` } }),
    ],
    ['is in UTF-16', Buffer.from(settingsWith([account(address, 'Pop3')]), 'utf16le')],
  ])('cannot be read from a file that %s', async (_how, content) => {
    expect((await read(content)).reading).toBe('unreadable');
  });

  it('are read from a file with a byte order mark', async () => {
    expect(accountsIn((await read(`\uFEFF${settingsWith([account(address, 'Pop3')])}`)).reading)).toEqual([
      [address, 'pop3'],
    ]);
  });

  it.each([
    ['absent where the program never ran', {}, 'absent'],
    ['absent where the user went back', { [preferences]: { UseNewOutlook: 0 } }, 'absent'],
    [
      'unreadable where the program is in use and its file is elsewhere',
      { [preferences]: { UseNewOutlook: 1 } },
      'unreadable',
    ],
  ] as const)('are %s', async (_what, tree, state) => {
    expect((await read(null, registryOf(tree))).reading).toEqual({ program: 'new-outlook', state });
  });
});

describe("the new Outlook's tokens", () => {
  it.each([
    ['whole', settingsWith([account(address, 'Pop3')], { x: account(address, 'Imap') })],
    ['cut short', settingsWith([account(address, 'Pop3')]).slice(0, -30)],
  ])('are nowhere in what is read of a file that is %s, and its bytes are gone', async (_how, content) => {
    expect(content).toContain(canary);
    const { reading, left } = await read(content);
    expect(JSON.stringify(reading)).not.toContain('Canari');
    expect(left).toMatch(/^\0+$/);
  });
});

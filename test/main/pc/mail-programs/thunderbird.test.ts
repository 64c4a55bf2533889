import { describe, expect, it } from 'vitest';
import type { AccountReading } from '../../../../src/domain/model/mail-program.ts';
import { openedProfiles, readThunderbird } from '../../../../src/main/pc/mail-programs/thunderbird.ts';

const address = 'ec001234@adm.cfwb.be';
const canary = 'Canari-Mot-De-Passe';
const appData = "C:\\Users\\Direction de l'école\\AppData\\Roaming";
const folder = `${appData}\\Thunderbird`;

const ini = `[Install8216C80C92C4E828]
Default=Profiles/abcd1234.default-release
Locked=1

[Profile1]
Name=default
IsRelative=1
Path=Profiles/wxyz5678.default
Default=1

[Profile0]
Name=default-release
IsRelative=1
Path=Profiles/abcd1234.default-release

[General]
StartWithLastProfile=1
Version=2
`;
const prefsPath = `${folder}\\Profiles\\abcd1234.default-release\\prefs.js`;

type Pref = string | number | boolean;
/** As Thunderbird writes a box that is set up as the manual says: what has its default is not written. */
const right: Readonly<Record<string, Pref>> = {
  'mail.accountmanager.accounts': 'account1,account2',
  'mail.accountmanager.defaultaccount': 'account2',
  'mail.account.account1.server': 'server1',
  'mail.server.server1.type': 'none',
  'mail.server.server1.hostname': 'Local Folders',
  'mail.account.account2.identities': 'id1',
  'mail.account.account2.server': 'server2',
  'mail.identity.id1.fullName': "Direction de l'école",
  'mail.identity.id1.useremail': address,
  'mail.identity.id1.smtpServer': 'smtp1',
  'mail.server.server2.type': 'pop3',
  'mail.server.server2.hostname': 'adm.cfwb.be',
  'mail.server.server2.port': 110,
  'mail.server.server2.userName': address,
  'mail.server.server2.password': canary,
  'mail.smtpserver.smtp1.hostname': 'smtp.cfwb.be',
  'mail.smtpserver.smtp1.port': 465,
  'mail.smtpserver.smtp1.try_ssl': 3,
  'mail.smtpserver.smtp1.username': address,
  'mail.smtpserver.smtp1.password': canary,
  'extensions.token': canary,
};

const prefsWith = (changes: Readonly<Record<string, Pref | undefined>> = {}): string => {
  const lines = Object.entries({ ...right, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [`user_pref("${name}", ${JSON.stringify(value)});`],
  );
  return ['// Mozilla User Preferences', '', ...lines, ''].join('\n');
};

type Files = Readonly<Record<string, string | Uint8Array>>;
const read = (files: Files) =>
  readThunderbird(appData, async (path) =>
    files[path] === undefined ? null : new Uint8Array(Buffer.from(files[path])),
  );

async function accountsWith(prefs: string | Uint8Array): Promise<readonly AccountReading[]> {
  const reading = await read({ [`${folder}\\profiles.ini`]: ini, [prefsPath]: prefs });
  return reading.state === 'read' ? reading.accounts : [];
}

describe('a rightly set box in Thunderbird', () => {
  it('is read as such', async () => {
    expect(await accountsWith(prefsWith())).toEqual([
      {
        program: 'thunderbird',
        version: null,
        profile: 'abcd1234.default-release',
        isDefaultProfile: true,
        name: null,
        email: address,
        type: 'pop3',
        receiving: { host: 'adm.cfwb.be', port: 110, encryption: 'none', user: address, isSpa: null },
        sending: { host: 'smtp.cfwb.be', port: 465, encryption: 'tls', user: address, isSpa: false, login: 'own' },
        copies: { kind: 'none' },
      },
    ]);
  });
});

const parts = {
  type: ({ type }) => type,
  email: ({ email }) => email,
  copies: ({ copies }) => copies,
  'receiving host': ({ receiving }) => receiving.host,
  'receiving port': ({ receiving }) => receiving.port,
  'receiving encryption': ({ receiving }) => receiving.encryption,
  'receiving user': ({ receiving }) => receiving.user,
  'sending host': ({ sending }) => sending.host,
  'sending port': ({ sending }) => sending.port,
  'sending encryption': ({ sending }) => sending.encryption,
  'sending user': ({ sending }) => sending.user,
  'sending SPA': ({ sending }) => sending.isSpa,
  login: ({ sending }) => sending.login,
} satisfies Record<string, (account: AccountReading) => unknown>;

const server = 'mail.server.server2';
const smtp = 'mail.smtpserver.smtp1';
type Row = readonly [part: keyof typeof parts, prefs: Readonly<Record<string, Pref | undefined>>, read: unknown];
const rows: readonly Row[] = [
  ['type', { [`${server}.type`]: 'imap' }, 'imap'],
  ['type', { [`${server}.type`]: 'owl' }, 'other'],
  ['email', { 'mail.identity.id1.useremail': undefined }, null],
  [
    'email',
    { 'mail.account.account2.identities': 'id2,id1', 'mail.identity.id2.useremail': 'é@adm.cfwb.be' },
    'é@adm.cfwb.be',
  ],
  ['email', { 'mail.account.account2.identities': undefined }, null],
  ['email', { 'mail.identity.id1.useremail': 12 }, null],
  ['email', { 'mail.identity.id1.useremail': `a\n${address}` }, null],
  ['receiving host', { [`${server}.hostname`]: 'smtp.cfwb.be' }, 'smtp.cfwb.be'],
  ['receiving host', { [`${server}.hostname`]: '' }, null],
  ['receiving port', { [`${server}.port`]: undefined }, 110],
  ['receiving port', { [`${server}.port`]: undefined, [`${server}.socketType`]: 3 }, 995],
  ['receiving port', { [`${server}.port`]: undefined, [`${server}.type`]: 'imap' }, null],
  ['receiving port', { [`${server}.port`]: 70_000 }, null],
  ['receiving port', { [`${server}.port`]: -1 }, null],
  ['receiving port', { [`${server}.port`]: '110' }, null],
  ['receiving encryption', { [`${server}.socketType`]: 3 }, 'tls'],
  ['receiving encryption', { [`${server}.socketType`]: 2 }, 'starttls'],
  ['receiving encryption', { [`${server}.socketType`]: 1 }, 'automatic'],
  ['receiving encryption', { [`${server}.socketType`]: 9 }, null],
  ['receiving encryption', { [`${server}.socketType`]: true }, null],
  ['receiving user', { [`${server}.userName`]: 'ec001234' }, 'ec001234'],
  ['sending host', { 'mail.identity.id1.smtpServer': undefined }, null],
  ['sending host', { 'mail.identity.id1.smtpServer': undefined, 'mail.smtp.defaultserver': 'smtp1' }, 'smtp.cfwb.be'],
  ['sending encryption', { 'mail.identity.id1.smtpServer': undefined }, null],
  ['sending encryption', { [`${smtp}.try_ssl`]: undefined }, 'none'],
  ['sending encryption', { [`${smtp}.try_ssl`]: 2 }, 'starttls'],
  ['sending port', { [`${smtp}.port`]: undefined }, null],
  ['sending port', { [`${smtp}.port`]: 587 }, 587],
  ['sending user', { [`${smtp}.username`]: undefined }, null],
  ['sending SPA', { [`${smtp}.authMethod`]: 6 }, true],
  ['login', { [`${smtp}.authMethod`]: 1 }, 'none'],
  ['login', { [`${smtp}.authMethod`]: 3 }, 'own'],
  ['login', { [`${smtp}.username`]: undefined }, null],
  ['login', { [`${smtp}.authMethod`]: 'x' }, null],
  ['copies', { [`${server}.leave_on_server`]: true }, { kind: 'kept' }],
  [
    'copies',
    { [`${server}.leave_on_server`]: true, [`${server}.delete_mail_left_on_server`]: true },
    { kind: 'until-deleted' },
  ],
  // As its account wizard sets up every box.
  [
    'copies',
    {
      [`${server}.leave_on_server`]: true,
      [`${server}.delete_by_age_from_server`]: true,
      [`${server}.num_days_to_leave_on_server`]: 14,
      [`${server}.delete_mail_left_on_server`]: true,
    },
    { kind: 'removed-after', days: 14 },
  ],
  [
    'copies',
    { [`${server}.leave_on_server`]: true, [`${server}.delete_by_age_from_server`]: true },
    { kind: 'removed-after', days: 7 },
  ],
  [
    'copies',
    {
      [`${server}.leave_on_server`]: true,
      [`${server}.delete_by_age_from_server`]: true,
      [`${server}.num_days_to_leave_on_server`]: 0,
    },
    null,
  ],
  ['copies', { [`${server}.leave_on_server`]: false, [`${server}.delete_by_age_from_server`]: true }, { kind: 'none' }],
  ['copies', { [`${server}.leave_on_server`]: 1 }, null],
  ['copies', { [`${server}.type`]: 'imap' }, null],
];

describe('what Thunderbird has written', () => {
  it.each(rows.map(([part, prefs, expected]) => [part, JSON.stringify(prefs), expected, prefs] as const))(
    '%s: %s is read as %o',
    async (part, _shown, expected, prefs) => {
      const [account] = await accountsWith(prefsWith(prefs));
      expect(account && parts[part](account)).toEqual(expected);
    },
  );

  it.each([
    ['with the line ends of Windows', prefsWith().replaceAll('\n', '\r\n'), 1],
    ['whose last line does not end', prefsWith().trimEnd(), 1],
    ['that is empty', '', 0],
    ['that is cut in the middle of a line', prefsWith().slice(0, 300), 0],
    ['of other bytes', Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x75]), 0],
    ['of code', 'user_pref("mail.accountmanager.accounts", process.exit(1));', 0],
  ])('a file %s gives as many accounts as it holds', async (_how, prefs, count) => {
    expect(await accountsWith(prefs)).toHaveLength(count);
  });

  it('of accounts that lead in circles or nowhere is passed over', async () => {
    const prefs = {
      'mail.accountmanager.accounts': 'account2,account2,account9,../x,',
      'mail.account.account9.server': 'server9',
    };
    expect(await accountsWith(prefsWith(prefs))).toHaveLength(1);
  });

  it('of passwords is read by nobody', async () => {
    const accounts = await accountsWith(prefsWith());
    expect(prefsWith()).toContain(canary);
    expect(JSON.stringify(accounts)).not.toContain(canary);
  });
});

const relative = (path: string) => ({ path, isRelative: true, isDefault: expect.any(Boolean) });

describe('the profile that Thunderbird opens', () => {
  it.each([
    ['that of the installed program', ini, [relative('Profiles\\abcd1234.default-release')]],
    [
      'those of two installed programs',
      `${ini}\n[Install0123456789ABCDEF]\nDefault=Profiles/wxyz5678.default\n`,
      [relative('Profiles\\wxyz5678.default'), relative('Profiles\\abcd1234.default-release')],
    ],
    [
      'the one that is marked, of an older one',
      ini.replace(/^\[Install[^[]*/, ''),
      [relative('Profiles\\wxyz5678.default')],
    ],
    ['the only one', '[Profile0]\r\nName=é\r\nPath=Profiles/é\r\n', [relative('Profiles\\é')]],
    ['none of several, where nothing is said', '[Profile0]\nPath=a\n[Profile1]\nPath=b\n', []],
    ['none, of a file that is none', 'Bonjour\n=\n[', []],
    [
      'an absolute one',
      '[Profile0]\nIsRelative=0\nPath=D:\\Courrier\\x\n',
      [{ path: 'D:\\Courrier\\x', isRelative: false, isDefault: false }],
    ],
  ])('is %s', (_which, text, expected) => {
    expect(openedProfiles(text)).toEqual(expected);
  });

  it('is read where it stands on another disk', async () => {
    const reading = await read({
      [`${folder}\\profiles.ini`]: '[Profile0]\nIsRelative=0\nPath=D:\\Courrier\\x\n',
      'D:\\Courrier\\x\\prefs.js': prefsWith(),
    });
    expect(reading).toMatchObject({ state: 'read', accounts: [{ email: address, profile: 'x' }] });
  });

  it('is not asked for on another PC', async () => {
    const path = '\\\\serveur\\partage\\x';
    const files = {
      [`${folder}\\profiles.ini`]: `[Profile0]\nIsRelative=0\nPath=${path}\n`,
      [`${path}\\prefs.js`]: prefsWith(),
    };
    await expect(read(files)).rejects.toThrow('another PC');
  });

  it('holds nothing before its first start', async () => {
    expect(await read({ [`${folder}\\profiles.ini`]: ini })).toEqual({
      program: 'thunderbird',
      state: 'read',
      accounts: [],
    });
  });

  it('is absent where there is no Thunderbird', async () => {
    expect(await read({})).toEqual({ program: 'thunderbird', state: 'absent' });
  });
});

import { describe, expect, it } from 'vitest';
import type { AccountReading, ProgramReading } from '../../../../src/domain/model/mail-program.ts';
import { readOutlook as readOf } from '../../../../src/main/pc/mail-programs/outlook.ts';
import { accountNames } from '../../../../src/main/pc/mail-programs/outlook-account.ts';
import {
  canary,
  classIds,
  type Generation,
  outlookTree,
  placeOf,
  rightAccount,
} from '../../../support/outlook-trees.ts';
import { dwords, type ReadRegistry, registryOf, type TreeValue, utf16 } from '../../../support/registry-tree.ts';

const address = 'ec001234@adm.cfwb.be';
const other = 'po000567@adm.cfwb.be';
const generations = ['2010', '2013', '2016', '365'] as const;

/** Whose mailbox it is matters only where a test says so. */
const readOutlook = (registry: ReadRegistry, isTheirs: Parameters<typeof readOf>[1] = () => true): ProgramReading =>
  readOf(registry, isTheirs);

const accountsIn = (reading: ProgramReading): readonly AccountReading[] =>
  reading.state === 'read' ? reading.accounts : [];

/** What is read of one account with these values put over, or taken out of, a right one. */
function readAccount(changes: Readonly<Record<string, TreeValue | undefined>>, generation: Generation = '2016') {
  const values = { ...rightAccount(generation), ...changes };
  const kept = Object.entries(values).filter((entry): entry is [string, TreeValue] => entry[1] !== undefined);
  const tree = outlookTree(generation, { Outlook: { accounts: [Object.fromEntries(kept)] } });
  const [account] = accountsIn(readOutlook(registryOf(tree)));
  if (!account) throw new Error('no account was read');
  return account;
}

describe('a rightly set box in classic Outlook', () => {
  it.each(generations)('is read as such from Outlook %s', (generation) => {
    const isTold = generation !== '365';
    expect(readAccount({}, generation)).toEqual({
      program: 'outlook',
      version: placeOf[generation].version,
      profile: 'Outlook',
      isDefaultProfile: true,
      name: address,
      email: address,
      type: 'pop3',
      receiving: {
        host: 'adm.cfwb.be',
        port: isTold ? 110 : null,
        encryption: isTold ? 'none' : null,
        user: address,
        isSpa: false,
      },
      sending: {
        host: 'smtp.cfwb.be',
        port: isTold ? 465 : null,
        encryption: isTold ? 'tls' : null,
        user: address,
        isSpa: null,
        login: 'own',
      },
      copies: { kind: 'none' },
    });
  });
});

type Part = (account: AccountReading) => unknown;
const parts = {
  type: ({ type }) => type,
  name: ({ name }) => name,
  email: ({ email }) => email,
  copies: ({ copies }) => copies,
  'receiving host': ({ receiving }) => receiving.host,
  'receiving port': ({ receiving }) => receiving.port,
  'receiving encryption': ({ receiving }) => receiving.encryption,
  'receiving user': ({ receiving }) => receiving.user,
  'receiving SPA': ({ receiving }) => receiving.isSpa,
  'sending host': ({ sending }) => sending.host,
  'sending port': ({ sending }) => sending.port,
  'sending encryption': ({ sending }) => sending.encryption,
  'sending user': ({ sending }) => sending.user,
  login: ({ sending }) => sending.login,
} satisfies Record<string, Part>;

type Row = readonly [part: keyof typeof parts, values: Readonly<Record<string, TreeValue | undefined>>, read: unknown];
const rows: readonly Row[] = [
  ['type', { clsid: classIds.imap }, 'imap'],
  ['type', { clsid: classIds.pop3.toLowerCase() }, 'pop3'],
  ['type', { clsid: utf16(`${classIds.pop3}\0`) }, 'pop3'],
  ['type', { clsid: '{00000000-0000-0000-0000-000000000000}' }, 'other'],
  ['type', { clsid: undefined }, 'other'],
  ['type', { clsid: 'constructor' }, 'other'],
  ['name', { 'Account Name': "Boîte de l'école Sainte-Thérèse" }, "Boîte de l'école Sainte-Thérèse"],
  ['name', { 'Account Name': utf16('É'.repeat(40)) }, 'É'.repeat(40)],
  ['name', { 'Account Name': undefined }, null],
  ['email', { Email: utf16(`${address}\0\0`) }, address],
  ['email', { Email: `  ${address} ` }, address],
  ['email', { Email: { type: 2, bytes: utf16(address) } }, address],
  ['email', { Email: '' }, null],
  ['email', { Email: 7 }, null],
  ['email', { Email: `${address}\r\nBcc: x` }, null],
  ['email', { Email: new Uint8Array([0x65, 0x00, 0x63]) }, null],
  ['email', { Email: new Uint8Array([0x00, 0xd8, 0x41, 0x00]) }, null],
  ['email', { Email: 'a'.repeat(2_000) }, null],
  ['email', { Email: { type: 7, bytes: utf16(`${address}\0\0`) } }, null],
  ['receiving host', { 'POP3 Server': 'smtp.cfwb.be' }, 'smtp.cfwb.be'],
  ['sending host', { 'SMTP Server': utf16('adm.cfwb.be\0') }, 'adm.cfwb.be'],
  ['receiving port', { 'POP3 Port': 995 }, 995],
  ['receiving port', { 'POP3 Port': '995' }, 995],
  ['receiving port', { 'POP3 Port': utf16('995\0') }, 995],
  ['receiving port', { 'POP3 Port': dwords(995) }, 995],
  ['receiving port', { 'POP3 Port': 0 }, null],
  ['receiving port', { 'POP3 Port': 65_536 }, null],
  ['receiving port', { 'POP3 Port': '99999999999' }, null],
  ['receiving port', { 'POP3 Port': '-110' }, null],
  ['receiving port', { 'POP3 Port': '0x6e' }, null],
  ['receiving port', { 'POP3 Port': new Uint8Array([110]) }, null],
  ['receiving port', { 'POP3 Port': { type: 4, bytes: new Uint8Array(0) } }, null],
  ['receiving port', { 'POP3 Port': { type: 11, bytes: new Uint8Array(8) } }, null],
  ['receiving encryption', { 'POP3 Use SSL': 1 }, 'tls'],
  ['receiving encryption', { 'POP3 Use SSL': undefined }, null],
  ['receiving encryption', { 'POP3 Use SSL': 9 }, null],
  ['receiving encryption', { 'POP3 Secure Connection': 2 }, 'starttls'],
  ['sending encryption', { 'SMTP Secure Connection': 0, 'SMTP Use SSL': 0 }, 'none'],
  ['sending encryption', { 'SMTP Secure Connection': 2, 'SMTP Use SSL': 0 }, 'starttls'],
  ['sending encryption', { 'SMTP Secure Connection': 3, 'SMTP Use SSL': undefined }, 'automatic'],
  ['sending encryption', { 'SMTP Secure Connection': 4 }, null],
  ['sending encryption', { 'SMTP Secure Connection': 0, 'SMTP Use SSL': 1 }, null],
  ['sending encryption', { 'SMTP Secure Connection': utf16('2') }, 'starttls'],
  ['sending encryption', { 'SMTP Secure Connection': undefined, 'SMTP Use SSL': 1 }, 'tls'],
  ['receiving user', { 'POP3 User': 'ec001234' }, 'ec001234'],
  ['sending user', { 'SMTP User': undefined }, null],
  ['receiving SPA', { 'POP3 Use SPA': 1 }, true],
  ['receiving SPA', { 'POP3 Use SPA': undefined, 'POP3 Use Sicily': 1 }, true],
  ['receiving SPA', { 'POP3 Use SPA': undefined }, null],
  ['receiving SPA', { 'POP3 Use SPA': 2 }, null],
  ['login', { 'SMTP Use Auth': 0 }, 'none'],
  ['login', { 'SMTP Use Auth': undefined }, null],
  ['login', { 'SMTP Auth Method': 0 }, 'as-receiving'],
  ['login', { 'SMTP Auth Method': 2 }, 'receive-first'],
  ['login', { 'SMTP Auth Method': 3 }, null],
  ['login', { 'SMTP Auth Method': undefined }, null],
  ['copies', { 'Leave on Server': 0x1 }, { kind: 'kept' }],
  ['copies', { 'Leave on Server': 0x000e0003 }, { kind: 'removed-after', days: 14 }],
  ['copies', { 'Leave on Server': 0x000e0007 }, { kind: 'removed-after', days: 14 }],
  ['copies', { 'Leave on Server': 0x00640003 }, { kind: 'removed-after', days: 100 }],
  ['copies', { 'Leave on Server': 0x000e0005 }, { kind: 'until-deleted' }],
  ['copies', { 'Leave on Server': 0x000e0001 }, { kind: 'kept' }],
  ['copies', { 'Leave on Server': 0x000e0006 }, { kind: 'none' }],
  ['copies', { 'Leave on Server': 0xfffe0003 }, { kind: 'removed-after', days: 65_534 }],
  ['copies', { 'Leave on Server': 0x3 }, null],
  ['copies', { 'Leave on Server': 0x9 }, null],
  ['copies', { 'Leave on Server': 'oui' }, null],
  ['copies', { 'Leave on Server': undefined }, null],
];

const shown = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value).slice(0, 60) : value}`)
    .join(', ');

describe('what classic Outlook has written', () => {
  it.each(rows.map(([part, values, read]) => [part, shown(values), read, values] as const))(
    '%s: %s is read as %o',
    (part, _shown, read, values) => {
      expect(parts[part](readAccount(values))).toEqual(read);
    },
  );
});

describe('the accounts of classic Outlook', () => {
  const emails = (...args: Parameters<typeof outlookTree>) =>
    accountsIn(readOutlook(registryOf(outlookTree(...args)))).map(({ email }) => email);

  it('are those that its list calls live, and not what was removed', () => {
    const accounts = [rightAccount('2016', other), rightAccount('2016'), rightAccount('2016', 'mort@adm.cfwb.be')];
    expect(emails('2016', { Outlook: { accounts, live: [2] } })).toEqual([address]);
    expect(emails('2016', { Outlook: { accounts, live: [1, 2, 200] } })).toEqual([other, address]);
    expect(emails('2016', { Outlook: { accounts, live: [] } })).toEqual([]);
  });

  it('are all that belong to the box where there is no list', () => {
    const book = { clsid: classIds.addressBook, 'Account Name': "Carnet d'adresses Outlook" };
    const accounts = [book, rightAccount('2016', other), rightAccount('2016')];
    const tree = outlookTree('2016', { Outlook: { accounts, live: null } });
    const read = readOutlook(registryOf(tree), (...names) => names.includes(address));
    expect(accountsIn(read).map(({ email }) => email)).toEqual([address]);
  });

  it('of nobody else are asked for more than whose they are', () => {
    const registry = registryOf(outlookTree('2016', { Outlook: { accounts: [rightAccount('2016', other)] } }));
    expect(accountsIn(readOutlook(registry, (...names) => names.includes(address)))).toEqual([]);
    const asked = registry.asked.filter((name) => name.includes('\\00000001\\'));
    expect(asked.map((name) => name.slice(name.lastIndexOf('\\') + 1))).toEqual(['Email', 'POP3 User', 'SMTP User']);
  });

  it('of several boxes are all read', () => {
    const accounts = [rightAccount('2013'), rightAccount('2013', other)];
    expect(emails('2013', { Outlook: { accounts } })).toEqual([address, other]);
  });

  it.each([
    ['the one that Outlook opens first', 'Direction', ['Direction', 'Outlook'], [true, false]],
    ['the one that Outlook opens, in another case', 'DIRECTION', ['Direction', 'Outlook'], [true, false]],
    ['none where Outlook does not say', null, ['Outlook', 'Direction'], [false, false]],
    ['none where Outlook asks for one that is gone', 'Ancien', ['Outlook', 'Direction'], [false, false]],
  ] as const)('of several profiles: %s is the default', (_which, opened, profiles, defaults) => {
    const accounts = [rightAccount('2016')];
    const tree = outlookTree('2016', { Outlook: { accounts }, Direction: { accounts } }, opened);
    const read = accountsIn(readOutlook(registryOf(tree)));
    expect(read.map(({ profile }) => profile)).toEqual(profiles);
    expect(read.map(({ isDefaultProfile }) => isDefaultProfile)).toEqual(defaults);
  });

  it('are of the newest version that has profiles: the older ones were left behind by an upgrade', () => {
    const old = outlookTree('2013', { Outlook: { accounts: [rightAccount('2013', other)] } });
    const older = outlookTree('2010', { Outlook: { accounts: [rightAccount('2010', other)] } });
    const now = outlookTree('2016', { Outlook: { accounts: [rightAccount('2016')] } });
    expect(accountsIn(readOutlook(registryOf(old, older, now))).map(({ email }) => email)).toEqual([address]);
    expect(accountsIn(readOutlook(registryOf(older, old))).map(({ version }) => version)).toEqual(['15.0']);
  });

  it('are absent where there is no profile', () => {
    expect(readOutlook(registryOf({}))).toEqual({ program: 'outlook', state: 'absent' });
    expect(readOutlook(registryOf(outlookTree('2016', {})))).toEqual({ program: 'outlook', state: 'absent' });
  });

  it('are none in a profile without accounts', () => {
    const tree = { [`${placeOf['2016'].profiles}\\Outlook`]: {} };
    expect(readOutlook(registryOf(tree))).toEqual({ program: 'outlook', state: 'read', accounts: [] });
  });

  it('are looked for within bounds', () => {
    const accounts = Array.from({ length: 300 }, (_, index) => rightAccount('2016', `ec${index}@adm.cfwb.be`));
    expect(emails('2016', { Outlook: { accounts } })).toHaveLength(100);
    const profiles = Array.from({ length: 60 }, (_, index) => [`Profil ${index}`, { accounts: accounts.slice(0, 1) }]);
    expect(emails('2016', Object.fromEntries(profiles))).toHaveLength(20);
  });
});

describe("Outlook's passwords", () => {
  it.each(generations)('are never asked for, and nothing of them is read, from Outlook %s', (generation) => {
    const registry = registryOf(outlookTree(generation, { Outlook: { accounts: [rightAccount(generation)] } }));
    const reading = JSON.stringify(readOutlook(registry));
    expect(reading).toContain(address);
    expect(reading).not.toContain(canary);
    expect(registry.asked.filter((name) => /password/i.test(name))).toEqual([]);
    expect(accountNames.filter((name) => /password/i.test(name))).toEqual([]);
  });
});

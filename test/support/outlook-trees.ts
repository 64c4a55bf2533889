import { dwords, type RegistryTree, type TreeValue, utf16 } from './registry-tree.ts';

/** Stands where Outlook keeps passwords; found anywhere else, it was read. */
export const canary = 'Canari-Mot-De-Passe';

const section = '9375CFF0413111d3B88A00104B2A6676';
const live = '{ED475418-B0D6-11D2-8C3B-00104B2A6676}';
export const classIds = {
  pop3: '{ED475411-B0D6-11D2-8C3B-00104B2A6676}',
  imap: '{ED475412-B0D6-11D2-8C3B-00104B2A6676}',
  addressBook: '{ED475414-B0D6-11D2-8C3B-00104B2A6676}',
} as const;

export type Generation = '2010' | '2013' | '2016' | '365';
type Place = { readonly version: string; readonly profiles: string; readonly settings: string };
const office = 'Software\\Microsoft\\Office';
const messaging = 'Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles';
const inOffice = (version: string): Place => ({
  version,
  profiles: `${office}\\${version}\\Outlook\\Profiles`,
  settings: `${office}\\${version}\\Outlook`,
});
export const placeOf: Readonly<Record<Generation, Place>> = {
  '2010': { version: '14.0', profiles: messaging, settings: messaging },
  '2013': inOffice('15.0'),
  '2016': inOffice('16.0'),
  '365': inOffice('16.0'),
};

type Values = Readonly<Record<string, TreeValue>>;

/** As the manual says to set a box up, passwords included; as each generation writes it. */
export function rightAccount(generation: Generation, address = 'ec001234@adm.cfwb.be'): Values {
  const text = (value: string): TreeValue => (generation === '2010' ? utf16(`${value}\0`) : value);
  return {
    clsid: classIds.pop3,
    'Account Name': text(address),
    'Display Name': text("Direction de l'école"),
    Email: text(address),
    'POP3 Server': text('adm.cfwb.be'),
    'POP3 User': text(address),
    'POP3 Password': utf16(canary),
    'SMTP Server': text('smtp.cfwb.be'),
    'SMTP User': text(address),
    'SMTP Password': utf16(canary),
    'SMTP Use Auth': 1,
    'SMTP Auth Method': 1,
    'Leave on Server': 0,
    'POP3 Use SPA': 0,
    // Microsoft 365 leaves out what it finds by itself.
    ...(generation === '365'
      ? {}
      : { 'POP3 Port': 110, 'POP3 Use SSL': 0, 'SMTP Port': 465, 'SMTP Use SSL': 1, 'SMTP Secure Connection': 1 }),
  };
}

export type ProfileTree = {
  readonly accounts: readonly Values[];
  /** The numbers of those that are live, of `accounts` counted from 1; all of them unless told, null for no list. */
  readonly live?: readonly number[] | null;
};

/** Profiles by name as a generation of Outlook keeps them. @param opened the one it opens */
export function outlookTree(
  generation: Generation,
  profiles: Readonly<Record<string, ProfileTree>>,
  opened: string | null = Object.keys(profiles)[0] ?? null,
): RegistryTree {
  const { version, profiles: folder, settings } = placeOf[generation];
  const keys: Record<string, Values> = { [`${office}\\${version}\\Outlook`]: {} };
  keys[settings] = opened === null ? {} : { DefaultProfile: opened };
  for (const [name, { accounts, live: listed }] of Object.entries(profiles)) {
    const numbers = listed === undefined ? accounts.map((_, index) => index + 1) : listed;
    keys[`${folder}\\${name}\\${section}`] = {
      NextAccountID: accounts.length + 1,
      ...(numbers === null ? {} : { [live]: dwords(...numbers) }),
    };
    for (const [index, values] of accounts.entries())
      keys[`${folder}\\${name}\\${section}\\${(index + 1).toString(16).padStart(8, '0')}`] = values;
  }
  return keys;
}

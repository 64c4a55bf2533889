import { win32 } from 'node:path';
import type { AccountReading, ProgramReading } from '../../../domain/model/mail-program.ts';
import { eachJsonString, type JsonString, jsonText, jsonWithin } from './json-strings.ts';
import type { Registry } from './registry.ts';
import { numberOf } from './registry-words.ts';
import type { ReadFile } from './thunderbird.ts';

const mostBytes = 4_000_000;
const mostAccounts = 100;
/** No address and no kind of account is longer. Bytes, as the file writes it. */
const longestText = 1_000;

const preferences = 'Software\\Microsoft\\Office\\16.0\\Outlook\\Preferences';
/** Accounts that the program makes for itself. */
const itsOwn = '@shadow.outlook.com';

/** Where the accounts stand, and what is read of each; every other key of the file is passed over. */
const map = ['Identities', 'IdentityMap'] as const;
const backup = ['AccountLocalBackup', 'Json'] as const;
const fields = ['emailAddress', 'accountType'] as const;

/**
 * The accounts of the new Outlook: their addresses and kinds. It keeps no servers on the PC. Throws where its file is there,
 * or the program is in use, and nothing can be made of it.
 */
export async function readNewOutlook(
  localAppData: string,
  readFile: ReadFile,
  registry: Registry | null,
): Promise<ProgramReading> {
  const bytes = await readFile(win32.join(localAppData, 'Microsoft', 'Olk', 'UserSettings.json'), mostBytes);
  if (bytes === null) {
    const isUsed = numberOf(registry?.values(preferences, ['UseNewOutlook'])?.UseNewOutlook ?? null) === 1;
    return { program: 'new-outlook', state: isUsed ? 'unreadable' : 'absent' };
  }
  try {
    return { program: 'new-outlook', state: 'read', accounts: accountsIn(bytes) };
  } finally {
    // It may hold tokens: they end here, never having been a text.
    bytes.fill(0);
  }
}

type Fields = { readonly [Field in (typeof fields)[number]]?: string };

function accountsIn(settings: Uint8Array): readonly AccountReading[] {
  const within: Uint8Array[] = [];
  try {
    const listed = fieldsIn(
      settings,
      (path) => isIn(path, map) || isIn(path, backup),
      ({ path, raw }) => {
        if (path.length === backup.length && isIn(path, backup)) within.push(jsonWithin(raw));
      },
    );
    const backedUp = within.flatMap((bytes) => fieldsIn(bytes, () => true));
    const accounts = [...listed, ...backedUp]
      .flatMap(accountsOf)
      .map((one) => [one.email?.toLowerCase(), one] as const);
    return [...new Map(accounts).values()].slice(0, mostAccounts);
  } finally {
    for (const bytes of within) bytes.fill(0);
  }
}

/** The fields of every object that stands where accounts stand. @param hear is told of every text */
function fieldsIn(
  bytes: Uint8Array,
  isAccount: (path: readonly string[]) => boolean,
  hear?: (text: JsonString) => void,
): readonly Fields[] {
  const objects = new Map<number, Fields>();
  const isWhole = eachJsonString(bytes, [...map, ...backup, ...fields], (text) => {
    hear?.(text);
    const { path, object, raw } = text;
    const field = fields.find((one) => one === path.at(-1));
    if (field === undefined || raw.length > longestText || !isAccount(path)) return;
    objects.set(object, { ...objects.get(object), [field]: jsonText(raw) ?? '' });
  });
  if (!isWhole) throw new Error('not as the new Outlook writes it');
  return [...objects.values()];
}

const isIn = (path: readonly string[], place: readonly string[]): boolean =>
  place.every((key, index) => path[index] === key);

function accountsOf({ emailAddress = '', accountType = '' }: Fields): readonly AccountReading[] {
  const email = emailAddress.trim();
  if (!/^[^@\p{C}\s]+@[^@\p{C}\s]+$/u.test(email) || email.toLowerCase().endsWith(itsOwn)) return [];
  const isPop = /^pop/i.test(accountType);
  return [
    {
      program: 'new-outlook',
      version: null,
      profile: '',
      isDefaultProfile: true,
      name: null,
      email,
      type: isPop ? 'pop3' : /^imap/i.test(accountType) ? 'imap' : 'other',
      receiving: nothing,
      sending: { ...nothing, login: null },
      copies: null,
    },
  ];
}

const nothing = { host: null, port: null, encryption: null, user: null, isSpa: null };

import type { AccountReading, CopiesLeft, ProgramEncryption } from '../../../domain/model/mail-program.ts';
import type { RegistryValues } from './registry.ts';
import { numberOf, textOf } from './registry-words.ts';

/**
 * All that is ever asked of an account's key. The passwords beside them (`POP3 Password`, `SMTP Password`…) are asked for
 * by nobody and never reach this process.
 */
export const accountNames = [
  'clsid',
  'Account Name',
  'Email',
  'POP3 Server',
  'POP3 User',
  'POP3 Port',
  'POP3 Use SSL',
  'POP3 Secure Connection',
  'POP3 Use SPA',
  'POP3 Use Sicily',
  'SMTP Server',
  'SMTP User',
  'SMTP Port',
  'SMTP Use SSL',
  'SMTP Secure Connection',
  'SMTP Use Auth',
  'SMTP Auth Method',
  'Leave on Server',
] as const;
type AccountValues = RegistryValues<(typeof accountNames)[number]>;

/** Class ids of the Account Management API. */
const types: ReadonlyMap<string, AccountReading['type']> = new Map([
  ['{ed475411-b0d6-11d2-8c3b-00104b2a6676}', 'pop3'],
  ['{ed475412-b0d6-11d2-8c3b-00104b2a6676}', 'imap'],
]);

/** One account of classic Outlook from the values of its key (Account Management API: constants and properties). */
export function accountOf(
  values: AccountValues,
  profile: Pick<AccountReading, 'version' | 'profile' | 'isDefaultProfile'>,
): AccountReading {
  return {
    program: 'outlook',
    ...profile,
    name: textOf(values['Account Name']),
    email: textOf(values.Email),
    type: types.get(textOf(values.clsid)?.toLowerCase() ?? '') ?? 'other',
    receiving: {
      host: textOf(values['POP3 Server']),
      port: portOf(numberOf(values['POP3 Port'])),
      encryption: encryptionOf(numberOf(values['POP3 Secure Connection']), flagOf(numberOf(values['POP3 Use SSL']))),
      user: textOf(values['POP3 User']),
      isSpa: flagOf(numberOf(values['POP3 Use SPA']) ?? numberOf(values['POP3 Use Sicily'])),
    },
    sending: {
      host: textOf(values['SMTP Server']),
      port: portOf(numberOf(values['SMTP Port'])),
      encryption: encryptionOf(numberOf(values['SMTP Secure Connection']), flagOf(numberOf(values['SMTP Use SSL']))),
      user: textOf(values['SMTP User']),
      // Whether sending uses SPA stands in none of the values above.
      isSpa: null,
      login: loginOf(flagOf(numberOf(values['SMTP Use Auth'])), numberOf(values['SMTP Auth Method'])),
    },
    copies: copiesOf(numberOf(values['Leave on Server'])),
  };
}

const portOf = (number: number | null): number | null =>
  number !== null && number >= 1 && number <= 65_535 ? number : null;

const flagOf = (number: number | null): boolean | null => (number === 0 || number === 1 ? number === 1 : null);

/** `ENCRYPT_CONN_…`, in their order. */
const connections: readonly ProgramEncryption[] = ['none', 'tls', 'starttls', 'automatic'];

/** @param connection the newer value, which tells four kinds apart @param isSsl the older one, which knows two */
function encryptionOf(connection: number | null, isSsl: boolean | null): ProgramEncryption | null {
  if (connection === null) return isSsl === null ? null : isSsl ? 'tls' : 'none';
  const said = connections[connection] ?? null;
  return said === 'none' && isSsl ? null : said;
}

/** `SMTP_AUTH_…`, in their order. */
const logins = ['as-receiving', 'own', 'receive-first'] as const;

function loginOf(hasLogin: boolean | null, method: number | null): AccountReading['sending']['login'] {
  if (hasLogin === null) return null;
  if (!hasLogin) return 'none';
  return method === null ? null : (logins[method] ?? null);
}

/** `LEAVE_ON_SERVER`, `REMOVE_AFTER`, `REMOVE_ON_NUKE`; above them, how many days after. */
const leave = 0x1;
const removeAfter = 0x2;
const removeOnDeletion = 0x4;

function copiesOf(flags: number | null): CopiesLeft | null {
  if (flags === null) return null;
  const options = flags & 0xffff;
  const days = flags >>> 16;
  if ((options & ~(leave | removeAfter | removeOnDeletion)) !== 0) return null;
  // What would become of copies is kept also where none are left.
  if ((options & leave) === 0) return { kind: 'none' };
  if ((options & removeAfter) !== 0) return days === 0 ? null : { kind: 'removed-after', days };
  return { kind: (options & removeOnDeletion) === 0 ? 'kept' : 'until-deleted' };
}

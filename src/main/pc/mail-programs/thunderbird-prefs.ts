import type { AccountReading, CopiesLeft, ProgramEncryption } from '../../../domain/model/mail-program.ts';

/** All that is ever read of a `prefs.js`; every other line is passed over as bytes. */
const names = new RegExp(
  `^mail\\.(?:${[
    'accountmanager\\.accounts',
    'account\\.account\\d+\\.(?:server|identities)',
    'server\\.server\\d+\\.(?:type|hostname|port|userName|socketType)',
    'server\\.server\\d+\\.(?:leave_on_server|delete_by_age_from_server|num_days_to_leave_on_server|delete_mail_left_on_server)',
    'smtpserver\\.smtp\\d+\\.(?:hostname|port|try_ssl|username|authMethod)',
    'identity\\.id\\d+\\.(?:useremail|smtpServer)',
    'smtp\\.defaultserver',
  ].join('|')})$`,
);

/** Settings by name. */
export type Prefs = ReadonlyMap<string, string | number | boolean>;

const start = Buffer.from('user_pref("');
const end = Buffer.from('", ');
const longestLine = 4_000;
const mostAccounts = 100;

/** The settings that are of interest here, of a `prefs.js`; a line that Thunderbird did not write is none. */
export function prefsIn(file: Uint8Array): Prefs {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  const prefs = new Map<string, string | number | boolean>();
  for (let from = 0; from < bytes.length; ) {
    const next = bytes.indexOf('\n', from);
    const to = next === -1 ? bytes.length : next;
    const pref = to - from <= longestLine ? prefOf(bytes.subarray(from, to)) : null;
    if (pref) prefs.set(...pref);
    from = to + 1;
  }
  return prefs;
}

/** @returns null for a line of anything else, of which no more than the name becomes a text */
function prefOf(line: Buffer): readonly [string, string | number | boolean] | null {
  const nameEnds = line.indexOf(end);
  if (nameEnds === -1 || !start.equals(line.subarray(0, start.length))) return null;
  const name = line.toString('latin1', start.length, nameEnds);
  if (!names.test(name)) return null;
  const [, text] = /^(.+)\);\s*$/.exec(line.toString('utf8', nameEnds + end.length)) ?? [];
  const value = text === undefined ? null : literalOf(text);
  return value === null ? null : [name, value];
}

/** A literal as Thunderbird writes it, which is JSON but for `\x`; null for anything else. */
function literalOf(text: string): string | number | boolean | null {
  try {
    const value: unknown = JSON.parse(
      text.replace(/\\(?:x([\da-f]{2})|(.))/gi, (all, code) => (code ? `\\u00${code}` : all)),
    );
    if (typeof value === 'string') return /[\p{Cc}\p{Cs}]/u.test(value) ? null : value;
    return typeof value === 'boolean' || Number.isSafeInteger(value) ? (value as number | boolean) : null;
  } catch {
    return null;
  }
}

/**
 * The mail accounts that these settings make. What is not among them has Thunderbird's own default, which it never writes
 * (its `mailnews.js`): no encryption, a password in plain text, no copies left.
 */
export function accountsFrom(prefs: Prefs, profile: string): readonly AccountReading[] {
  return list(prefs, 'mail.accountmanager.accounts')
    .slice(0, mostAccounts)
    .flatMap((key) => {
      const server = `mail.server.${text(prefs, `mail.account.${key}.server`)}`;
      const type = text(prefs, `${server}.type`);
      // Local folders, newsgroups and feeds.
      if (type === null || ['none', 'nntp', 'rss', 'im'].includes(type)) return [];
      const [identity = ''] = list(prefs, `mail.account.${key}.identities`);
      const encryption = encryptionOf(number(prefs, `${server}.socketType`, 0));
      const port = number(
        prefs,
        `${server}.port`,
        type === 'pop3' && encryption ? (encryption === 'tls' ? 995 : 110) : null,
      );
      return [
        {
          program: 'thunderbird' as const,
          version: null,
          profile,
          isDefaultProfile: true,
          name: null,
          email: text(prefs, `mail.identity.${identity}.useremail`),
          type: type === 'pop3' || type === 'imap' ? type : ('other' as const),
          receiving: {
            host: text(prefs, `${server}.hostname`),
            port: portOf(port),
            encryption,
            user: text(prefs, `${server}.userName`),
            // Which way it logs in stands in none of the settings above.
            isSpa: null,
          },
          sending: sendingOf(prefs, identity),
          copies: type === 'pop3' ? copiesOf(prefs, server) : null,
        },
      ];
    });
}

function sendingOf(prefs: Prefs, identity: string): AccountReading['sending'] {
  const own = text(prefs, `mail.identity.${identity}.smtpServer`) ?? text(prefs, 'mail.smtp.defaultserver');
  const server = `mail.smtpserver.${own}`;
  const host = text(prefs, `${server}.hostname`);
  const user = text(prefs, `${server}.username`);
  const method = host === null ? null : number(prefs, `${server}.authMethod`, methods.password);
  return {
    host,
    port: portOf(number(prefs, `${server}.port`, null)),
    encryption: host === null ? null : encryptionOf(number(prefs, `${server}.try_ssl`, 0)),
    user,
    isSpa: method === null ? null : method === methods.ntlm,
    login: method === methods.none ? 'none' : method !== null && user !== null ? 'own' : null,
  };
}

/** `nsMsgAuthMethod`, as far as it matters. */
const methods = { none: 1, password: 3, ntlm: 6 } as const;

/** `nsMsgSocketType`; the second, "if available", was the user's to choose long ago. */
const sockets: readonly ProgramEncryption[] = ['none', 'automatic', 'starttls', 'tls'];
const encryptionOf = (socket: number | null): ProgramEncryption | null =>
  socket === null ? null : (sockets[socket] ?? null);

function copiesOf(prefs: Prefs, server: string): CopiesLeft | null {
  const left = flag(prefs, `${server}.leave_on_server`);
  const isByAge = flag(prefs, `${server}.delete_by_age_from_server`);
  const isByDeletion = flag(prefs, `${server}.delete_mail_left_on_server`);
  if (left === null || isByAge === null || isByDeletion === null) return null;
  if (!left) return { kind: 'none' };
  const days = number(prefs, `${server}.num_days_to_leave_on_server`, 7);
  if (isByAge) return days !== null && days >= 1 ? { kind: 'removed-after', days } : null;
  return { kind: isByDeletion ? 'until-deleted' : 'kept' };
}

const portOf = (port: number | null): number | null => (port !== null && port >= 1 && port <= 65_535 ? port : null);

const list = (prefs: Prefs, name: string): readonly string[] => [
  ...new Set(
    (text(prefs, name) ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => /^\w+$/.test(one)),
  ),
];

/** Null for one that is empty, missing or no text. */
function text(prefs: Prefs, name: string): string | null {
  const value = prefs.get(name);
  return typeof value === 'string' ? value.trim() || null : null;
}

/** @param byDefault where it is missing @returns null where it is no number */
function number(prefs: Prefs, name: string, byDefault: number | null): number | null {
  const value = prefs.get(name);
  if (value === undefined) return byDefault;
  return typeof value === 'number' ? value : null;
}

/** False where it is missing, null where it is no yes or no. */
function flag(prefs: Prefs, name: string): boolean | null {
  const value = prefs.get(name) ?? false;
  return typeof value === 'boolean' ? value : null;
}

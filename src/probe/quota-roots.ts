import type { QuotaValue } from '../domain/model/reading.ts';
import type { Token, Untagged } from './imap-session.ts';

/** A usage and the limit set on it. */
type Share = { readonly used: number; readonly limit: number };

/** One quota root (RFC 9208 section 3.2) and what it limits. */
export type QuotaRoot = {
  readonly name: string;
  /** Bytes. */
  readonly storage: Share | null;
  readonly messages: Share | null;
};

const isList = (token: Token): token is readonly Token[] => Array.isArray(token);

/** A string, or a literal's bytes; null for anything else. */
function textOf(token: Token): string | null {
  const value = isList(token) ? null : token?.value;
  if (typeof value === 'string') return value;
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : null;
}

/** QUOTAROOT (RFC 9208 section 5.2): the names of the roots behind the mailbox name; there may be none. */
export function rootNamesIn({ attributes = [] }: Untagged): readonly string[] {
  return attributes.slice(1).flatMap((token) => textOf(token) ?? []);
}

/** QUOTA (RFC 9208 section 5.1): a root and, three by three, its resources, their usage and their limit. */
export function rootIn({ attributes = [] }: Untagged): QuotaRoot {
  const resources = attributes.find(isList) ?? [];
  const share = (name: string, unit: number): Share | null => {
    const at = resources.findIndex((token, index) => index % 3 === 0 && textOf(token)?.toUpperCase() === name);
    const [used, limit] = [resources[at + 1], resources[at + 2]].map((token) => numberIn(token, unit));
    return at >= 0 && used != null && limit != null && limit > 0 ? { used, limit } : null;
  };
  // STORAGE counts units of 1,024 octets (section 3.1.1); a limit of zero is how some servers write "none".
  return { name: textOf(attributes[0]) ?? '', storage: share('STORAGE', 1_024), messages: share('MESSAGE', 1) };
}

function numberIn(token: Token, unit: number): number | null {
  const digits = textOf(token);
  const value = digits !== null && /^\d{1,16}$/.test(digits) ? Number(digits) * unit : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
}

/**
 * Of several roots the fullest decides, for bytes and for messages each: it is the one that refuses mail first.
 * @param names the roots of the mailbox, where the server named them; others do not count
 */
export function fullest(all: readonly QuotaRoot[], names: readonly string[]): QuotaValue {
  const own = all.filter(({ name }) => names.includes(name));
  const roots = own.length > 0 ? own : all;
  const storage = fullestShare(roots.map((root) => root.storage));
  const messages = fullestShare(roots.map((root) => root.messages));
  if (!storage && !messages) return { kind: 'unlimited' };
  return {
    kind: 'limited',
    storage: storage && { usedBytes: storage.used, limitBytes: storage.limit },
    messages,
  };
}

function fullestShare(shares: readonly (Share | null)[]): Share | null {
  const limited = shares.filter((share) => share !== null);
  return limited.reduce<Share | null>(
    (worst, share) => (worst && worst.used / worst.limit >= share.used / share.limit ? worst : share),
    null,
  );
}

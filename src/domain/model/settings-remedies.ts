import type { Mended, MendedPart } from './mend.ts';
import { nothing, type Path, type Refused, type Replaced, valueAt } from './mend.ts';
import { closureRules } from './own-closures.ts';
import { type ServerKind, securities, usualLifetimeMonths, usualPorts } from './rules.ts';
import { hostIn, unknownHost, withoutUnseen } from './text-rules.ts';

/** Stands for a page whose address was not usable; see {@link unknownHost}. */
const unknownPage = `https://${unknownHost}/`;
/** Stands for a name of which nothing could be read. */
const unknownName = '?';

const noContact = { name: unknownName, phone: null, email: null, days: [], opens: null, closes: null };

type Remedy = (value: unknown, kind: ServerKind) => readonly unknown[];
type Rule = { readonly at: RegExp; readonly part: MendedPart | 'server'; readonly remedy: Remedy };

const leftOut: Remedy = () => [nothing];
/** A whole without which the settings say too little: only its parts can be put right. */
const kept: Remedy = () => [];
/** The quota is asked of IMAP only where there is such a server; the other two are what Vigie watches. */
const noServer: Remedy = (_value, kind) => [
  kind === 'imap' ? null : { host: unknownHost, port: usualPorts[kind], security: securities[kind][0] },
];
const pastedHost: Remedy = (value) => [
  ...(typeof value === 'string' ? [hostIn(withoutUnseen(value))] : []),
  unknownHost,
];
const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * By path, the first that fits: what stands in for a value when it could not be put right itself. A server's is one that
 * does not exist, so that its leg waits for the user; a mailbox without an address cannot be watched, and leaves the list.
 */
const rules: readonly Rule[] = [
  { at: /^mailboxes\.\d+\.address$/, part: 'address', remedy: kept },
  { at: /^mailboxes\.\d+\.label$/, part: 'label', remedy: leftOut },
  { at: /^mailboxes\.\d+\.user$/, part: 'login', remedy: leftOut },
  { at: /^mailboxes\.\d+\.profileId$/, part: 'profile-choice', remedy: leftOut },
  { at: /^mailboxes\.\d+\.limit\w+$/, part: 'limit', remedy: leftOut },
  { at: /^mailboxes\.\d+\.password\w+$/, part: 'date', remedy: leftOut },
  { at: /^mailboxes\.\d+$/, part: 'mailbox', remedy: leftOut },
  { at: /^mailboxes$/, part: 'mailbox', remedy: kept },
  { at: /^lang$/, part: 'language', remedy: leftOut },
  { at: /^policy(\.|$)/, part: 'policy', remedy: leftOut },
  { at: /^profiles\.\d+\.(pop3|smtp|imap)\.host$/, part: 'server', remedy: pastedHost },
  { at: /^profiles\.\d+\.(pop3|smtp|imap)\.port$/, part: 'server', remedy: (_value, kind) => [usualPorts[kind]] },
  {
    at: /^profiles\.\d+\.(pop3|smtp|imap)\.security$/,
    part: 'server',
    remedy: (_value, kind) => [securities[kind][0]],
  },
  { at: /^profiles\.\d+\.(pop3|smtp|imap)$/, part: 'server', remedy: noServer },
  { at: /^profiles\.\d+\.passwordLifetimeMonths$/, part: 'lifetime', remedy: () => [usualLifetimeMonths] },
  { at: /^profiles\.\d+\.links\.\w+$/, part: 'page', remedy: () => [unknownPage] },
  { at: /^profiles\.\d+\.links$/, part: 'page', remedy: () => [{ webmail: unknownPage, cerbere: unknownPage }] },
  { at: /^profiles\.\d+\.contacts\.\w+\.(phone|email|opens|closes)$/, part: 'contact', remedy: () => [null] },
  { at: /^profiles\.\d+\.contacts\.\w+\.name$/, part: 'contact', remedy: () => [unknownName] },
  { at: /^profiles\.\d+\.contacts\.\w+\.days$/, part: 'contact', remedy: () => [[]] },
  {
    at: /^profiles\.\d+\.contacts\.\w+$/,
    part: 'contact',
    remedy: (value) => [...(isRecord(value) ? [{ ...value, opens: null, closes: null }] : []), noContact],
  },
  {
    at: /^profiles\.\d+\.contacts$/,
    part: 'contact',
    remedy: () => [{ technical: noContact, passwords: noContact }],
  },
  { at: /^profiles\.\d+\.name$/, part: 'provider', remedy: () => [unknownName] },
  { at: /^profiles\.\d+$/, part: 'provider', remedy: leftOut },
  { at: /^profiles$/, part: 'provider', remedy: kept },
  { at: /^closures\.\d+\.name$/, part: 'closure', remedy: leftOut },
  { at: /^closures\.\d+\.\w+$/, part: 'closure', remedy: kept },
  { at: /^closures\.\d+$/, part: 'closure', remedy: leftOut },
  {
    at: /^closures$/,
    part: 'closure',
    // The latest stay.
    remedy: (value) => [...(Array.isArray(value) ? [value.slice(-closureRules.most)] : []), nothing],
  },
  { at: /^mended(\.|$)/, part: 'unknown', remedy: leftOut },
];

const ruleAt = (path: Path): Rule | undefined => rules.find(({ at }) => at.test(path.join('.')));
const kindIn = (path: Path): ServerKind => (['smtp', 'imap'] as const).find((kind) => kind === path[2]) ?? 'pop3';

/** What could stand in for a refused value of the settings. */
export function settingsRemedies({ path, value, issue }: Refused): readonly unknown[] {
  if (issue.code === 'unrecognized_keys' && issue.path.length === path.length && isRecord(value))
    return [Object.fromEntries(Object.entries(value).filter(([name]) => !issue.keys.includes(name)))];
  const { part, remedy } = ruleAt(path) ?? { part: 'unknown', remedy: kept };
  // A server is another one as soon as anything in it is: no guess comes near it.
  return [...(part === 'server' ? [] : putRight(value, issue)), ...remedy(value, kindIn(path))];
}

/** The value itself, as near as the rule allows: without what nobody sees, within its limits, each entry once. */
function putRight(value: unknown, issue: Refused['issue']): readonly unknown[] {
  const most = issue.code === 'too_big' ? Number(issue.maximum) : Number.POSITIVE_INFINITY;
  const least = issue.code === 'too_small' ? Number(issue.minimum) : Number.NEGATIVE_INFINITY;
  if (typeof value === 'string') {
    const text = withoutUnseen(value);
    // Half a character would be left of a joined one that is cut.
    return text === '' ? [] : [text, withoutUnseen(text.slice(0, most))];
  }
  if (typeof value === 'number') return [Math.min(most, Math.max(least, Math.round(value)))];
  if (!Array.isArray(value)) return [];
  return [value.filter((one, index) => value.findIndex((other) => keyOf(other) === keyOf(one)) === index)];
}

/** What tells one entry of a list from another. */
function keyOf(entry: unknown): string {
  const { address, id } = (isRecord(entry) ? entry : {}) as { address?: unknown; id?: unknown };
  const key = address ?? id;
  return typeof key === 'string' ? key.toLowerCase() : JSON.stringify(entry);
}

const longest = 160;

/** A value on one line, with what nobody sees written out, short enough to be shown. */
function shown(value: unknown): string {
  if (value === undefined || Array.isArray(value)) return '';
  const { address, opens, closes } = (isRecord(value) ? value : {}) as Readonly<Record<string, unknown>>;
  const hours = opens === undefined && closes === undefined ? undefined : `${opens ?? ''}–${closes ?? ''}`;
  const text = [value, address, hours].find((one) => typeof one === 'string') ?? JSON.stringify(value);
  const whole = written(text);
  return whole.length > longest ? `${whole.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…` : whole;
}

/** A text with what nobody sees written out. */
const written = (text: string): string =>
  [...text]
    .map((one) => (one !== ' ' && withoutUnseen(one) === '' ? `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}` : one))
    .join('');

/** What was replaced in the settings, as the window tells it; null for what nobody misses. */
export function mendedOf({ path, value, issue, within }: Replaced): Mended | null {
  if (path[0] === 'mended') return null;
  const owner = valueAt(within, path.slice(0, 2));
  const { address, name } = (isRecord(owner) ? owner : {}) as { address?: unknown; name?: unknown };
  const of = path[0] === 'mailboxes' ? address : path[0] === 'profiles' ? name : undefined;
  const told = { of: typeof of === 'string' ? written(of).slice(0, 320) : '', isSettled: false };
  // What stands in a field that nobody knows may be a secret in the wrong place.
  if (issue.code === 'unrecognized_keys' && issue.path.length === path.length)
    return { ...told, part: 'unknown', was: shown(issue.keys.join(', ')) };
  const part = ruleAt(path)?.part ?? 'unknown';
  return { ...told, part: part === 'server' ? kindIn(path) : part, was: shown(value) };
}

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { daysFor } from '../domain/model/cerbere-date.ts';
import { addressSchema, dateSchema } from '../domain/model/rule-schemas.ts';
import { isWithin, mailboxRules, megabytesOf, type NumberRule, securities } from '../domain/model/rules.ts';
import {
  type ImapServer,
  imapServerSchema,
  type Pop3Server,
  pop3ServerSchema,
  type ServerProfile,
  type SmtpServer,
  smtpServerSchema,
} from '../domain/model/server-profile.ts';
import { fits, textRules } from '../domain/model/text-rules.ts';
import { catalogue, type Lang } from '../domain/text/index.ts';
import { createTrust, type Trust } from '../probe/certificate.ts';
import { passwordVariables } from './check-report.ts';
import { languageOf } from './terminal.ts';

/** What `vigie check` was asked, validated. */
export type CheckOptions = {
  readonly address: string;
  readonly user: string;
  readonly pop3: Pop3Server | null;
  readonly smtp: SmtpServer | null;
  readonly imap: ImapServer | null;
  readonly limitBytes: number | null;
  readonly limitMessages: number | null;
  readonly passwordChangedOn: string | null;
  /** The last day as CERBERE's e-mail gave it; it counts more than the change. */
  readonly passwordExpiresOn: string | null;
  readonly trust: Trust;
  readonly greetingMs: number | undefined;
  readonly restMs: number | undefined;
  /** For the whole look; undefined where only the two spans bound it. */
  readonly deadlineMs: number | undefined;
  readonly lang: Lang;
  readonly isJson: boolean;
  readonly isForced: boolean;
  readonly mailboxPassword: string | null;
  readonly cerberePassword: string | null;
};

/** Bad usage: the message says how to put it right. */
export class UsageError extends Error {}

const optionTypes = {
  address: 'string',
  user: 'string',
  pop: 'string',
  smtp: 'string',
  imap: 'string',
  limit: 'string',
  'limit-messages': 'string',
  'password-changed': 'string',
  'password-expires': 'string',
  ca: 'string',
  greeting: 'string',
  session: 'string',
  deadline: 'string',
  lang: 'string',
  json: 'boolean',
  force: 'boolean',
  help: 'boolean',
  version: 'boolean',
} as const;
type OptionName = keyof typeof optionTypes;

/** @throws UsageError */
export function readCheckOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  profile: ServerProfile,
  now: () => string,
): CheckOptions | 'help' | 'version' {
  const lang = languageOf(args);
  const say = catalogue(lang).cli;
  const given = readValues(args, lang);
  if (given.has('help')) return 'help';
  if (given.has('version')) return 'version';

  const value = (name: OptionName): string | undefined => given.get(name);
  const parsed = <Output>(name: OptionName, schema: z.ZodType<Output>, problem: string): Output | null => {
    const text = value(name);
    if (text === undefined) return null;
    const result = schema.safeParse(text);
    if (!result.success) throw new UsageError(problem);
    return result.data;
  };

  if (value('lang') !== undefined && value('lang') !== 'fr' && value('lang') !== 'en')
    throw new UsageError(say.badLang);
  if (value('address') === undefined) throw new UsageError(say.addressMissing);
  const address = parsed('address', addressSchema, say.badAddress(value('address') ?? '')) ?? '';
  const dateOf = (name: 'password-changed' | 'password-expires'): string | null =>
    parsed(name, dateSchema, say.badDate(`--${name}`)(value(name) ?? ''));
  const passwordChangedOn = dateOf('password-changed');
  if (passwordChangedOn !== null && passwordChangedOn > daysFor('changed', now()).max)
    throw new UsageError(say.futureDate(passwordChangedOn));
  const user = value('user') ?? address;
  if (!fits(textRules.login, user)) throw new UsageError(say.badUser(String(textRules.login.max)));

  return {
    address,
    user,
    pop3: readServer(value('pop'), profile.pop3, pop3ServerSchema, say.badServer('--pop', securities.pop3.join('|'))),
    smtp: readServer(value('smtp'), profile.smtp, smtpServerSchema, say.badServer('--smtp', securities.smtp.join('|'))),
    imap: readServer(value('imap'), profile.imap, imapServerSchema, say.badServer('--imap', securities.imap.join('|'))),
    limitBytes: readSize(value('limit'), say.badLimit(String(megabytesOf(mailboxRules.limitBytes.max)))),
    limitMessages: readWhole(
      value('limit-messages'),
      mailboxRules.limitMessages,
      say.badLimitMessages(String(mailboxRules.limitMessages.max)),
    ),
    passwordChangedOn,
    passwordExpiresOn: dateOf('password-expires'),
    trust: readTrust(value('ca'), say.badCa),
    greetingMs: readSeconds(value('greeting'), say.badSeconds('--greeting', String(longestSeconds))),
    restMs: readSeconds(value('session'), say.badSeconds('--session', String(longestSeconds))),
    deadlineMs: readSeconds(value('deadline'), say.badSeconds('--deadline', String(longestSeconds))),
    lang,
    isJson: given.has('json'),
    isForced: given.has('force'),
    mailboxPassword: readPassword(env, passwordVariables.receiving, say.badPassword(String(textRules.password.max))),
    cerberePassword: readPassword(env, passwordVariables.sending, say.badPassword(String(textRules.password.max))),
  };
}

function readValues(args: readonly string[], lang: Lang): Map<OptionName, string> {
  const say = catalogue(lang).cli;
  const options = Object.fromEntries(Object.entries(optionTypes).map(([name, type]) => [name, { type }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = new Map<OptionName, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UsageError(say.unexpected(token.value));
    if (token.kind !== 'option') continue;
    if (/^(password|pass|pw|mot-de-passe)/.test(token.name) && !(token.name in optionTypes))
      throw new UsageError(say.noPasswordOption);
    if (!(token.name in optionTypes)) throw new UsageError(say.unknownOption(token.rawName));
    const name = token.name as OptionName;
    const isFlag = optionTypes[name] === 'boolean';
    if (isFlag && token.value !== undefined) throw new UsageError(say.noValue(token.rawName));
    if (!isFlag && (token.value === undefined || token.value === ''))
      throw new UsageError(say.valueMissing(token.rawName));
    given.set(name, token.value ?? '');
  }
  return given;
}

function readServer<Server>(
  text: string | undefined,
  usual: Server | null,
  schema: z.ZodType<Server>,
  problem: (text: string) => string,
): Server | null {
  if (text === undefined) return usual;
  if (text === 'none') return null;
  const found = /^(?:\[([^\]]+)\]|([^:/\s]+)):(\d{1,5})\/([a-z]+)$/.exec(text);
  const result = schema.safeParse({ host: found?.[1] ?? found?.[2], port: Number(found?.[3]), security: found?.[4] });
  if (!found || !result.success) throw new UsageError(problem(text));
  return result.data;
}

const unitBytes: Readonly<Record<string, number>> = { '': 1, k: 1_024, m: 1_048_576, g: 1_073_741_824 };

/** A size such as `50MB`, `50 Mo`, `1,5GB`; 1 MB is 1,048,576 bytes. */
function readSize(text: string | undefined, problem: (text: string) => string): number | null {
  if (text === undefined) return null;
  const found = /^(\d{1,12}(?:[.,]\d{1,6})?)\s*([kmg]?)(?:i?[bo])?$/i.exec(text);
  const bytes = found?.[1]
    ? Math.round(Number(found[1].replace(',', '.')) * (unitBytes[(found[2] ?? '').toLowerCase()] ?? 1))
    : 0;
  if (!isWithin(mailboxRules.limitBytes, bytes)) throw new UsageError(problem(text));
  return bytes;
}

function readWhole(text: string | undefined, rule: NumberRule, problem: (text: string) => string): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,10}$/.test(text) || !isWithin(rule, Number(text))) throw new UsageError(problem(text));
  return Number(text);
}

const longestSeconds = 600;

/** Seconds, as milliseconds. */
function readSeconds(text: string | undefined, problem: (text: string) => string): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds > 0 && seconds <= longestSeconds)) throw new UsageError(problem(text));
  return seconds * 1_000;
}

function readTrust(path: string | undefined, problem: (path: string) => string): Trust {
  if (path === undefined) return createTrust();
  try {
    const trust = createTrust(readFileSync(path, 'utf8'));
    // Made here, so that a file which OpenSSL refuses is told as bad usage.
    trust.secureContext;
    return trust;
  } catch {
    throw new UsageError(problem(path));
  }
}

/** A password from the environment; null where it is not set. It is neither trimmed nor changed. */
function readPassword(env: NodeJS.ProcessEnv, name: string, problem: (name: string) => string): string | null {
  const password = env[name];
  if (password === undefined || password === '') return null;
  if (!fits(textRules.password, password)) throw new UsageError(problem(name));
  return password;
}

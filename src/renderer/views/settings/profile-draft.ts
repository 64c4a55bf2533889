import type { NumberRule } from '../../../domain/model/rules.ts';
import { profileRules, type ServerKind, securities, serverKinds, usualPorts } from '../../../domain/model/rules.ts';
import type { Contact, ServerProfile } from '../../../domain/model/server-profile.ts';
import { fits, hoursProblem, type TextRule, textRules, unknownHost } from '../../../domain/model/text-rules.ts';

/** A profile as it stands in its form: texts as they are typed. */
export type ServerDraft = {
  readonly isUsed: boolean;
  readonly host: string;
  readonly port: string;
  readonly security: string;
};
export type ContactDraft = {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly days: readonly number[];
  readonly opens: string;
  readonly closes: string;
};
export type ProfileDraft = {
  readonly pop3: ServerDraft;
  readonly smtp: ServerDraft;
  readonly imap: ServerDraft;
  readonly months: string;
  readonly webmail: string;
  readonly cerbere: string;
  readonly technical: ContactDraft;
  readonly passwords: ContactDraft;
};
export const contactKinds = ['technical', 'passwords'] as const;
export type ContactKind = (typeof contactKinds)[number];

export function draftOf({ links, contacts, passwordLifetimeMonths, ...profile }: ServerProfile): ProfileDraft {
  const server = (kind: ServerKind): ServerDraft => {
    const found = profile[kind];
    return found
      ? {
          isUsed: true,
          host: found.host === unknownHost ? '' : found.host,
          port: String(found.port),
          security: found.security,
        }
      : { isUsed: false, host: '', port: String(usualPorts[kind]), security: securities[kind][0] };
  };
  return {
    pop3: server('pop3'),
    smtp: server('smtp'),
    imap: server('imap'),
    months: String(passwordLifetimeMonths),
    webmail: links.webmail,
    cerbere: links.cerbere,
    technical: contactDraft(contacts.technical),
    passwords: contactDraft(contacts.passwords),
  };
}

const contactDraft = ({ name, phone, email, days, opens, closes }: Contact): ContactDraft => ({
  name,
  phone: phone ?? '',
  email: email ?? '',
  days,
  opens: opens ?? '',
  closes: closes ?? '',
});

export const isSameDraft = (one: ProfileDraft, other: ProfileDraft): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export type ProfileProblem = 'host' | 'port' | 'months' | 'url' | 'name' | 'phone' | 'email' | 'hours';
/** What is wrong, by field: `pop3.host`, `months`, `technical.email`… */
export type ProfileProblems = Readonly<Record<string, ProfileProblem>>;

export type ReadProfile =
  | { readonly ok: true; readonly profile: ServerProfile }
  | { readonly ok: false; readonly problems: ProfileProblems };

/** The profile that a form stands for. It judges by the rules that `serverProfileSchema` is made of. */
export function readDraft(draft: ProfileDraft, before: ServerProfile): ReadProfile {
  const problems: Record<string, ProfileProblem> = {
    ...Object.assign({}, ...serverKinds.map((kind) => serverProblems(kind, draft[kind]))),
    ...(isWhole(draft.months, profileRules.passwordLifetimeMonths) ? {} : { months: 'months' }),
    ...(fits(textRules.page, draft.webmail.trim()) ? {} : { webmail: 'url' }),
    ...(fits(textRules.page, draft.cerbere.trim()) ? {} : { cerbere: 'url' }),
    ...Object.assign({}, ...contactKinds.map((kind) => contactProblems(kind, draft[kind]))),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const profile = {
    ...before,
    ...Object.fromEntries(serverKinds.map((kind) => [kind, serverIn(kind, draft[kind])])),
    passwordLifetimeMonths: Number(draft.months),
    links: { webmail: draft.webmail.trim(), cerbere: draft.cerbere.trim() },
    contacts: { technical: contactIn(draft.technical), passwords: contactIn(draft.passwords) },
  };
  return { ok: true, profile };
}

function serverProblems(kind: ServerKind, { isUsed, host, port }: ServerDraft): ProfileProblems {
  if (!isUsed) return {};
  return {
    ...(fits(textRules.host, host.trim()) ? {} : { [`${kind}.host`]: 'host' }),
    ...(isWhole(port, profileRules.port) ? {} : { [`${kind}.port`]: 'port' }),
  };
}

function serverIn(kind: ServerKind, { isUsed, host, port, security }: ServerDraft) {
  const known = securities[kind].find((one) => one === security) ?? securities[kind][0];
  return isUsed ? { host: host.trim(), port: Number(port), security: known } : null;
}

function contactProblems(kind: ContactKind, { name, phone, email, opens, closes }: ContactDraft): ProfileProblems {
  const isOptional = (rule: TextRule, typed: string): boolean => typed.trim() === '' || fits(rule, typed.trim());
  return {
    ...(fits(textRules.name, name.trim()) ? {} : { [`${kind}.name`]: 'name' }),
    ...(isOptional(textRules.phone, phone) ? {} : { [`${kind}.phone`]: 'phone' }),
    ...(isOptional(textRules.email, email) ? {} : { [`${kind}.email`]: 'email' }),
    ...(hoursProblem(opens || null, closes || null) === null ? {} : { [`${kind}.hours`]: 'hours' }),
  };
}

const contactIn = ({ name, phone, email, days, opens, closes }: ContactDraft): Contact => ({
  name: name.trim(),
  phone: phone.trim() || null,
  email: email.trim() || null,
  days: [...days],
  opens: opens || null,
  closes: closes || null,
});

function isWhole(typed: string, { min, max }: NumberRule): boolean {
  const text = typed.trim();
  return /^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max;
}

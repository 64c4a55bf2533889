import { type ServerKind, securities, usualPorts } from '../../../domain/model/rules.ts';
import type { Contact, ServerProfile } from '../../../domain/model/server-profile.ts';
import { unknownHost } from '../../../domain/model/text-rules.ts';

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

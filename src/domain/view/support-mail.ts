import { readAddress } from '../model/address.ts';
import type { Facts, HealthCode } from '../model/health.ts';
import type { ServerProfile } from '../model/server-profile.ts';
import { catalogue, explain, type Lang } from '../text/index.ts';
import { type ContactId, helpFor } from './support.ts';

/** An e-mail ready to be copied or opened. It holds the school's number and the problem in words, and no secret. */
export type SupportMail = { readonly to: string; readonly subject: string; readonly body: string };

/**
 * The e-mail to whoever can help with a verdict (manual, section 7): FASE number, box, problem, and what is asked. To the
 * service that gives out passwords that is a new one. Null where nobody is to be written to.
 */
export function supportMail(
  address: string,
  code: HealthCode,
  facts: Facts,
  { contacts }: ServerProfile,
  lang: Lang,
): SupportMail | null {
  const { contact } = helpFor(code, facts);
  const to = contact && contacts[contact].email;
  if (!contact || !to) return null;
  const { mail } = catalogue(lang);
  const { title, meaning } = explain(code, facts, lang);
  const known = readAddress(address);
  const number = known ? mail[known.kind](known.fase) : mail.unknown;
  const lines = [
    mail.greeting,
    '',
    mail.box(address),
    number,
    '',
    mail.problem(title),
    meaning,
    ...requestFor(code, contact, lang),
    '',
    mail.closing,
  ];
  return { to, subject: `${address} – ${title}`, body: lines.map((line) => line).join('\n') };
}

/** The lines in which something is asked for; empty where the problem speaks for itself. */
function requestFor(code: HealthCode, contact: ContactId, lang: Lang): readonly string[] {
  const { newPassword, questions } = catalogue(lang).mail;
  if (contact === 'passwords') return ['', newPassword];
  const [, condition = ''] = code.split('.');
  return condition in questions ? ['', questions[condition as keyof typeof questions]] : [];
}

import type { Facts, HealthCode, LegCondition } from '../model/health.ts';
import type { ServerProfile } from '../model/server-profile.ts';
import { readAddress } from '../model/text-rules.ts';
import { catalogue, explain, type Lang } from '../text/index.ts';
import type { Action } from '../text/words.ts';

/** Whom to turn to (manual, section 7): technical support, or the service that gives out mailbox passwords. */
export type ContactId = 'technical' | 'passwords';

export type Help = { readonly actions: readonly Action[]; readonly contact: ContactId | null };

const none: Help = { actions: [], contact: null };
const technical: Help = { actions: ['test-now', 'call-technical', 'copy-report'], contact: 'technical' };
/** The server lets nobody in, whatever the password: somebody there has to be asked. */
const shutOut: Help = { actions: ['call-technical', 'test-now', 'copy-report'], contact: 'technical' };
/** The webmail may still be open. */
const shutOutOfBox: Help = { ...shutOut, actions: ['call-technical', 'open-webmail', 'test-now', 'copy-report'] };
/** Every further login makes it worse, one on the webmail too. */
const lockedOut: Help = { actions: ['call-technical', 'copy-report'], contact: 'technical' };
const fillingUp: Help = {
  actions: ['open-webmail', 'test-now', 'call-technical', 'copy-report'],
  contact: 'technical',
};
const renewal: Help = { actions: ['open-cerbere', 'renew-cerbere-password'], contact: null };

function helpForReceiving(condition: LegCondition): Help {
  switch (condition) {
    case 'password-refused':
    case 'login-refused':
      return { actions: ['open-webmail', 'retype-mailbox-password', 'write-passwords'], contact: 'passwords' };
    case 'password-expired':
      return { actions: ['write-passwords', 'retype-mailbox-password'], contact: 'passwords' };
    case 'not-configured':
      return { actions: ['retype-mailbox-password'], contact: 'passwords' };
    case 'access-off':
      return shutOutOfBox;
    default:
      return helpForLeg(condition);
  }
}

function helpForSending(condition: LegCondition): Help {
  switch (condition) {
    case 'password-refused':
    case 'login-refused':
      return { actions: ['open-cerbere', 'retype-cerbere-password', 'renew-cerbere-password'], contact: 'technical' };
    case 'password-expired':
      return { actions: ['open-cerbere', 'renew-cerbere-password'], contact: 'technical' };
    case 'not-configured':
      return { actions: ['retype-cerbere-password'], contact: null };
    default:
      return helpForLeg(condition);
  }
}

function helpForLeg(condition: LegCondition): Help {
  switch (condition) {
    case 'ok':
      return none;
    case 'in-use':
    case 'login-delay':
    case 'offline':
    case 'names-not-found':
    case 'stale':
    case 'held':
      return { actions: ['test-now'], contact: null };
    case 'account-disabled':
    case 'access-off':
      return shutOut;
    case 'locked-out':
      return lockedOut;
    case 'mailbox-full':
      return fillingUp;
    default:
      return technical;
  }
}

/** What can be done about a verdict, and who can help with it. */
export function helpFor(code: HealthCode, facts: Facts = {}): Help {
  // A password that the keychain keeps to itself need not be typed again.
  if (facts.isUnreadable === true) return { actions: ['test-now'], contact: null };
  // What waits for the end of a lock-out can only wait; the leg that was locked out says whom to ask.
  if (facts.reason === 'locked-out') return none;
  const [check, condition] = code.split('.') as [string, string];
  // Nothing is known against the password, only that it was perhaps refused.
  if (condition === 'login-refused' && facts.isUnsure === true)
    return {
      actions: ['test-now', check === 'sending' ? 'retype-cerbere-password' : 'retype-mailbox-password'],
      contact: null,
    };
  if (check === 'receiving') return helpForReceiving(condition as LegCondition);
  if (check === 'sending') return helpForSending(condition as LegCondition);
  switch (code) {
    case 'storage.high':
    case 'storage.very-high':
    case 'storage.full':
    case 'collection.maybe-not-receiving':
      return fillingUp;
    case 'collection.waiting':
    case 'collection.copy-left':
    case 'collection.second-reader':
      return { actions: ['test-now'], contact: null };
    case 'collection.abandoned':
    case 'certificate.refused':
    case 'certificate.expires-very-soon':
      return technical;
    case 'certificate.expires-soon':
      return { actions: ['test-now', 'copy-report'], contact: 'technical' };
    case 'password-expiry.soon':
    case 'password-expiry.today':
    case 'password-expiry.expired':
      return renewal;
    case 'password-expiry.date-unknown':
    case 'password-expiry.date-to-confirm':
      return { actions: ['fill-in-date'], contact: null };
    default:
      return none;
  }
}

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

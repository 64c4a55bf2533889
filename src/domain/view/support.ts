import type { BlindReason, Finding, HealthCode } from '../model/health.ts';
import type { ServerProfile } from '../model/server-profile.ts';
import { readAddress } from '../model/text-rules.ts';
import { type Catalogue, catalogue, explain, type Lang } from '../text/index.ts';
import type { Action } from '../text/words.ts';

/** Whom to turn to (manual, section 7): technical support, or the service that gives out mailbox passwords. */
export type ContactId = 'technical' | 'passwords';

export type Help = { readonly actions: readonly Action[]; readonly contact: ContactId | null };

const none: Help = { actions: [], contact: null };
const testOnly: Help = { actions: ['test-now'], contact: null };
const programOnly: Help = { actions: ['check-program'], contact: null };
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
const mailboxPassword: Help = {
  actions: ['open-webmail', 'retype-mailbox-password', 'write-passwords'],
  contact: 'passwords',
};
const cerberePassword: Help = {
  actions: ['open-cerbere', 'retype-cerbere-password', 'renew-cerbere-password'],
  contact: 'technical',
};
const unsure = (retype: Action): Help => ({ actions: ['test-now', retype], contact: null });
const renewal: Help = { actions: ['open-cerbere', 'renew-cerbere-password'], contact: null };

/** What can be done about a verdict, and who can help with it. */
export function helpFor(found: Finding): Help {
  switch (found.code) {
    case 'receiving.password-refused':
      return mailboxPassword;
    case 'sending.password-refused':
      return cerberePassword;
    // Nothing is known against the password, only that it was perhaps refused.
    case 'receiving.login-refused':
      return 'isUnsure' in found.facts ? unsure('retype-mailbox-password') : mailboxPassword;
    case 'sending.login-refused':
      return 'isUnsure' in found.facts ? unsure('retype-cerbere-password') : cerberePassword;
    case 'receiving.password-expired':
      return { actions: ['write-passwords', 'retype-mailbox-password'], contact: 'passwords' };
    case 'sending.password-expired':
      return { actions: ['open-cerbere', 'renew-cerbere-password'], contact: 'technical' };
    // A password that the keychain keeps to itself need not be typed again.
    case 'receiving.not-configured':
      return 'isUnreadable' in found.facts ? testOnly : { actions: ['retype-mailbox-password'], contact: 'passwords' };
    case 'sending.not-configured':
      return 'isUnreadable' in found.facts ? testOnly : { actions: ['retype-cerbere-password'], contact: null };
    // What waits for the end of a lock-out can only wait; the leg that was locked out says whom to ask.
    case 'receiving.held':
    case 'sending.held':
      return found.facts.reason === 'locked-out' ? none : testOnly;
    case 'receiving.not-watched':
      return sightBack(found.facts.reason, 'retype-mailbox-password');
    case 'sending.not-watched':
      return sightBack(found.facts.reason, 'retype-cerbere-password');
    case 'receiving.in-use':
    case 'sending.in-use':
    case 'receiving.login-delay':
    case 'sending.login-delay':
    case 'receiving.offline':
    case 'sending.offline':
    case 'receiving.names-not-found':
    case 'sending.names-not-found':
    case 'receiving.stale':
    case 'sending.stale':
    case 'storage.learning':
    case 'collection.waiting':
    case 'collection.copy-left':
    case 'collection.second-reader':
      return testOnly;
    case 'mail-program.differs':
    case 'mail-program.copies-left':
      return programOnly;
    case 'receiving.access-off':
      return shutOutOfBox;
    case 'sending.access-off':
    case 'receiving.account-disabled':
    case 'sending.account-disabled':
      return shutOut;
    case 'receiving.locked-out':
    case 'sending.locked-out':
      return lockedOut;
    case 'receiving.mailbox-full':
    case 'sending.mailbox-full':
    case 'storage.high':
    case 'storage.very-high':
    case 'storage.full-in-closure':
    case 'storage.full':
    case 'storage.unusual':
    case 'storage.very-unusual':
    case 'collection.maybe-not-receiving':
      return fillingUp;
    case 'receiving.unreachable':
    case 'sending.unreachable':
    case 'receiving.mechanism':
    case 'sending.mechanism':
    case 'receiving.certificate':
    case 'sending.certificate':
    case 'collection.abandoned':
    case 'certificate.refused':
    case 'certificate.expires-very-soon':
      return technical;
    case 'certificate.expires-soon':
    case 'certificate.expires-in-closure':
      return { actions: ['test-now', 'copy-report'], contact: 'technical' };
    case 'password-expiry.soon':
    case 'password-expiry.today':
    case 'password-expiry.expired':
      return renewal;
    // Whoever cannot set the clock can at least look whether the rest goes on.
    case 'password-expiry.clock-wrong':
      return { actions: ['test-now'], contact: null };
    case 'password-expiry.refused':
      return { actions: cerberePassword.actions, contact: null };
    case 'password-expiry.date-unknown':
    case 'password-expiry.date-to-confirm':
      return { actions: ['fill-in-date'], contact: null };
    case 'receiving.ok':
    case 'sending.ok':
    case 'storage.ok':
    case 'storage.unknown':
    case 'password-expiry.ok':
    case 'collection.ok':
    case 'collection.unknown':
    case 'certificate.ok':
    case 'certificate.unknown':
    case 'mail-program.ok':
    case 'mail-program.unknown':
      return none;
  }
}

/** The way out for a leg that has not been looked at for days. */
function sightBack(reason: BlindReason, retype: Action): Help {
  switch (reason) {
    case 'setup':
    case 'server-changed':
    case 'password-missing':
      return { actions: [retype], contact: null };
    case 'password-unreadable':
      return { actions: ['test-now', retype], contact: null };
    case 'renewal':
      return { actions: ['renew-cerbere-password'], contact: null };
    case 'broken-off':
      return technical;
    case 'offline':
    case 'other-pc':
      return testOnly;
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
  found: Finding,
  { contacts }: ServerProfile,
  lang: Lang,
): SupportMail | null {
  const { contact } = helpFor(found);
  const to = contact && contacts[contact].email;
  if (!contact || !to) return null;
  const { mail } = catalogue(lang);
  const { title, meaning } = explain(found, lang);
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
    ...requestFor(found.code, contact, lang),
    '',
    mail.closing,
  ];
  return { to, subject: `${address} – ${title}`, body: lines.join('\n') };
}

/** What technical support is asked about, by verdict; the others speak for themselves. */
const askedAbout: Partial<Record<HealthCode, keyof Catalogue['mail']['questions']>> = {
  'receiving.account-disabled': 'account-disabled',
  'sending.account-disabled': 'account-disabled',
  'receiving.access-off': 'access-off',
  'sending.access-off': 'access-off',
  'receiving.locked-out': 'locked-out',
  'sending.locked-out': 'locked-out',
  'receiving.mailbox-full': 'mailbox-full',
  'sending.mailbox-full': 'mailbox-full',
  'storage.full': 'full',
  'receiving.mechanism': 'mechanism',
  'sending.mechanism': 'mechanism',
};

/** The lines in which something is asked for; empty where the problem speaks for itself. */
function requestFor(code: HealthCode, contact: ContactId, lang: Lang): readonly string[] {
  const { newPassword, questions } = catalogue(lang).mail;
  if (contact === 'passwords') return ['', newPassword];
  const subject = askedAbout[code];
  return subject === undefined ? [] : ['', questions[subject]];
}

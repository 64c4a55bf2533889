import type { Finding } from '../model/health.ts';
import type { Contact, ServerProfile } from '../model/server-profile.ts';
import { formatDate, formatTime, weekdayName } from '../text/format.ts';
import { catalogue, type Lang } from '../text/index.ts';
import type { Action } from '../text/words.ts';
import type { Calendar } from '../time/calendar.ts';
import { type ContactId, helpFor, type SupportMail, supportMail } from './support.ts';

/** Who can help, as a window shows it. */
export type ContactView = {
  readonly id: ContactId;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** Somebody answers the telephone at this moment; null where there are no hours. */
  readonly isOpen: boolean | null;
  /** The hours in words, or what the contact is for, ready to show. */
  readonly hours: string;
};

/** What can be done about a verdict, and who helps with it, ready to show. */
export type HelpView = {
  readonly actions: readonly Action[];
  readonly contact: ContactView | null;
  readonly mail: SupportMail | null;
};

export function helpView(
  address: string,
  found: Finding,
  profile: ServerProfile,
  { calendar, nowMs, lang }: { readonly calendar: Calendar; readonly nowMs: number; readonly lang: Lang },
): HelpView {
  const { actions, contact } = helpFor(found);
  return {
    actions,
    contact: contact && contactView(contact, profile.contacts[contact], calendar, nowMs, lang),
    mail: supportMail(address, found, profile, lang),
  };
}

function contactView(id: ContactId, contact: Contact, calendar: Calendar, nowMs: number, lang: Lang): ContactView {
  const { name, phone, email } = contact;
  const at = reachability(contact, calendar, nowMs);
  return {
    id,
    name,
    phone,
    email,
    isOpen: at.kind === 'always' ? null : at.kind === 'open',
    hours: hoursInWords(id, at, lang),
  };
}

/** "open now, until 17:00", "closed, opens again Monday 4 May at 8:00", or what the contact is for. */
export function hoursInWords(id: ContactId, at: Reachability, lang: Lang): string {
  const { support } = catalogue(lang);
  switch (at.kind) {
    case 'always':
      return support[id];
    case 'open':
      return support.openNow(formatTime(at.closesMinute, lang));
    case 'closed':
      return support.reopens(
        `${weekdayName(at.opensWeekday, lang)} ${formatDate(at.opensOn, lang)}`,
        formatTime(at.opensMinute, lang),
      );
  }
}

/** Whether a contact can be reached now, in local terms: minutes are minutes of the day. */
type Reachability =
  | { readonly kind: 'always' }
  | { readonly kind: 'open'; readonly closesMinute: number }
  | { readonly kind: 'closed'; readonly opensOn: string; readonly opensWeekday: number; readonly opensMinute: number };

/** When a contact is at their telephone, public holidays excepted (manual, section 7). */
export function reachability(contact: Contact, calendar: Calendar, nowMs: number): Reachability {
  const { opens, closes } = contact;
  if (opens === null || closes === null || contact.days.length === 0) return { kind: 'always' };
  const hours = { days: contact.days, opens, closes };
  if (calendar.isOpen(nowMs, hours)) return { kind: 'open', closesMinute: minuteOf(closes) };
  const next = calendar.localTime(calendar.nextOpening(nowMs, hours));
  return { kind: 'closed', opensOn: next.date, opensWeekday: next.weekday, opensMinute: minuteOf(opens) };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

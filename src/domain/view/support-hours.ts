import type { Contact } from '../model/server-profile.ts';
import type { Calendar } from '../time/calendar.ts';

/** Whether a contact can be reached now, in local terms: minutes are minutes of the day. */
export type Reachability =
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

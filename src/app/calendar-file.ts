import type { FileRefusal } from '../domain/model/own-closures.ts';

/** Bytes that a calendar file may have: the official one of a school year has 5,000. */
export const mostCalendarBytes = 262_144;
/** Entries that are looked at; a file with more is somebody's whole diary. */
const mostEvents = 2_000;

/** A property's value as the file wrote it: a date, a date and a time (`Z`: UTC), a duration, a text. */
export type Written = string | null;

/** An entry (VEVENT, RFC 5545 section 3.6.1), as far as closures need it; times without `Z` are what a wall clock shows. */
export type CalendarEvent = {
  readonly summary: string;
  readonly start: Written;
  readonly end: Written;
  readonly duration: Written;
  readonly doesRepeat: boolean;
  readonly isCancelled: boolean;
};

export type CalendarFile =
  | { readonly kind: 'refused'; readonly reason: FileRefusal }
  | { readonly kind: 'read'; readonly events: readonly CalendarEvent[] };

const refused = (reason: FileRefusal): CalendarFile => ({ kind: 'refused', reason });

/**
 * The entries of an iCalendar file (RFC 5545) that may be anything. Never throws. Time zone definitions and repetitions are
 * not worked out: no file can make this long.
 */
export async function readCalendarFile(bytes: Uint8Array): Promise<CalendarFile> {
  if (bytes.length > mostCalendarBytes) return refused('too-large');
  const text = textIn(bytes).trim();
  if (text === '') return refused('empty');
  if (!/^BEGIN:VCALENDAR\s*\n/i.test(text)) return refused('not-a-calendar');
  if (!isWhole(text)) return refused('damaged');
  const { default: ical } = await import('ical.js');
  // Dates without `VALUE=DATE` are many programs' slip of the pen.
  ical.design.strict = false;
  let events: readonly CalendarEvent[];
  try {
    events = eventsIn(ical.parse(text));
  } catch {
    return refused('damaged');
  }
  if (events.length === 0) return refused('no-entries');
  return events.length > mostEvents ? refused('too-many') : { kind: 'read', events };
}

/** UTF-16 with its mark, UTF-8, or else what Windows wrote before; lines unfolded, and ended by a line feed. */
function textIn(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return unfolded(new TextDecoder('utf-16le').decode(bytes));
  if (first === 0xfe && second === 0xff) return unfolded(new TextDecoder('utf-16be').decode(bytes));
  // Lines may be folded within a character (RFC 5545 section 3.1): they are joined while they are bytes.
  const whole = Buffer.from(unfolded(Buffer.from(bytes).toString('latin1')), 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    return new TextDecoder('windows-1252').decode(whole);
  }
}

const unfolded = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n[ \t]/g, '');

/** Every component ends, in its turn, and nothing stands behind the last: the parser would read a part of such a file. */
function isWhole(text: string): boolean {
  const open: string[] = [];
  for (const [, keyword = '', name = ''] of text.toUpperCase().matchAll(/^(BEGIN|END):(.*)$/gm)) {
    if (keyword === 'BEGIN') open.push(name.trim());
    else if (open.pop() !== name.trim()) return false;
  }
  return open.length === 0 && /\nEND:VCALENDAR$/i.test(text);
}

/** A file's data in jCal (RFC 7265): a component is its name, its properties and its components. */
type Component = readonly [name: string, properties: readonly Property[], components: readonly Component[]];
type Property = readonly [name: string, parameters: unknown, type: string, ...values: readonly unknown[]];

/** Several calendars in one file come as a list of them. */
function eventsIn(parsed: Component | readonly Component[]): readonly CalendarEvent[] {
  const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as readonly Component[];
  return calendars.flatMap(([, properties, components]) => {
    const isWithdrawn = valueIn(properties, 'method')?.toUpperCase() === 'CANCEL';
    return components.filter(([name]) => name === 'vevent').map(([, all]) => eventOf(all, isWithdrawn));
  });
}

function eventOf(properties: readonly Property[], isWithdrawn: boolean): CalendarEvent {
  return {
    summary: valueIn(properties, 'summary') ?? '',
    start: valueIn(properties, 'dtstart'),
    end: valueIn(properties, 'dtend'),
    duration: valueIn(properties, 'duration'),
    doesRepeat: properties.some(([name]) => ['rrule', 'rdate', 'exrule'].includes(name)),
    isCancelled: isWithdrawn || valueIn(properties, 'status')?.toUpperCase() === 'CANCELLED',
  };
}

function valueIn(properties: readonly Property[], wanted: string): Written {
  const [, , , value] = properties.find(([name]) => name === wanted) ?? [];
  return typeof value === 'string' ? value : null;
}

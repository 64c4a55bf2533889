import { closureRules } from '../../../model/own-closures.ts';
import { formatDate, plural } from '../../format.ts';
import type { closuresWords as french } from '../../fr/window/closures.ts';

/** What the window says of the days on which the school is shut. */
export const closuresWords: typeof french = {
  title: 'When the school is closed',
  intro:
    'Before a closure of five days or more, Vigie tells you what will not wait until you are back. During a closure it only speaks of what is urgent.',
  own: "Your school's own closures",
  none: 'None so far. Enter the days on which your school is closed besides the holidays.',
  school: 'Calendar of the Fédération Wallonie-Bruxelles',
  schoolSummary: (until: string) => `Holidays known until ${formatDate(until, 'en')}.`,
  schoolOver: 'Vigie does not know the holidays to come: enter them above, or install a newer version.',
  kinds: {
    autumn: 'Autumn holidays',
    winter: 'Winter holidays',
    detente: 'Carnival holidays',
    spring: 'Spring holidays',
    summer: 'Summer holidays',
    'community-day': 'Day of the French Community',
    'mardi-gras': 'Mardi Gras',
    'all-souls': "All Souls' Day",
  },
  unnamed: 'Closure',
  when: (from: string, to: string) =>
    from === to ? `on ${formatDate(from, 'en')}` : `from ${formatDate(from, 'en')} to ${formatDate(to, 'en')}`,
  add: 'Add a closure',
  change: 'Change',
  changeName: (what: string) => `Change: ${what}`,
  remove: 'Remove',
  removeName: (what: string) => `Remove: ${what}`,
  from: 'First day',
  to: 'Last day',
  toHint: 'Leave empty for a single day.',
  name: 'Name',
  nameHint: 'Optional, for example “Ascension bridge day”.',
  keep: 'Save',
  problems: {
    missing: 'Enter a date.',
    outside: 'Enter a date of this century.',
    order: 'The last day cannot come before the first.',
    'too-long': `A closure has ${closureRules.mostDays} days at most.`,
    name: 'A name has 60 characters at most, none of them invisible.',
  },
  full: `Vigie keeps ${closureRules.most} closures at most. Remove those that are over.`,
  importFile: 'Import a calendar…',
  importHint: 'An “.ics” file: Outlook, Google Calendar and many school websites offer one.',
  importing: 'Reading the calendar…',
  found: 'Closures found in this calendar',
  foundHint: 'Nothing is saved yet. Tick those of your school.',
  noneFound: 'This calendar names no closure to come.',
  isKnown: 'known already',
  take: (count: number) => (count > 1 ? `Add these ${count} closures` : 'Add this closure'),
  takeNone: 'Tick at least one closure.',
  leftOutTitle: 'Left out:',
  leftOut: {
    timed: (count: number) =>
      `${plural(count, 'en', 'event', 'events')} that ${count === 1 ? 'does' : 'do'} not fill whole days`,
    repeats: (count: number) =>
      `${plural(count, 'en', 'event that repeats', 'events that repeat')} (add them yourself if need be)`,
    cancelled: (count: number) => plural(count, 'en', 'cancelled event', 'cancelled events'),
    past: (count: number) => plural(count, 'en', 'past date', 'past dates'),
    'begins-school': (count: number) => plural(count, 'en', 'first day of school', 'first days of school'),
    'too-long': (count: number) =>
      `${plural(count, 'en', 'period', 'periods')} of more than ${closureRules.mostDays} days`,
    'no-dates': (count: number) => plural(count, 'en', 'event without usable dates', 'events without usable dates'),
  },
  refused: 'This file was not imported: nothing has changed',
  refusals: {
    unreadable: 'Windows did not allow it to be read. Another program may be using it.',
    'too-large': 'It is too large for a calendar of closures. Export only the closures of the school.',
    empty: 'It is empty.',
    'not-a-calendar': 'It is not a calendar. An “.ics” file is needed.',
    damaged: 'This calendar is damaged or incomplete. Export or download it again.',
    'no-entries': 'This calendar holds no date.',
    'too-many': 'It holds too many dates: it is probably a whole diary. Export only the closures of the school.',
  },
};

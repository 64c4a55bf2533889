import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mostCalendarBytes } from '../../src/app/closures-in.ts';
import type { ClosureImport, FileRefusal } from '../../src/domain/model/own-closures.ts';
import { createRun } from '../support/application-run.ts';
import { allDay, bytesOf, calendarOf, entry } from '../support/calendar-files.ts';

const good = calendarOf(allDay('20261210', '20261211'));
/** As much as the rest of a file may hold. */
const room = mostCalendarBytes - 400;
const filled = (piece: string): string => piece.repeat(Math.floor(room / piece.length));
const inEntry = (...lines: readonly string[]): string => calendarOf(entry('DTSTART;VALUE=DATE:20261210', ...lines));
const zone = (...lines: readonly string[]): string =>
  ['BEGIN:VTIMEZONE', 'TZID:X', ...lines, 'END:VTIMEZONE'].join('\r\n');
const change = 'BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\n';
const dayBehind = (index: number): string =>
  `2027${String(1 + (index % 12)).padStart(2, '0')}${String(1 + (index % 27)).padStart(2, '0')}`;

const refusals: readonly (readonly [string, FileRefusal, Uint8Array])[] = [
  ['nothing', 'empty', bytesOf('')],
  ['a byte order mark and nothing', 'empty', bytesOf('\ufeff')],
  ['half a byte order mark', 'not-a-calendar', Uint8Array.of(0xff)],
  ['blank lines', 'empty', bytesOf(filled('\r\n'))],
  ['spaces', 'empty', bytesOf(filled(' '))],
  ['NUL', 'not-a-calendar', Buffer.alloc(1_000)],
  ['noise', 'not-a-calendar', Buffer.from(Array.from({ length: 4_096 }, (_byte, index) => (index * 167) % 256))],
  ['a ZIP archive', 'not-a-calendar', Buffer.from('504b0304140000000800', 'hex')],
  ['gzip', 'not-a-calendar', gzipSync(good)],
  ['a program for Windows', 'not-a-calendar', bytesOf('MZ\x90\0\x03', 'latin1')],
  ['a PDF', 'not-a-calendar', bytesOf('%PDF-1.7\n')],
  ['a web page', 'not-a-calendar', bytesOf('<!DOCTYPE html><html><body>Connectez-vous</body></html>')],
  ['JSON', 'not-a-calendar', bytesOf('["vcalendar",[],[]]')],
  ['a table', 'not-a-calendar', bytesOf('Du;Au;Nom\r\n21/12/2026;03/01/2027;Hiver')],
  ['a business card', 'not-a-calendar', bytesOf('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:X\r\nEND:VCARD')],
  ['an entry without a calendar', 'not-a-calendar', bytesOf(allDay('20261210', '20261211'))],
  ['words before the calendar', 'not-a-calendar', bytesOf(`Voici le calendrier\r\n${good}`)],
  ['UTF-16 without its mark', 'not-a-calendar', bytesOf(good, 'utf16le')],
  ['UTF-16 with half a character', 'damaged', bytesOf(`\ufeff${good}`, 'utf16le').subarray(0, 151)],
  [
    'the wrong mark of UTF-16',
    'not-a-calendar',
    Buffer.from(`\ufeff${good}`, 'utf16le').fill(0xff, 0, 1).fill(0xfe, 1, 2).subarray(1),
  ],
  ['a calendar cut off in its first line', 'not-a-calendar', bytesOf('BEGIN:VCALEN')],
  ['a calendar cut off within an entry', 'damaged', bytesOf(good.slice(0, 120))],
  ['a calendar cut off before its end', 'damaged', bytesOf(good.replace('END:VCALENDAR\r\n', ''))],
  ['more behind the end', 'damaged', bytesOf(`${good}x`)],
  ['an entry without end', 'damaged', bytesOf(calendarOf('BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20261210'))],
  ['an end without entry', 'damaged', bytesOf(calendarOf('END:VEVENT'))],
  ['ends that cross', 'damaged', bytesOf(calendarOf('BEGIN:VEVENT', 'BEGIN:VALARM', 'END:VEVENT', 'END:VALARM'))],
  ['a line that says nothing', 'damaged', bytesOf(inEntry('nothing'))],
  ['a parameter without end', 'damaged', bytesOf(inEntry('SUMMARY;X="a:b'))],
  ['a million semicolons', 'damaged', bytesOf(inEntry(`SUMMARY${filled(';')}`))],
  ['a million beginnings', 'damaged', bytesOf(calendarOf(filled('BEGIN:VEVENT\r\n')))],
  ['no entry', 'no-entries', bytesOf(calendarOf())],
  [
    'a task and a note',
    'no-entries',
    bytesOf(calendarOf('BEGIN:VTODO', 'END:VTODO', 'BEGIN:VJOURNAL', 'END:VJOURNAL')),
  ],
  [
    'entries within an alarm',
    'no-entries',
    bytesOf(calendarOf('BEGIN:VALARM', allDay('20261210', '20261211'), 'END:VALARM')),
  ],
  ['time zones alone', 'no-entries', bytesOf(calendarOf(zone(filled(change).trim())))],
  ['a byte more than is read', 'too-large', Buffer.alloc(mostCalendarBytes + 1, 0x20)],
  ['a million entries', 'too-large', bytesOf(calendarOf(allDay('20261210', '20261211').repeat(1_000_000)))],
  [
    'thousands of entries',
    'too-many',
    bytesOf(calendarOf(...Array.from({ length: 2_001 }, () => entry('DTSTART:20261210')))),
  ],
  [
    'a menu for every day',
    'too-many',
    bytesOf(
      calendarOf(
        ...Array.from({ length: 324 }, (_one, index) =>
          entry(`DTSTART;VALUE=DATE:${dayBehind(index)}`, `SUMMARY:Potage ${index}`),
        ),
      ),
    ),
  ],
];

/** Files that are calendars, with something in them that is not to be gone along with. */
const found: readonly (readonly [string, string, Partial<ClosureImport>])[] = [
  [
    'a repetition without end',
    inEntry('RRULE:FREQ=SECONDLY'),
    { closures: [], leftOut: [{ reason: 'repeats', count: 1 }] },
  ],
  [
    'a billion repetitions',
    inEntry('RRULE:FREQ=SECONDLY;COUNT=1000000000'),
    { closures: [], leftOut: [{ reason: 'repeats', count: 1 }] },
  ],
  [
    'a repetition of a hundred thousand rules',
    inEntry(`RRULE:FREQ=YEARLY;BYSECOND=${filled('1,')}1`),
    { closures: [], leftOut: [{ reason: 'repeats', count: 1 }] },
  ],
  ['a rule that is none', inEntry('RRULE:FREQ=NEVER;COUNT=-1'), { kind: 'refused' }],
  [
    'every second for a time zone',
    calendarOf(zone(filled(change).trim()), allDay('20261210', '20261211')),
    { kind: 'read', leftOut: [] },
  ],
  [
    'a time zone that is none',
    calendarOf(entry('DTSTART;TZID=Nowhere/\u202eX:20261210T000000', 'DTEND;TZID=:20261211T000000')),
    { kind: 'read', leftOut: [] },
  ],
  [
    'a closure of a thousand years',
    calendarOf(allDay('20261210', '30261210')),
    { closures: [], leftOut: [{ reason: 'no-dates', count: 1 }] },
  ],
  [
    'a summary that fills the file',
    inEntry(`SUMMARY:${filled('é')}`.slice(0, room / 2)),
    { kind: 'read', leftOut: [] },
  ],
  ['a hundred thousand folded lines', inEntry(`SUMMARY:${filled('a\r\n ')}`), { kind: 'read', leftOut: [] }],
  ['a hundred thousand backslashes', inEntry(`SUMMARY:${filled('\\')}`), { kind: 'read', leftOut: [] }],
  ['a hundred thousand parameters', inEntry(`X-A${filled(';X=1')}:1`), { kind: 'read', leftOut: [] }],
  [
    'a hundred thousand exceptions',
    inEntry(`EXDATE;VALUE=DATE:${filled('20261210,')}20261210`),
    { kind: 'read', leftOut: [] },
  ],
  ['alarms within alarms', inEntry(filled('BEGIN:VALARM\r\nEND:VALARM\r\n').trim()), { kind: 'read', leftOut: [] }],
  [
    'entries within entries',
    calendarOf('BEGIN:VEVENT\r\n'.repeat(5_000).trim(), 'END:VEVENT\r\n'.repeat(5_000).trim()),
    { leftOut: [{ reason: 'no-dates', count: 1 }] },
  ],
  [
    'names that every object has',
    inEntry('__PROTO__;__PROTO__=x:1', 'CONSTRUCTOR;TOSTRING=1:1', 'HASOWNPROPERTY:1'),
    {},
  ],
  [
    'an attachment',
    inEntry('ATTACH:file:///etc/passwd', 'URL:javascript:alert(1)', 'ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA'),
    { kind: 'read', leftOut: [] },
  ],
];

/** What the application makes of a file, and whether it kept anything. */
async function chosen(bytes: Uint8Array) {
  const { application, saved } = createRun({});
  const before = structuredClone(application.settings());
  const result = await application.findClosures({ kind: 'chosen', bytes });
  return { result, before, after: application.settings(), writes: saved.settings.all.length };
}

describe('a calendar file that holds', () => {
  it.each(refusals)('%s is refused as %s, and nothing changes', async (_what, reason, bytes) => {
    const { result, before, after, writes } = await chosen(bytes);
    expect(result).toEqual({ kind: 'refused', reason });
    expect([after, writes]).toEqual([before, 0]);
  });

  it.each(found)('%s is read without it, and nothing changes', async (_what, text, expected) => {
    const { result, before, after, writes } = await chosen(bytesOf(text));
    expect(result).toMatchObject(expected);
    expect([after, writes]).toEqual([before, 0]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it.each(['cancelled', 'unreadable', 'too-large'] as const)('nothing, being %s, changes nothing', async (what) => {
    const { application, saved } = createRun({});
    const file = what === 'cancelled' ? ({ kind: what } as const) : ({ kind: 'refused', reason: what } as const);
    expect(await application.findClosures(file)).toEqual(file);
    expect(saved.settings.all).toEqual([]);
  });
});

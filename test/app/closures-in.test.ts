import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belgianCalendar, schoolCalendar } from '../../src/app/belgium.ts';
import { closuresIn } from '../../src/app/closures-in.ts';
import { closureProblem } from '../../src/domain/model/own-closures.ts';
import { closuresSchema } from '../../src/domain/model/settings.ts';
import { createSchoolDays } from '../../src/domain/time/closures.ts';
import { allDay, bytesOf, calendarOf, entry } from '../support/calendar-files.ts';

const nowMs = Date.parse('2026-11-28T08:00:00+01:00');
const days = createSchoolDays(belgianCalendar, schoolCalendar);
const read = (bytes: Uint8Array) => closuresIn(bytes, { calendar: belgianCalendar, days, nowMs });
const readText = (text: string) => read(bytesOf(text));
const found = (from: string, to: string, name = 'Formation', isKnown = false) => ({ from, to, name, isKnown });

describe('an entry of a calendar file', () => {
  it.each([
    ['fills a day', allDay('20261210', '20261211'), '2026-12-10', '2026-12-10'],
    ['fills days up to the one before its end', allDay('20261210', '20261212'), '2026-12-10', '2026-12-11'],
    ['has no end', entry('DTSTART;VALUE=DATE:20261210', 'SUMMARY:Formation'), '2026-12-10', '2026-12-10'],
    ['ends on the day it begins', allDay('20261210', '20261210'), '2026-12-10', '2026-12-10'],
    [
      'has a duration of days',
      entry('DTSTART;VALUE=DATE:20261207', 'DURATION:P3D', 'SUMMARY:Formation'),
      '2026-12-07',
      '2026-12-09',
    ],
    [
      'has a duration of a week',
      entry('DTSTART;VALUE=DATE:20261207', 'DURATION:P1W', 'SUMMARY:Formation'),
      '2026-12-07',
      '2026-12-13',
    ],
    [
      'does not say that its dates are dates',
      entry('DTSTART:20261210', 'DTEND:20261212', 'SUMMARY:Formation'),
      '2026-12-10',
      '2026-12-11',
    ],
    [
      'runs from midnight to midnight on the wall clock',
      entry('DTSTART:20261210T000000', 'DTEND:20261212T000000', 'SUMMARY:Formation'),
      '2026-12-10',
      '2026-12-11',
    ],
    [
      'runs from midnight to midnight in a named time zone',
      entry(
        'DTSTART;TZID=Romance Standard Time:20261210T000000',
        'DTEND;TZID=Romance Standard Time:20261211T000000',
        'SUMMARY:Formation',
      ),
      '2026-12-10',
      '2026-12-10',
    ],
    [
      'runs from midnight to midnight in Brussels, in UTC in winter',
      entry('DTSTART:20261209T230000Z', 'DTEND:20261211T230000Z', 'SUMMARY:Formation'),
      '2026-12-10',
      '2026-12-11',
    ],
    [
      'runs from midnight to midnight in Brussels, in UTC over the change of clocks',
      entry('DTSTART:20270325T230000Z', 'DTEND:20270329T220000Z', 'SUMMARY:Formation'),
      '2027-03-26',
      '2027-03-29',
    ],
    [
      'ends a minute before midnight',
      entry('DTSTART:20261210T000000', 'DTEND:20261211T235900', 'SUMMARY:Formation'),
      '2026-12-10',
      '2026-12-11',
    ],
  ])('that %s is a closure', async (_how, text, from, to) => {
    expect(await readText(calendarOf(text))).toEqual({ kind: 'read', closures: [found(from, to)], leftOut: [] });
  });

  it.each([
    ['timed', 'has its hours', entry('DTSTART:20261210T180000', 'DTEND:20261210T200000', 'SUMMARY:Réunion')],
    ['timed', 'begins at midnight and ends at noon', entry('DTSTART:20261210T000000', 'DTEND:20261211T120000')],
    ['timed', 'is an instant', entry('DTSTART:20261210T000000')],
    ['timed', 'is midnight in another country', entry('DTSTART:20261210T000000Z', 'DTEND:20261211T000000Z')],
    ['timed', 'lasts hours', entry('DTSTART:20261210T000000', 'DURATION:PT8H')],
    ['repeats', 'repeats every week', allDay('20261210', '20261211', 'Formation', 'RRULE:FREQ=WEEKLY')],
    ['repeats', 'repeats every second', allDay('20261210', '20261211', 'x', 'RRULE:FREQ=SECONDLY;COUNT=999999999')],
    ['repeats', 'has further dates', allDay('20261210', '20261211', 'x', 'RDATE;VALUE=DATE:20261217')],
    ['cancelled', 'was cancelled', allDay('20261210', '20261211', 'Formation', 'STATUS:CANCELLED')],
    ['past', 'is over', allDay('20261127', '20261128')],
    ['begins-school', 'is the first day of school', allDay('20270830', '20270831', 'Rentrée scolaire')],
    ['too-long', 'lasts half a year', allDay('20270101', '20270701')],
    ['too-long', 'lasts for ever', allDay('20270101', '20990101')],
    ['no-dates', 'ends before it begins', allDay('20261212', '20261210')],
    ['no-dates', 'has no dates', entry('SUMMARY:Formation')],
    ['no-dates', 'has a duration of nothing', entry('DTSTART;VALUE=DATE:20261210', 'DURATION:P0D')],
    ['no-dates', 'goes backwards', entry('DTSTART;VALUE=DATE:20261210', 'DURATION:-P3D')],
    ['no-dates', 'has a duration without measure', entry('DTSTART;VALUE=DATE:20261210', 'DURATION:P99999999D')],
    ['no-dates', 'begins on a day that is none', allDay('20270229', '20270302')],
    ['no-dates', 'begins in a month that is none', allDay('20271301', '20271302')],
    ['no-dates', 'lies in another century', allDay('19991201', '19991202')],
    ['no-dates', 'lies in the year 0', allDay('00000101', '00000102')],
    ['no-dates', 'lies in the year 9999', allDay('99991231', '99991231')],
    ['no-dates', 'has text for a date', entry('DTSTART;VALUE=TEXT:tomorrow', 'SUMMARY:Formation')],
    ['no-dates', 'has a number for a date', entry('DTSTART;VALUE=INTEGER:20261210', 'SUMMARY:Formation')],
  ] as const)('is left out as %s where it %s', async (reason, _how, text) => {
    const other = allDay('20261203', '20261204', 'Pont');
    expect(await readText(calendarOf(text, other))).toEqual({
      kind: 'read',
      closures: [found('2026-12-03', '2026-12-03', 'Pont')],
      leftOut: [{ reason, count: 1 }],
    });
  });

  it.each([
    ['escaped signs', 'SUMMARY:Pont\\, congé\\nde l’école', 'Pont, congé de l’école'],
    ['a language', 'SUMMARY;LANGUAGE=fr:Pont', 'Pont'],
    ['nothing', 'X-NOTHING:1', ''],
    ['only what nobody sees', 'SUMMARY:\u200b\u202e', ''],
    ['what turns the line around', 'SUMMARY:a\u202eb', 'ab'],
    ['more than a name holds', `SUMMARY:${'é'.repeat(80)}`, 'é'.repeat(60)],
    ['a character that would be cut in half', `SUMMARY:${'x'.repeat(59)}😀`, 'x'.repeat(59)],
    ['markup', 'SUMMARY:<b onclick="x">a</b>', '<b onclick="x">a</b>'],
    ['a number', 'SUMMARY;VALUE=INTEGER:5', ''],
  ])('is called as its summary says, with %s', async (_what, line, name) => {
    const text = calendarOf(entry('DTSTART;VALUE=DATE:20261210', line));
    expect(await readText(text)).toMatchObject({ closures: [{ name }] });
  });
});

describe('the closures in a calendar file', () => {
  it('come in order, the same days once, and days listed one by one as one', async () => {
    const text = calendarOf(
      allDay('20270511', '20270512', 'Classes vertes'),
      allDay('20270510', '20270511', 'Classes vertes'),
      allDay('20261210', '20261211', ''),
      allDay('20261210', '20261211', 'Formation'),
      allDay('20261210', '20261211', 'Formation'),
      // A weekend lies between.
      allDay('20270512', '20270515', 'Classes vertes'),
      allDay('20270517', '20270519', 'Classes vertes'),
      allDay('20270520', '20270521', 'Classes vertes'),
    );
    expect(await readText(text)).toMatchObject({
      closures: [
        found('2026-12-10', '2026-12-10'),
        found('2027-05-10', '2027-05-18', 'Classes vertes'),
        found('2027-05-20', '2027-05-20', 'Classes vertes'),
      ],
    });
  });

  it('are known where the school is shut on those days already', async () => {
    const text = calendarOf(
      allDay('20261221', '20270102', 'Hiver'),
      allDay('20261218', '20270102', 'Hiver, un jour de plus'),
      allDay('20270329', '20270330', 'Lundi de Pâques'),
      allDay('20261205', '20261207', 'Saint-Nicolas'),
    );
    const { closures } = (await readText(text)) as { closures: readonly { name: string; isKnown: boolean }[] };
    expect(closures.filter(({ isKnown }) => isKnown).map(({ name }) => name)).toEqual([
      'Saint-Nicolas',
      'Hiver',
      'Lundi de Pâques',
    ]);
  });

  it('of the official calendar are known, but for what it says otherwise', async () => {
    const day = (from: string, name: string) => [from, name] as const;
    const text = calendarOf(
      ...[
        day('20260824/20260825', 'Rentrée scolaire'),
        day('20260927/20260928', 'Fête de la Communauté française'),
        day('20261019/20261031', "Congé d'automne (Toussaint)"),
        day('20261102/20261103', 'Fête des morts'),
        day('20261111/20261112', 'Commémoration du 11 novembre (Armistice)'),
        day('20261221/20270102', "Vacances d'hiver (Noël)"),
        day('20270209/20270210', 'Mardi Gras'),
        day('20270222/20270306', 'Congé de détente (Carnaval)'),
        day('20270329/20270330', 'Lundi de Pâques'),
        day('20270426/20270508', 'Vacances de printemps (Pâques)'),
        day('20270506/20270507', "Jeudi de l'Ascension"),
        day('20270517/20270518', 'Lundi de Pentecôte'),
        day('20270702/20270824', "Les vacances d'été débutent le"),
      ].map(([dates, name]) => allDay(dates.slice(0, 8), dates.slice(9), name)),
    );
    expect(await readText(text)).toMatchObject({
      closures: [
        found('2026-12-21', '2027-01-01', "Vacances d'hiver (Noël)", true),
        found('2027-02-09', '2027-02-09', 'Mardi Gras', true),
        found('2027-02-22', '2027-03-05', 'Congé de détente (Carnaval)', true),
        found('2027-03-29', '2027-03-29', 'Lundi de Pâques', true),
        found('2027-04-26', '2027-05-07', 'Vacances de printemps (Pâques)', true),
        found('2027-05-06', '2027-05-06', "Jeudi de l'Ascension", true),
        found('2027-05-17', '2027-05-17', 'Lundi de Pentecôte', true),
        found('2027-07-02', '2027-08-23', "Les vacances d'été débutent le", false),
      ],
      leftOut: [{ reason: 'past', count: 5 }],
    });
  });

  const name = 'Congé de l’école à Liège';
  const plain = calendarOf(allDay('20261210', '20261211', name));
  const inCharacter = Buffer.from(plain, 'utf8');
  const accent = inCharacter.indexOf(Buffer.from('é')) + 1;
  it.each([
    ['UTF-8', bytesOf(plain)],
    ['UTF-8 with its mark', bytesOf(`\ufeff${plain}`)],
    ['UTF-16, little end first', bytesOf(`\ufeff${plain}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\ufeff${plain}`, 'utf16le').swap16()],
    ['line feeds', bytesOf(plain.replaceAll('\r\n', '\n'))],
    ['carriage returns', bytesOf(plain.replaceAll('\r\n', '\r'))],
    ['blank lines around', bytesOf(`\r\n\r\n${plain}\r\n\r\n`)],
    ['small letters', bytesOf(plain.replace('BEGIN:VCALENDAR', 'begin:vcalendar').replace('END:VCAL', 'end:vcal'))],
    ['lines folded', bytesOf(plain.replace('l’école', 'l’é\r\n cole'))],
    ['lines folded with tabs', bytesOf(plain.replace('l’école', 'l’é\n\tcole'))],
    [
      'a line folded within a character',
      Buffer.concat([inCharacter.subarray(0, accent), Buffer.from('\r\n '), inCharacter.subarray(accent)]),
    ],
    ['two calendars', bytesOf(calendarOf() + plain)],
  ])('are read in %s', async (_how, bytes) => {
    expect(await read(bytes)).toMatchObject({ closures: [found('2026-12-10', '2026-12-10', name)] });
  });

  it('are read in what Windows wrote before UTF-8', async () => {
    const bytes = bytesOf(calendarOf(allDay('20261210', '20261211', 'Congé à Liège')), 'latin1');
    expect(await read(bytes)).toMatchObject({ closures: [{ name: 'Congé à Liège' }] });
  });
});

describe('whatever a calendar file holds', () => {
  const line = fc.constantFrom(
    'BEGIN:VEVENT',
    'END:VEVENT',
    'DTSTART;VALUE=DATE:20261210',
    'DTEND;VALUE=DATE:20261212',
    'DTSTART:20261210T000000Z',
    'DTEND;TZID="x":20991231T235959',
    'DURATION:P1W2DT3H',
    'SUMMARY:Congé \\, \\n 😀',
    'RRULE:FREQ=DAILY;UNTIL=20261224T000000Z',
    'BEGIN:VTIMEZONE',
    'END:VTIMEZONE',
    'BEGIN:VALARM',
    'END:VALARM',
    'X;Y=Z;"',
    ':',
    ';',
    ' ',
    '__PROTO__;__PROTO__=x:y',
    'CONSTRUCTOR:x',
  );
  const piece = fc.oneof(
    { weight: 6, arbitrary: line },
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.tuple(line, fc.string()).map(([one, other]) => one + other),
  );

  it('closures are found that settings take, or it is refused; nothing is thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const result = await readText(calendarOf(...pieces));
        if (result.kind !== 'read') return;
        expect(result.closures.every((one) => closureProblem(one) === null)).toBe(true);
        const kept = result.closures.slice(0, 40).map(({ from, to, name: called }) => ({ from, to, name: called }));
        expect(closuresSchema.parse(kept)).toEqual(kept);
      }),
      { numRuns: 400 },
    );
  });

  it('bytes that are anything are refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await read(bytes)).kind).toBe('refused');
      }),
    );
  });
});

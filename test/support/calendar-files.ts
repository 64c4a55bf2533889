/** An iCalendar file (RFC 5545) of entries, in lines that end as the RFC wants. */
export const calendarOf = (...entries: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//FR', ...entries, 'END:VCALENDAR', ''].join('\r\n');

/** An entry of these property lines. */
export const entry = (...lines: readonly string[]): string => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n');

/** An entry that fills whole days, the last one excluded as the RFC wants. */
export const allDay = (from: string, behind: string, name = 'Formation', ...more: readonly string[]): string =>
  entry(`DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${behind}`, `SUMMARY:${name}`, ...more);

export const bytesOf = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding);

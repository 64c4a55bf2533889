import { describe, expect, it } from 'vitest';
import { healthCodes } from '../../../src/domain/model/health.ts';
import {
  formatBytes,
  formatDate,
  formatNumber,
  formatTime,
  plural,
  typesetFrench,
  weekdayName,
} from '../../../src/domain/text/format.ts';
import { catalogue, explain, type Lang } from '../../../src/domain/text/index.ts';
import { example, findingsOf } from '../../support/text-facts.ts';

const languages: readonly Lang[] = ['fr', 'en'];
const cases = healthCodes.flatMap((code) => languages.map((lang) => ({ code, lang })));

/** Every fixed sentence outside the verdicts, as a window or a report shows it. */
const labels = (lang: Lang): string[] => {
  const { status, check, support, report } = catalogue(lang);
  const texts = [
    ...Object.values(status),
    ...Object.values(check),
    support.whoHelps,
    support.technical,
    support.passwords,
    support.openNow(formatTime(1_020, lang)),
    support.reopens(weekdayName(1, lang), formatTime(480, lang)),
    support.or,
    report.heading('ec001234@adm.cfwb.be'),
    report.checkedAt(formatDate('2026-03-01', lang), formatTime(450, lang)),
    report.todo,
    report.details,
    report.webmail,
    report.cerbere,
    report.allWell,
    report.limitHint,
  ];
  return texts;
};

const leaks = /undefined|\bNaN\b|\bnull\b|\[object|Infinity/;
const jargon = /\b(pop3?|smtps?|imap|tls|ssl|starttls|sockets?|time-?outs?|hosts?|ports?)\b/i;
const doubleSpace = /[\s\u00a0]{2}/;
const noBreakSpace = '\u00a0';

/** What is wrong with the spaces and signs of a typeset text; empty when all is right. */
function typographyFaults(text: string, lang: Lang): string[] {
  const faults: string[] = [];
  const fault = (pattern: RegExp, name: string): void => {
    if (pattern.test(text)) faults.push(`${name}: ${text}`);
  };
  fault(doubleSpace, 'two spaces in a row');
  fault(/^\s|\s$/, 'space at an end');
  fault(/[ \u00a0][,.)…]/, 'space before a closing sign');
  fault(/'/, 'straight apostrophe');
  fault(/"/, 'straight quotation mark');
  if (lang === 'en') {
    fault(/[\s\u00a0][:;?!%]/, 'space before a sign');
    fault(/[«»]/, 'French quotation marks');
    return faults;
  }
  fault(/[^\u00a0][:;?!%»]/, 'no no-break space before a sign');
  fault(/«[^\u00a0]/, 'no no-break space after «');
  return faults;
}

/** Every way in which one text about a mailbox can be wrong; empty when all is right. */
function sentenceFaults(text: string): string[] {
  return [
    /^\p{Lu}/u.test(text) ? '' : `no capital at the start: ${text}`,
    /[.!?…]$/.test(text) ? '' : `no stop at the end: ${text}`,
    /\.\./.test(text) ? `two stops: ${text}` : '',
  ].filter((fault) => fault !== '');
}

describe.each(cases)('$code in $lang', ({ code, lang }) => {
  const shown = findingsOf(code).map(([name, found]) => ({ name, words: explain(found, lang) }));

  it('is complete whatever the facts', () => {
    for (const { name, words } of shown) {
      expect(words.title, name).not.toBe('');
      expect(words.meaning, name).not.toBe('');
      for (const text of Object.values(words)) expect(text, name).not.toMatch(leaks);
    }
  });

  it('has a short title and whole sentences', () => {
    for (const { name, words } of shown) {
      expect(words.title.length, name).toBeLessThanOrEqual(70);
      expect(words.title, name).toMatch(/^\p{Lu}.*[^.;:,\s]$/u);
      expect(sentenceFaults(words.meaning), name).toEqual([]);
      if (words.advice !== '') expect(sentenceFaults(words.advice), name).toEqual([]);
    }
  });

  it('is properly typeset', () => {
    for (const { name, words } of shown)
      for (const text of Object.values(words)) expect(typographyFaults(text, lang), name).toEqual([]);
  });

  it('uses no technical word', () => {
    for (const { name, words } of shown)
      for (const text of Object.values(words)) expect(text, name).not.toMatch(jargon);
  });
});

describe.each(languages)('labels in %s', (lang) => {
  it.each(labels(lang))('%s', (text) => {
    expect(text).not.toBe('');
    expect(text).not.toMatch(leaks);
    expect(text).not.toMatch(jargon);
    expect(typographyFaults(text, lang)).toEqual([]);
  });
});

describe('the two languages', () => {
  /** Paths of everything in a catalogue, with the kind of each leaf. */
  const shape = (value: unknown, path = ''): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}/${key}`))
      : [`${path} ${typeof value}`];

  it('have the same keys', () => {
    expect(shape(catalogue('en')).sort()).toEqual(shape(catalogue('fr')).sort());
  });

  it('name themselves', () => {
    expect(languages.map((lang) => catalogue(lang).lang)).toEqual(languages);
  });

  it.each(healthCodes)('differ in every text of %s', (code) => {
    const french = explain(example(code), 'fr');
    const english = explain(example(code), 'en');
    expect(english.title).not.toBe(french.title);
    expect(english.meaning).not.toBe(french.meaning);
    expect(english.advice === '').toBe(french.advice === '');
  });
});

const spaced = (text: string): string => text.replaceAll(' ', noBreakSpace);

describe('plural', () => {
  it.each([
    ['fr', 0, '0 jour'],
    ['fr', 1, '1 jour'],
    ['fr', -1, '-1 jour'],
    ['fr', 2, '2 jours'],
    ['fr', 1_234, '1 234 jours'],
    ['en', 0, '0 days'],
    ['en', 1, '1 day'],
    ['en', 2, '2 days'],
    ['en', 1_234, '1,234 days'],
  ] as const)('%s %d is %s', (lang, count, expected) => {
    const [one, many] = lang === 'fr' ? ['jour', 'jours'] : ['day', 'days'];
    expect(plural(count, lang, one, many)).toBe(spaced(expected));
  });

  it.each([
    ['fr', 1, '1 message y attend (1 ko)'],
    ['fr', 2, '2 messages y attendent (3 ko)'],
    ['en', 1, '1 message is waiting there (1 kB)'],
    ['en', 2, '2 messages are waiting there (3 kB)'],
  ] as const)('%s %d message(s) agree with their verb', (lang, messages, expected) => {
    const { meaning } = explain({ code: 'receiving.ok', facts: { messages, octets: messages * 1_500 } }, lang);
    expect(meaning.replaceAll(noBreakSpace, ' ')).toContain(expected);
  });
});

describe('advice about a server that cannot be used', () => {
  const swapped = [
    ['receiving.unreachable', 'GREETING_SMTP'],
    ['sending.unreachable', 'GREETING_POP3'],
  ] as const;
  const adviceOn = (code: (typeof swapped)[number][0], facts: object, lang: Lang): string =>
    explain(example(code, { ...facts }), lang).advice;

  it.each(swapped)('%s is about the two addresses where they seem swapped', (code, detail) => {
    const facts = { kind: 'protocol', detail };
    expect(adviceOn(code, facts, 'fr')).toMatch(/^Vérifiez dans les réglages .* inversées\./);
    expect(adviceOn(code, facts, 'en')).toMatch(/^Check in the settings .* swapped\./);
    expect(explain(example(code, facts), 'fr').meaning).not.toContain('Tant que cela dure');
  });

  it.each(swapped)('%s does not send the user to web sites where the server did answer', (code) => {
    expect(adviceOn(code, { kind: 'temporary' }, 'fr')).not.toContain('sites Internet');
    expect(adviceOn(code, { kind: 'timeout' }, 'fr')).toContain('sites Internet');
  });
});

describe('formatNumber', () => {
  it.each([
    ['fr', 0, 0, '0'],
    ['fr', 41.25, 1, '41,3'],
    ['fr', 1_234_567, 0, '1 234 567'],
    ['en', 41.25, 1, '41.3'],
    ['en', 1_234_567, 0, '1,234,567'],
  ] as const)('%s %d with %d digits is %s', (lang, value, digits, expected) => {
    expect(formatNumber(value, lang, digits)).toBe(spaced(expected));
  });
});

describe('formatBytes', () => {
  it.each([
    ['fr', 0, '0 octet'],
    ['fr', 1, '1 octet'],
    ['fr', 2, '2 octets'],
    ['fr', 1_023, '1 023 octets'],
    ['fr', 1_024, '1 ko'],
    ['fr', 1_500_000, '1,4 Mo'],
    ['fr', 104_857_600, '100 Mo'],
    ['fr', 2_147_483_648, '2 Go'],
    ['en', 0, '0 bytes'],
    ['en', 1, '1 byte'],
    ['en', 2, '2 bytes'],
    ['en', 1_023, '1,023 bytes'],
    ['en', 1_024, '1 kB'],
    ['en', 1_500_000, '1.4 MB'],
    ['en', 104_857_600, '100 MB'],
    ['en', 2_147_483_648, '2 GB'],
  ] as const)('%s %d is %s', (lang, bytes, expected) => {
    expect(formatBytes(bytes, lang)).toBe(spaced(expected));
  });
});

describe('formatDate', () => {
  it.each([
    ['fr', '2026-03-01', '1er mars 2026'],
    ['fr', '2026-08-02', '2 août 2026'],
    ['fr', '2026-12-31', '31 décembre 2026'],
    ['fr', '2028-02-29', '29 février 2028'],
    ['en', '2026-03-01', '1 March 2026'],
    ['en', '2026-08-02', '2 August 2026'],
    ['en', '2026-12-31', '31 December 2026'],
  ] as const)('%s %s is %s', (lang, date, expected) => {
    expect(formatDate(date, lang).replaceAll(noBreakSpace, ' ')).toBe(expected);
  });

  it('keeps the day with its month at the end of a line', () => {
    expect(formatDate('2026-03-01', 'fr')).toBe(`1er${noBreakSpace}mars 2026`);
  });
});

describe('formatTime', () => {
  it.each([
    ['fr', 0, '0 h'],
    ['fr', 450, '7 h 30'],
    ['fr', 480, '8 h'],
    ['fr', 485, '8 h 05'],
    ['fr', 1_020, '17 h'],
    ['fr', 1_439, '23 h 59'],
    ['en', 0, '0:00'],
    ['en', 450, '7:30'],
    ['en', 485, '8:05'],
    ['en', 1_020, '17:00'],
  ] as const)('%s %d minutes is %s', (lang, minuteOfDay, expected) => {
    expect(formatTime(minuteOfDay, lang)).toBe(spaced(expected));
  });
});

describe('weekdayName', () => {
  it.each([
    ['fr', 1, 'lundi'],
    ['fr', 7, 'dimanche'],
    ['en', 1, 'Monday'],
    ['en', 7, 'Sunday'],
  ] as const)('%s %d is %s', (lang, weekday, expected) => {
    expect(weekdayName(weekday, lang)).toBe(expected);
  });
});

describe('typesetFrench', () => {
  it.each([
    ["l'école", 'l’école'],
    ['attention : non', 'attention\u00a0: non'],
    ['vrai ; faux', 'vrai\u00a0; faux'],
    ['prêt ? oui !', 'prêt\u00a0? oui\u00a0!'],
    ['75 %', '75\u00a0%'],
    ['la case « laisser »', 'la case «\u00a0laisser\u00a0»'],
    ['rien à changer.', 'rien à changer.'],
  ])('%s', (text, expected) => {
    expect(typesetFrench(text)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    const once = typesetFrench("Vérifiez : la case « laisser » n'est pas cochée ?");
    expect(typesetFrench(once)).toBe(once);
  });
});

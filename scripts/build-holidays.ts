// Writes assets/holidays/be.json, Belgium's public holidays: `node scripts/build-holidays.ts`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';

const from = 2026;
const to = 2046;
/** Act of 4 January 1974 and royal decree of 18 April 1974, article 1. */
const legalHolidaysPerYear = 10;

const target = new URL('../assets/holidays/be.json', import.meta.url);
const packageFile = new URL('../node_modules/date-holidays/package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

const belgium = new Holidays('BE', { types: ['public'] });
const days: string[] = [];
for (let year = from; year <= to; year += 1) {
  const dates = belgium.getHolidays(year).map((holiday) => holiday.date.slice(0, 10));
  if (new Set(dates).size !== legalHolidaysPerYear) {
    throw new Error(`${year}: ${dates.length} public holidays instead of ${legalHolidaysPerYear}: ${dates.join(' ')}`);
  }
  days.push(...dates.toSorted());
}

mkdirSync(new URL('.', target), { recursive: true });
const file = { schema: 1, country: 'BE', source: `date-holidays ${version}`, from, to, days };
writeFileSync(target, `${JSON.stringify(file, null, 2)}\n`);

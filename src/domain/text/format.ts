/** Writing numbers, sizes and dates the way a reader of each language does. */
export type Lang = 'fr' | 'en';

const months: Readonly<Record<Lang, readonly string[]>> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const weekdays: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const noBreakSpace = '\u00a0';
const megabyte = 1_048_576;

const numberFormats: Record<Lang, (digits: number) => Intl.NumberFormat> = {
  fr: (digits) => new Intl.NumberFormat('fr-BE', { maximumFractionDigits: digits }),
  en: (digits) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: digits }),
};

export function formatNumber(value: number, lang: Lang, digits = 0): string {
  return numberFormats[lang](digits).format(value).replaceAll('\u202f', noBreakSpace);
}

/** A size in the unit that people read it in; 1 Mo (MB) is 1,048,576 bytes. */
export function formatBytes(bytes: number, lang: Lang): string {
  const letter = lang === 'fr' ? 'o' : 'B';
  if (bytes < 1_024)
    return lang === 'fr' ? plural(bytes, lang, 'octet', 'octets') : plural(bytes, lang, 'byte', 'bytes');
  const [value, unit] =
    bytes < megabyte
      ? [bytes / 1_024, `k${letter}`]
      : bytes < megabyte * 1_024
        ? [bytes / megabyte, `M${letter}`]
        : [bytes / megabyte / 1_024, `G${letter}`];
  return `${formatNumber(value, lang, bytes < megabyte ? 0 : 1)}${noBreakSpace}${unit}`;
}

/** @param date `YYYY-MM-DD`; anything else is shown as a dash */
export function formatDate(date: string, lang: Lang): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return '—';
  const [year, month, day] = date.split('-').map(Number);
  const name = months[lang][(month ?? 1) - 1] ?? '';
  const shown = lang === 'fr' && day === 1 ? '1er' : String(day);
  return `${shown}${noBreakSpace}${name} ${year}`;
}

/** A day of these weeks: `mardi 24 novembre`. @param date `YYYY-MM-DD` */
export function formatWeekday(date: string, lang: Lang): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return Number.isNaN(weekday) ? '—' : `${weekdayName(weekday + 1, lang)} ${formatDate(date, lang).slice(0, -5)}`;
}

/** @param weekday ISO number, 1 = Monday */
export function weekdayName(weekday: number, lang: Lang): string {
  return weekdays[lang][weekday - 1] ?? '';
}

/** @param minuteOfDay minutes since midnight; French as in Belgium: `8 h`, `7 h 30` */
export function formatTime(minuteOfDay: number, lang: Lang): string {
  const hours = Math.floor(minuteOfDay / 60);
  const minutes = String(minuteOfDay % 60).padStart(2, '0');
  if (lang === 'en') return `${hours}:${minutes}`;
  return minutes === '00' ? `${hours}${noBreakSpace}h` : `${hours}${noBreakSpace}h${noBreakSpace}${minutes}`;
}

/** French counts 0 and 1 as singular, English only 1. */
export function plural(count: number, lang: Lang, one: string, many: string): string {
  const isOne = lang === 'fr' ? Math.abs(count) < 2 : count === 1;
  return `${formatNumber(count, lang)}${noBreakSpace}${isOne ? one : many}`;
}

/** `a, b et c`. */
export const listOf = (items: readonly string[], and: string): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;

/** French typography: no-break spaces before `: ; ? ! %` and inside « », curly apostrophes. */
export function typesetFrench(text: string): string {
  return text
    .replace(/'/g, '’')
    .replace(/ ([:;?!%»])/g, `${noBreakSpace}$1`)
    .replace(/« /g, `«${noBreakSpace}`);
}

/** The same tree of texts, and of functions that give texts, each as `typeset` leaves it. */
export function typesetAll<Texts>(texts: Texts, typeset: (text: string) => string): Texts {
  const ready = (value: unknown): unknown => {
    if (typeof value === 'string') return typeset(value);
    if (typeof value === 'function') return (...given: unknown[]) => ready(value(...given));
    if (Array.isArray(value)) return value.map(ready);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, ready(inner)]));
  };
  return ready(texts) as Texts;
}

import { normalise } from './pattern.ts';

const seconds: readonly (readonly [RegExp, number])[] = [
  [/\b(\d{1,9}) ?(?:ms|milliseconds?|millisecondes?|millisekunden|milliseconden)\b/, 0.001],
  [/\b(\d{1,6}) ?-?(?:s|sec|secs|seconds?|secondes?|seconden?|sek|sekunden?)\b/, 1],
  [/\b(\d{1,5}) ?-?(?:min|mins|minutes?|minuten|minuut)\b/, 60],
  [/\b(\d{1,3}) ?-?(?:h|hrs?|hours?|heures?|uur|uren|std|stunden?)\b/, 3_600],
  [/\b(\d{1,2}) ?-?(?:days?|jours?|dag(?:en)?|tage?n?)\b/, 86_400],
];
const inWords: readonly (readonly [RegExp, number])[] = [
  [/\b(?:an?|one|une?|een|eine[rn]?) (?:minute|minuut)\b/, 60],
  [/\b(?:half an hour|une demi-heure|een half ?uur|eine halbe stunde)\b/, 1_800],
  [/\b(?:an?|one|une?|een|eine[rn]?) (?:hour|heure|uur|stunde)\b/, 3_600],
  [/\b(?:an?|one|un|une|een|einen?) (?:day|jour|dag|tag)\b/, 86_400],
];
/** Longer than this is not taken from a sentence. */
const longestSeconds = 7 * 86_400;

/** The time that a server names for its patience, in seconds: "try again in 15 minutes"; null where it names none. */
export function retryAfterSeconds(text: string): number | null {
  const plain = normalise(text);
  for (const [pattern, unit] of seconds) {
    const count = pattern.exec(plain)?.[1];
    if (count !== undefined) return Math.min(longestSeconds, Math.ceil(Number(count) * unit));
  }
  return inWords.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** A time of day as people write it (`7:30`, `7 h 30`, `7h`, `0730`) as `HH:MM`; what cannot be read stays as it is. */
export function readTime(typed: string): string {
  const text = typed.trim().toLowerCase();
  const found = /^(\d{1,2})(?:\s*(?::|\.|h)\s*(\d{2})?)?$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  if (!found) return text;
  const [, hours = '', minutes = '00'] = found;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

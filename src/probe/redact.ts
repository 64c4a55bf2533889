const mask = '•••';
const longestResponse = 300;

/** Every spelling of a secret that a server might send back. */
function spellings(user: string, password: string): string[] {
  const utf8 = Buffer.from(password, 'utf8');
  // As it is, trimmed, misread as Latin-1, and inside a quoted string (IMAP, JSON).
  const quoted = password.replace(/["\\]/g, '\\$&');
  const plain = [password, password.trim(), utf8.toString('latin1'), quoted];
  const encoded = [password, `\0${user}\0${password}`, `${user}\0${user}\0${password}`].flatMap((text) => {
    const base64 = Buffer.from(text, 'utf8').toString('base64');
    return [base64, base64.replace(/=+$/, '')];
  });
  return [...new Set([...plain, ...encoded])].filter((text) => text !== '').sort((a, b) => b.length - a.length);
}

/**
 * A function that makes a server's words fit to show: the password and its base64 forms masked (in any case), one
 * line, no control characters, at most 300 characters.
 */
export function redactor(user: string, password: string): (text: string) => string {
  const secrets = spellings(user, password).map((secret) => secret.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = secrets.length > 0 ? new RegExp(secrets.join('|'), 'giu') : null;
  const hide = (text: string): string => (pattern ? text.replace(pattern, mask) : text);
  return (text) => {
    const oneLine = text
      .replace(/[\r\n\t\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim();
    const shown = hide(oneLine).slice(0, longestResponse);
    // Half of a pair at the cut is no character.
    return shown.replace(/[\ud800-\udbff]$/, '');
  };
}

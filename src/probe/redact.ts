const mask = '•••';
const longestResponse = 300;

/** Every spelling of a secret that a server might send back. */
function spellings(user: string, password: string): string[] {
  const utf8 = Buffer.from(password, 'utf8');
  const plain = [password, password.trim(), utf8.toString('latin1'), encodeURIComponent(password)];
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
    const oneLine = hide(text)
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
      .trim();
    return Array.from(hide(oneLine)).slice(0, longestResponse).join('');
  };
}

import { describe, expect, it } from 'vitest';
import { allowedLink } from '../../src/app/run-command.ts';

describe('a link', () => {
  it.each([
    'https://x.example/',
    'http://x.example',
    'tel:+3228001010',
    'mailto:support@etnic.be',
    'HTTPS://X.EXAMPLE',
  ])('may be %s', (link) => {
    expect(allowedLink(link)).toBe(link);
  });

  it.each([
    'file:///etc/passwd',
    'file://server/share/x.exe',
    '\\\\server\\share\\x.exe',
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'smb://server/share',
    'ms-msdt:/id',
    'ms-settings:',
    'search-ms:query=x',
    'app://vigie/index.html',
    'ftp://x.example/',
    'C:\\Windows\\System32\\calc.exe',
    '/usr/bin/true',
    'calc.exe',
    'http//x.example',
    '//x.example/',
    '',
    ' ',
    null,
  ])('is not opened as %j, even if a profile named it', (link) => {
    expect(allowedLink(link)).toBeNull();
  });
});

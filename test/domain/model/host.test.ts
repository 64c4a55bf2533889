import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostIn, isHost, unknownHost } from '../../../src/domain/model/text-rules.ts';

describe('a host', () => {
  it.each([
    'adm.cfwb.be',
    'localhost',
    'mail_1',
    'pop-3.example.be',
    'a',
    '1und1.example',
    'xn--cole-9oa.be',
    'ADM.CFWB.BE',
    `${'a'.repeat(63)}.be`,
    '127.0.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::',
    '::1',
    '1::',
    'fe80::1',
    '2001:db8:0:0:0:0:2:1',
    '::ffff:192.0.2.1',
    '64:ff9b::192.0.2.33',
    unknownHost,
  ])('may be %s', (text) => {
    expect(isHost(text)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['a port beside it', 'adm.cfwb.be:110'],
    ['two names', 'a:b'],
    ['a space', 'adm cfwb.be'],
    ['a path', 'adm.cfwb.be/x'],
    ['a scheme', 'http://adm.cfwb.be'],
    ['an address', 'a@adm.cfwb.be'],
    ['brackets', '[::1]'],
    ['a zone', 'fe80::1%eth0'],
    ['a final dot', 'adm.cfwb.be.'],
    ['a dot before', '.cfwb.be'],
    ['an empty part', 'adm..be'],
    ['a hyphen at an end', '-adm.cfwb.be'],
    ['a part too long', `${'a'.repeat(64)}.be`],
    ['a name too long', `${'a.'.repeat(126)}be`],
    ['what nobody sees', 'adm.cf\u200bwb.be'],
    ['a soft hyphen', 'adm.cf\u00adwb.be'],
    ['a turned line', 'adm.\u202ebe'],
    ['a line break', 'adm.cfwb.be\r\n'],
    ['letters that look alike', 'аdm.cfwb.be'],
    ['letters with accents, whose name on the network is another', 'école.be'],
    ['three groups', '10.0.1'],
    ['a byte too large', '10.0.0.256'],
    ['an old form of a number', '0177.0.0.1'],
    ['a number as a whole', '2130706433'],
    ['a hexadecimal number', '0x7f000001'],
    ['a name that ends in a number', 'adm.1'],
    ['two runs of zeros', '1::2::3'],
    ['too many groups', '1:2:3:4:5:6:7:8:9'],
    ['zeros beside eight groups', '1:2:3:4::5:6:7:8'],
    ['a group too long', '::12345'],
    ['an IPv4 in the middle', '::1.2.3.4:1'],
    ['one colon at an end', '1:2:3:4:5:6:7:'],
  ])('is not %s', (_what, text) => {
    expect(isHost(text)).toBe(false);
  });

  it('is every IP address, and nothing that looks like one and is none', () => {
    const almost = fc.stringMatching(/^[\da-f:.]{1,24}$/);
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV4Extended(), fc.ipV6(), almost), (text) => {
        // What has a letter but no colon may be a name.
        fc.pre(text.includes(':') || !/[a-f]/.test(text));
        expect(isHost(text)).toBe(isIP(text) !== 0);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is every name of the Internet', () => {
    fc.assert(
      fc.property(fc.domain(), (text) => {
        expect(isHost(text)).toBe(true);
      }),
    );
  });

  it('is the very host that a browser makes of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }).filter(isHost), (text) => {
        const inUrl = text.includes(':') ? `[${text}]` : text;
        expect(URL.canParse(`http://${inUrl}/`)).toBe(true);
        expect(new URL(`http://${inUrl}/`).port).toBe('');
      }),
    );
  });
});

describe('the host in what was pasted', () => {
  it.each([
    ['adm.cfwb.be:110', 'adm.cfwb.be'],
    ['adm.cfwb.be.', 'adm.cfwb.be'],
    ['[::1]', '::1'],
    ['[::1]:995', '::1'],
    ['adm.cfwb.be', 'adm.cfwb.be'],
    ['::1', '::1'],
    ['a:b', 'a:b'],
  ])('%s is %s', (pasted, host) => {
    expect(hostIn(pasted)).toBe(host);
  });
});

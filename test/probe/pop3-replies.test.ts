import { describe, expect, it } from 'vitest';
import { hashUidl, parseStat, parseStatus } from '../../src/probe/pop3-replies.ts';
import { Fault } from '../../src/probe/session.ts';
import { preparePop3 } from '../support/scripted-pop3.ts';
import { answer, hangUp, type Step, say } from '../support/scripted-server.ts';

const { probe, failureOf } = preparePop3();

describe('a status line', () => {
  it.each([
    ['+OK', true, ''],
    ['+OK ', true, ''],
    ['+OK ready', true, 'ready'],
    ['+OK\tready\t', true, 'ready'],
    ['+OK, ready', true, 'ready'],
    ['+OK: ready', true, 'ready'],
    ['+OK<1.2@mail>', true, '<1.2@mail>'],
    ['+OK\r', true, ''],
    ['\r+OK', true, ''],
    ['+ok ready', true, 'ready'],
    ['+OKAY', true, 'AY'],
    ['+OK -1 5', true, '-1 5'],
    ['-ERR', false, ''],
    ['-ERR no', false, 'no'],
    ['-ERR: [AUTH] no', false, '[AUTH] no'],
    ['-ERR- no', false, 'no'],
    ['-ERR[AUTH] no', false, '[AUTH] no'],
    ['-err no', false, 'no'],
    ['-ERROR no', false, 'OR no'],
  ])('%j', (line, isOk, text) => {
    expect(parseStatus(line)).toEqual({ isOk, text });
  });

  it.each(['', ' ', '+', '-', '+ OK', ' +OK', 'OK', 'ERR', 'x+OK', '+OK\0', '+OK ready\0', '\0+OK', '250 OK'])(
    '%j is none',
    (line) => {
      expect(parseStatus(line)).toBeNull();
    },
  );
});

describe('the answer to STAT', () => {
  it.each([
    ['1 2', 1, 2],
    ['1   2', 1, 2],
    ['1\t2', 1, 2],
    ['1 2 (plus text)', 1, 2],
    ['1 2(plus text)', 1, 2],
    ['1 2, and text', 1, 2],
    ['1 2.', 1, 2],
    ['0 0', 0, 0],
    ['9999999 999999999999999', 9_999_999, 999_999_999_999_999],
  ])('%j', (text, messages, octets) => {
    expect(parseStat(text)).toEqual({ messages, octets });
  });

  it.each([
    '',
    '3',
    '-1 5',
    '3 -5',
    '3 12a',
    '3 1,234',
    '3 1.5',
    "3 1'234",
    '99999999 1',
    '3 9999999999999999',
    'a b',
    '3 messages',
  ])('%j cannot be read', (text) => {
    expect(() => parseStat(text)).toThrow(Fault);
  });
});

const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const def = 'cb8379ac2098aa165029e3938a51da0bcecfc008fd6795f401178647f96c5b34';

describe('a list of identifiers for two messages', () => {
  it.each([
    ['as it should be', ['1 abc', '2 def'], [abc, def]],
    ['with blanks before the number', [' 1 abc', '  2 def'], [abc, def]],
    ['with tabs and more blanks', ['\t1\tabc', '2   def  '], [abc, def]],
    ['in another order', ['2 def', '1 abc'], [abc, def]],
    ['without an identifier', ['1 abc', '2'], [abc]],
    ['with an empty identifier', ['1 ', '2 def'], [def]],
    ['without a number', ['abc', '2 def'], [def]],
    ['with a number that is none', ['one abc', '2 def'], [def]],
    ['of more messages than there are', ['0 x', '1 abc', '2 def', '3 x', '99999999 x'], [abc, def]],
    ['that names a message twice', ['1 abc', '1 x', '2 def'], [abc, def]],
    ['with a control character', ['1 abc', '2 d\0ef'], [abc]],
    ['with nothing in it', [], []],
  ] as [string, string[], string[]][])('%s', (_name, entries, hashes) => {
    expect(hashUidl(entries, 2)).toEqual(hashes);
  });

  it.each(['x'.repeat(70), 'x'.repeat(71), 'x'.repeat(1_000), 'two words', 'é'])('takes %j', (identifier) => {
    expect(hashUidl([`1 ${identifier}`], 1)).toHaveLength(1);
  });
});

describe.each(['whole', 'bytewise'] as const)('a whole session, replies delivered %s', (delivery) => {
  const spoken: [string, (text: string) => string][] = [
    ['by the book', (text) => `+OK ${text}\r\n`],
    ['after an empty line', (text) => `\r\n+OK ${text}\r\n`],
    ['after many empty lines', (text) => `\r\n \r\n\n\r\r\n+OK ${text}\r\n`],
    ['before an empty line', (text) => `+OK ${text}\r\n\r\n`],
    ['with a comma', (text) => `+OK, ${text}\r\n`],
    ['with no blank', (text) => `+OK${text}\r\n`],
    ['with one carriage return too many', (text) => `+OK ${text}\r\r\n`],
    ['with line breaks the wrong way round', (text) => `+OK ${text}\n\r`],
    ['with bare line feeds', (text) => `+OK ${text}\n`],
    ['in small letters', (text) => `+ok ${text}\r\n`],
  ];
  it.each(spoken)('is understood when spoken %s', async (_name, ok) => {
    const script = [
      say(ok('<1896.1@mail>')),
      answer(ok('')),
      answer(ok('')),
      answer(ok('3 12345')),
      answer(ok('bye')),
      hangUp,
    ];
    const { reading, heard } = await probe(script, {}, delivery);
    expect(reading.outcome).toMatchObject({ ok: true, value: { messages: 3, octets: 12_345 } });
    expect(heard).toEqual(['USER ec001234@adm.cfwb.be', 'PASS geheim', 'STAT', 'QUIT']);
  });

  it.each([
    ['-ERR: [AUTH] no', 'credentials', 'AUTH', '[AUTH] no'],
    ['-ERR- [AUTH] no', 'credentials', 'AUTH', '[AUTH] no'],
    ['\r\n-ERR [AUTH] no', 'credentials', 'AUTH', '[AUTH] no'],
    ['-err [AUTH] no', 'credentials', 'AUTH', '[AUTH] no'],
    ['-ERR:', 'login-refused', null, null],
  ])('%j refuses the password', async (reply, kind, code, response) => {
    const script = [say('+OK\r\n'), answer('+OK\r\n'), answer(`${reply}\r\n`), hangUp];
    expect(await failureOf(script, {}, delivery)).toMatchObject({
      kind,
      code,
      response,
      stage: 'password',
      passwordAnswered: true,
    });
  });

  it.each([
    ['at the greeting', [say('+OK \0\r\n')], 'greeting', false],
    ['at USER', [say('+OK\r\n'), answer('what?\r\n')], 'user', false],
    ['at PASS', [say('+OK\r\n'), answer('+OK\r\n'), answer('+OK \0\r\n')], 'password', true],
    ['at PASS, in one word', [say('+OK\r\n'), answer('+OK\r\n'), answer('+\r\n')], 'password', true],
  ] as [string, Step[], string, boolean][])('noise stays noise %s', async (_name, script, stage, passwordSent) => {
    expect(await failureOf([...script, hangUp], {}, delivery)).toMatchObject({
      kind: 'protocol',
      code: null,
      stage,
      passwordSent,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { probeImapQuota } from '../../src/probe/imap-quota.ts';
import { reply, session, tagOf } from '../support/imap-script.ts';
import { prepareProbe } from '../support/scripted-probe.ts';
import { answer } from '../support/scripted-server.ts';

const { probe } = await prepareProbe(probeImapQuota);

/** What is expected, in the server's own units: KiB of storage, messages. */
const limited = (storage: [number, number] | null, messages: [number, number] | null) => ({
  kind: 'limited',
  storage: storage && { usedBytes: storage[0] * 1_024, limitBytes: storage[1] * 1_024 },
  messages: messages && { used: messages[0], limit: messages[1] },
});

describe.each(['whole', 'bytewise'] as const)('quota roots of INBOX, replies delivered %s', (delivery) => {
  it.each([
    [
      'the fullest of several decides, whatever the order',
      ['QUOTAROOT INBOX box school', 'QUOTA box (STORAGE 490 500)', 'QUOTA school (STORAGE 900 10000)'],
      limited([490, 500], null),
    ],
    [
      'the last may be the fullest',
      ['QUOTAROOT INBOX school box', 'QUOTA school (STORAGE 900 10000)', 'QUOTA box (STORAGE 490 500)'],
      limited([490, 500], null),
    ],
    [
      'bytes of one, messages of another',
      ['QUOTAROOT INBOX a b', 'QUOTA a (STORAGE 5 10 MESSAGE 1 100)', 'QUOTA b (STORAGE 4 10 MESSAGE 99 100)'],
      limited([5, 10], [99, 100]),
    ],
    [
      'one without limits frees none from the other’s',
      ['QUOTAROOT INBOX a b', 'QUOTA a (STORAGE 5 10)', 'QUOTA b ()'],
      limited([5, 10], null),
    ],
    ['none limits anything', ['QUOTAROOT INBOX a b', 'QUOTA a ()', 'QUOTA b ()'], { kind: 'unlimited' }],
    ['there is none', ['QUOTAROOT INBOX'], { kind: 'unlimited' }],
    [
      'one that is over its limit',
      ['QUOTAROOT INBOX a b', 'QUOTA a (STORAGE 99 100)', 'QUOTA b (STORAGE 120 100)'],
      limited([120, 100], null),
    ],
    [
      'another mailbox’s root does not count',
      ['QUOTAROOT INBOX mine', 'QUOTA shared (STORAGE 99 100)', 'QUOTA mine (STORAGE 1 100)'],
      limited([1, 100], null),
    ],
    ['roots that are not named', ['QUOTA a (STORAGE 1 100)', 'QUOTA b (STORAGE 2 100)'], limited([2, 100], null)],
    ['a name in quotes', ['QUOTAROOT INBOX "User quota"', 'QUOTA "User quota" (STORAGE 1 2)'], limited([1, 2], null)],
    ['a name in other letters', ['QUOTAROOT INBOX "Boîte"', 'QUOTA "Boîte" (storage 1 2)'], limited([1, 2], null)],
    ['a name as a literal', ['QUOTAROOT INBOX {4}\r\nbo x', 'QUOTA {4}\r\nbo x (STORAGE 1 2)'], limited([1, 2], null)],
    ['a limit of zero is none', ['QUOTAROOT INBOX ""', 'QUOTA "" (STORAGE 7 0 MESSAGE 1 9)'], limited(null, [1, 9])],
    [
      'resources that say nothing of the box’s size',
      ['QUOTAROOT INBOX ""', 'QUOTA "" (MAILBOX 9 10 ANNOTATION-STORAGE 9 10 STORAGE 1 2)'],
      limited([1, 2], null),
    ],
    ['numbers that are none', ['QUOTAROOT INBOX ""', 'QUOTA "" (STORAGE x 10 MESSAGE 1)'], { kind: 'unlimited' }],
    [
      'numbers too large to count with',
      ['QUOTAROOT INBOX ""', 'QUOTA "" (STORAGE 1 9999999999999999 MESSAGE 1 2)'],
      limited(null, [1, 2]),
    ],
    ['a resource named STORAGE in a number’s place', ['QUOTA "" (X STORAGE 9 STORAGE 1 2)'], limited([1, 2], null)],
  ] as [string, string[], unknown][])('%s', async (_name, untagged, expected) => {
    expect((await probe(session(reply('OK done', ...untagged)), { delivery })).value).toEqual(expected);
  });

  it('asks one by one for what was only named', async () => {
    const { value, heard } = await probe(
      session(
        reply('OK done', 'QUOTAROOT INBOX "" "School \\"A\\"" full', 'QUOTA full (STORAGE 9 100)'),
        reply('OK done', 'QUOTA "" (STORAGE 10 100)'),
        reply('OK done', 'QUOTA "School \\"A\\"" (STORAGE 11 100)'),
      ),
      { delivery },
    );
    expect(value).toEqual(limited([11, 100], null));
    const commands = heard.map((line) => line.replace(/^\w+ /, '')).filter((line) => line.startsWith('GETQUOTA'));
    expect(commands).toEqual(['GETQUOTAROOT INBOX', 'GETQUOTA ""', 'GETQUOTA "School \\"A\\""']);
  });

  it('goes on without a root that the server keeps to itself', async () => {
    const question = reply('OK done', 'QUOTAROOT INBOX a b');
    const given = session(question, reply('NO [NONEXISTENT] which?'), reply('OK done', 'QUOTA b (STORAGE 1 2)'));
    expect((await probe(given, { delivery })).value).toEqual(limited([1, 2], null));
    const kept = session(question, reply('NO not yours'), reply('NO [NOPERM] not yours'));
    expect((await probe(kept, { delivery })).value).toEqual({ kind: 'refused' });
  });
});

it('asks for eight roots at most, and for none whose name would break the line', async () => {
  const names = ['{3}\r\na\r\n', ...Array.from({ length: 12 }, (_none, index) => `r${index}`)];
  const one = answer((line) => `* QUOTA ${line.split(' ')[2]} (STORAGE 1 2)\r\n${tagOf(line)} OK\r\n`);
  const { value, heard } = await probe(
    session(reply('OK done', `QUOTAROOT INBOX ${names.join(' ')}`), ...Array.from({ length: 8 }, () => one)),
  );
  expect(value).toEqual(limited([1, 2], null));
  expect(heard.filter((line) => line.includes('GETQUOTA ')).map((line) => line.split(' ')[2])).toEqual(
    Array.from({ length: 8 }, (_none, index) => `"r${index}"`),
  );
});

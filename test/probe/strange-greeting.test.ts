import { describe, expect, it } from 'vitest';
import { probePop3 } from '../../src/probe/pop3.ts';
import { probeSmtp } from '../../src/probe/smtp.ts';
import { prepareProbe } from '../support/scripted-probe.ts';
import { answer, hear, type Step, say, silence } from '../support/scripted-server.ts';

const pop3 = await prepareProbe(probePop3);
const smtp = await prepareProbe(probeSmtp);
const deliveries = ['whole', 'bytewise'] as const;

describe.each(deliveries)('where POP3 was to be expected, delivered %s', (delivery) => {
  it.each([
    ['220 mail ESMTP', 'GREETING_SMTP'],
    ['220-smtp.cfwb.be ESMTP Exim\r\n220 no spam', 'GREETING_SMTP'],
    ['220 mail Simple Mail Transfer (SMTP) service', 'GREETING_SMTP'],
    ['220 ftp.cfwb.be ESMTP Postfix', 'GREETING_SMTP'],
    ['554 mail ESMTP not now', 'GREETING_SMTP'],
    ['421 smtp.cfwb.be closing', 'GREETING_SMTP'],
    ['* OK IMAP4rev1', 'GREETING_IMAP'],
    ['HTTP/1.1 400 Bad Request', 'GREETING_HTTP'],
    ['SSH-2.0-OpenSSH_9.9', 'GREETING_SSH'],
    ['220 (vsFTPd 3.0.3)', null],
    ['220 Microsoft FTP Service', null],
    ['220 smtp-backup FTP server ready', null],
    ['220 ready', null],
    ['200 news server ready', null],
    ['+ ready', null],
  ])('%s', async (greeting, code) => {
    const { failure } = await pop3.probe([say(`${greeting}\r\n`), silence], { delivery });
    expect(failure).toMatchObject({ kind: 'protocol', stage: 'greeting', code });
  });

  it.each([
    ['to USER', [say('+OK\r\n'), answer('220 mail ESMTP\r\n'), silence], 'user'],
    ['to PASS', [say('+OK\r\n'), answer('+OK\r\n'), answer('220 mail ESMTP\r\n'), silence], 'password'],
  ] as [string, Step[], string][])(
    'words of another protocol in answer %s are no greeting',
    async (_to, script, stage) => {
      const { failure } = await pop3.probe(script, { delivery });
      expect(failure).toMatchObject({ kind: 'protocol', stage, code: null });
    },
  );
});

describe.each(deliveries)('where SMTP was to be expected, delivered %s', (delivery) => {
  it.each([
    ['+OK POP3 ready', 'GREETING_POP3'],
    ['+OK<1.2@mail>', 'GREETING_POP3'],
    ['* OK IMAP4rev1', 'GREETING_IMAP'],
    ['250 mail ESMTP', null],
    ['OK', null],
  ])('%s', async (greeting, code) => {
    const { failure } = await smtp.probe([say(`${greeting}\r\n`), silence], { delivery });
    expect(failure).toMatchObject({ kind: 'protocol', stage: 'greeting', code });
  });

  it.each([
    ['another protocol', '+OK what?'],
    ['its own', '220 mail ESMTP'],
  ])('words of %s in answer to EHLO are no greeting', async (_whose, reply) => {
    const { failure } = await smtp.probe([say('220 mail ESMTP\r\n'), answer(`${reply}\r\n`), hear, silence], {
      delivery,
    });
    expect(failure).not.toBeNull();
    expect(failure?.code ?? '').not.toMatch(/GREETING/);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Fault, momentOf, type Session } from '../../src/probe/session.ts';
import { type AuthLine, authenticate, offeredMechanisms } from '../../src/probe/smtp-auth.ts';

const login = { user: 'ec001234@adm.cfwb.be', password: 'geheim' };

const digits = fc.constantFrom(
  ...[
    220, 221, 235, 250, 334, 334, 334, 421, 432, 435, 451, 454, 455, 500, 501, 502, 503, 504, 504, 525, 530, 534, 535,
  ],
  ...[538, 550, 552, 553, 554, 571, 99, 640, 1000],
);
const words = fc.constantFrom(
  ...[
    '',
    ' ',
    ' 2.7.0 ok',
    ' 5.7.8 authentication failed',
    ' 5.5.4 no such mechanism',
    ' 4.7.12 transition',
    '\tno',
    '\r',
  ],
  ...[' VXNlcm5hbWU6', ' mot de passe expiré', '-more\n535 no', ' 5.2.2 mailbox full', ' Too many failed attempts'],
);
const reply = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(digits, words).map(([code, text]) => `${code}${text}`) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);
const offered = fc.subarray(['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2']);

/** Plays an AUTH exchange without a wire. What was sent, each with its answer; null: the connection broke instead. */
async function play(names: readonly string[], replies: readonly string[]) {
  const session: Session = {
    signal: new AbortController().signal,
    stage: 'password',
    password: 'here',
    certificate: null,
    optionalMs: 5_000,
    greeted: () => undefined,
    startOver: () => undefined,
    own: () => undefined,
  };
  const turns: { readonly line: AuthLine; readonly reply: string | null }[] = [];
  const say = async (line: AuthLine): Promise<string> => {
    if (line.carriesPassword) session.password = 'sent';
    const next = replies[turns.length] ?? null;
    turns.push({ line, reply: next });
    if (next === null) throw new Fault({ kind: 'closed', code: 'CLOSED' });
    return next;
  };
  const mechanisms = offeredMechanisms(`250-smtp\n250 AUTH ${names.join(' ')}`);
  const outcome = await authenticate(session, say, mechanisms, login).catch((error: unknown) => error);
  return { session, turns, outcome, mechanisms };
}

/** "I do not know this mechanism", of the AUTH command itself: the one answer to a password that judges nothing. */
const isUnknown = ({ line, reply: text }: { line: AuthLine; reply: string | null }): boolean =>
  line.text.startsWith('AUTH ') && /^504(?!\d)/.test(text ?? '');

it('whatever is replied to AUTH, a password that was judged is not sent again, and one that was not is not blamed', async () => {
  await fc.assert(
    fc.asyncProperty(offered, fc.array(reply, { maxLength: 8 }), async (names, replies) => {
      const { session, turns, outcome, mechanisms } = await play(names, replies);
      const secrets = turns.filter(({ line }) => line.carriesPassword);
      expect(secrets.slice(0, -1).every(isUnknown)).toBe(true);

      const last = secrets.at(-1);
      const isAccepted = /^235(?!\d)/.test(last?.reply ?? '');
      if (typeof outcome === 'string') {
        expect(mechanisms).toContain(outcome);
        expect(isAccepted).toBe(true);
        return;
      }
      expect(isAccepted).toBe(false);
      expect(outcome).toBeInstanceOf(Fault);
      const { kind } = (outcome as Fault).refusal;
      expect(kind).not.toBe('internal');
      if (last === undefined || isUnknown(last)) expect(session.password).toBe('here');
      else expect(session.password).toBe(/^[45]\d\d(?!\d)/.test(last.reply ?? '') ? 'answered' : 'sent');
      if (!momentOf(session).hasPasswordLeft)
        expect(kind).not.toMatch(/^(credentials|credentials-expired|login-refused)$/);
    }),
    { numRuns: 4_000 },
  );
});

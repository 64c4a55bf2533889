import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Failure, loginAnswers, type Stage } from '../../src/domain/model/failure.ts';
import { isRefusal } from '../../src/domain/model/latch.ts';
import { failureOf, type Refusal } from '../../src/probe/classify.ts';
import { imapRefusal, type Moment, pop3Refusal, smtpRefusal } from '../../src/probe/refusal.ts';
import { authReplies, enhancedCodes, responseCodes } from '../../src/probe/reply-codes.ts';
import { wordLists } from '../../src/probe/reply-words/index.ts';
import { ask } from '../corpus/ask.ts';
import { createTestAuthority } from '../support/certificates.ts';
import { createContext } from '../support/fakes.ts';
import { beginWatch } from '../support/watch-driver.ts';

/** A regular expression without its lookarounds, whatever they hold. */
function withoutLookarounds(source: string): string {
  const at = source.search(/\(\?<?[=!]/);
  if (at < 0) return source;
  let open = 0;
  let end = at;
  do {
    if (source[end] === '\\') end += 1;
    else if (source[end] === '(') open += 1;
    else if (source[end] === ')') open -= 1;
    end += 1;
  } while (open > 0);
  return withoutLookarounds(source.slice(0, at) + source.slice(end));
}

/** A sentence that a pattern of the word files takes; what fast-check cannot read in it is left out. */
const sentenceOf = (pattern: RegExp): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(withoutLookarounds(pattern.source).replace(/\\b/g, '').replaceAll('.{', '[a-z ]{')));
const wording = fc.oneof(
  ...wordLists.flatMap(([, { says }]) => says.map(sentenceOf)),
  fc.constantFrom('', 'no', 'nope.', 'Sorry.', 'OK?'),
  fc.string({ maxLength: 60 }),
);
const accented = (text: string): string => text.replaceAll('e', 'é').replaceAll('u', 'ü');
/** One line of text as a server may send it: with noise around, in capitals, with accents, in UTF-8 or Latin-1. */
const line = fc
  .tuple(wording, wording, fc.constantFrom('', ' (ref 4711)', ' [2026-11-28 01:00:00]', '.'), fc.nat(3))
  .map(([one, other, noise, shape]) => {
    const text = `${one}${shape === 3 ? ` ${other}` : ''}${noise}`.replace(/[\r\n]/g, ' ');
    return shape === 1 ? text.toUpperCase() : shape === 2 ? accented(text) : text;
  });
const encoded = fc.tuple(line, fc.constantFrom('utf8', 'latin1') as fc.Arbitrary<BufferEncoding>);

const bracket = fc.constantFrom(null, ...Object.keys(responseCodes), 'ALERT', 'X-UNKNOWN');
const status = fc.constantFrom(
  ...Object.keys(authReplies),
  '501',
  '505',
  '520',
  '526',
  '550',
  '552',
  '553',
  '554',
  '599',
);
const temporaryStatus = fc.constantFrom('421', '432', '450', '451', '452', '454', '455');
const detail = fc.constantFrom(null, ...Object.keys(enhancedCodes), '0.0', '3.0', '7.0', '7.1', '9.99');
const withCode = (code: string | null, text: string): string => (code === null ? text : `[${code}] ${text}`);
const reply = (code: string, sub: string | null, text: string): string =>
  `${code}${sub === null ? '' : ` ${code[0]}.${sub}`} ${text}`;

const stages: readonly Stage[] = ['greeting', 'capabilities', 'starttls', 'user', 'password', 'stat', 'uidl', 'quota'];
/** A moment as the dialogues make it: before the login the password is here, after it the password is gone. */
const moment: fc.Arbitrary<Moment> = fc.tuple(fc.constantFrom(...stages), fc.boolean()).map(([stage, isGone]) => ({
  stage,
  hasPasswordLeft: stages.indexOf(stage) > 4 || (stage === 'password' && isGone),
}));

const refusals: fc.Arbitrary<{ readonly moment: Moment; readonly refusal: Refusal; readonly is4yz: boolean }> =
  fc.oneof(
    fc
      .tuple(moment, bracket, line)
      .map(([at, code, text]) => ({ moment: at, refusal: pop3Refusal(at, withCode(code, text)), is4yz: false })),
    fc
      .tuple(moment, bracket, line)
      .map(([at, code, text]) => ({ moment: at, refusal: imapRefusal(at, code, text), is4yz: false })),
    fc
      .tuple(moment, status, detail, line)
      .map(([at, ...said]) => ({ moment: at, refusal: smtpRefusal(reply(...said), at), is4yz: false })),
    fc
      .tuple(moment, temporaryStatus, detail, line)
      .map(([at, ...said]) => ({ moment: at, refusal: smtpRefusal(reply(...said), at), is4yz: true })),
  );

const failureAt = (refusal: Refusal, { stage, hasPasswordLeft }: Moment): Failure =>
  failureOf(refusal, stage, hasPasswordLeft ? 'answered' : 'here');

const aboutPassword = ['credentials', 'credentials-expired', 'login-refused'];
const address = 'ec001234@adm.cfwb.be';
const hour = 3_600_000;

/** How often a password leaves in three days if a server answers every look like this. */
function sendings(failure: Failure): number {
  const watch = beginWatch([address], createContext([{ address }]), Date.parse('2026-09-08T08:00:00+02:00'));
  const good = Date.parse('2026-09-08T07:00:00+02:00');
  let count = 0;
  for (let at = watch.now(); at < good + 72 * hour; at += hour / 12) {
    watch.moveTo(at);
    for (const { leg } of watch.lookWhereDue((one) => (one === 'sending' ? failure : null)))
      if (leg === 'sending') count += 1;
  }
  return count;
}

describe('whatever a server answers', () => {
  it('is never about the password where the password had not left, and then latches nothing', () => {
    fc.assert(
      fc.property(refusals, ({ moment: at, refusal }) => {
        const failure = failureAt(refusal, at);
        if (at.stage === 'password' && at.hasPasswordLeft) return;
        expect(aboutPassword).not.toContain(failure.kind);
        expect(isRefusal(failure)).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is something that a server may answer, and a 4yz is never a refusal', () => {
    fc.assert(
      fc.property(refusals, ({ moment: at, refusal, is4yz }) => {
        expect([...loginAnswers, 'mechanism', 'rejected', 'protocol']).toContain(refusal.kind);
        if (is4yz) expect(isRefusal(failureAt(refusal, at))).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('what answered a password and is no passing trouble, lock, pace, full box or other way in is sent at most once more', () => {
    const passing = ['temporary', 'in-use', 'login-delay', 'mailbox-full'];
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(refusals, ({ moment: at, refusal }) => {
        if (at.stage !== 'password' || !at.hasPasswordLeft || passing.includes(refusal.kind)) return;
        const failure = failureAt(refusal, at);
        const count = seen.get(refusal.kind) ?? sendings(failure);
        seen.set(refusal.kind, count);
        // Another way in is asked for once a day at most, after the first half hour; a lock-out is tried after its pause.
        const most = { 'login-refused': 2, mechanism: 5, 'locked-out': 12 }[refusal.kind as string] ?? 1;
        expect(count, refusal.kind).toBeLessThanOrEqual(most);
        expect(['rejected', 'protocol']).not.toContain(refusal.kind);
      }),
      { numRuns: 3_000 },
    );
    expect(seen.size).toBeGreaterThanOrEqual(6);
  });
});

const authority = await createTestAuthority();
const keys = await authority.issue();
const said = fc.oneof(
  fc.tuple(fc.constantFrom('greeting', 'user', 'pass', 'stat'), bracket, encoded).map(([stage, code, [text, as]]) => ({
    protocol: 'pop3' as const,
    stage,
    isTls: false,
    reply: Buffer.from(`-ERR ${withCode(code, text)}\r\n`, as),
    hangsUp: stage === 'greeting',
  })),
  fc
    .tuple(
      fc.constantFrom('greeting', 'ehlo', 'auth', 'auth-challenge', 'auth-login'),
      fc.oneof(status, temporaryStatus),
      detail,
      encoded,
    )
    .map(([stage, code, sub, [text, as]]) => ({
      protocol: 'smtp' as const,
      stage,
      isTls: true,
      reply: Buffer.from(`${reply(code, sub, text)}\r\n`, as),
      hangsUp: stage === 'greeting',
    })),
  fc.tuple(fc.constantFrom('NO', 'BAD'), bracket, encoded).map(([verb, code, [text, as]]) => ({
    protocol: 'imap' as const,
    stage: 'login',
    isTls: true,
    reply: Buffer.from(`{tag} ${verb} ${withCode(code, text)}\r\n`, as),
    hangsUp: false,
  })),
);

describe('on the wire', () => {
  it('every look settles, and speaks of the password only where it was sent', async () => {
    await fc.assert(
      fc.asyncProperty(said, async (one) => {
        const { failure, reached } = await ask(one, keys, authority.trust);
        expect(reached).toBeLessThanOrEqual(1);
        if (failure === null) return;
        const hasHadIt = ['pass', 'auth', 'auth-login', 'login'].includes(one.stage);
        if (!hasHadIt) expect(aboutPassword).not.toContain(failure.kind);
        if (isRefusal(failure)) expect(hasHadIt).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

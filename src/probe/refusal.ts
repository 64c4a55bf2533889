import { type FailureKind, kindWithoutPassword, type Stage } from '../domain/model/failure.ts';
import { type Refusal, strangeGreeting } from './classify.ts';
import { authReplies, type CodeMeaning, enhancedCodes, responseCodes } from './reply-codes.ts';
import { type Meaning, meaningsOf } from './reply-words/index.ts';
import { normalise } from './reply-words/normalise.ts';

/**
 * What a server's refusal means: by its code first, then by its words, then by how far the conversation had come. Two
 * rules stand above: where the password had not left, the answer is never about the password; and what answered a
 * password without saying why is a refusal, not a fault.
 */

/** Where a refusal came: how far the conversation was, and whether the password had left by then. */
export type Moment = { readonly stage: Stage; readonly hasPasswordLeft: boolean };

/** Before a login only these can be meant… */
const beforeLogin: readonly Meaning[] = ['locked-out', 'login-delay', 'temporary', 'mechanism', 'access-off'];
/** …at a login whatever the words say… */
const atLogin: readonly Meaning[] = [
  ...beforeLogin,
  'credentials',
  'login-refused',
  'credentials-expired',
  'mailbox-full',
  'account-disabled',
  'in-use',
];
/** …and after one the password is out of the question. */
const afterLogin: readonly Meaning[] = ['mailbox-full', 'in-use', 'login-delay', 'temporary'];

/** What may be meant, and what is meant where nothing more is said. */
function frameOf({ stage, hasPasswordLeft }: Moment): CodeMeaning {
  switch (stage) {
    case 'user':
    case 'password':
      return { kind: hasPasswordLeft ? 'login-refused' : 'temporary', words: atLogin };
    case 'stat':
    case 'uidl':
    case 'quota':
      return { kind: 'temporary', words: afterLogin };
    default:
      return { kind: 'temporary', words: beforeLogin };
  }
}

/** The most precise of the meanings that `by` lets the words have, else what it says itself. */
function decide(text: string, by: CodeMeaning): FailureKind {
  const meaning = meaningsOf(text).find((one) => by.words.includes(one));
  // "Authentication failed" is said of a wrong password; only a reply that says nothing leaves a doubt.
  return meaning === 'login-refused' ? 'credentials' : (meaning ?? by.kind);
}

function refusal(kind: FailureKind, code: string | null, response: string, { hasPasswordLeft }: Moment): Refusal {
  const told = hasPasswordLeft ? kind : kindWithoutPassword(kind);
  const mayName = told === 'locked-out' || told === 'login-delay';
  return { kind: told, code, response, retryAfterSeconds: mayName ? retryAfterSeconds(response) : null };
}

/** `[CODE …] text`: the response code in upper case, where one is given. */
const bracketCode = (text: string): string | null =>
  /^\[([^\]\s]{1,32})[^\]]*\]/.exec(text)?.[1]?.toUpperCase() ?? null;

/**
 * A POP3 `-ERR` (RFC 1939, response codes of RFC 2449 and RFC 3206).
 * @param text what follows `-ERR`
 */
export function pop3Refusal(moment: Moment, text: string): Refusal {
  return bracketRefusal(moment, bracketCode(text), text);
}

/** An IMAP `NO` or `BAD` (RFC 9051 section 7.1, response codes of RFC 5530). @param text the words beside the code */
export function imapRefusal(moment: Moment, responseCode: string | null, text: string | null): Refusal {
  return { ...bracketRefusal(moment, responseCode?.toUpperCase() ?? null, text ?? ''), response: text };
}

function bracketRefusal(moment: Moment, code: string | null, text: string): Refusal {
  const known = code === null ? undefined : responseCodes[code];
  const isLogin = moment.stage === 'user' || moment.stage === 'password';
  // Before or after a login, a permanent fault or a refused login cannot be the account's.
  const by = known && (isLogin || afterLogin.includes(known.kind as Meaning)) ? known : frameOf(moment);
  return refusal(decide(text, by), known ? code : null, text, moment);
}

/** An IMAP `BYE`, or a greeting that is one: the server ends the session. */
export function imapBye(text: string, moment: Moment): Refusal {
  return { ...refusal(decide(text, frameOf({ ...moment, stage: 'greeting' })), 'BYE', text, moment) };
}

/** Refusals of EHLO that say: no ESMTP here, so no AUTH either (RFC 5321 section 4.1.1.1)… */
const noEsmtp = [500, 502, 504, 550];
/** …but for a 550 about the name that EHLO gave. */
const aboutName =
  /\b(domain|host ?name|helo|ehlo argument|syntactically|invalid (name|argument|address)|fqdn|ptr|rdns|dns)\b/i;

/** An SMTP reply that is a refusal (RFC 5321 section 4.2, RFC 4954 section 6, RFC 3463, RFC 5248). */
export function smtpRefusal(reply: string, moment: Moment): Refusal {
  const status = Number(/^([2-5]\d\d)\b/.exec(reply)?.[1] ?? 0);
  // Of several lines the first may carry none.
  const found = /^[2-5]\d\d[ \t-]+#?([245])\.(\d{1,3}\.\d{1,3})\b/m.exec(reply);
  if (status < 400) {
    const code = moment.stage === 'greeting' ? strangeGreeting(reply, 'SMTP') : null;
    return { kind: 'protocol', code, response: reply };
  }
  const enhanced = found?.[2] ?? null;
  const code = enhanced === null ? String(status) : `${status} ${found?.[1]}.${enhanced}`;
  const kind = status < 500 ? temporaryKind(reply, enhanced) : permanentKind(reply, status, enhanced, moment);
  return refusal(kind, code, reply, moment);
}

/** 4yz is never a refusal: of the password, of the account, of anything that stays (RFC 5321 section 4.2.1). */
function temporaryKind(reply: string, enhanced: string | null): FailureKind {
  if (enhanced === '7.12') return 'mechanism';
  if (enhanced === '2.2') return 'mailbox-full';
  return decide(reply, { kind: 'temporary', words: ['mailbox-full', 'login-delay', 'in-use', 'temporary'] });
}

/** A 5yz that no table has: its words may name a reason, but a fault that passes is none of a 5yz. */
const unlisted: CodeMeaning = { kind: 'login-refused', words: atLogin.filter((meaning) => meaning !== 'temporary') };

function permanentKind(reply: string, status: number, enhanced: string | null, moment: Moment): FailureKind {
  const { stage } = moment;
  if (stage !== 'password') {
    if (stage === 'starttls') return 'mechanism';
    if (stage === 'capabilities' && noEsmtp.includes(status) && !(status === 550 && aboutName.test(reply)))
      return 'mechanism';
    return decide(reply, { kind: 'rejected', words: ['locked-out'] });
  }
  const byDetail = enhanced === null ? undefined : enhancedCodes[enhanced];
  const byStatus = authReplies[status];
  // Where both speak, the status settles what it settles alone; 534 and 535 are made precise by the enhanced code.
  const by = byStatus?.isSettled ? byStatus : (byDetail ?? byStatus);
  return decide(reply, by ?? unlisted);
}

/** What one is in seconds: times in figures, and in words. */
const seconds: readonly (readonly [RegExp, number])[] = [
  [/\b(\d{1,9}) ?(?:ms|milliseconds?|millisecondes?|millisekunden|milliseconden)\b/, 0.001],
  [/\b(\d{1,6}) ?-?(?:s|sec|secs|seconds?|secondes?|seconden?|sek|sekunden?)\b/, 1],
  [/\b(\d{1,5}) ?-?(?:min|mins|minutes?|minuten|minuut)\b/, 60],
  [/\b(\d{1,3}) ?-?(?:h|hrs?|hours?|heures?|uur|uren|std|stunden?)\b/, 3_600],
  [/\b(\d{1,2}) ?-?(?:days?|jours?|dag(?:en)?|tage?n?)\b/, 86_400],
];
const inWords: readonly (readonly [RegExp, number])[] = [
  [/\b(?:an?|one|une?|een|eine[rn]?) (?:minute|minuut)\b/, 60],
  [/\b(?:half an hour|une demi-heure|een half ?uur|eine halbe stunde)\b/, 1_800],
  [/\b(?:an?|one|une?|een|eine[rn]?) (?:hour|heure|uur|stunde)\b/, 3_600],
  [/\b(?:an?|one|un|une|een|einen?) (?:day|jour|dag|tag)\b/, 86_400],
];
/** Longer than this is not taken from a sentence. */
const longestSeconds = 7 * 86_400;

/** The time that a server names for its patience, in seconds: "try again in 15 minutes"; null where it names none. */
export function retryAfterSeconds(text: string): number | null {
  const plain = normalise(text);
  for (const [pattern, unit] of seconds) {
    const count = pattern.exec(plain)?.[1];
    if (count !== undefined) return Math.min(longestSeconds, Math.ceil(Number(count) * unit));
  }
  return inWords.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

import type { FailureKind } from '../domain/model/failure.ts';
import type { Refusal } from './classify.ts';
import { imapBye, imapRefusal, type Moment } from './refusal.ts';
import { responseCodes } from './reply-codes.ts';
import { meaningsOf } from './reply-words/index.ts';

/** A status response without its tag (RFC 9051 section 7.1), or a line of bare words as some servers put before one. */
export type StatusLine = {
  readonly status: 'OK' | 'NO' | 'BAD' | 'BYE' | null;
  /** The response code in upper case, without its arguments. */
  readonly code: string | null;
  readonly text: string;
};

/** @param line what follows the tag, or the `*` */
export function readStatus(line: string): StatusLine {
  const [, status = null, code = null, text = ''] =
    /^(?:(OK|NO|BAD|BYE)(?= |$))? *(?:\[([^\]\s]{1,32})[^\]]*\])?(.*)$/is.exec(line) ?? [];
  return {
    status: (status?.toUpperCase() ?? null) as StatusLine['status'],
    code: code?.toUpperCase() ?? null,
    text: text.trim(),
  };
}

/** What was answered to a command, first the tagged line, then what was said before it, the last first. */
export type Answer = readonly StatusLine[];

/**
 * Why a command was refused: what the tagged line says, else what was said before it ("Too many attempts", then a bare
 * "NO Goodbye"). Null where nothing says it.
 */
export function reasonIn(answer: Answer, moment: Moment): Refusal | null {
  for (const { code, text } of answer) {
    const refusal = imapRefusal(moment, code, text);
    const isSaid = (meaning: FailureKind): boolean =>
      meaning === refusal.kind || (meaning === 'login-refused' && refusal.kind === 'credentials');
    const known = code === null ? undefined : responseCodes[code];
    if ((known && isSaid(known.kind)) || meaningsOf(text).some(isSaid)) return refusal;
  }
  return null;
}

/** A refusal that may not say why. */
export function refusalIn(answer: Answer, moment: Moment): Refusal {
  const { code = null, text = null } = answer[0] ?? {};
  return reasonIn(answer, moment) ?? imapRefusal(moment, code, text);
}

/** What a server said before it closed the connection without an answer; null where it said neither `BYE` nor why. */
export function farewellIn(said: Answer, moment: Moment): Refusal | null {
  const bye = said.find(({ status }) => status === 'BYE');
  const reason = reasonIn(said, moment);
  if (reason) return { ...reason, code: reason.code ?? bye?.status ?? null };
  return bye ? imapBye(bye.text, moment) : null;
}

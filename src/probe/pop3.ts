import { setTimeout as pause } from 'node:timers/promises';
import type { MaildropReading, MaildropValue } from '../domain/model/reading.ts';
import type { LineConnection } from './line-connection.ts';
import { isEncrypted, type Opening, openPop3 } from './pop3-opening.ts';
import { expectOk, hashUidl, parseStat, readList, readStatus } from './pop3-replies.ts';
import { askOptional, Fault, type ProbeFrame, runProbe, type Session } from './session.ts';

/** Bytes that UIDL may add for a message (RFC 1939 section 7: at most 70 characters). */
const uidlLineBytes = 80;

export type Pop3Request = ProbeFrame &
  Omit<Opening, 'onCapaLost'> & {
    /** Ask UIDL when the box holds at most this many messages. */
    readonly uidlUpTo?: number;
  };

/**
 * One look at a maildrop (RFC 1939): how many messages, how many octets. Sends nothing but CAPA, STLS, USER, PASS,
 * STAT, UIDL and QUIT, so no message is ever opened, marked or deleted. Once STAT is answered it is a success.
 */
export async function probePop3(request: Pop3Request): Promise<MaildropReading> {
  let isCapaLost = false;
  const onCapaLost = (): void => {
    isCapaLost = true;
  };
  const reading = await runProbe<MaildropValue>(request, async (session, conclude, assure) => {
    const { line, capabilities } = await openPop3(session, { ...request, onCapaLost });
    await logIn(session, line, request);

    const { uidlUpTo } = request;
    session.stage = 'stat';
    // After PASS was answered, STAT and QUIT may share one write: the shortest possible hold on the maildrop lock.
    line.write(uidlUpTo === undefined ? 'STAT\r\nQUIT\r\n' : 'STAT\r\n');
    const { messages, octets } = parseStat(await expectOk(session, line));
    const isHasty = line.wasEarly();
    if (isHasty) await refuseSurplus(session, line);
    const measured = { messages, octets, encrypted: isEncrypted(line), uidlHashes: null, capabilities };
    assure(measured);
    const asksUidl = !isHasty && uidlUpTo !== undefined && messages <= uidlUpTo;
    const uidlHashes = asksUidl ? await askUidl(session, line, messages) : null;
    if (uidlUpTo !== undefined) line.write('QUIT\r\n');
    conclude({ ...measured, uidlHashes });
    if (!isHasty) await readStatus(session, line);
  });
  return isCapaLost ? { ...reading, isCapaLost } : reading;
}

/** Milliseconds in which the real answers would come behind replies that were there too early. */
const surplusMs = 400;

/**
 * Replies that were here before their commands may be a hasty server's, or nobody's answer at all: then the real ones
 * follow, more than the one that QUIT still expects. @throws Fault `protocol`
 */
async function refuseSurplus(session: Session, line: LineConnection): Promise<void> {
  await pause(surplusMs, undefined, { signal: session.signal });
  const surplus = line.takeUnread().filter((reply) => reply.trim() !== '');
  if (surplus.length <= 1) return;
  session.password = 'sent';
  throw new Fault({ kind: 'protocol', code: 'UNSOLICITED', response: surplus.at(-1) ?? null });
}

async function logIn(session: Session, line: LineConnection, { user, password }: Pop3Request): Promise<void> {
  session.stage = 'user';
  line.write(`USER ${user}\r\n`);
  await expectOk(session, line);
  session.stage = 'password';
  session.password = 'sent';
  line.write(`PASS ${password}\r\n`);
  await expectOk(session, line);
}

/**
 * UIDL (RFC 1939 section 7), hashed. What can be read of a list that breaks off, or has no end, is kept; null where that
 * is nothing, or UIDL is not offered.
 */
async function askUidl(session: Session, line: LineConnection, messages: number): Promise<readonly string[] | null> {
  session.stage = 'uidl';
  line.allowBytes(messages * uidlLineBytes);
  line.write('UIDL\r\n');
  // What was here before the question does not answer it.
  if (line.wasEarly()) return null;
  const entries: string[] = [];
  const list = async (): Promise<void> => {
    await expectOk(session, line);
    await readList(line, entries);
  };
  const trouble = await askOptional(session, list());
  const hashes = hashUidl(entries, messages);
  return hashes.length === 0 && (trouble || messages > 0) ? null : hashes;
}

import type { Socket } from 'node:net';
import { networkRefusal, strangeGreeting } from './classify.ts';
import { farewellIn, readStatus, refusalIn } from './imap-status.ts';
import { decodeReply, longestLineBytes } from './line-connection.ts';
import { Fault, momentOf, type Session } from './session.ts';

/**
 * Reads the greeting (RFC 9051 section 7.1) and puts it back for imapflow, which waits for ever on another protocol's
 * and may miss a BYE when the connection closes behind it. @throws Fault
 */
export async function expectImapGreeting(session: Session, socket: Socket): Promise<void> {
  session.stage = 'greeting';
  const { line, bytes } = await firstLine(socket);
  session.greeted();
  const [, status] = /^\* (OK|NO|BAD|BYE|PREAUTH)\b/i.exec(line) ?? [];
  const said = [readStatus(line.slice(2))];
  switch (status?.toUpperCase()) {
    case 'OK':
      socket.unshift(bytes);
      return;
    case 'NO':
    case 'BAD':
      throw new Fault(refusalIn(said, momentOf(session)));
    case 'BYE':
      throw new Fault(farewellIn(said, momentOf(session)) ?? { kind: 'closed', code: 'BYE' });
    // "No password needed": then this is not the school's mailbox speaking.
    case 'PREAUTH':
      throw new Fault({ kind: 'protocol', code: 'PREAUTH', response: line });
    default:
      throw new Fault({ kind: 'protocol', code: strangeGreeting(line, 'IMAP'), response: line });
  }
}

/** The first line that is not empty, and all that was read for it. The socket is paused then. */
async function firstLine(socket: Socket): Promise<{ readonly line: string; readonly bytes: Buffer }> {
  let bytes = Buffer.alloc(0);
  const line = await new Promise<string>((resolve, reject) => {
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const [, found] = /^\s*(\S.*?)\s*\n/s.exec(decodeReply(bytes)) ?? [];
      if (found !== undefined) resolve(found);
      else if (bytes.length > longestLineBytes) reject(new Fault({ kind: 'protocol', code: 'LINE_TOO_LONG' }));
    });
    socket.once('end', () => reject(new Fault({ kind: 'closed', code: 'FIN' })));
    socket.once('close', () => reject(new Fault({ kind: 'closed', code: 'CLOSED' })));
    socket.once('error', (error) => reject(new Fault(networkRefusal(error))));
  });
  socket.pause();
  socket.removeAllListeners('data');
  return { line, bytes };
}

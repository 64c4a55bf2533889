import type { Socket } from 'node:net';
import { networkRefusal, type Refusal } from './classify.ts';
import { Fault } from './session.ts';

/** Bytes a reply line may have, line break included; RFC 2449 section 4 allows 512. */
export const longestLineBytes = 4_096;

/** A socket read line by line, with bounds: the conversation's own half of the work, without any protocol in it. */
export type LineConnection = {
  readonly socket: Socket;
  /** The next line without its line break. @throws Fault `closed`, `protocol` (too long, too much) or the socket's own. */
  readLine(): Promise<string>;
  write(text: string): void;
  /** What is here of a line that was not ended, once the server has hung up. */
  takeRest(): string;
  /** True when bytes are here that nobody has read. */
  hasUnread(): boolean;
  /** True once something, more than empty lines, was here before the command that it could answer was sent. */
  wasEarly(): boolean;
  /** The complete lines that are here, without waiting. */
  takeUnread(): string[];
  /** Lets more bytes in, e.g. for a long UIDL list. */
  allowBytes(more: number): void;
  /** Stops reading and hands the socket over, e.g. to TLS. */
  release(): Socket;
};

/** Text of a reply: UTF-8, else byte for byte (ISO 8859-1), as old servers send it. */
export function decodeReply(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

/**
 * @param budgetBytes what the server may send in all before it counts as `protocol`
 */
export function createLineConnection(socket: Socket, budgetBytes: number): LineConnection {
  let unread: Buffer = Buffer.alloc(0);
  let scanned = 0;
  let budget = budgetBytes;
  let ended: Refusal | null = null;
  let isEarly = false;
  let wake: (() => void) | null = null;

  const end = (refusal: Refusal): void => {
    ended ??= refusal;
    wake?.();
  };
  const onData = (chunk: Buffer): void => {
    budget -= chunk.length;
    if (budget < 0) {
      end({ kind: 'protocol', code: 'TOO_MUCH' });
      socket.destroy();
      return;
    }
    unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    wake?.();
  };
  const onEnd = (): void => end({ kind: 'closed', code: 'FIN' });
  const onClose = (): void => end({ kind: 'closed', code: 'CLOSED' });
  const onError = (error: Error): void => end(networkRefusal(error));
  socket.on('data', onData);
  socket.on('end', onEnd);
  socket.on('close', onClose);
  socket.on('error', onError);

  const takeLine = (): string | null => {
    const at = unread.indexOf(0x0a, scanned);
    if ((at < 0 ? unread.length : at + 1) > longestLineBytes) {
      socket.destroy();
      throw new Fault({ kind: 'protocol', code: 'LINE_TOO_LONG' });
    }
    if (at < 0) {
      scanned = unread.length;
      return null;
    }
    const line = unread.subarray(0, at > 0 && unread[at - 1] === 0x0d ? at - 1 : at);
    unread = unread.subarray(at + 1);
    scanned = 0;
    return decodeReply(line);
  };

  return {
    socket,
    async readLine() {
      for (;;) {
        const line = takeLine();
        if (line !== null) return line;
        if (ended) throw new Fault(ended);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = null;
      }
    },
    write: (text) => {
      // Empty lines answer nothing, so they are no answer too early.
      isEarly ||= unread.some((byte) => byte !== 0x0a && byte !== 0x0d && byte !== 0x20);
      socket.write(text, 'utf8');
    },
    takeRest() {
      const rest = decodeReply(unread);
      unread = Buffer.alloc(0);
      scanned = 0;
      return rest;
    },
    hasUnread: () => unread.length > 0,
    wasEarly: () => isEarly,
    takeUnread() {
      const lines: string[] = [];
      for (let line = takeLine(); line !== null; line = takeLine()) lines.push(line);
      return lines;
    },
    allowBytes: (more) => {
      budget += more;
    },
    release() {
      socket.off('data', onData);
      socket.off('end', onEnd);
      socket.off('close', onClose);
      socket.off('error', onError);
      // Whatever the plain socket still has to say is the new owner's trouble; it must never be nobody's.
      socket.on('error', () => undefined);
      socket.pause();
      return socket;
    },
  };
}

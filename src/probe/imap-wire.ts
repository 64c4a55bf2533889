import type { Socket } from 'node:net';
import type { Refusal } from './classify.ts';
import { type Answer, readStatus, reasonIn, refusalIn, type StatusLine } from './imap-status.ts';
import { decodeReply, longestLineBytes } from './line-connection.ts';
import { Fault, momentOf, noteAnswer, type Session } from './session.ts';

/** Bytes a server may send in one session; imapflow bounds a response, but not a session. */
const sessionBytes = 65_536;

/**
 * What passes over an IMAP connection, seen beside imapflow, which tells neither when the password leaves nor what is
 * said before a tagged answer, and holds a throttled answer back for half a minute.
 */
export type ImapWire = {
  /** Sees all that is written to a socket from now on; lets nothing through once the server has refused. */
  attach(socket: Socket): Socket;
  /** Sees all that is read from it. */
  listen(socket: Socket): void;
  /** The work's outcome, unless the server refuses before. @throws Fault, or what the work throws */
  during<Value>(work: Promise<Value>): Promise<Value>;
  /** What the server has said since the last command was sent, the last first, a tagged refusal before all. */
  said(): Answer;
  /** The last command was refused, in whatever words. */
  wasRefused(): boolean;
};

/** Untagged responses that carry data, or say that all goes on; an alert may explain what follows whatever it is in. */
const noReason =
  /^(OK|PREAUTH|CAPABILITY|ENABLED|ID|LIST|LSUB|NAMESPACE|QUOTA|QUOTAROOT|FLAGS|STATUS|SEARCH|ESEARCH|\d+)\b(?! \[ALERT\])/i;

/** What ends the look although the command itself could be done without: imapflow waits, or goes on to the password. */
const ending = (name: string): readonly string[] =>
  name === 'CAPABILITY' || name === 'STARTTLS' ? ['login-delay', 'locked-out', 'temporary'] : ['login-delay'];

/** A command in flight. */
type Command = { readonly tag: string; readonly name: string };

const isLogin = ({ name }: Command): boolean => name === 'LOGIN' || name === 'AUTHENTICATE';

/** @param user the name that SASL LOGIN sends before the password */
export function watchWire(session: Session, user: string): ImapWire {
  let left = sessionBytes;
  let command: Command | null = null;
  let mayBeName = false;
  let said: Answer = [];
  let wasRefused = false;
  let isOver = false;
  let reject: (fault: Fault) => void = () => undefined;
  const refused = new Promise<never>((_resolve, onRefused) => {
    reject = onRefused;
  });
  refused.catch(() => undefined);
  const refuse = (refusal: Refusal): void => {
    isOver = true;
    reject(new Fault(refusal));
  };

  const noteContinued = (text: string): void => {
    const isName = mayBeName && text === Buffer.from(user).toString('base64');
    mayBeName = false;
    // A lone asterisk gives up (RFC 9051 section 6.2.2).
    if (!isName && text !== '*') session.password = 'sent';
  };
  const noteWritten = (text: string): void => {
    if (command?.name === 'AUTHENTICATE') {
      noteContinued(text);
      return;
    }
    const [, tag, name = ''] = /^(\w+) (\w+)/.exec(text) ?? [];
    if (tag === undefined) return;
    command = { tag, name: name.toUpperCase() };
    said = [];
    wasRefused = false;
    if (command.name === 'CAPABILITY') session.stage = 'capabilities';
    if (command.name === 'STARTTLS') session.stage = 'starttls';
    if (isLogin(command)) session.stage = 'password';
    if (command.name === 'LOGIN') session.password = 'sent';
    mayBeName = command.name === 'AUTHENTICATE';
  };

  const noteAnswered = (line: StatusLine, to: Command): void => {
    command = null;
    // imapflow closes the connection then, and what was said is a farewell.
    if (line.status === 'BYE') said = [line, ...said];
    else if (isLogin(to)) noteAnswer(session);
    if (line.status === 'OK' || line.status === 'BYE') return;
    said = [line, ...said];
    wasRefused = true;
    const moment = momentOf(session);
    const refusal = isLogin(to) ? refusalIn(said, moment) : reasonIn(said, moment);
    if (refusal && (isLogin(to) || ending(to.name).includes(refusal.kind))) refuse(refusal);
  };

  const noteLine = (line: string): void => {
    const [, tag = '', rest = ''] = /^\0*(\S+) ?(.*)$/s.exec(line) ?? [];
    if (command && tag === command.tag) noteAnswered(readStatus(rest), command);
    // Some servers forget the tag; only one command is ever in flight.
    else if (command && /^(NO|BAD)$/i.test(tag)) noteAnswered(readStatus(line), command);
    else if (tag === '*' && !noReason.test(rest)) said = [readStatus(rest), ...said];
  };

  const listen = (socket: Socket): void => {
    let unread = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) refuse({ kind: 'protocol', code: 'TOO_MUCH' });
      unread = Buffer.concat([unread, chunk]);
      for (let at = unread.indexOf(0x0a); at >= 0; at = unread.indexOf(0x0a)) {
        noteLine(decodeReply(unread.subarray(0, at)).trimEnd());
        unread = unread.subarray(at + 1);
      }
      // A longer line is refused by imapflow.
      unread = unread.subarray(0, longestLineBytes);
    });
  };

  return {
    attach(socket) {
      const write = socket.write.bind(socket) as (...written: unknown[]) => boolean;
      socket.write = (...written: unknown[]): boolean => {
        if (isOver) return true;
        noteWritten(String(written[0]).trimEnd());
        return write(...written);
      };
      return socket;
    },
    listen,
    during(work) {
      work.catch(() => undefined);
      return Promise.race([work, refused]);
    },
    said: () => said,
    wasRefused: () => wasRefused,
  };
}

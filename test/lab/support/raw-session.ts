import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** POP3's status line, or the last of SMTP's lines, which has a blank after its code. */
const statusLine = /^(\+OK|-ERR|\d{3} ).*\r\n/m;
/** IMAP's greeting, or what has a tag of one letter. */
const imapStatus = /^(\* OK \[CAPABILITY|[a-z] (OK|NO|BAD)).*\r\n/m;

type Options = { readonly from?: string; readonly isWhole?: RegExp };

/** A session by hand, for what no probe does. Each command waits for the answer to the one before. */
export async function rawSession(
  port: number,
  commands: readonly string[],
  { from = '127.0.0.1', isWhole = statusLine }: Options = {},
): Promise<{ readonly socket: Socket; readonly replies: readonly string[] }> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  socket.setEncoding('utf8');
  const replies: string[] = [];
  const reply = async (): Promise<void> => {
    let text = '';
    while (!isWhole.test(text)) {
      const [chunk] = await once(socket, 'data');
      text += chunk;
    }
    replies.push(text);
  };
  await reply();
  for (const command of commands) {
    socket.write(`${command}\r\n`);
    await reply();
  }
  return { socket, replies };
}

/** An IMAP session by hand; each command has a tag of one letter. @param from the address it comes from */
export const rawImap = (port: number, commands: readonly string[], from?: string) =>
  rawSession(port, commands, { isWhole: imapStatus, ...(from === undefined ? {} : { from }) });

/** Holds the lock of a maildrop until the returned function is called. */
export async function holdMaildrop(port: number, user: string, password: string): Promise<() => Promise<void>> {
  const { socket, replies } = await rawSession(port, [`USER ${user}`, `PASS ${password}`]);
  if (!replies.at(-1)?.startsWith('+OK')) throw new Error(`Not let in: ${replies.at(-1)}`);
  return async () => {
    socket.write('QUIT\r\n');
    await once(socket, 'close');
  };
}

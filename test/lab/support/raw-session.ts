import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A session by hand, for what no probe does. Each command waits for the answer to the one before. */
export async function rawSession(
  port: number,
  commands: readonly string[],
): Promise<{ readonly socket: Socket; readonly replies: readonly string[] }> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8');
  const replies: string[] = [];
  const reply = async (): Promise<void> => {
    let text = '';
    // POP3's status line, or the last of SMTP's lines, which has a blank after its code.
    while (!/^(\+OK|-ERR|\d{3} ).*\r\n/m.test(text)) {
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

/** Holds the lock of a maildrop until the returned function is called. */
export async function holdMaildrop(port: number, user: string, password: string): Promise<() => Promise<void>> {
  const { socket, replies } = await rawSession(port, [`USER ${user}`, `PASS ${password}`]);
  if (!replies.at(-1)?.startsWith('+OK')) throw new Error(`Not let in: ${replies.at(-1)}`);
  return async () => {
    socket.write('QUIT\r\n');
    await once(socket, 'close');
  };
}

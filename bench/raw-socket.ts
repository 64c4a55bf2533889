import { connect, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';

export type Protocol = 'pop3' | 'smtp' | 'imap';

type RawConversation = {
  readonly protocol: Protocol;
  readonly security: 'plain' | 'starttls' | 'tls';
  readonly secureContext: SecureContext;
  /** What to send after each answer, the greeting being the first; as the probe itself was heard to send it. */
  readonly writes: readonly string[];
};

/** True once all the answers to what was sent are here; nothing sent means the greeting is awaited. */
function isAnswered(protocol: Protocol, sent: string, answer: string): boolean {
  if (!answer.endsWith('\r\n')) return false;
  switch (protocol) {
    case 'pop3':
      if (/^(CAPA|UIDL)\r\n$/.test(sent)) return answer.endsWith('\r\n.\r\n');
      return answer.split('\n').length >= Math.max(2, sent.split('\n').length);
    case 'smtp':
      return /^\d{3} /.test(answer.slice(answer.lastIndexOf('\n', answer.length - 2) + 1));
    case 'imap': {
      const tag = /^(\w+) .*\r\n$/m.exec(sent.split('\n').at(-2)?.concat('\n') ?? '')?.[1];
      const last = answer.slice(answer.lastIndexOf('\n', answer.length - 2) + 1);
      return tag === undefined || last.startsWith(`${tag} `) || last.startsWith('+ ');
    }
  }
}

/**
 * The least that can be done: a socket, the same commands in the same writes, the answers only looked at for their
 * end. Resolves at the last answer, as a probe does after QUIT.
 */
export function converse({ protocol, security, secureContext, writes }: RawConversation, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let step = -1;
    let answer = '';
    let socket: Socket;
    const next = (): void => {
      answer = '';
      step += 1;
      const text = writes[step];
      if (text === undefined) {
        socket.destroy();
        resolve();
      } else {
        socket.write(text);
      }
    };
    const onData = (chunk: Buffer): void => {
      answer += chunk.toString('latin1');
      if (!isAnswered(protocol, writes[step] ?? '', answer)) return;
      if (/^(\w+ )?(STLS|STARTTLS)\r\n$/.test(writes[step] ?? '')) secure();
      else next();
    };
    const use = (opened: Socket): void => {
      socket = opened;
      socket.on('data', onData).on('error', reject);
    };
    const secure = (): void => {
      socket.off('data', onData);
      const secured = connectTls({ socket, host: '127.0.0.1', servername: '', secureContext });
      secured.once('secureConnect', next);
      use(secured);
    };
    if (security === 'tls') use(connectTls({ host: '127.0.0.1', port, secureContext, noDelay: true } as object));
    else use(connect({ host: '127.0.0.1', port, noDelay: true }));
  });
}

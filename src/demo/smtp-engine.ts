import type { Socket } from 'node:net';
import { duplexPair } from 'node:stream';
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerSession } from 'smtp-server';
import type { Verdict } from './login.ts';

export type SmtpReply = {
  readonly text: string;
  /** The same with a password masked. */
  readonly recordedAs: string;
};

export type SmtpEngineOptions = {
  readonly isEncrypted: boolean;
  readonly offersStartTls: boolean;
  /** What AUTH offers; none: AUTH is unknown. */
  readonly mechanisms: readonly string[];
  readonly judge: (auth: SMTPServerAuthentication) => Verdict;
  /** Hands a message to a recipient's box; `unknown` where there is none. */
  readonly deliver: (recipient: string, octets: number | null) => 'delivered' | 'full' | 'unknown';
};

/** The package smtp-server, one command in, one reply out; it never touches a socket or TLS. */
export type SmtpEngine = {
  /** What the next line is: a command, the next step of AUTH, or a line of a message. */
  readonly awaits: 'command' | 'auth' | 'data';
  greeting(): Promise<SmtpReply | null>;
  /** The reply to one line; null where the engine has ended. */
  exchange(line: string): Promise<SmtpReply | null>;
  /** A line of a message: no reply to it. */
  feed(line: string): void;
  close(): void;
};

export function createSmtpEngine(options: SmtpEngineOptions): SmtpEngine {
  let awaits: SmtpEngine['awaits'] = 'command';
  let refusal: SmtpReply | null = null;
  let hasEnded = false;
  const replies: SmtpReply[] = [];
  let wake = (): void => undefined;

  const server = new SMTPServer({
    secure: options.isEncrypted,
    secured: true,
    name: 'localhost',
    banner: 'Vigie demo',
    logger: false,
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    hideSTARTTLS: !options.offersStartTls,
    allowInsecureAuth: true,
    authMethods: [...options.mechanisms],
    disabledCommands: options.mechanisms.length === 0 ? ['AUTH'] : [],
    onAuth: (auth, _session, callback) => {
      const verdict = options.judge(auth);
      if (verdict.isAccepted) return callback(null, { user: verdict.mailbox.address });
      // The package knows few codes: the reply is put in its place on the way out.
      refusal = { text: verdict.reply, recordedAs: verdict.recordedAs };
      callback(null, {});
    },
    onRcptTo: ({ address }, _session, callback) =>
      callback(options.deliver(address, null) === 'unknown' ? refusing(550, 'no such user here') : null),
    onData: (stream, session, callback) => {
      stream.resume().once('end', () => {
        const isFull = recipientsOf(session).some((name) => options.deliver(name, stream.byteLength) === 'full');
        callback(isFull ? refusing(552, 'mailbox full') : null);
      });
    },
  });
  server.on('error', () => undefined);

  const [outer, inner] = duplexPair();
  const end = (): void => {
    hasEnded = true;
    wake();
  };
  outer.setEncoding('utf8');
  outer.on('data', (chunk: string) => {
    const text = chunk.trimEnd();
    awaits = text.startsWith('334') ? 'auth' : text.startsWith('354') ? 'data' : 'command';
    // A lone 334 is an empty challenge, and its space belongs to it (RFC 4954 section 4).
    replies.push(refusal ?? { text: text === '334' ? '334 ' : text, recordedAs: text });
    refusal = null;
    wake();
  });
  outer.on('end', end).on('close', end).on('error', end);
  server.connect(posingAsSocket(inner), { id: 'engine' });

  const nextReply = async (): Promise<SmtpReply | null> => {
    for (;;) {
      const reply = replies.shift();
      if (reply || hasEnded) return reply ?? null;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const feed = (line: string): void => {
    outer.write(Buffer.from(`${line}\r\n`, 'latin1'));
  };
  return {
    get awaits() {
      return awaits;
    },
    greeting: nextReply,
    exchange: (line) => {
      feed(line);
      return nextReply();
    },
    feed,
    close: () => {
      outer.destroy();
      inner.destroy();
    },
  };
}

const recipientsOf = ({ envelope }: SMTPServerSession): string[] => envelope.rcptTo.map(({ address }) => address);

const refusing = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

/** A stream with as much of a socket as the package looks at. */
function posingAsSocket(stream: ReturnType<typeof duplexPair>[0]): Socket {
  const address = { remoteAddress: '127.0.0.1', remotePort: 0, localAddress: '127.0.0.1', localPort: 0 };
  const posing = Object.assign(stream, { ...address, readyState: 'open', setTimeout: () => posing });
  return posing as unknown as Socket;
}

import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createServer, type TLSSocket } from 'node:tls';
import type { ServerCertificate } from './certificates.ts';
import type { Fault, Moment } from './faults.ts';
import type { Recorder } from './record.ts';

/** One client's connection, as a dialogue sees it. Faults strike inside `reply`, so that dialogues need not know them. */
export type ServerSession = {
  readonly id: number;
  readonly isEncrypted: boolean;
  /** The server's present fault. */
  readonly fault: Fault | null;
  /** What the conversation is at; decides whether a fault strikes at the next reply. */
  moment: Moment;
  /** IMAP: the tag of the command being answered, put for `{tag}` in scripted replies. */
  tag: string;
  /** Next line without its line end, one character per byte; null once the client has gone. */
  readLine(): Promise<string | null>;
  /** Exactly that many bytes, one character per byte. */
  readBytes(count: number): Promise<string | null>;
  /** Lets a fault strike before anything is said; false where the session is over. */
  open(): Promise<boolean>;
  /** Notes a command in the transcript. Passwords must be masked by then. */
  heard(text: string): void;
  /** Notes a login, accepted or not. */
  tried(user: string, mechanism: string, isAccepted: boolean): void;
  /** Sends lines (the last line end is added), in order, unless a fault decides otherwise. */
  reply(text: string, recordedAs?: string): void;
  /** Settles once all replies have left. */
  flushed(): Promise<void>;
  /** The handshake, right now; false where it failed: the session is over then. What was sent in plain text is dropped. */
  startTls(): Promise<boolean>;
  /** FIN after the last reply. */
  end(): void;
};

export type SessionFrame = {
  readonly recorder: Recorder;
  readonly getFault: () => Fault | null;
  readonly getCertificate: () => ServerCertificate;
};

/** A session over an accepted socket, before TLS and greeting. */
export function createSession(raw: Socket, { recorder, getFault, getCertificate }: SessionFrame): ServerSession {
  const id = recorder.sessionOpened();
  const closing = new AbortController();
  let socket: Socket | TLSSocket = raw;
  let input = createInput(raw);
  let isEncrypted = false;
  let isMute = false;
  let isDripping = false;
  let sending: Promise<void> = Promise.resolve();
  raw.on('error', () => undefined);
  raw.once('close', () => closing.abort());

  const sleep = (ms: number): Promise<void> => wait(ms, undefined, { signal: closing.signal });

  /** Lets the fault strike that belongs to this moment. False: nothing more will be said. */
  const survives = async (at: Moment): Promise<boolean> => {
    const fault = getFault();
    if (fault === null || !('at' in fault)) return true;
    if (fault.kind === 'delay' && (fault.at === at || (fault.at === null && at !== 'connect' && at !== 'tls'))) {
      await sleep(fault.delayMs);
    }
    if (fault.at !== at || !['stall', 'close', 'reset'].includes(fault.kind)) return true;
    isMute = true;
    if (fault.kind === 'close') socket.end();
    if (fault.kind === 'reset') raw.resetAndDestroy();
    return false;
  };

  const send = async (at: Moment, tag: string, text: string, recordedAs: string): Promise<void> => {
    if (isMute || !(await survives(at)) || isMute || socket.destroyed) return;
    const fault = getFault();
    const isHere = fault !== null && 'at' in fault && fault.at === at;
    if (isHere && fault.kind === 'over-long-line') {
      isMute = true;
      socket.write(text.slice(0, 4).padEnd(fault.octets, 'x'));
      return;
    }
    const scripted = isHere && fault.kind === 'reply' ? fault.text.replaceAll('{tag}', tag) : null;
    for (const line of (scripted ?? recordedAs).split('\r\n')) {
      recorder.line({ session: id, from: 'server', text: line, isEncrypted });
    }
    const bytes = Buffer.from(`${scripted ?? text}\r\n`, 'utf8');
    isDripping ||= fault?.kind === 'drip' && (isHere || fault.at === 'connect' || fault.at === 'tls');
    if (isDripping) await drip(bytes);
    else socket.write(bytes);
  };

  const drip = async (bytes: Buffer): Promise<void> => {
    for (const byte of bytes) {
      const fault = getFault();
      if (socket.destroyed) return;
      socket.write(Buffer.of(byte));
      if (fault?.kind === 'drip') await sleep(fault.intervalMs);
      else isDripping = false;
    }
  };

  /** In order, and quietly: a client that leaves in the middle of a reply is everyday life. */
  const enqueue = (job: () => Promise<void> | void): Promise<void> => {
    sending = sending.then(job).catch(() => undefined);
    return sending;
  };

  const session: ServerSession = {
    id,
    get isEncrypted() {
      return isEncrypted;
    },
    get fault() {
      return getFault();
    },
    moment: 'connect',
    tag: '*',
    readLine: () => input.readLine(),
    readBytes: (count) => input.readBytes(count),
    heard: (text) => recorder.line({ session: id, from: 'client', text, isEncrypted }),
    open: async () => {
      let isAlive = false;
      await enqueue(async () => {
        isAlive = await survives('connect');
      });
      return isAlive;
    },
    tried: (user, mechanism, isAccepted) => recorder.login({ session: id, user, mechanism, isAccepted }),
    reply: (text, recordedAs = text) => {
      const { moment, tag } = session;
      void enqueue(() => send(moment, tag, text, recordedAs));
    },
    flushed: () => sending,
    startTls: async () => {
      let hasSucceeded = false;
      await enqueue(async () => {
        if (isMute || !(await survives('tls'))) return;
        input.detach();
        const secured = await handshake(raw, getCertificate());
        if (secured === null) return;
        socket = secured;
        input = createInput(secured);
        isEncrypted = true;
        hasSucceeded = true;
      });
      return hasSucceeded;
    },
    end: () => {
      void enqueue(() => {
        if (!isMute) socket.end();
      });
    },
  };
  return session;
}

/** TLS as a server over a connected socket; null where the client did not like it. */
function handshake(raw: Socket, { keyPem, certPem }: ServerCertificate): Promise<TLSSocket | null> {
  return new Promise((resolve) => {
    // Level 0: otherwise OpenSSL refuses to serve the weak certificate.
    const server = createServer({ key: keyPem, cert: certPem, ciphers: 'DEFAULT:@SECLEVEL=0' });
    server.once('secureConnection', (secured) => {
      secured.on('error', () => undefined);
      resolve(secured);
    });
    server.once('tlsClientError', () => {
      raw.destroy();
      resolve(null);
    });
    raw.once('close', () => resolve(null));
    server.emit('connection', raw);
  });
}

/** Bytes a client may send without a line end. */
const longestLine = 65_536;

/** What a client sends, taken a line or a number of bytes at a time, one character per byte. */
type Input = {
  readLine(): Promise<string | null>;
  readBytes(count: number): Promise<string | null>;
  /** Lets go of the socket, for TLS to take it over; bytes not read yet are dropped. */
  detach(): void;
};

export function createInput(socket: Socket): Input {
  let pending: Buffer = Buffer.alloc(0);
  let hasEnded = false;
  let wake = (): void => undefined;

  const onData = (chunk: Buffer): void => {
    pending = Buffer.concat([pending, chunk]);
    wake();
  };
  const onEnd = (): void => {
    hasEnded = true;
    wake();
  };
  socket.on('data', onData).on('end', onEnd).on('close', onEnd);

  /** Waits until `findEnd` answers an index, and takes the bytes before it. */
  const take = async (findEnd: (bytes: Buffer) => number): Promise<string | null> => {
    for (;;) {
      const end = findEnd(pending);
      if (end > 0) {
        const taken = pending.toString('latin1', 0, end);
        pending = pending.subarray(end);
        return taken;
      }
      if (hasEnded || pending.length > longestLine) return null;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  return {
    readLine: async () => {
      const line = await take((bytes) => bytes.indexOf(0x0a) + 1);
      return line === null ? null : line.replace(/\r?\n$/, '');
    },
    readBytes: async (count) => (count === 0 ? '' : take((bytes) => (bytes.length >= count ? count : -1))),
    detach: () => {
      socket.off('data', onData).off('end', onEnd).off('close', onEnd).pause();
      onEnd();
    },
  };
}

import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** One turn of a scripted conversation. */
export type Step =
  | { readonly say: string | Buffer }
  /** Waits for one line from the client and notes it. */
  | { readonly hear: true }
  /** Waits for a line, then answers it. */
  | { readonly answer: string | Buffer | ((heard: string) => string) }
  | { readonly startTls: Keys }
  /** Says nothing for a while, so that what follows is a segment of its own. */
  | { readonly pauseMs: number }
  | { readonly end: 'fin' | 'rst' | 'never' };

export type Keys = { readonly keyPem: string; readonly certPem: string };

/** How the server's bytes travel: as written, or one TCP segment for each byte. */
export type Delivery = 'whole' | 'bytewise';

export type ScriptedServer = {
  readonly port: number;
  /** Lines heard from clients, all conversations. */
  readonly heard: string[];
  readonly connections: () => number;
  close(): Promise<void>;
};

export const say = (text: string | Buffer): Step => ({ say: text });
export const answer = (text: string | Buffer | ((heard: string) => string)): Step => ({ answer: text });
export const hear: Step = { hear: true };
export const silence: Step = { end: 'never' };
export const hangUp: Step = { end: 'fin' };
export const reset: Step = { end: 'rst' };

type Options = { readonly delivery?: Delivery; readonly tls?: Keys; readonly host?: string; readonly port?: number };

/** A server on loopback that follows one script for every connection (or one script per connection, in order). */
export async function startScriptedServer(
  scripts: readonly Step[] | readonly (readonly Step[])[],
  options: Options = {},
): Promise<ScriptedServer> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const list = (Array.isArray(scripts[0]) ? scripts : [scripts]) as readonly (readonly Step[])[];
  const server: Server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    const script = list[Math.min(connections, list.length - 1)] ?? [];
    connections += 1;
    const first = options.tls ? secure(socket, options.tls) : socket;
    follow(socket, first, script, heard, options.delivery ?? 'whole').catch(() => undefined);
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    heard,
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function secure(socket: Socket, { keyPem, certPem }: Keys): TLSSocket {
  // Level 0, so that the weak certificate that a test wants can be presented at all.
  const secureContext = createSecureContext({ key: keyPem, cert: certPem, ciphers: 'DEFAULT@SECLEVEL=0' });
  const secured = new TLSSocket(socket, { isServer: true, secureContext });
  secured.on('error', () => undefined);
  return secured;
}

async function follow(
  raw: Socket,
  first: Socket,
  script: readonly Step[],
  heard: string[],
  delivery: Delivery,
): Promise<void> {
  let socket = first;
  let lines = lineReader(socket);
  for (const step of script) {
    if ('hear' in step) heard.push(await lines.next());
    else if ('say' in step) await send(socket, step.say, delivery);
    else if ('answer' in step) {
      const line = await lines.next();
      heard.push(line);
      await send(socket, typeof step.answer === 'function' ? step.answer(line) : step.answer, delivery);
    } else if ('pauseMs' in step) await new Promise((resolve) => setTimeout(resolve, step.pauseMs));
    else if ('startTls' in step) {
      lines.stop();
      socket = secure(socket, step.startTls);
      lines = lineReader(socket);
    } else if (step.end === 'rst') return void raw.resetAndDestroy();
    else if (step.end === 'fin') return void socket.end();
    else return;
  }
}

async function send(socket: Socket, text: string | Buffer, delivery: Delivery): Promise<void> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  if (delivery === 'whole') return void socket.write(bytes);
  for (const byte of bytes) {
    await new Promise<void>((resolve) => socket.write(Buffer.of(byte), () => resolve()));
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

type LineReader = { next(): Promise<string>; stop(): void };

function lineReader(socket: Socket): LineReader {
  let text = '';
  const waiting: ((line: string) => void)[] = [];
  const serve = (): void => {
    for (let at = text.indexOf('\n'); at >= 0 && waiting.length > 0; at = text.indexOf('\n')) {
      waiting.shift()?.(text.slice(0, at).replace(/\r$/, ''));
      text = text.slice(at + 1);
    }
  };
  const onData = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
    serve();
  };
  socket.on('data', onData);
  return {
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        serve();
      }),
    stop: () => {
      socket.off('data', onData);
      socket.pause();
    },
  };
}

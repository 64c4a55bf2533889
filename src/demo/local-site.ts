import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { pageTypes } from '../ipc/page.ts';

/** As the program's own page has it, plus the way back to this very site that the preload is not there to be. */
export const siteSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Answers JSON to JSON. A value that is undefined means that what was sent cannot be understood. */
export type JsonRoute = (body: unknown) => Promise<unknown>;

export type SiteParts = {
  /** In every address of the site; a random one unless given. */
  readonly token?: string | undefined;
  /** A file of the site; null where there is none. Paths have no leading slash. */
  readonly file: (path: string) => Promise<Buffer | null>;
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly post?: Readonly<Record<string, JsonRoute>>;
  /** Server-sent events: called with what sends one to this reader. @returns what to do when the reader is gone */
  readonly streams?: Readonly<Record<string, (send: (value: unknown) => void) => () => void>>;
};

export type Site = {
  /** With the token, ends in a slash. */
  readonly url: string;
  /** Cuts all readers off and stops listening. */
  close(): Promise<void>;
};

const bodyBytes = 65_536;

/**
 * A site for the user of this PC alone: on loopback, only under an address with the token, only by the names of this PC
 * (a page elsewhere whose name was pointed at 127.0.0.1 is refused), and commands only from its own pages.
 */
export async function openSite({ token = randomBytes(24).toString('hex'), ...parts }: SiteParts): Promise<Site> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => end(response, 500));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host = '', origin } = request.headers;
    const [, given = '', ...rest] = (request.url ?? '').replace(/[?#].*$/, '').split('/');
    if (!hosts.includes(host) || !isSame(given, token)) return end(response, 403);
    if (origin !== undefined && origin !== `http://${host}`) return end(response, 403);
    const path = rest.join('/');
    if (request.method === 'POST') return post(path, request, response);
    if (request.method !== 'GET') return end(response, 405);
    const stream = parts.streams?.[path];
    if (stream) return follow(stream, response);
    const value = parts.get?.[path];
    if (value) return sendJson(response, value());
    const name = path === '' ? 'index.html' : path;
    const type = pageTypes[extname(name)];
    const file = type === undefined ? null : await parts.file(name);
    if (file === null || type === undefined) return end(response, 404);
    end(response, 200, type, file);
  }
  async function post(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const route = parts.post?.[path];
    if (!route) return end(response, 404);
    if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return end(response, 415);
    const body = await readJson(request);
    if (body === 'too-large') return end(response, 413);
    const value = body === undefined ? undefined : await route(body);
    if (value === undefined) return end(response, 400);
    sendJson(response, value);
  }

  return {
    url: `http://127.0.0.1:${port}/${token}/`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The files of a folder, and nothing outside it. */
export function filesOf(folder: string): SiteParts['file'] {
  return async (path) => {
    try {
      const wanted = normalize(join(folder, decodeURIComponent(path)));
      return wanted.startsWith(folder + sep) ? await readFile(wanted) : null;
    } catch {
      return null;
    }
  };
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const isSame = (given: string, token: string): boolean => timingSafeEqual(digest(given), digest(token));

function follow(stream: NonNullable<SiteParts['streams']>[string], response: ServerResponse): void {
  response.writeHead(200, headers('text/event-stream'));
  response.flushHeaders();
  const leave = stream((value) => void response.write(`data: ${JSON.stringify(value)}\n\n`));
  response.once('close', leave);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    octets += chunk.length;
    if (octets > bodyBytes) return 'too-large';
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

const headers = (type: string): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': siteSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

const sendJson = (response: ServerResponse, value: unknown): void =>
  end(response, 200, 'application/json', Buffer.from(JSON.stringify(value)));

function end(response: ServerResponse, status: number, type = 'text/plain; charset=utf-8', body?: Buffer): void {
  if (!response.headersSent) response.writeHead(status, headers(type));
  response.end(body);
}

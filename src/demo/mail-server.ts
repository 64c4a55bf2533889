import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { ServerCertificate } from './certificates.ts';
import type { Fault } from './faults.ts';
import type { Mailbox } from './mailbox.ts';
import { createRecorder, type ServerRecord } from './record.ts';
import { createSession, type ServerSession } from './session.ts';

/** `plain`: never encrypted; `starttls`: the client may, or must, upgrade; `tls`: encrypted from the first byte. */
export type ServerSecurity = 'plain' | 'starttls' | 'tls';

/** What every server can be set up with, at the start and while it runs: the next session goes by it. */
export type CommonSettings = {
  readonly security: ServerSecurity;
  readonly certificate: ServerCertificate;
  /** The login decides which one a session is about. */
  readonly mailboxes: readonly Mailbox[];
};

/** Where a server listens: loopback, and any free port, unless told otherwise. */
export type ListenOptions = { readonly host?: string; readonly port?: number };

/** A running server. */
export type MailServer<Settings> = {
  readonly host: string;
  /** The same for the server's whole life, also after `refuse-connections`. */
  readonly port: number;
  readonly settings: Settings;
  readonly fault: Fault | null;
  readonly record: ServerRecord;
  /** Changes settings for the sessions to come. */
  configure(changes: Partial<Settings>): void;
  /** Switches a fault on, or the present one off (null). Open sessions feel it at their next reply. */
  setFault(fault: Fault | null): Promise<void>;
  /** Cuts every open session. */
  dropSessions(): void;
  /** Empties the record. */
  forget(): void;
  /** Destroys all sockets and stops listening. */
  close(): Promise<void>;
};

/** A conversation with one client, from the greeting on; the session is closed when it settles. */
export type Converse<Settings> = (session: ServerSession, server: MailServer<Settings>) => Promise<void>;

/** Starts a server that holds this conversation with each client, under the faults switched on at run time. */
export async function startMailServer<Settings extends CommonSettings>(
  { host = '127.0.0.1', port = 0 }: ListenOptions,
  initialSettings: Settings,
  converse: Converse<Settings>,
): Promise<MailServer<Settings>> {
  let settings = initialSettings;
  let fault: Fault | null = null;
  const sockets = new Set<Socket>();
  const recorder = createRecorder(() => sockets.size);

  const accept = async (socket: Socket): Promise<void> => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const session = createSession(socket, {
      recorder,
      getFault: () => fault,
      getCertificate: () => settings.certificate,
    });
    if (!(await session.open())) return;
    if (settings.security === 'tls' && !(await session.startTls())) return;
    session.moment = 'greeting';
    await converse(session, server);
    session.end();
  };

  const listen = async (onPort: number): Promise<Server> => {
    const listener = createServer((socket) => void accept(socket));
    listener.listen(onPort, host);
    await once(listener, 'listening');
    return listener;
  };
  const dropSessions = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const stop = async (listener: Server): Promise<void> => {
    const closed = [listener, ...sockets].map(
      (closing) => new Promise<void>((resolve) => void closing.once('close', () => resolve())),
    );
    listener.close();
    dropSessions();
    await Promise.all(closed);
  };

  let listener: Server | null = await listen(port);
  const boundPort = (listener.address() as AddressInfo).port;
  // One change at a time: a port is not opened again before it is closed.
  let changes: Promise<void> = Promise.resolve();
  let isClosed = false;
  const follow = (shouldListen: boolean): Promise<void> => {
    changes = changes.then(async () => {
      if (shouldListen && !isClosed) listener ??= await listen(boundPort);
      else if (!shouldListen && listener !== null) {
        const stopped = stop(listener);
        listener = null;
        await stopped;
      }
    });
    return changes;
  };

  const server: MailServer<Settings> = {
    host,
    port: boundPort,
    get settings() {
      return settings;
    },
    get fault() {
      return fault;
    },
    record: recorder.record,
    configure: (changed) => {
      settings = { ...settings, ...changed };
    },
    setFault: (next) => {
      fault = next;
      return follow(next?.kind !== 'refuse-connections');
    },
    dropSessions,
    forget: recorder.forget,
    close: () => {
      isClosed = true;
      return follow(false);
    },
  };
  return server;
}

import { lookup } from 'node:dns/promises';
import { connect as connectSocket, isIP, type Socket } from 'node:net';
import { networkRefusal, type Refusal, worstAddress } from './classify.ts';
import { Fault, type Session } from './session.ts';

/** Milliseconds before the next address is tried beside the one that has not answered (RFC 8305 section 8). */
const attemptDelayMs = 250;

type Address = { readonly address: string; readonly family: number };

/** Every address of a host, families interleaved (RFC 8305 section 4). An IP address is its own. */
async function resolve(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  const found = await lookup(host, { all: true, order: 'verbatim' }).catch((error: unknown) => {
    const refusal = networkRefusal(error);
    throw new Fault({ ...refusal, kind: 'dns' });
  });
  return interleave(found);
}

function interleave(found: readonly Address[]): string[] {
  const first = found[0]?.family;
  const own = found.filter((entry) => entry.family === first);
  const other = found.filter((entry) => entry.family !== first);
  return own
    .flatMap((entry, index) => [entry, other[index]])
    .concat(other.slice(own.length))
    .flatMap((entry) => (entry ? [entry.address] : []));
}

/**
 * A TCP connection to the host: all its addresses are tried, IPv6 and IPv4, each getting a head start over the next
 * and none being given up while another is still open (RFC 8305, "Happy Eyeballs").
 * @throws Fault `dns`, `refused`, `unreachable`, `timeout`, `closed`
 */
export async function connectTcp(session: Session, host: string, port: number): Promise<Socket> {
  session.stage = 'resolve';
  const addresses = await resolve(host);
  session.signal.throwIfAborted();
  session.stage = 'connect';
  return new Promise<Socket>((resolveSocket, reject) => {
    const refusals: Refusal[] = [];
    const attempts = new Set<Socket>();
    let next = 0;
    let timer: NodeJS.Timeout | undefined;

    const stop = (): void => {
      clearTimeout(timer);
      session.signal.removeEventListener('abort', stop);
      for (const socket of attempts) socket.destroy();
    };
    const attempt = (): void => {
      clearTimeout(timer);
      const address = addresses[next++];
      if (address === undefined) {
        if (attempts.size === 0) {
          stop();
          reject(new Fault(worstAddress(refusals)));
        }
        return;
      }
      const socket = connectSocket({ host: address, port, noDelay: true, autoSelectFamily: false });
      attempts.add(socket);
      const onError = (error: Error): void => {
        refusals.push(networkRefusal(error));
        attempts.delete(socket);
        attempt();
      };
      socket.once('error', onError);
      socket.once('connect', () => {
        socket.off('error', onError);
        attempts.delete(socket);
        stop();
        session.own(socket);
        resolveSocket(socket);
      });
      if (next < addresses.length) timer = setTimeout(attempt, attemptDelayMs);
    };
    session.signal.addEventListener('abort', stop, { once: true });
    attempt();
  });
}

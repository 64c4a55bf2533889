import { networkInterfaces } from 'node:os';
import { net } from 'electron';

const everyMs = 30_000;

/** Tells whether this PC has a network, now and whenever that changes. @returns stops watching */
export function watchConnectivity(tell: (isUp: boolean) => void): () => void {
  let known: boolean | null = null;
  const look = (): void => {
    const isUp = net.isOnline() && hasAddress();
    if (isUp === known) return;
    known = isUp;
    tell(isUp);
  };
  look();
  const timer = setInterval(look, everyMs);
  return () => clearInterval(timer);
}

/** An address that is neither loopback nor self-assigned. */
function hasAddress(): boolean {
  return Object.values(networkInterfaces()).some((addresses) =>
    addresses?.some(({ internal, address }) => !internal && !/^(169\.254\.|fe80:)/i.test(address)),
  );
}

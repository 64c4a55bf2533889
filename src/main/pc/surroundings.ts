import { networkInterfaces } from 'node:os';
import { net } from 'electron';
import type { Monitor } from '../../app/monitor.ts';
import type { Log } from '../log.ts';
import { watchPower } from './power.ts';

/** Tells the watch, and the log, what happens to the PC: network, sleep, who sits before it. @returns stops */
export function watchSurroundings({ tell }: Pick<Monitor, 'tell'>, log: Pick<Log, 'note'>): () => void {
  const stops = [
    watchConnectivity((isUp) => {
      log.note('network', { isUp });
      tell({ kind: 'network', isUp });
    }),
    watchPower((happening) => {
      const { kind, ...facts } = happening;
      log.note(kind, facts);
      tell(happening);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

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

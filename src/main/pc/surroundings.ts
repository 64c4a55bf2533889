import type { Monitor } from '../../app/monitor.ts';
import type { Log } from '../log.ts';
import { watchConnectivity } from './connectivity.ts';
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

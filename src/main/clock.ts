import { pcClock } from '../app/pc-clock.ts';
import type { WaitingClock } from '../app/ports.ts';
import { createPacedClock } from '../demo/remote-pace.ts';

/** Set by the build: true only in the demonstration's own, so that shipped builds carry no clock but the PC's. */
declare const __VIGIE_DEMO__: boolean;

/** The clock the application lives by: the PC's, or in a demonstration's build an accelerated one. */
export const systemClock: WaitingClock = __VIGIE_DEMO__ ? createPacedClock(pcClock) : pcClock;

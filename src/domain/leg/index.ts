/** The door of this room: everything else in it is its own business. */
export { broughtTo, type DueLook, dueLook, nextWakeMs } from './due.ts';
export { isTestHarmless, isTestToConfirm, noteLegEvent } from './event.ts';
export { isKeptStill, isLockOut, keepShut, lockedUntilMs } from './lock-out.ts';
export { askTogether, noteLook } from './look.ts';
export { followRules, restart } from './restart.ts';
export { areTogether, wasRight } from './second-chance.ts';
export { bounded, mayOpenSession } from './turn.ts';

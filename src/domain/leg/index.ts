/** The door of this room: everything else in it is its own business. */
export { broughtTo, type DueLook, dueLook, nextWakeMs } from './due.ts';
export { isTestHarmless, isTestToConfirm, noteLegEvent } from './event.ts';
export { isKeptStill, isLockOut, lockedUntilMs } from './lock-out.ts';
export { noteLook } from './look.ts';
export { followRules, restart } from './restart.ts';
export { mayOpenSession } from './turn.ts';

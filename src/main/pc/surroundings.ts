import { networkInterfaces } from 'node:os';
import { net, powerMonitor } from 'electron';
import type { Monitor } from '../../app/monitor.ts';
import type { Log } from '../log.ts';

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

const lookEveryMs = 60_000;

/** Looks once a minute whether a mail program runs; a PC that sleeps looks again as it wakes. @returns stops */
export function watchPrograms(
  look: (hasMissed: boolean) => Promise<void>,
  monotonic: () => number = () => performance.now(),
): () => void {
  let lastMs = monotonic();
  void look(true);
  const timer = setInterval(() => {
    const elapsedMs = monotonic() - lastMs;
    lastMs = monotonic();
    // A program may have run in the minute that was missed.
    void look(elapsedMs >= lateMs);
  }, lookEveryMs);
  return () => clearInterval(timer);
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

/** What the monitor is told about the PC and who sits before it. */
type PowerListener = (
  happening: { kind: 'suspended' } | { kind: 'resumed' } | { kind: 'audience'; isPresent: boolean },
) => void;

const tickMs = 30_000;
/** A tick so long after the last means that the PC slept or the process was stopped, whether or not the system said so. */
const lateMs = 110_000;

/**
 * Listens to suspend, resume, lock and unlock, and infers what nobody announced: a sleep (electron#47739), a session that
 * is locked from the start or was unlocked unheard, and a keyboard that nobody touches. @returns stops
 */
export function watchPower(tell: PowerListener, now: () => number = Date.now): () => void {
  let lastMs = now();
  const presence = createPresence((isPresent) => tell({ kind: 'audience', isPresent }), now);
  const wake = (): void => {
    lastMs = now();
    tell({ kind: 'resumed' });
    presence.look();
  };
  const events: readonly (readonly ['suspend' | 'resume' | 'lock-screen' | 'unlock-screen', () => void])[] = [
    ['suspend', () => tell({ kind: 'suspended' })],
    ['resume', wake],
    ['lock-screen', presence.locked],
    ['unlock-screen', presence.unlocked],
  ];
  for (const [name, hear] of events) powerMonitor.on(name as 'suspend', hear);
  presence.look();
  const timer = setInterval(() => {
    const elapsedMs = now() - lastMs;
    lastMs = now();
    if (elapsedMs >= lateMs) {
      // Conversations that span the gap are cut: the server has long given up on them.
      tell({ kind: 'suspended' });
      wake();
    } else presence.look();
  }, tickMs);
  return () => {
    clearInterval(timer);
    for (const [name, hear] of events) powerMonitor.off(name as 'suspend', hear);
  };
}

/** For how long nobody may have touched keyboard or mouse and still be there. Milliseconds. */
const awayMs = 10 * 60_000;

/** Seconds without input after which the system would say "idle": of no interest here, only "locked" is. */
const idleSeconds = 60;

/** Whether somebody who could read a toast sits before the PC. */
type Presence = {
  /** Asks the system, and tells what has changed. */
  look(): void;
  locked(): void;
  unlocked(): void;
};

/**
 * Somebody is there while the session is open and keyboard or mouse was used within ten minutes. Where the system cannot
 * say the latter, the lock alone counts; where it never says "locked", only the events do.
 */
function createPresence(tell: (isPresent: boolean) => void, now: () => number): Presence {
  let isLocked = false;
  let isPresent = true;
  let doesSayLocked = false;
  /** To unlock is to be there, whether or not the system counts it as input. */
  let unlockedMs = Number.NEGATIVE_INFINITY;

  const note = (isThere: boolean): void => {
    isPresent = isThere;
    tell(isThere);
  };
  const askLock = (): void => {
    const isNowLocked = readLock();
    if (isNowLocked) doesSayLocked = true;
    if (isNowLocked !== null && doesSayLocked) isLocked = isNowLocked;
  };
  const isAway = (): boolean => {
    const idleMs = readIdleMs();
    const sinceUnlockMs = now() - unlockedMs;
    const hasJustUnlocked = sinceUnlockMs >= 0 && sinceUnlockMs < awayMs;
    return idleMs !== null && idleMs >= awayMs && !hasJustUnlocked;
  };

  return {
    look() {
      askLock();
      const isThere = !isLocked && !isAway();
      if (isThere !== isPresent) note(isThere);
    },
    locked() {
      isLocked = true;
      if (readLock()) doesSayLocked = true;
      note(false);
    },
    unlocked() {
      isLocked = false;
      unlockedMs = now();
      note(true);
    },
  };
}

/** Whether the session is locked; null where this system cannot say. */
function readLock(): boolean | null {
  try {
    const state = powerMonitor.getSystemIdleState(idleSeconds);
    return state === 'unknown' ? null : state === 'locked';
  } catch {
    return null;
  }
}

/** Milliseconds since the last input; null where this system cannot say. */
function readIdleMs(): number | null {
  try {
    const seconds = powerMonitor.getSystemIdleTime();
    return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
  } catch {
    return null;
  }
}

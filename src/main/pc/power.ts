import { powerMonitor } from 'electron';

/** What the monitor is told about the PC and who sits before it. */
export type PowerListener = (
  happening: { kind: 'suspended' } | { kind: 'resumed' } | { kind: 'audience'; isPresent: boolean },
) => void;

const tickMs = 10_000;
/** A tick this late means that the PC slept or the process was stopped, whether or not the system said so. */
const lateMs = 90_000;

/** Seconds without input after which the system would say "idle": of no interest here, only "locked" is. */
const idleSeconds = 60;

/** Whether the session is locked; null where this system cannot say. */
function readLock(): boolean | null {
  try {
    const state = powerMonitor.getSystemIdleState(idleSeconds);
    return state === 'unknown' ? null : state === 'locked';
  } catch {
    return null;
  }
}

/**
 * Listens to suspend, resume, lock and unlock, and infers what nobody announced: a sleep (electron#47739), and a session
 * that is locked from the start or was unlocked unheard. @returns stops
 */
export function watchPower(tell: PowerListener, now: () => number = Date.now): () => void {
  let lastMs = now();
  let isPresent = true;
  /** Some systems never say "locked": there, only the events count. */
  let doesSayLocked = false;
  const note = (isThere: boolean): void => {
    isPresent = isThere;
    tell({ kind: 'audience', isPresent });
  };
  const lookAtLock = (): void => {
    const isLocked = readLock();
    if (isLocked) doesSayLocked = true;
    if (isLocked === null || !doesSayLocked || isLocked !== isPresent) return;
    note(!isLocked);
  };
  const wake = (): void => {
    lastMs = now();
    tell({ kind: 'resumed' });
    lookAtLock();
  };
  const events: readonly (readonly ['suspend' | 'resume' | 'lock-screen' | 'unlock-screen', () => void])[] = [
    ['suspend', () => tell({ kind: 'suspended' })],
    ['resume', wake],
    [
      'lock-screen',
      () => {
        note(false);
        if (readLock()) doesSayLocked = true;
      },
    ],
    ['unlock-screen', () => note(true)],
  ];
  for (const [name, hear] of events) powerMonitor.on(name as 'suspend', hear);
  lookAtLock();
  const timer = setInterval(() => {
    const elapsedMs = now() - lastMs;
    lastMs = now();
    if (elapsedMs >= lateMs) {
      // Conversations that span the gap are cut: the server has long given up on them.
      tell({ kind: 'suspended' });
      wake();
    } else lookAtLock();
  }, tickMs);
  return () => {
    clearInterval(timer);
    for (const [name, hear] of events) powerMonitor.off(name as 'suspend', hear);
  };
}

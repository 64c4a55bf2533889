import { powerMonitor } from 'electron';

/** What the monitor is told about the PC and who sits before it. */
export type PowerListener = (
  happening: { kind: 'suspended' } | { kind: 'resumed' } | { kind: 'audience'; isPresent: boolean },
) => void;

const tickMs = 10_000;
/** A tick this late means that the PC slept or the process was stopped, whether or not the system said so. */
const lateMs = 90_000;

/** Listens to suspend, resume, lock and unlock, and infers a sleep that nobody announced (electron#47739). @returns stops */
export function watchPower(tell: PowerListener, now: () => number = Date.now): () => void {
  const events: readonly (readonly ['suspend' | 'resume' | 'lock-screen' | 'unlock-screen', () => void])[] = [
    ['suspend', () => tell({ kind: 'suspended' })],
    ['resume', () => tell({ kind: 'resumed' })],
    ['lock-screen', () => tell({ kind: 'audience', isPresent: false })],
    ['unlock-screen', () => tell({ kind: 'audience', isPresent: true })],
  ];
  for (const [name, hear] of events) powerMonitor.on(name as 'suspend', hear);
  let lastMs = now();
  const timer = setInterval(() => {
    const elapsedMs = now() - lastMs;
    lastMs = now();
    if (elapsedMs < lateMs) return;
    // Conversations that span the gap are cut: the server has long given up on them.
    tell({ kind: 'suspended' });
    tell({ kind: 'resumed' });
  }, tickMs);
  return () => {
    clearInterval(timer);
    for (const [name, hear] of events) powerMonitor.off(name as 'suspend', hear);
  };
}

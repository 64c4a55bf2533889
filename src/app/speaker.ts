import type { WatchContext } from '../domain/model/context.ts';
import type { WatchState } from '../domain/model/state.ts';
import { type Alert, type AlertTextOptions, alertText, dueAlerts } from '../domain/tell/alert.ts';
import { noteTold } from '../domain/tell/notice.ts';
import type { Notifier, WaitingClock } from './ports.ts';

export type SpeakerParts = {
  readonly clock: WaitingClock;
  readonly notifier: Notifier;
  readonly context: () => WatchContext;
  readonly texts: (state: WatchState, nowMs: number) => AlertTextOptions;
  readonly state: () => WatchState;
  /** Takes the state in which something was told; it must outlive a kill. */
  readonly keep: (state: WatchState) => void;
  readonly onBug: (error: unknown) => void;
};

export type Speaker = {
  /**
   * Shows what is due; what could not be shown is tried again later, each time a little later.
   * @returns milliseconds after which there may be something to say without anything having happened
   */
  speak(): Promise<number>;
  /** Somebody is there again: what could not be shown is tried on the spot. */
  takeHeart(): void;
};

const minute = 60_000;
/** Milliseconds between two tries to show the same toasts. */
const retryMs = [1 * minute, 5 * minute, 15 * minute, 30 * minute];

export function createSpeaker({ clock, notifier, context, texts, state, keep, onBug }: SpeakerParts): Speaker {
  /** What could not be shown, and when to try again on the clock that nobody sets. */
  let failed: ReadonlySet<string> = new Set();
  let tries = 0;
  let retryAtMs = 0;

  const note = (shown: readonly Alert[]): void => {
    const noted = noteTold(state(), shown, clock.now(), context());
    if (noted !== state()) keep(noted);
  };
  const show = async (alert: Alert): Promise<boolean> => {
    try {
      return await notifier.show(alert, alertText(alert, texts(state(), clock.now())));
    } catch (error) {
      onBug(error);
      return false;
    }
  };

  return {
    async speak() {
      const { alerts, hasCovered, gatheredAtMs } = dueAlerts(state(), clock.now(), context());
      const hasNews = alerts.some((alert) => !failed.has(keyOf(alert)));
      if (alerts.length > 0 && (hasNews || clock.monotonic() >= retryAtMs)) {
        if (hasNews) tries = 0;
        const missed: Alert[] = [];
        for (const alert of alerts) {
          // Noted one by one: what was shown before a kill is not shown again.
          if (await show(alert)) note([alert]);
          else missed.push(alert);
        }
        failed = new Set(missed.map(keyOf));
        retryAtMs = clock.monotonic() + (retryMs[Math.min(tries, retryMs.length - 1)] ?? 0);
        tries = missed.length > 0 ? tries + 1 : 0;
      }
      if (hasCovered) note([]);
      const gatheringMs = gatheredAtMs === null ? Number.POSITIVE_INFINITY : gatheredAtMs - clock.now();
      const isHeldBack = alerts.length > 0 && failed.size > 0;
      return isHeldBack ? Math.min(gatheringMs, retryAtMs - clock.monotonic()) : gatheringMs;
    },
    takeHeart() {
      failed = new Set();
    },
  };
}

/** The same for the same news. */
function keyOf(alert: Alert): string {
  const notices = alert.kind === 'summary' ? alert.notices : [alert];
  return JSON.stringify(notices.map(({ address, check, severity, code }) => [address, check, severity, code]));
}

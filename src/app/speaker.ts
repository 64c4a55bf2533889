import type { WatchContext } from '../domain/model/context.ts';
import type { WatchState } from '../domain/model/state.ts';
import { type Alert, dueAlert, noteTold } from '../domain/tell/alert.ts';
import { type AlertTextOptions, alertText } from '../domain/tell/alert-text.ts';
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
  let failed: string | null = null;
  let tries = 0;
  let retryAtMs = 0;

  const show = async (alert: Alert): Promise<boolean> => {
    try {
      return await notifier.show(alert, alertText(alert, texts(state(), clock.now())));
    } catch (error) {
      onBug(error);
      return false;
    }
  };
  const withdraw = (): void => {
    const { withdrawals } = state();
    if (withdrawals.length === 0) return;
    for (const { tag, ...of } of withdrawals) notifier.withdraw(tag, of);
    keep({ ...state(), withdrawals: [] });
  };

  return {
    async speak() {
      withdraw();
      const alert = dueAlert(state(), clock.now(), context());
      if (alert === null) return Number.POSITIVE_INFINITY;
      const key = keyOf(alert);
      const isNews = key !== failed;
      if (!isNews && clock.monotonic() < retryAtMs) return retryAtMs - clock.monotonic();
      if (isNews) tries = 0;
      const isShown = await show(alert);
      if (isShown) keep(noteTold(state(), alert, clock.now()));
      failed = isShown ? null : key;
      retryAtMs = clock.monotonic() + (retryMs[Math.min(tries, retryMs.length - 1)] ?? 0);
      tries = isShown ? 0 : tries + 1;
      withdraw();
      return isShown ? Number.POSITIVE_INFINITY : retryAtMs - clock.monotonic();
    },
    takeHeart() {
      failed = null;
    },
  };
}

/** The same for the same news. */
const keyOf = ({ points }: Alert): string =>
  JSON.stringify(
    points.map(({ says, severity, speeches }) => [says, severity, ...speeches.map(({ matter }) => matter.id)]),
  );

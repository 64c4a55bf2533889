import { setTimeout } from 'node:timers/promises';
import { app } from 'electron';
import type { StartArguments } from './arguments.ts';
import { createSignal, type Signal } from './signal.ts';

/** What a further start of the program wishes of the one that runs. */
export type FurtherStart = Pick<StartArguments, 'isHidden' | 'isForgetting'>;

/** Further starts, those included that came while nobody could answer. */
export type FurtherStarts = Pick<Signal<FurtherStart>, 'act'>;

/** Hears of further starts. To be called before anything takes its time: one that nobody hears is lost. */
export function hearFurtherStarts(): FurtherStarts {
  const starts = createSignal<FurtherStart>();
  app.on('second-instance', (_event, _argv, _folder, handedOver) => starts.raise(readWish(handedOver)));
  return starts;
}

/** What another version hands over may be anything. */
function readWish(handedOver: unknown): FurtherStart {
  const { isHidden, isForgetting } = (handedOver ?? {}) as Partial<Record<keyof FurtherStart, unknown>>;
  return { isHidden: isHidden === true, isForgetting: isForgetting === true };
}

const tryAgainMs = 250;
const tries = 60;

/** Waits until the instance that runs is gone, telling it again each time what is wished. @returns whether it went in time */
export async function outliveFirst(
  start: StartArguments,
  wait: (ms: number) => Promise<unknown> = setTimeout,
): Promise<boolean> {
  for (let count = 0; count < tries; count += 1) {
    await wait(tryAgainMs);
    if (app.requestSingleInstanceLock(start)) return true;
  }
  return false;
}

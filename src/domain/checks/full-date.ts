import type { WatchState } from '../model/state.ts';
import type { Calendar } from '../time/calendar.ts';
import { forecastFull } from './forecast.ts';
import { storageSamples } from './storage-history.ts';

/** The local date on which a mailbox will be full, as far as its history says; null when it does not. */
export function fullOn(state: WatchState, address: string, nowMs: number, calendar: Calendar): string | null {
  const storage = state.mailboxes.find((mailbox) => mailbox.address === address)?.storage;
  const limit = storage?.latest?.limitBytes;
  if (!storage || typeof limit !== 'number') return null;
  const forecast = forecastFull(storageSamples(storage), limit, nowMs);
  return forecast && calendar.localDate(forecast.fullAtMs);
}

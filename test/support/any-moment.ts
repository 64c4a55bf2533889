import fc from 'fast-check';
import type { SavedWatch } from '../../src/app/application.ts';
import { belgium } from '../../src/app/belgium.ts';
import { openMailboxBook } from '../../src/app/mailbox-book.ts';
import { noShell } from '../../src/demo/browser-shell.ts';
import type { WatchContext } from '../../src/domain/model/context.ts';
import { type Settings, settingsSchema } from '../../src/domain/model/settings.ts';
import type { Lang } from '../../src/domain/text/index.ts';
import { createSchoolDays } from '../../src/domain/time/closures.ts';
import { type Snapshot, snapshot } from '../../src/domain/view/snapshot.ts';
import { savedWatchSchema } from '../../src/main/store/saved-watch-schema.ts';
import { arbitraryOf } from './schema-arbitrary.ts';

/** Whatever files can hold, and an instant at which it is looked at. */
export type AnyMoment = { readonly settings: Settings; readonly saved: SavedWatch; readonly nowMs: number };

export const anySettings = arbitraryOf(settingsSchema);
export const anyWatch = arbitraryOf(savedWatchSchema) as fc.Arbitrary<SavedWatch>;

export const anyMoment: fc.Arbitrary<AnyMoment> = fc.record({
  settings: anySettings,
  saved: anyWatch,
  nowMs: fc.integer({ min: Date.parse('2026-11-01T00:00:00Z'), max: Date.parse('2027-11-01T00:00:00Z') }),
});

/** What it looks like when a text was made of what is not there. */
export const leak = /undefined|NaN|Infinity|\[object/;

export const contextAt = ({ settings }: AnyMoment): WatchContext => ({
  calendar: belgium.calendar,
  schoolDays: createSchoolDays(belgium.calendar, belgium.schoolCalendar),
  policy: settings.policy,
  random: () => 0.5,
  settingsOf: openMailboxBook(() => settings).watched,
});

/** What the program would send its window at this moment. */
export function snapshotAt(moment: AnyMoment, lang: Lang): Snapshot {
  const { settings, saved, nowMs } = moment;
  return snapshot(saved.watch, nowMs, contextAt(moment), {
    ...noShell,
    lang,
    version: '0.1.0',
    secrets: 'keychain',
    notices: [],
    mended: settings.mended ?? [],
    isOtherPc: false,
    setup: null,
    profiles: settings.profiles,
    profileOf: openMailboxBook(() => settings).profileOf,
    journal: saved.journal,
    looking: [],
  });
}

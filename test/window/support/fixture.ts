import { schoolCalendar } from '../../../src/app/belgium.ts';
import { openMailboxBook } from '../../../src/app/mailbox-book.ts';
import { noShell } from '../../../src/demo/browser-shell.ts';
import type { Lang } from '../../../src/domain/text/index.ts';
import { home, type Place, type Snapshot, type SnapshotParts, snapshot } from '../../../src/domain/view/snapshot.ts';
import { contextOf, type Moment } from './story.ts';

export type Around = Partial<
  Pick<
    SnapshotParts,
    | 'secrets'
    | 'notices'
    | 'mended'
    | 'closures'
    | 'schoolCalendar'
    | 'isOtherPc'
    | 'setup'
    | 'looking'
    | 'programs'
    | 'autostart'
    | 'releasesUrl'
  >
> & { readonly place?: Partial<Place> };

/** What the program would send its window at this moment. */
export function snapshotOf(moment: Moment, lang: Lang, { place, ...around }: Around = {}): Snapshot {
  const { state, journal, nowMs, settings } = moment;
  const made = snapshot(state, nowMs, contextOf(moment), {
    ...noShell,
    autostart: 'on',
    releasesUrl: 'https://example.org/releases',
    lang,
    version: '0.1.0',
    secrets: 'keychain',
    notices: [],
    isOtherPc: false,
    setup: null,
    looking: [],
    profiles: settings.profiles,
    profileOf: openMailboxBook(() => settings).profileOf,
    journal,
    schoolCalendar,
    ...around,
    place: { ...home, ...place, count: place ? 1 : 0 },
  });
  // As it arrives on the other side.
  return JSON.parse(JSON.stringify(made)) as Snapshot;
}

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type AppData, appDataSchema, newAppData, newSavedWatch, type SavedWatch } from '../app/application.ts';
import { defaultProfile } from '../app/profiles.ts';
import { readSettings, type Settings, settingsSchema } from '../domain/settings.ts';
import type { FileNotice } from '../domain/snapshot.ts';
import { savedWatchSchema } from './saved-watch-schema.ts';
import { type Disk, openStoreFile, type StoreFile } from './store-file.ts';

export type ProfileFiles = {
  readonly settings: StoreFile<Settings>;
  readonly watch: StoreFile<SavedWatch>;
  readonly data: StoreFile<AppData>;
  /** What could not be used, and what became of it. */
  readonly notices: readonly FileNotice[];
  /** What the disk does not take at this moment. */
  unsaved(): readonly FileNotice[];
  /** Files that could not be used and were set aside. */
  readonly setAside: readonly string[];
  /**
   * Deletes settings, state and what was set aside; nothing is written any more.
   * @returns whether all of it is gone
   */
  erase(): boolean;
};

/**
 * Opens the profile's files.
 * @param today `YYYY-MM-DD`, for the names of files set aside
 * @param onLuck told when a file begins to be refused by the disk, and when it is saved again
 */
export function openProfileFiles(
  folder: string,
  today: string,
  disk?: Disk,
  onLuck: (file: string, isSaved: boolean) => void = () => undefined,
): ProfileFiles {
  const refused = new Map<FileNotice['store'], FileNotice>();
  const luckOf =
    (store: FileNotice['store']) =>
    (isSaved: boolean): void => {
      const file = `${store}.json`;
      if (isSaved) refused.delete(store);
      else refused.set(store, { kind: 'not-saved', store, file });
      onLuck(file, isSaved);
    };
  const settings = openStoreFile<Settings>({
    folder,
    name: 'settings',
    today,
    disk,
    onLuck: luckOf('settings'),
    isForPeople: true,
    fallback: settingsSchema.parse({ schema: 2, profiles: [defaultProfile] }),
    read: (data) => {
      const read = readSettings(data);
      return read.kind === 'ok' ? read.settings : null;
    },
  });
  const watch = openStoreFile<SavedWatch>({
    folder,
    name: 'watch',
    today,
    disk,
    onLuck: luckOf('watch'),
    fallback: newSavedWatch(),
    read: (data) => savedWatchSchema.safeParse(data).data ?? null,
  });
  const data = openStoreFile<AppData>({
    folder,
    name: 'app',
    today,
    disk,
    onLuck: luckOf('app'),
    fallback: newAppData,
    read: (value) => appDataSchema.safeParse(value).data ?? null,
  });
  // Without its settings the application knows no mailbox: what it would save is the loss of every one's history.
  if (settings.problem?.kind === 'unreadable') for (const file of [watch, data]) file.close();
  const noticeOf = (store: FileNotice['store'], { problem }: StoreFile<unknown>): FileNotice[] =>
    problem ? [{ store, ...problem }] : [];
  const notices = [...noticeOf('settings', settings), ...noticeOf('watch', watch), ...noticeOf('app', data)];
  return {
    settings,
    watch,
    data,
    notices,
    unsaved: () => [...refused.values()],
    setAside: notices.flatMap(({ kind, file }) => (kind === 'set-aside' ? [file] : [])),
    erase() {
      for (const file of [settings, watch, data]) file.close();
      return eraseFiles(folder);
    },
  };
}

/** The profile's files, what was set aside of them, and what cut writes have left. */
const own = /^(settings|watch|app)\.json(\.corrupt-\d{4}-\d\d-\d\d(-\d+)?|\.tmp-\d{10}[\da-f]{6})?$/;

function eraseFiles(folder: string): boolean {
  let isGone = true;
  for (const name of readdirSync(folder)) {
    if (!own.test(name)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      isGone = false;
    }
  }
  return isGone;
}

import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import electron from 'electron';
import ElectronStore from 'electron-store';
import { z } from 'zod';
import { type AppData, appDataSchema, newAppData, newSavedWatch, type SavedWatch } from '../../app/application.ts';
import { defaultProfile } from '../../app/belgium.ts';
import type { RefusedEntry } from '../../app/refused-logins.ts';
import { concealedPattern } from '../../disk/concealed.ts';
import type { Disk } from '../../disk/disk.ts';
import { isCutWrite, type Written } from '../../disk/write-whole.ts';
import { failureKinds } from '../../domain/model/failure.ts';
import { readSettings, type Settings, settingsSchema } from '../../domain/model/settings.ts';
import type { FileNotice } from '../../domain/view/snapshot.ts';
import { type FileFormat, parseJson, plainJson, sealedJson } from './file-format.ts';
import { openStoreFile, type StoreFile } from './store-file.ts';
import { watchFormat } from './watch-format.ts';

export type ProfileFiles = {
  readonly settings: StoreFile<Settings>;
  readonly watch: StoreFile<SavedWatch>;
  readonly data: StoreFile<AppData>;
  readonly refusedLogins: StoreFile<RefusedFile>;
  /** The settings were not there, or not all of them could be used: a mailbox that they do not name may still be one. */
  readonly areSettingsLost: boolean;
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
  onLuck: (file: string, written: Written) => void = () => undefined,
): ProfileFiles {
  const refused = new Map<FileNotice['store'], FileNotice>();
  const luckOf =
    (store: FileNotice['store']) =>
    (written: Written): void => {
      const file = `${store}.json`;
      if (written.ok) refused.delete(store);
      else refused.set(store, { kind: isFull(written) ? 'disk-full' : 'not-saved', store, file });
      onLuck(file, written);
    };
  const settings = openStoreFile<Settings>({
    folder,
    name: 'settings',
    today,
    disk,
    onLuck: luckOf('settings'),
    fallback: settingsSchema.parse({ schema: 2, profiles: [defaultProfile] }),
    format: settingsFormat,
  });
  const watch = openStoreFile<SavedWatch>({
    folder,
    name: 'watch',
    today,
    disk,
    onLuck: luckOf('watch'),
    fallback: newSavedWatch(),
    format: watchFormat(settings.initial.mailboxes.map(({ address }) => address)),
  });
  const data = openStoreFile<AppData>({
    folder,
    name: 'app',
    today,
    disk,
    onLuck: luckOf('app'),
    fallback: newAppData,
    format: sealedJson((value) => appDataSchema.safeParse(value).data ?? null),
  });
  const refusedLogins = openStoreFile<RefusedFile>({
    folder,
    name: 'refused',
    today,
    disk,
    onLuck: luckOf('refused'),
    fallback: noneRefused,
    format: sealedJson(readRefusedFile),
  });
  const noticeOf = (store: FileNotice['store'], { problem }: StoreFile<unknown>): FileNotice[] =>
    problem ? [{ store, ...problem }] : [];
  const notices = [
    ...noticeOf('settings', settings),
    ...noticeOf('watch', watch),
    ...noticeOf('app', data),
    ...noticeOf('refused', refusedLogins),
  ];
  return {
    settings,
    watch,
    data,
    refusedLogins,
    areSettingsLost: !settings.isFromFile || (settings.initial.mended ?? []).length > 0,
    notices,
    unsaved: () => [...refused.values()],
    setAside: notices.flatMap(({ kind, file }) => (kind === 'set-aside' ? [file] : [])),
    erase() {
      for (const file of [settings, watch, data, refusedLogins]) file.close();
      return eraseFiles(folder);
    },
  };
}

const isFull = (written: Written): boolean => !written.ok && ['ENOSPC', 'EDQUOT'].includes(written.code);

const names: readonly string[] = ['settings.json', 'watch.json', 'app.json', 'refused.json'];

/** The profile's files, what was set aside of them, and what cut writes have left. */
const isOwn = (name: string): boolean =>
  names.some(
    (file) =>
      name === file ||
      isCutWrite(name, file) ||
      (name.startsWith(file) && /^\.corrupt-\d{4}-\d\d-\d\d(-\d+)?$/.test(name.slice(file.length))),
  );

function eraseFiles(folder: string): boolean {
  let isGone = true;
  for (const name of readdirSync(folder)) {
    if (!isOwn(name)) continue;
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
    } catch {
      isGone = false;
    }
  }
  return isGone;
}

const entrySchema = z.object({
  /** `pop3://host:port` and the like. */
  server: z.string(),
  user: z.string(),
  salt: z.string().regex(concealedPattern.salt),
  hash: z.string().regex(concealedPattern.hash),
  // A kind that only a newer edition knows is a refusal all the same.
  closedBy: z.enum(failureKinds).nullable().catch('login-refused'),
  doubtSinceMs: z.number().nullable(),
  lockOut: z.object({ sinceMs: z.number(), lengthMs: z.number().min(0) }).nullable(),
});

/** What `refused.json` holds: passwords that were refused, salted and hashed, apart from everything else. */
export type RefusedFile = { readonly schema: 1; readonly refused: readonly RefusedEntry[] };
export const noneRefused: RefusedFile = { schema: 1, refused: [] };

const fileSchema = z.object({ schema: z.literal(1), refused: z.array(z.unknown()) });

/** Entry by entry: one that is damaged takes no other with it. @returns null for data of no known form */
export function readRefusedFile(data: unknown): RefusedFile | null {
  const file = fileSchema.safeParse(data).data;
  return file ? { schema: 1, refused: file.refused.flatMap((entry) => entrySchema.safeParse(entry).data ?? []) } : null;
}

const json = plainJson<Settings>(() => null, '\t');

/** Settings as people read and edit them: electron-store reads them, {@link readSettings} knows their versions. */
export const settingsFormat: FileFormat<Settings> = {
  write: json.write,
  read(text, path) {
    const read = readSettings(throughElectronStore(text, path));
    if (read.kind !== 'ok') return null;
    const { settings } = read;
    // What was mended before has its copy already.
    return { value: settings, isDamaged: settings.mended?.some(({ isSettled }) => !isSettled) ?? false };
  },
};

/** Without defaults, versions and schema of its own, which it would write into the file by itself. */
function throughElectronStore(text: string, path: string): unknown {
  try {
    const store = new ElectronStore({
      cwd: dirname(path),
      name: basename(path, '.json'),
      clearInvalidConfig: false,
      // It knows no encoding but UTF-8, so it is given the text as it was decoded.
      deserialize: () => parseJson(text) as Record<string, unknown>,
    });
    return store.store;
  } finally {
    // It opens a channel of its own, which would tell any page the profile's folder; outside Electron there is none.
    (electron as Partial<typeof electron>).ipcMain?.removeAllListeners('electron-store-get-data');
  }
}

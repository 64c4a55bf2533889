import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type AppData, newAppData, newSavedWatch, type SavedWatch } from '../app/application.ts';
import { defaultProfile } from '../app/profiles.ts';
import { readSettings, type Settings, settingsSchema } from '../domain/settings.ts';
import { openStoreFile, type StoreFile } from './store-file.ts';

const appDataSchema = z.strictObject({
  schema: z.literal(1),
  pc: z.string(),
  bindings: z.record(z.string(), z.string()),
  secured: z.array(z.string()),
});

/** The watch's own data: written by nobody else, so its outline is enough to tell whole from broken. */
const savedWatchSchema = z.looseObject({
  schema: z.literal(1),
  watch: z.looseObject({
    schema: z.literal(1),
    mailboxes: z.array(z.looseObject({ address: z.string() })),
    awake: z.looseObject({}),
  }),
  journal: z.array(z.looseObject({ atMs: z.number(), code: z.string() })),
});

export type ProfileFiles = {
  readonly settings: StoreFile<Settings>;
  readonly watch: StoreFile<SavedWatch>;
  readonly data: StoreFile<AppData>;
  /** Files that could not be used and were set aside. */
  readonly setAside: readonly string[];
  /** Deletes settings, state and what was set aside; nothing is written any more. */
  erase(): void;
};

/** Opens the profile's files. @param today `YYYY-MM-DD`, for the names of files set aside */
export function openProfileFiles(folder: string, today: string): ProfileFiles {
  const settings = openStoreFile<Settings>({
    folder,
    name: 'settings',
    today,
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
    fallback: newSavedWatch(),
    read: (data) => (savedWatchSchema.safeParse(data).success ? (data as SavedWatch) : null),
  });
  const data = openStoreFile<AppData>({
    folder,
    name: 'app',
    today,
    fallback: newAppData,
    read: (value) => appDataSchema.safeParse(value).data ?? null,
  });
  return {
    settings,
    watch,
    data,
    setAside: [settings, watch, data].flatMap((file) => file.setAside ?? []),
    erase() {
      for (const file of [settings, watch, data]) file.close();
      const own = /^(settings|watch|app)\.json/;
      for (const name of readdirSync(folder)) if (own.test(name)) rmSync(join(folder, name));
    },
  };
}

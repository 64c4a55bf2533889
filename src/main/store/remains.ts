import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../disk/disk.ts';

/** Of `vigie check`, with its lock, cut writes and what was set aside; the folder of status files; crash reports. */
const ours = /^(check-memory\.json(\..*)?|status|Crashpad)$/;

/** What Chromium works with: nothing of a mailbox is in it. It holds some of these until the program has ended. */
const chromiums: readonly string[] = [
  'blob_storage',
  'Cache',
  'Code Cache',
  'Cookies',
  'Cookies-journal',
  'databases',
  'DawnGraphiteCache',
  'DawnWebGPUCache',
  'DevToolsActivePort',
  'Dictionaries',
  'DIPS',
  'DIPS-wal',
  'GPUCache',
  'IndexedDB',
  'Local State',
  'Local Storage',
  'Network',
  'Network Persistent State',
  'Partitions',
  'Preferences',
  'Service Worker',
  'Session Storage',
  'Shared Dictionary',
  'SharedStorage',
  'shared_proto_db',
  'Trust Tokens',
  'Trust Tokens-journal',
  'VideoDecodeStats',
  'WebStorage',
];

const reallyRemove = (path: string): void => rmSync(path, { recursive: true, force: true });

/**
 * Erases what lies in these folders beside the profile's own files.
 * @returns whether nothing of ours is left; Chromium may keep some of its own until the program has ended
 */
export function eraseRemains(folders: readonly string[], remove: (path: string) => void = reallyRemove): boolean {
  let isGone = true;
  for (const folder of folders) {
    const names = namesIn(folder);
    if (names === null) isGone = false;
    for (const name of names ?? []) {
      const isOurs = ours.test(name);
      if (!isOurs && !chromiums.includes(name)) continue;
      try {
        remove(join(folder, name));
      } catch {
        if (isOurs) isGone = false;
      }
    }
  }
  return isGone;
}

/** None where there is no such folder; null where it cannot be told. */
function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder);
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? [] : null;
  }
}

import { createRequire } from 'node:module';
import type { HKEY, Value } from 'native-reg';

/** A value as the registry holds it: its type (`REG_…` of winnt.h) and its bytes. */
export type RegistryValue = { readonly type: number; readonly bytes: Uint8Array };

/** The values that were asked for, by name; null for one that is not there. */
export type RegistryValues<Name extends string> = { readonly [Key in Name]: RegistryValue | null };

/** The current user's registry, read only. Both calls throw where the system refuses to answer. */
export type Registry = {
  /** The names of the keys right below one; null where there is no such key. */
  subKeys(path: string): readonly string[] | null;
  /**
   * The values of these names and no others: values are never listed, since some beside them hold passwords. Null where
   * there is no such key.
   */
  values<Name extends string>(path: string, names: readonly Name[]): RegistryValues<Name> | null;
};

/** `HKEY_CURRENT_USER`, `KEY_QUERY_VALUE` and `KEY_ENUMERATE_SUB_KEYS` of winreg.h and winnt.h. */
const currentUser = 0x80000001;
const queryValue = 0x1;
const enumerateSubKeys = 0x8;

/** What the binary itself offers, as far as it is used here: values are asked for by name, never listed. */
type NativeReg = {
  openKey(parent: number, path: string, options: number, access: number): HKEY | null;
  enumKeyNames(key: HKEY): string[];
  queryValue(key: HKEY, name: string): Value | null;
  closeKey(key: HKEY): void;
};

/**
 * The registry through native-reg's binary, loaded on first use. By its own path: the package's loader would follow an
 * environment variable to any other library.
 * @returns null where this is not Windows for x64, or the binary does not load
 */
export function openRegistry(platform: NodeJS.Platform): Registry | null {
  if (platform !== 'win32') return null;
  let native: NativeReg;
  try {
    native = createRequire(import.meta.url)('native-reg/prebuilds/win32-x64/node.napi.node');
  } catch {
    return null;
  }
  const withKey = <Result>(path: string, access: number, use: (key: HKEY) => Result): Result | null => {
    const key = native.openKey(currentUser, path, 0, access);
    if (key === null) return null;
    try {
      return use(key);
    } finally {
      native.closeKey(key);
    }
  };
  return {
    subKeys: (path) => withKey(path, enumerateSubKeys | queryValue, (key) => native.enumKeyNames(key)),
    values: <Name extends string>(path: string, names: readonly Name[]) =>
      withKey(path, queryValue, (key) => {
        const found: [Name, RegistryValue | null][] = names.map((name) => {
          const bytes = native.queryValue(key, name);
          return [name, bytes === null ? null : { type: bytes.type, bytes }];
        });
        return Object.fromEntries(found) as RegistryValues<Name>;
      }),
  };
}

import type { Registry, RegistryValue } from '../../src/main/pc/mail-programs/registry.ts';

/** A value as one would write it: a text (`REG_SZ`), a number (`REG_DWORD`), bytes (`REG_BINARY`), or any type with its bytes. */
export type TreeValue = string | number | Uint8Array | RegistryValue;
/** What stands under the current user's key: values by key and name. */
export type RegistryTree = Readonly<Record<string, Readonly<Record<string, TreeValue>>>>;

export const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
/** Numbers of four bytes each. */
export const dwords = (...numbers: readonly number[]): Uint8Array => {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32LE(number, index * 4);
  return new Uint8Array(bytes);
};

export function registryValue(value: TreeValue): RegistryValue {
  if (typeof value === 'string') return { type: 1, bytes: utf16(`${value}\0`) };
  if (typeof value === 'number') return { type: 4, bytes: dwords(value) };
  return value instanceof Uint8Array ? { type: 3, bytes: value } : value;
}

export type ReadRegistry = Registry & {
  /** Every value that was asked for, as `key\name`. */
  readonly asked: readonly string[];
};

/** A registry in memory. Names are of any case, as on Windows. */
export function registryOf(...trees: readonly RegistryTree[]): ReadRegistry {
  const asked: string[] = [];
  const keys = new Map<string, Map<string, RegistryValue>>();
  const spelled = new Map<string, string>();
  for (const [path, values] of trees.flatMap((tree) => Object.entries(tree))) {
    const parts = path.split('\\');
    for (let length = 1; length <= parts.length; length += 1) {
      const key = parts.slice(0, length).join('\\');
      if (!keys.has(key.toLowerCase())) {
        keys.set(key.toLowerCase(), new Map());
        spelled.set(key.toLowerCase(), parts[length - 1] ?? '');
      }
    }
    for (const [name, value] of Object.entries(values))
      keys.get(path.toLowerCase())?.set(name.toLowerCase(), registryValue(value));
  }
  return {
    asked,
    subKeys(path) {
      const parent = path.toLowerCase();
      if (!keys.has(parent)) return null;
      const below = [...keys.keys()].filter((key) => key.slice(0, key.lastIndexOf('\\')) === parent);
      return below.map((key) => spelled.get(key) ?? '');
    },
    values(path, names) {
      const values = keys.get(path.toLowerCase());
      if (!values) return null;
      asked.push(...names.map((name) => `${path}\\${name}`));
      return Object.fromEntries(names.map((name) => [name, values.get(name.toLowerCase()) ?? null])) as never;
    },
  };
}

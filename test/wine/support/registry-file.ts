import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RegistryTree, registryValue } from '../../support/registry-tree.ts';
import { productFolder, runProgram, windowsPath } from './windows-pc.ts';

async function reg(...args: readonly string[]): Promise<void> {
  const { code, out, err } = await runProgram(['reg', ...args]);
  if (code !== 0) throw new Error(`reg ${args[0]} ended with ${code}: ${err}${out}`);
}

const typeNames: Readonly<Record<number, string>> = {
  1: 'REG_SZ',
  2: 'REG_EXPAND_SZ',
  3: 'REG_BINARY',
  4: 'REG_DWORD',
};

/** Writes every value of a tree by a `reg add` of its own, as a person would. */
export async function addToRegistry(tree: RegistryTree): Promise<void> {
  for (const [key, values] of Object.entries(tree)) {
    await reg('add', `HKCU\\${key}`, '/f');
    for (const [name, value] of Object.entries(values)) {
      const { type, bytes } = registryValue(value);
      const hex = Buffer.from(bytes).toString('hex');
      const data = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : hex;
      await reg('add', `HKCU\\${key}`, '/v', name, '/t', typeNames[type] ?? 'REG_NONE', '/d', data, '/f');
    }
  }
}

/** Writes a tree of any size at once, by `reg import`. */
export async function importToRegistry(tree: RegistryTree): Promise<void> {
  const lines = Object.entries(tree).flatMap(([key, values]) => [
    `[HKEY_CURRENT_USER\\${key}]`,
    ...Object.entries(values).map(([name, value]) => {
      const { type, bytes } = registryValue(value);
      return `"${name}"=hex(${type.toString(16)}):${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}`;
    }),
    '',
  ]);
  const file = join(productFolder, 'import.reg');
  writeFileSync(
    file,
    Buffer.from(`\uFEFFWindows Registry Editor Version 5.00\r\n\r\n${lines.join('\r\n')}`, 'utf16le'),
  );
  await reg('import', windowsPath(file));
  rmSync(file);
}

/** Deletes a key with all below it, if there is one. */
export const forgetKey = async (key: string): Promise<void> =>
  void (await runProgram(['reg', 'delete', `HKCU\\${key}`, '/f']));

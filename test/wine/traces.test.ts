import { beforeEach, describe, expect, it } from 'vitest';
import type { TracesAnswer, TracesRequest } from './programs/traces.ts';
import { askWindows, runProgram } from './support/windows-pc.ts';

const toastActivator = '{d2d70e22-9930-413b-80aa-2a8fcd950f9d}';
const other = '{0a1b2c3d-0000-4000-8000-000000000000}';
const keyOf = (id: string): string => `HKCU\\Software\\Classes\\CLSID\\${id}`;
const reg = (...args: readonly string[]) => runProgram(['reg', ...args]);
const isThere = async (id: string): Promise<boolean> => (await reg('query', keyOf(id))).code === 0;
const erase = (activator: string): Promise<TracesAnswer> =>
  askWindows<TracesRequest, TracesAnswer>('traces', { activator });

/** As Electron writes it: a name, a mark, and the program's path without quotes. */
async function register(id: string): Promise<void> {
  await reg('add', keyOf(id), '/ve', '/d', 'Electron Notification Activator', '/f');
  await reg('add', keyOf(id), '/v', 'CustomActivator', '/t', 'REG_DWORD', '/d', '1', '/f');
  await reg('add', `${keyOf(id)}\\LocalServer32`, '/ve', '/d', "C:\\Direction de l'école\\Vigie BMA.exe", '/f');
}

describe("the toast activator's key in Windows' registry", () => {
  beforeEach(async () => {
    await register(toastActivator);
    await register(other);
  });

  it('is gone after erasing, with what is below it, and others are not', async () => {
    expect(await isThere(toastActivator)).toBe(true);
    expect(await erase(toastActivator)).toEqual({ isGone: true });
    expect([await isThere(toastActivator), await isThere(other)]).toEqual([false, true]);
  });

  it('is erased as well when there is none', async () => {
    await erase(toastActivator);
    expect(await erase(toastActivator)).toEqual({ isGone: true });
  });
});

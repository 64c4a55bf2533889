import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ListProcesses,
  lookForPrograms,
  namesInList,
  openProcessList,
} from '../../../../src/main/pc/mail-programs/running.ts';

const processes =
  (...names: readonly string[]): ListProcesses =>
  () =>
    names;
const none = { outlook: false, 'new-outlook': false, thunderbird: false };

describe('the mail programs that run', () => {
  it.each<readonly [string, ListProcesses | null, ReturnType<typeof lookForPrograms>]>([
    ['none', processes('System', 'explorer.exe', 'Vigie BMA.exe'), none],
    ['classic Outlook', processes('System', 'OUTLOOK.EXE'), { ...none, outlook: true }],
    ['the new Outlook', processes('System', 'olk.exe'), { ...none, 'new-outlook': true }],
    ['Thunderbird, in another case', processes('ThunderBird.EXE'), { ...none, thunderbird: true }],
    [
      'two of them',
      processes('outlook.exe', 'olk.exe', 'outlook.exe'),
      { ...none, outlook: true, 'new-outlook': true },
    ],
    ['none that is called alike', processes('outlook.exe.tmp', 'myoutlook.exe', 'OUTLOOK', 'olkexe'), none],
    ['unknown where the list is empty', processes(), null],
    ['unknown where nothing can be listed', null, null],
    [
      'unknown where the list is refused',
      () => {
        throw new Error('refused');
      },
      null,
    ],
  ])('are %s', (_what, list, expected) => {
    expect(lookForPrograms(list)).toEqual(expected);
  });

  it.each(['linux', 'darwin'] as const)('are not asked for on %s', (platform) => {
    expect(openProcessList(platform)).toBeNull();
  });
});

/** A list as Windows writes it: of each process an entry, its threads, then its name. */
function listOf(names: readonly string[], address: bigint): Buffer {
  const entries = names.map((name, index) => {
    const threads = 80 * (index % 3);
    const entry = Buffer.alloc(256 + threads + name.length * 2 + 2);
    entry.writeUInt16LE(name.length * 2, 56);
    entry.write(name, 256 + threads, 'utf16le');
    return entry;
  });
  let at = 0;
  for (const [index, entry] of entries.entries()) {
    const name = entry.length - 2 - entry.readUInt16LE(56);
    entry.writeUInt32LE(index === entries.length - 1 ? 0 : entry.length, 0);
    entry.writeBigUInt64LE(entry.readUInt16LE(56) === 0 ? 0n : address + BigInt(at + name), 64);
    at += entry.length;
  }
  return Buffer.concat([...entries, Buffer.alloc(100)]);
}

describe("Windows' list of processes", () => {
  const address = 0x7ffa_1234_0000n;

  it('gives the names of all that have one', () => {
    const names = ['', 'System', 'OUTLOOK.EXE', "L'école é.exe", 'a'];
    expect(namesInList(listOf(names, address), address)).toEqual(names.slice(1));
  });

  it.each([
    ['is empty', Buffer.alloc(0), address],
    ['ends in the midst', listOf(['System', 'OUTLOOK.EXE'], address).subarray(0, 280), address],
    ['stands elsewhere', listOf(['System'], address), address + 0x10000n],
    ['stands far elsewhere', listOf(['System'], address), 0n],
  ])('is none that %s', (_how, list, at) => {
    expect(() => namesInList(list, at)).toThrow();
  });

  it('is read of any bytes, or none is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (bytes, at) => {
        try {
          expect(namesInList(Buffer.from(bytes), at).length).toBeLessThanOrEqual(bytes.length);
        } catch (error) {
          expect((error as Error).message).toMatch(/^no (list|name) of/);
        }
      }),
    );
  });
});

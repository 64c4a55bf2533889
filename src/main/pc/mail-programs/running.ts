import { createRequire } from 'node:module';
import type koffiModule from 'koffi';
import { mailPrograms, type RunningPrograms } from '../../../domain/model/mail-program.ts';

/** The file name of every process of this PC, of all its sessions. Throws where the system refuses. */
export type ListProcesses = () => readonly string[];

/** The file names of the mail programs, in lower case. */
const programs = { outlook: 'outlook.exe', 'new-outlook': 'olk.exe', thunderbird: 'thunderbird.exe' } as const;

/** Which mail programs run. @param list null where processes cannot be listed @returns null where that cannot be known */
export function lookForPrograms(list: ListProcesses | null): RunningPrograms {
  if (list === null) return null;
  let names: ReadonlySet<string>;
  try {
    names = new Set(list().map((name) => name.toLowerCase()));
  } catch {
    return null;
  }
  // Our own process at least is there: a list of none is no list.
  if (names.size === 0) return null;
  const entries = mailPrograms.map((program) => [program, names.has(programs[program])]);
  return Object.fromEntries(entries);
}

/** `SystemProcessInformation`, and where winternl.h has a process's next one, the length of its name, and the name's address. */
const processInformation = 5;
const [nextAt, nameLengthAt, nameAddressAt, leastEntryBytes] = [0, 56, 64, 72];
/** `STATUS_INFO_LENGTH_MISMATCH`: the list is longer than the room for it. */
const tooShort = 0xc0000004 | 0;
/** Room for the list at first, and at most: a crowded PC needs half a megabyte. Bytes. */
const firstBytes = 64 * 1_024;
const mostBytes = 16_000_000;

/** The file names in a list of processes as Windows writes it. @param address where its first byte stands; throws where it is no such list */
export function namesInList(list: Buffer, address: bigint): readonly string[] {
  const names: string[] = [];
  for (let at = 0, next = -1; next !== 0; at += next) {
    if (at + leastEntryBytes > list.length) throw new Error('no list of processes');
    next = list.readUInt32LE(at + nextAt);
    const length = list.readUInt16LE(at + nameLengthAt);
    const name = Number(list.readBigUInt64LE(at + nameAddressAt) - address);
    // The idle process has none.
    if (length === 0) continue;
    if (name < 0 || name + length > list.length) throw new Error('no name of a process');
    names.push(list.toString('utf16le', name, name + length));
  }
  return names;
}

/** Calls are made one at a time, with next to nothing on their stack: a fraction of what koffi keeps otherwise. Bytes. */
const callBytes = 64 * 1_024;
const sizes = {
  sync_stack_size: callBytes,
  sync_heap_size: callBytes,
  async_stack_size: callBytes,
  async_heap_size: callBytes,
  resident_async_pools: 0,
};

/**
 * Windows' own list of processes in one call, through koffi (docs/decisions/0023): no program is started, no process opened.
 * Loaded at once, by the binary's own path: the package's loader would also look in places that nobody signs.
 * @returns null where this is not Windows for x64, or the binary does not load
 */
export function openProcessList(platform: NodeJS.Platform): ListProcesses | null {
  if (platform !== 'win32') return null;
  try {
    const koffi: Koffi = createRequire(import.meta.url)('@koromix/koffi-win32-x64/win32_x64/koffi.node');
    koffi.config(sizes);
    return listWith(koffi);
  } catch {
    return null;
  }
}

type Koffi = Pick<typeof koffiModule, 'address' | 'config' | 'load'>;

function listWith({ address, load }: Koffi): ListProcesses {
  const given = ['uint32_t', 'void *', 'uint32_t', 'void *'];
  const query = load('ntdll.dll').func('__stdcall', 'NtQuerySystemInformation', 'int32_t', given);
  const needed = Buffer.alloc(4);
  let list = Buffer.alloc(firstBytes);
  const ask = (): number => query(processInformation, list, list.length, needed);
  return () => {
    let status = ask();
    // It may have grown again when it is asked for the second time.
    for (let room = 0; status === tooShort && room <= mostBytes; status = ask()) {
      room = Math.max(needed.readUInt32LE(0), list.length) * 1.25;
      if (room <= mostBytes) list = Buffer.alloc(Math.ceil(room));
    }
    if (status !== 0) throw new Error('no list of processes');
    return namesInList(list, address(list));
  };
}

import { createRequire } from 'node:module';
import type koffiModule from 'koffi';
import { mailPrograms, type RunningPrograms } from '../../../domain/model/mail-program.ts';

/** Calls `each` with the file name of every process of this PC, of all its sessions. Throws where the system refuses. */
export type ListProcesses = (each: (name: string) => void) => void;

/** The file names of the mail programs, in lower case. */
const programs = { outlook: 'outlook.exe', 'new-outlook': 'olk.exe', thunderbird: 'thunderbird.exe' } as const;

/** Which mail programs run. @param list null where processes cannot be listed @returns null where that cannot be known */
export function lookForPrograms(list: ListProcesses | null): RunningPrograms {
  if (list === null) return null;
  const names = new Set<string>();
  try {
    list((name) => names.add(name.toLowerCase()));
  } catch {
    return null;
  }
  // Our own process at least is there: a list of none is no list.
  if (names.size === 0) return null;
  const entries = mailPrograms.map((program) => [program, names.has(programs[program])]);
  return Object.fromEntries(entries);
}

/** `TH32CS_SNAPPROCESS`, and `PROCESSENTRY32W` of tlhelp32.h on x64: its size, and where its `szExeFile` begins. Bytes. */
const allProcesses = 0x2;
const entryBytes = 568;
const nameAt = 44;

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
 * Windows' own list of processes, through koffi (docs/decisions/0023): no program is started, no handle to a process opened.
 * Loaded at once, by the binary's own path: the package's loader would also look in places that nobody signs.
 * @returns null where this is not Windows for x64, or the binary does not load
 */
export function openProcessList(platform: NodeJS.Platform): ListProcesses | null {
  if (platform !== 'win32') return null;
  try {
    const koffi: Pick<typeof koffiModule, 'config' | 'load'> = createRequire(import.meta.url)(
      '@koromix/koffi-win32-x64/win32_x64/koffi.node',
    );
    koffi.config(sizes);
    return listWith(koffi.load('kernel32.dll'));
  } catch {
    return null;
  }
}

function listWith(kernel: ReturnType<typeof koffiModule.load>): ListProcesses {
  const snapshot = kernel.func('__stdcall', 'CreateToolhelp32Snapshot', 'intptr_t', ['uint32_t', 'uint32_t']);
  const first = kernel.func('__stdcall', 'Process32FirstW', 'int', ['intptr_t', 'void *']);
  const next = kernel.func('__stdcall', 'Process32NextW', 'int', ['intptr_t', 'void *']);
  const close = kernel.func('__stdcall', 'CloseHandle', 'int', ['intptr_t']);
  const entry = Buffer.alloc(entryBytes);
  return (each) => {
    const handle = snapshot(allProcesses, 0);
    if (handle === -1) throw new Error('no list of processes');
    try {
      entry.writeUInt32LE(entryBytes, 0);
      for (let isThere = first(handle, entry); isThere !== 0; isThere = next(handle, entry)) {
        const [name = ''] = entry.toString('utf16le', nameAt).split('\0', 1);
        each(name);
      }
    } finally {
      close(handle);
    }
  };
}

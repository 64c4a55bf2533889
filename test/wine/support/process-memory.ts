import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

const read = (path: string): string => {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
};

/** The processes of this Windows PC whose command line names a script, as Linux knows them. */
export function processesOf(script: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(`/proc/${pid}/cmdline`).includes(script))
    .filter((pid) => read(`/proc/${pid}/environ`).includes(`WINEPREFIX=${process.env.WINEPREFIX}\0`))
    .map(Number);
}

const chunkBytes = 1 << 20;

/** Whether a text stands anywhere in what a process can write to, as ASCII or UTF-16. @throws where it cannot be read */
export function isInMemory(pid: number, text: string): boolean {
  const needles = [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')];
  const overlap = text.length * 2;
  const chunk = Buffer.alloc(chunkBytes + overlap);
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  try {
    for (const [, from = '', to = ''] of read(`/proc/${pid}/maps`).matchAll(/^([\da-f]+)-([\da-f]+) rw/gm)) {
      const end = Number.parseInt(to, 16);
      for (let at = Number.parseInt(from, 16); at < end; at += chunkBytes) {
        const length = readPart(memory, chunk, Math.min(chunk.length, end - at), at);
        if (needles.some((needle) => chunk.subarray(0, length).includes(needle))) return true;
      }
    }
    return false;
  } finally {
    closeSync(memory);
  }
}

/** Nothing where the region has gone since, or is a device's. */
function readPart(memory: number, into: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, into, 0, length, at);
  } catch {
    return 0;
  }
}

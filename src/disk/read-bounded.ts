import { existsSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

/** What became of reading a file that somebody else writes. */
export type Bounded =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' | 'unreadable' | 'too-large' };

/** Reads a file whole, unless there is none, it cannot be read, or it holds more bytes than it may. Never throws. */
export async function readBounded(path: string, mostBytes: number): Promise<Bounded> {
  let file: FileHandle | null = null;
  try {
    // Asked before it is opened: a pipe would be waited for.
    if (!(await stat(path)).isFile()) return { kind: 'unreadable' };
    file = await open(path, 'r');
    const bytes = Buffer.alloc(mostBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = (await file.read(bytes, length, bytes.length - length)).bytesRead;
    return length > mostBytes ? { kind: 'too-large' } : { kind: 'read', bytes: bytes.subarray(0, length) };
  } catch {
    return { kind: existsSync(path) ? 'unreadable' : 'absent' };
  } finally {
    await file?.close().catch(() => {});
  }
}

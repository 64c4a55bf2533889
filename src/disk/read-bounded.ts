import { existsSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';

/** What became of reading a file that somebody else writes. */
export type Bounded =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' | 'unreadable' | 'too-large' };

/**
 * Reads a file whole, unless there is none, it cannot be read, or it holds more bytes than it may. Never throws, and leaves
 * nothing in memory of what it does not give.
 */
export async function readBounded(path: string, mostBytes: number): Promise<Bounded> {
  let file: FileHandle | null = null;
  let bytes: Buffer | null = null;
  try {
    // Asked before it is opened: a pipe would be waited for.
    const status = await stat(path);
    if (!status.isFile()) return { kind: 'unreadable' };
    if (status.size > mostBytes) return { kind: 'too-large' };
    file = await open(path, 'r');
    bytes = Buffer.alloc(mostBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = (await file.read(bytes, length, bytes.length - length)).bytesRead;
    if (length <= mostBytes) return { kind: 'read', bytes: bytes.subarray(0, length) };
    bytes.fill(0);
    return { kind: 'too-large' };
  } catch {
    bytes?.fill(0);
    return { kind: existsSync(path) ? 'unreadable' : 'absent' };
  } finally {
    await file?.close().catch(() => {});
  }
}

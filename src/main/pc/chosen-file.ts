import { type FileHandle, open, stat } from 'node:fs/promises';
import type { ChosenFile } from '../../app/run-command.ts';

/** Reads a file whole, unless it is none, cannot be read, or holds more bytes than it may. Never throws. */
export async function readChosenFile(path: string, mostBytes: number): Promise<ChosenFile> {
  const refused = (reason: 'unreadable' | 'too-large'): ChosenFile => ({ kind: 'refused', reason });
  let file: FileHandle | null = null;
  try {
    // Asked before it is opened: a pipe would be waited for.
    if (!(await stat(path)).isFile()) return refused('unreadable');
    file = await open(path, 'r');
    const bytes = Buffer.alloc(mostBytes + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = (await file.read(bytes, length, bytes.length - length)).bytesRead;
    return length > mostBytes ? refused('too-large') : { kind: 'chosen', bytes: bytes.subarray(0, length) };
  } catch {
    return refused('unreadable');
  } finally {
    await file?.close().catch(() => {});
  }
}

import type { Socket } from 'node:net';

/** Bytes a client may send without a line end. */
const longestLine = 65_536;

/** What a client sends, taken a line or a number of bytes at a time, one character per byte. */
export type Input = {
  readLine(): Promise<string | null>;
  readBytes(count: number): Promise<string | null>;
  /** Lets go of the socket, for TLS to take it over; bytes not read yet are dropped. */
  detach(): void;
};

export function createInput(socket: Socket): Input {
  let pending: Buffer = Buffer.alloc(0);
  let hasEnded = false;
  let wake = (): void => undefined;

  const onData = (chunk: Buffer): void => {
    pending = Buffer.concat([pending, chunk]);
    wake();
  };
  const onEnd = (): void => {
    hasEnded = true;
    wake();
  };
  socket.on('data', onData).on('end', onEnd).on('close', onEnd);

  /** Waits until `findEnd` answers an index, and takes the bytes before it. */
  const take = async (findEnd: (bytes: Buffer) => number): Promise<string | null> => {
    for (;;) {
      const end = findEnd(pending);
      if (end > 0) {
        const taken = pending.toString('latin1', 0, end);
        pending = pending.subarray(end);
        return taken;
      }
      if (hasEnded || pending.length > longestLine) return null;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };

  return {
    readLine: async () => {
      const line = await take((bytes) => bytes.indexOf(0x0a) + 1);
      return line === null ? null : line.replace(/\r?\n$/, '');
    },
    readBytes: async (count) => (count === 0 ? '' : take((bytes) => (bytes.length >= count ? count : -1))),
    detach: () => {
      socket.off('data', onData).off('end', onEnd).off('close', onEnd).pause();
      onEnd();
    },
  };
}

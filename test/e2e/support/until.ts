import { expect, vi } from 'vitest';

/** Waits until this reads so; unlike `expect.poll` also in hooks. */
export async function until<Value>(read: () => Value | Promise<Value>, value: Value): Promise<void> {
  await vi.waitFor(async () => expect(await read()).toEqual(value), { timeout: 30_000, interval: 100 });
}

/** Passes where this reads so for two seconds: long enough for a look that should not be made. */
export async function stays<Value>(read: () => Value | Promise<Value>, value: Value): Promise<void> {
  const endMs = performance.now() + 2_000;
  while (performance.now() < endMs) {
    expect(await read()).toEqual(value);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

import { defineConfig } from 'vitest/config';

/** The built app in real Electron; started by `npm run test:e2e`, which sees to a display, a bus and a keychain. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    // One bus, one display, one keychain: one story at a time.
    fileParallelism: false,
    sequence: { concurrent: false, shuffle: false },
    testTimeout: 45_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 100 } },
  },
});

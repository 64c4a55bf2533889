import { defineConfig } from 'vitest/config';

/** The window in a real browser; started by `npm run test:window`, which finds the browser and builds the page. */
export default defineConfig({
  test: {
    include: ['test/window/**/*.test.ts'],
    // Two cores: several browsers at once only wait for each other.
    fileParallelism: false,
    sequence: { concurrent: false, shuffle: false },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000, interval: 50 } },
  },
});

import { defineConfig } from 'vitest/config';

/** What electron-builder makes, looked at and run; started by `npm run test:package`, which fetches and builds what it needs. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    // One display, and the story's own clockwork: one file at a time.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

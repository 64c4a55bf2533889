import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/lab/**/*.test.ts'],
    globalSetup: ['test/lab/support/vitest-setup.ts'],
    setupFiles: ['test/lab/support/untouched.ts'],
    // The servers' logs are counted, so one file at a time.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

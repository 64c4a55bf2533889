import { defineConfig } from 'vitest/config';

/** Windows binaries under Wine; started by `npm run test:wine`, which makes the Windows PC they run on. */
export default defineConfig({
  test: {
    include: ['test/wine/**/*.test.ts'],
    globalSetup: ['test/wine/support/install.ts'],
    // One PC: one program at a time.
    fileParallelism: false,
    sequence: { concurrent: false, shuffle: false },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

import { defineConfig } from 'vitest/config';

/** What a disk, a kill and a power cut do to files, at length (docs/reliability.md has the figures). */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    testTimeout: 300_000,
    hookTimeout: 60_000,
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Suites of their own, which need more than Node.
    exclude: ['lab', 'e2e', 'faults', 'package', 'wine', 'window'].map((suite) => `test/${suite}/**`),
    setupFiles: ['test/support/property-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

import { defineConfig } from 'vitest/config';

/**
 * The built app in real Electron; started by `npm run test:e2e`, which sees to a display, a bus and a keychain. What takes
 * minutes, or needs a PC without a network, runs apart: at the same time, on a desktop of its own.
 */
const isApart = process.env.VIGIE_E2E_APART === '1';

export default defineConfig({
  test: {
    include: [isApart ? 'test/e2e/apart/*.test.ts' : 'test/e2e/*.test.ts'],
    passWithNoTests: true,
    // One bus, one display, one keychain: one story at a time.
    fileParallelism: false,
    sequence: { concurrent: false, shuffle: false },
    testTimeout: 45_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000, interval: 100 } },
  },
});

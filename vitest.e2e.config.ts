import { defineConfig } from 'vitest/config';

/** Tests that drive the real kiosk: one at a time, since each has the whole display. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
});

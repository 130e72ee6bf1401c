import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // a limit against hanging, not on speed: machines are shared, speed is for the benchmarks
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

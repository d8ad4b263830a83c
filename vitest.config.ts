import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Bots are tested as child processes against local servers; a cold child takes seconds on two cores.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});

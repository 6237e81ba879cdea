import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A zone far from UTC and from the customers': what depends on the machine's zone fails here.
    env: { TZ: 'America/St_Johns' },
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});

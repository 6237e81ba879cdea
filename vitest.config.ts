import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A zone far from UTC and from the customers': what depends on the machine's zone fails here.
    env: { TZ: 'America/St_Johns' },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: { name: 'socket', include: ['test/**/*.test.ts'] },
      },
      {
        // What people do all day, over the other entrance as well.
        extends: true,
        test: {
          name: 'http',
          include: [
            'test/{main-job,visit,customer,due,kam}/**/*.test.ts',
            'test/slack/{shortcuts,home-tab}.test.ts',
          ],
          // What the clock brings is the same over both.
          exclude: [
            'test/customer/{quarterly-meetings,routine-visits,important-date-reminders,grade-fell}.test.ts',
            'test/kam/{quiet-start,owner-left,pause}.test.ts',
            'test/due/reminder-steps.test.ts',
          ],
          env: { LINESMAN_TEST_ENTRANCE: 'http' },
        },
      },
    ],
  },
});

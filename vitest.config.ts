import { existsSync, statfsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const longest = /test\/(?:rig\/short-run|reminders\/year-soak)/;

/** Begins with the files that take minutes: one that came last would leave a core idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isShort = ({ moduleId }: TestSpecification) => Number(!longest.test(moduleId));
    return (await super.sort(files)).sort((one, other) => isShort(one) - isShort(other));
  }
}

const memory = '/dev/shm';
const roomyBytes = 2_000_000_000;

/** A folder in memory where there is room for one: thousands of databases wait for no disk there. */
function folderInMemory(): { readonly TMPDIR?: string } {
  if (!existsSync(memory)) return {};
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > roomyBytes ? { TMPDIR: memory } : {};
}

export default defineConfig({
  test: {
    // A zone far from UTC and from the customers': what depends on the machine's zone fails here.
    env: { TZ: 'America/St_Johns', ...folderInMemory() },
    globalSetup: ['test/support/make-empty-databases.ts'],
    // Much of a test is waiting for a socket or a timer; one core less, as is usual, would stand idle.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    // Files share a process: a test leaves nothing behind that others would meet.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'socket', include: ['test/**/*.test.ts'] },
      },
      {
        // Every kind of payload, over the other entrance as well: behind the door all is the same.
        extends: true,
        test: {
          name: 'http',
          include: [
            'test/{main-job,visit}/**/*.test.ts',
            'test/customer/{pick-lists,edit-customer}.test.ts',
            'test/due/forms.test.ts',
            'test/kam/settings.test.ts',
            'test/slack/{shortcuts,home-tab}.test.ts',
          ],
          env: { LINESMAN_TEST_ENTRANCE: 'http' },
        },
      },
    ],
  },
});

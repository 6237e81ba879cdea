import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestStore } from '../support/open-test-store.ts';
import { runMain } from '../support/run-main.ts';
import { testFolder } from '../support/start-bot.ts';
import { openQuietWorkspace } from '../support/start-sender.ts';

test('a second process on the same database ends with 78, and has told Slack nothing', async () => {
  const folder = testFolder();
  const file = join(folder, 'linesman.db');
  await openTestStore(file);
  const workspace = await openQuietWorkspace(Date.now);
  const { ended, output } = runMain({
    folder,
    env: {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      DATABASE_URL: `file:${file}`,
    },
  });
  expect([await ended, output(), workspace.calls()]).toEqual([
    78,
    `Linesman does not start: ${file} is in use by another process.\n`,
    [],
  ]);
});

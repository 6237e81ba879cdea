import { join } from 'node:path';
import { expect, test } from 'vitest';
import { randomId } from '../../src/domain/new-id.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { setupCodeHash } from '../../src/usecases/set-up-team.ts';
import { runMain } from '../support/run-main.ts';
import { testFolder } from '../support/start-bot.ts';
import { openQuietWorkspace } from '../support/start-sender.ts';

test.each([[{ SLACK_BOT_TOKEN: 'xoxb-nobody' }], [{ SLACK_APP_TOKEN: 'xapp-nobody' }]])(
  'with a token that Slack refuses it ends with 78 and one sentence (%j)',
  {
    timeout: 20_000,
  },
  async (wrong) => {
    const workspace = await openQuietWorkspace(Date.now);
    const main = runMain({
      folder: testFolder(),
      env: {
        SLACK_BOT_TOKEN: workspace.botToken,
        SLACK_APP_TOKEN: workspace.appToken,
        SLACK_API_URL: workspace.apiUrl,
        DATABASE_URL: 'file:./linesman.db',
        ...wrong,
      },
    });
    const code = await main.ended;
    expect([code, main.output()]).toEqual([
      78,
      'Linesman does not start: Slack refuses a token (invalid_auth). Check SLACK_BOT_TOKEN and SLACK_APP_TOKEN.\n',
    ]);
  },
);

test('a setup code of an earlier start is worth nothing once the team has its channel', {
  timeout: 20_000,
}, async () => {
  const folder = testFolder();
  const file = join(folder, 'linesman.db');
  const workspace = await openQuietWorkspace(Date.now);
  const env = {
    SLACK_BOT_TOKEN: workspace.botToken,
    SLACK_APP_TOKEN: workspace.appToken,
    SLACK_API_URL: workspace.apiUrl,
    DATABASE_URL: `file:${file}`,
  };
  const first = runMain({ folder, env });
  const [, code = ''] = await first.printed(/\/kam setup (\w+)/);
  await first.end();

  const store = await openStore({ file, newId: randomId });
  const [team] = await store.read.teams.list();
  if (!team) throw new Error('There is no team');
  const hashes = [(await store.read.workspaces.find(team.workspaceId))?.setupCodeHash];
  await store.write(({ teams }) => teams.update({ ...team, teamChannelId: 'CTEAM' }));
  await store.close();

  const second = runMain({ folder, env });
  await second.printed(/Linesman is ready/);
  await second.end();
  const again = await openStore({ file, newId: randomId });
  hashes.push((await again.read.workspaces.find(team.workspaceId))?.setupCodeHash);
  await again.close();
  expect([hashes, second.output().includes('/kam setup')]).toEqual([
    [setupCodeHash(code), null],
    false,
  ]);
});

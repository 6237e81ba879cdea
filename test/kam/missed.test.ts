import { expect, test } from 'vitest';
import { rules } from '../../src/reminders/rules/index.ts';
import { ruleNames } from '../../src/views/missed-list.ts';
import { startTeam } from '../support/start-team.ts';

test('every rule has a name that people read', () => {
  expect(rules.map(({ key }) => key).filter((key) => !Object.hasOwn(ruleNames, key))).toEqual([]);
});

test('a lead sees what was not sent and why, others do not', async () => {
  const { li, wang } = await startTeam();
  expect(await li.command('/kam missed')).toEqual(['Everything of the last 7 days was sent.']);
  expect(await wang.command('/kam 未送达')).toEqual(['只有主管或管理员可以查看未送达的消息。']);
});

test('what Slack refused and what came too late stand there with their reasons', async () => {
  const { bot, li, emma, tolerate, team } = await startTeam({
    setup: { teamChannelId: 'CTEAM', leadsChannelId: 'CLEADS' },
  });
  tolerate('chat.postMessage');
  await emma.command('/due add send the plan today 4pm Acme Foods');
  bot.workspace.fail('chat.postMessage', { kind: 'error', error: 'user_disabled' });
  bot.clock.set('2026-11-20T08:00:00Z');
  await bot.linesman.tick();
  await bot.store.write(({ reminders }) =>
    reminders.plan({
      rule: 'team-digest',
      teamId: team.id,
      subjectId: team.id,
      subjectVersion: 1,
      nextAt: bot.clock.now(),
      sentCount: 0,
      lastAt: null,
    }),
  );
  bot.clock.set('2026-11-21T08:00:00Z');
  await bot.linesman.tick();
  expect(await li.command('/kam missed')).toEqual([
    'Not sent in the last 7 days · 2',
    '• Fri 20 Nov, 16:00 · Daily digest: its day was over',
    '• Fri 20 Nov, 16:00 · Follow-up due F-1 → Emma Clark: Slack says “user_disabled”',
    '`/due list` and `/ticket list` show what is open all the same.',
  ]);
});

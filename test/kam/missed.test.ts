import { expect, test } from 'vitest';
import { instant } from '../../src/domain/zoned-time.ts';
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
    '[Send again] [Drop]',
    '`/due list` and `/ticket list` show what is open all the same.',
  ]);
});

/** A reminder of Emma's that was given up in some state. */
async function withGivenUp(state: 'blocked' | 'dead' | 'held') {
  const team = await startTeam({ setup: { leadsChannelId: 'CLEADS' } });
  const { bot, emma } = team;
  team.tolerate('chat.postMessage');
  await emma.command('/due add send the plan today 3pm Acme Foods');
  bot.workspace.fail('chat.postMessage', { kind: 'error', error: 'user_disabled' });
  bot.clock.set('2026-11-20T07:00:00Z');
  await bot.linesman.tick();
  const since = instant(bot.clock.now() - 86_400_000);
  const { outbox } = bot.store.read;
  const [message] = await outbox.givenUp(bot.linesman.workspaceId, since, 10);
  if (!message) throw new Error('Nothing was given up');
  const why = state === 'blocked' ? 'user_disabled' : 'never answered';
  await bot.store.write((repositories) =>
    repositories.outbox.settle(message, { state, reason: why, at: bot.clock.now() }),
  );
  const trail = async () =>
    (await bot.store.read.audit.of(`message/${message.id}`)).map(({ action, before }) => ({
      action,
      before,
    }));
  return { ...team, trail, why };
}

test.each(['blocked', 'dead', 'held'] as const)(
  'a lead sends again what is %s, and pressing twice sends nothing twice',
  async (state) => {
    const { bot, li, emma, trail, why } = await withGivenUp(state);
    // Two leads may decide at once, each on a list of their own.
    const lists = [];
    for (let time = 1; time <= 3; time += 1) {
      await li.command('/kam missed');
      lists.push(li.newest());
    }
    expect(await li.press('Send again', lists[0])).toEqual([
      '✓ It goes out again.',
      'Everything of the last 7 days was sent.',
    ]);
    const decided = 'Somebody has decided about that one already.';
    expect((await li.press('Send again', lists[1]))[0]).toBe(decided);
    await bot.linesman.tick();
    expect((await li.press('Drop', lists[2]))[0]).toBe(decided);
    await bot.linesman.tick();
    expect(emma.direct().map(([first]) => first)).toEqual([
      'F-1 is due: Acme Foods · send the plan',
    ]);
    expect(await trail()).toEqual([{ action: 'message.send', before: { state, reason: why } }]);
  },
);

test('what a lead drops is sent no more, and is off the list', async () => {
  const { bot, li, emma, trail } = await withGivenUp('blocked');
  await li.command('/kam missed');
  const other = li.newest();
  await li.command('/kam missed');
  expect(await li.press('Drop', li.newest())).toEqual([
    '✓ Dropped: it is not sent any more.',
    'Everything of the last 7 days was sent.',
  ]);
  expect((await li.press('Send again', other))[0]).toBe(
    'Somebody has decided about that one already.',
  );
  await bot.linesman.tick();
  expect(emma.direct()).toEqual([]);
  expect(await trail()).toEqual([
    { action: 'message.drop', before: { state: 'blocked', reason: 'user_disabled' } },
  ]);
});

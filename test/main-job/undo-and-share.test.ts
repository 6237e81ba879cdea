import { expect, test } from 'vitest';
import { readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';

test('Undo takes the visit back and its follow-up with it', async () => {
  const { wang, emma } = await startTeam();
  await wang.command('/visit 华新钢铁 谈增容 周日上午10点回访');
  expect(await wang.press('撤销')).toEqual(['V-1 已撤销，F-1 一并撤销。']);
  expect(await wang.command('/due')).toEqual(['本周没有到期的跟进。']);
  expect((await wang.command('/customer 华钢')).slice(2)).toEqual([
    '尚未走访。',
    '下次走访不晚于 2027年5月4日周二',
    '没有未完成的跟进。',
    '输入 `/visit 华新钢铁有限公司 …` 登记走访，`/customer 简报 华新钢铁有限公司` 查看简报。',
    '[登记走访] [修改] [⋯ 简报 | 添加日期 | 预约走访 | 联系人 | 更多资料]',
  ]);
  await emma.command('/visit Acme Foods');
  expect(await emma.press('Undo')).toEqual(['V-2 is taken back.']);
});

test('nothing more is done with a visit that was taken back', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  const echo = emma.newest();
  await bot.store.write(async ({ visits, teams }) => {
    const team = await teams.findDefault(bot.linesman.workspaceId);
    const visit = team && (await visits.findByNumber(team.id, 1));
    const undone = visit && { ...visit, undoneAt: bot.clock.now(), version: 2 };
    if (undone) await visits.update(undone, 1);
  });
  const answers: string[][] = [];
  for (const label of ['Tomorrow', 'Edit', 'Share here']) {
    answers.push(await emma.press(label, echo));
  }
  const refused = ['V-1 was taken back already.'];
  expect([answers, emma.hasForm(), bot.workspace.messages('CTEAM')]).toEqual([
    [refused, refused, refused],
    false,
    [],
  ]);
  expect(await emma.command('/due')).toEqual(['Nothing is due this week.']);
});

test('Undo is there for 24 hours', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  bot.clock.advance(24 * 60 * 60 * 1000 + 1);
  expect(await emma.press('Undo')).toEqual([
    'V-1 is older than 24 hours and can no longer be taken back.',
  ]);
  bot.clock.advance(-1);
  expect(await emma.press('Undo')).toEqual(['V-1 is taken back.']);
});

test('Share posts the visit for everybody in the conversation, once, and pings nobody', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods yesterday: second feed wanted, follow up next Tue 3pm');
  await emma.press('Share here');
  await emma.pressOnly('Share here');
  await emma.command('/visit Acme Foods next Thursday 2pm survey');
  await emma.press('Share here');
  expect(
    bot.workspace
      .messages('CTEAM')
      .map((message) => ({ text: message.text, lines: readMessage(message) })),
  ).toEqual([
    {
      text: 'V-1: Acme Foods · Visit: Thu 19 Nov (yesterday)',
      lines: [
        'V-1 · Emma Clark visited Acme Foods',
        'Visit: Thu 19 Nov (yesterday)',
        '> second feed wanted',
        'Follow-up F-1: follow up',
        'Tue 24 Nov, 15:00 · Asia/Shanghai',
      ],
    },
    {
      text: 'V-2: Acme Foods · Appointment: Thu 26 Nov, 14:00 · Asia/Shanghai',
      lines: [
        'V-2 · Emma Clark will visit Acme Foods',
        'Appointment: Thu 26 Nov, 14:00 · Asia/Shanghai',
        '> survey',
      ],
    },
  ]);
});

test('a shared visit that is changed is changed where it was shared, and can be shared again', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  await emma.press('Share here');
  await emma.open('Edit');
  await emma.sendAndRead({ 'What was said': 'second feed by October' });
  await emma.press('Share here');
  await bot.workspace.until(() => {
    const posts = bot.workspace.messages('CTEAM').map(readMessage);
    const isNew = (post: readonly string[]) => post.includes('> second feed by October');
    return posts.length === 2 && posts.every(isNew) ? posts : undefined;
  });
  expect(bot.workspace.messages('CTEAM').map(readMessage)).toEqual([
    [
      'V-1 · Emma Clark visited Acme Foods',
      'Visit: Fri 20 Nov (today)',
      '> second feed by October',
    ],
    [
      'V-1 · Emma Clark visited Acme Foods',
      'Visit: Fri 20 Nov (today)',
      '> second feed by October',
    ],
  ]);
});

const saysUndone = ({ text }: { readonly text: string }) => text.includes('taken back');

test('a shared visit that is taken back says so where it was shared', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/visit Acme Foods second feed');
  await emma.press('Share here');
  await bot.workspace.until(() => bot.workspace.messages('CTEAM')[0]);
  await emma.press('Undo');
  await bot.workspace.until(() => bot.workspace.messages('CTEAM').find(saysUndone));
  expect(bot.workspace.messages('CTEAM').map(readMessage)).toEqual([['V-1 is taken back.']]);
});

test('whoever shares where the bot is not is told so directly', async () => {
  const { bot, wang, tolerate } = await startTeam();
  tolerate('chat.postMessage');
  await wang.command('/visit 华新钢铁 谈增容', 'COTHER');
  await wang.pressOnly('分享到这里');
  await bot.workspace.until(() => wang.direct()[0]);
  expect([wang.direct(), bot.workspace.messages('COTHER')]).toEqual([
    [['没能发到#COTHER。请先邀请我进那个会话，再按一次“分享”。']],
    [],
  ]);
});

import { expect, test } from 'vitest';
import { zoneName } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { hint, listHint, openRow } from '../support/follow-up-rows.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

async function withFollowUp(): Promise<TeamAtWork> {
  const team = await startTeam();
  await team.emma.command('/due add send the plan today 3pm Acme Foods');
  return team;
}

/** Everything that waits to be sent is sent. */
const settled = ({ bot }: TeamAtWork) => bot.linesman.tick();

test('a follow-up is given with a note: the new owner is told, once, and reminded; the giver is not', async () => {
  const team = await withFollowUp();
  const { bot, emma, wang } = team;
  expect(await emma.command('/due give F-1 @王磊 please call before noon')).toEqual([
    'F-1 · Acme Foods · send the plan — Given',
    'Due Fri 20 Nov (today), 15:00 · Asia/Shanghai',
    'Owner: 王磊',
    '> Emma Clark: please call before noon',
    listHint.en,
  ]);
  await settled(team);
  const told = [
    'Emma Clark 把 F-1 交给了你：Acme Foods · send the plan',
    '到期时间：11月20日周五（今天） 15:00 · Asia/Shanghai',
    '> Emma Clark：please call before noon',
    openRow.hans,
    hint.hans('F-1'),
  ];
  expect([wang.direct(), emma.direct()]).toEqual([[told], []]);
  bot.clock.set('2026-11-20T07:00:00Z');
  await settled(team);
  expect([wang.direct().map(([first]) => first), emma.direct()]).toEqual([
    [told[0], 'F-1 到期：Acme Foods · send the plan'],
    [],
  ]);
  expect(await emma.command('/due done F-1')).toEqual([
    'F-1 belongs to 王磊; only they and a lead may change it.',
  ]);
});

test('the buttons of what was told follow the follow-up', async () => {
  const team = await withFollowUp();
  const { emma, wang } = team;
  await emma.command('/due give F-1 @王磊');
  await settled(team);
  const done = [
    'F-1 · Acme Foods · send the plan',
    '✓ 王磊 于 11月20日周五 10:00 完成',
    listHint.hans,
  ];
  expect(await wang.command('/due 完成 1')).toEqual(done);
  await settled(team);
  expect(wang.direct()).toEqual([done]);
});

test('a reminder that the old owner has says whose it is now, in their language, without buttons', async () => {
  const team = await withFollowUp();
  const { bot, emma } = team;
  bot.clock.set('2026-11-20T07:00:00Z');
  await settled(team);
  await emma.command('/due 交给 F-1 @王磊');
  await settled(team);
  expect(emma.direct()).toEqual([
    [
      'F-1 · Acme Foods · send the plan',
      'Due Fri 20 Nov (today), 15:00 · Asia/Shanghai',
      'Owner: 王磊',
      listHint.en,
    ],
  ]);
});

test('a reminder that waits for Slack is not sent once its follow-up is somebody else’s', async () => {
  const team = await withFollowUp();
  const { bot, emma, wang, tolerate } = team;
  tolerate('chat.postMessage');
  bot.workspace.fail('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 });
  bot.clock.set('2026-11-20T07:00:00Z');
  await settled(team);
  await emma.command('/due give F-1 @王磊');
  bot.clock.set('2026-11-20T07:01:00Z');
  await settled(team);
  expect([emma.direct(), wang.direct().map(([first]) => first)]).toEqual([
    [],
    ['Emma Clark 把 F-1 交给了你：Acme Foods · send the plan'],
  ]);
});

test('a time stays the same moment on the new owner’s clock, a day stays that day', async () => {
  const team = await withFollowUp();
  const { bot, emma, wang } = team;
  await emma.command('/due add ask for drawings on Monday');
  await bot.store.write(async ({ people }) => {
    const person = await people.find(personId(bot.linesman.workspaceId, 'UWANG'));
    if (person) await people.save({ ...person, timeZone: zoneName('Europe/Berlin') });
  });
  expect((await emma.command('/due give F-1 @王磊'))[1]).toBe(
    'Due Fri 20 Nov (today), 08:00 · Europe/Berlin',
  );
  expect((await emma.command('/due give F-2 @王磊'))[1]).toBe('Due Mon 23 Nov · Europe/Berlin');
  await settled(team);
  const before = wang.direct().length;
  bot.clock.set('2026-11-23T07:59:59Z');
  await settled(team);
  expect(wang.direct().length - before).toBe(1);
  bot.clock.set('2026-11-23T08:00:00Z');
  await settled(team);
  expect(wang.direct().at(-1)?.[0]).toBe('F-2 到期：ask for drawings');
});

test('the form gives it as well', async () => {
  const team = await withFollowUp();
  const { wang, emma, chen } = team;
  expect(await emma.open('Give to…')).toEqual({
    title: 'Give F-1',
    fields: { 'To whom': '', Note: '' },
    submit: 'Save',
  });
  expect(await emma.send({ 'To whom': 'UEMMA' })).toEqual({
    'To whom': 'F-1 is with Emma Clark already.',
  });
  expect(
    (await emma.sendAndRead({ 'To whom': 'UCHEN', Note: 'her customer' })).slice(2, 4),
  ).toEqual(['Owner: 陳美玲', '> Emma Clark: her customer']);
  await settled(team);
  expect([chen.direct(), wang.direct()]).toEqual([
    [
      [
        'Emma Clark 把 F-1 交給了你：Acme Foods · send the plan',
        '到期時間：11月20日週五（今天） 15:00 · Asia/Shanghai',
        '> Emma Clark：her customer',
        openRow.hant,
        hint.hant('F-1'),
      ],
    ],
    [],
  ]);
});

test('it is refused for whoever is not of the team, and for what is not the giver’s or closed', async () => {
  const team = await withFollowUp();
  const { bot, wang, emma } = team;
  await bot.store.write(async ({ people }) => {
    const person = await people.find(personId(bot.linesman.workspaceId, 'UCHEN'));
    if (person) await people.save({ ...person, isActive: false });
  });
  const outside =
    '陳美玲 is not in the team “Key accounts”. Guests and bots cannot be; others join an open team by using me once.';
  expect(await emma.command('/due give F-1 @陳美玲')).toEqual([outside, '> /due give F-1 @陳美玲']);
  await emma.open('Give to…');
  expect(await emma.send({ 'To whom': 'UCHEN' })).toEqual({ 'To whom': outside });
  expect(await emma.command('/due give F-1 somebody')).toEqual([
    'To whom? Mention a colleague of your team.',
    'Try `/due give F-31 @Wang please call before noon`',
    '> /due give F-1 somebody',
  ]);
  expect(await wang.command('/due 转给 F-1 @王磊')).toEqual([
    'F-1 由 Emma Clark 负责，只有本人和主管可以修改。',
  ]);
  await emma.command('/due done F-1');
  expect(await emma.command('/due give F-1 @王磊')).toEqual(['F-1 is closed already.']);
  await settled(team);
  expect(wang.direct()).toEqual([]);
});

test('the owner hears what a lead does with theirs, and not what they do themselves', async () => {
  const team = await withFollowUp();
  const { emma, li } = team;
  await emma.command('/due add ask for drawings on Monday');
  await emma.command('/due add call the site on Tuesday');
  await emma.command('/due snooze F-1 tomorrow 10am');
  await settled(team);
  expect(emma.direct()).toEqual([]);
  await li.command('/due snooze F-1 Monday 9am');
  await li.command('/due done F-2 he phoned');
  await li.command('/due give F-3 @李伟');
  await settled(team);
  expect(emma.direct()).toEqual([
    [
      '李伟 moved your F-1: Acme Foods · send the plan',
      'Snoozed by 李伟 to Mon 23 Nov, 09:00 · Asia/Shanghai',
      openRow.en,
      hint.en('F-1'),
    ],
    [
      '李伟 marked your F-2 as done: ask for drawings',
      '✓ Done by 李伟, Fri 20 Nov, 10:00',
      '> Note: he phoned',
      listHint.en,
    ],
    [
      '李伟 gave your F-3 to somebody else: call the site',
      'Due Tue 24 Nov · Asia/Shanghai',
      'Owner: 李伟',
      listHint.en,
    ],
  ]);
  expect(li.direct()).toEqual([]);
});

test('a lead adds one for a colleague, who is told once; a manager is shown how to add their own', async () => {
  const team = await startTeam();
  const { wang, emma, li } = team;
  expect(await li.command('/due add @王磊 send the plan on Monday 9am Acme Foods')).toEqual([
    'F-1 · Acme Foods · send the plan — Follow-up added',
    'Due Mon 23 Nov, 09:00 · Asia/Shanghai',
    'Owner: 王磊',
    openRow.en,
    hint.en('F-1'),
  ]);
  await settled(team);
  await settled(team);
  expect(wang.direct()).toEqual([
    [
      '李伟 给你新增了 F-1：Acme Foods · send the plan',
      '到期时间：11月23日周一 09:00 · Asia/Shanghai',
      openRow.hans,
      hint.hans('F-1'),
    ],
  ]);
  expect(await emma.command('/due add @王磊 send the plan on Monday')).toEqual([
    'Only a lead adds follow-ups for others, such as 王磊. Leave the name out and it is yours:',
    'Try `/due add send the supply plan tomorrow 10am Acme Foods`',
    '> /due add @王磊 send the plan on Monday',
  ]);
  expect((await emma.command('/due add @Emma Clark send the plan on Monday'))[0]).toBe(
    'F-2 · send the plan — Follow-up added',
  );
});

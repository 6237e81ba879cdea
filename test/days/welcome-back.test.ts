import { expect, test } from 'vitest';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** Agenda and wrap-up are not what these are about. */
const welcomesOf = (messages: readonly (readonly string[])[]) =>
  messages.filter(([title]) => /^(Welcome back|欢迎回来|歡迎回來)/.test(title ?? ''));

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

test('on the first morning back one message says what was done and what came in', async () => {
  const team = await startTeam({ hearsDays: true });
  const { emma, li } = team;
  await emma.command('/due add send the plan Mon 10am Acme Foods');
  await emma.command('/due add call the plant Mon 11am Acme Foods');
  await emma.command('/due add ask for drawings Mon 3pm Acme Plastics');
  await emma.command('/visit plan Acme Foods Tue 10:00 contract');
  await emma.command('/kam away Mon to Wed @李伟');
  await tickAt(team, '2026-11-24T06:00:00Z');
  await li.command('/due done F-1');
  await li.command('/due snooze F-2 Friday');
  await li.command('/due add @Emma Clark check the meter Thursday');
  await li.press('It took place');
  await tickAt(team, '2026-11-25T23:59:59Z');
  expect(emma.direct()).toEqual([]);
  await tickAt(team, '2026-11-26T00:00:00Z');
  const told = [
    [
      'Welcome back',
      'You were away Mon 23 Nov – Wed 25 Nov; 李伟 stood in.',
      'Done for you: 1',
      '• F-1 · Acme Foods · send the plan',
      'Appointments: 1',
      '• 10:00 · V-1 · Acme Foods — contract: took place',
      'Moved: 1',
      '• F-2 · Acme Foods · call the plant — Fri 27 Nov',
      'New for you: 1',
      '• F-4 · check the meter — Thu 26 Nov',
    ],
  ];
  expect(welcomesOf(emma.direct())).toEqual(told);
  const again = await team.bot.restart();
  await again.linesman.tick();
  expect(welcomesOf(emma.direct())).toEqual(told);
});

test('nothing is said where nothing happened, and what people did themselves is no news', async () => {
  const team = await startTeam({ hearsDays: true });
  await team.emma.command('/due add send the plan Mon 10am Acme Foods');
  await team.emma.command('/kam away Mon to Tue @李伟');
  await tickAt(team, '2026-11-23T06:00:00Z');
  await team.emma.command('/due done F-1');
  await tickAt(team, '2026-11-25T01:00:00Z');
  expect(welcomesOf(team.emma.direct())).toEqual([]);
});

test('absences without a working day in between are told of once, after the last', async () => {
  const team = await startTeam({ hearsDays: true });
  const { wang, li } = team;
  await wang.command('/due 新增 约设计评审 周一上午10点 东方化工');
  await wang.command('/kam 请假 11月23日到11月27日 @李伟代');
  await wang.command('/kam 请假 11月30日 @李伟代');
  await tickAt(team, '2026-11-23T06:00:00Z');
  await li.command('/due done F-1');
  await tickAt(team, '2026-11-30T01:00:00Z');
  expect(welcomesOf(wang.direct())).toEqual([]);
  await tickAt(team, '2026-12-01T00:00:00Z');
  expect(welcomesOf(wang.direct())).toEqual([
    [
      '欢迎回来',
      '你休假期间（11月23日周一至11月30日周一）由李伟代理。',
      '已代为完成 1 项',
      '• F-1 · 东方化工股份有限公司 · 约设计评审',
    ],
  ]);
});

test('whoever comes back sooner hears of it at once', async () => {
  const team = await startTeam({ hearsDays: true });
  const { chen, li } = team;
  await chen.command('/due 新增 送圖紙 週一上午10點 港務集團');
  await chen.command('/kam 請假 11月23日到11月27日 @李伟代');
  await tickAt(team, '2026-11-23T06:00:00Z');
  await li.command('/due done F-1');
  await tickAt(team, '2026-11-24T02:00:00Z');
  await chen.command('/kam 銷假');
  await team.bot.linesman.tick();
  expect(welcomesOf(chen.direct())).toEqual([
    [
      '歡迎回來',
      '你請假期間（11月23日週一）由李伟代理。',
      '已代為完成 1 項',
      '• F-1 · 港務集團 · 送圖紙',
    ],
  ]);
});

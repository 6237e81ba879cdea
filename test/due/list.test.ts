import { expect, test } from 'vitest';
import { hint, listHint } from '../support/follow-up-rows.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const menu = '[⋯ Done | Done with a note… | Snooze: Tomorrow | Another time… | Open]';
const menuInChinese = '[⋯ 完成 | 完成并备注… | 推迟到明天 | 改到其他时间… | 打开]';

async function teamWithFollowUps(): Promise<TeamAtWork> {
  const team = await startTeam();
  const { wang, emma, chen, bot } = team;
  bot.clock.set('2026-11-17T02:00:00Z');
  await emma.command('/due add send the plan tomorrow Acme Foods');
  bot.clock.set('2026-11-20T02:00:00Z');
  await wang.command('/due 新增 送方案 今天下午3点 华新钢铁');
  await wang.command('/due 新增 体检 周日');
  await chen.command('/due 新增 回訪 下週三 港務集團');
  return team;
}

test('a lead sees the team by person, those with most overdue first', async () => {
  const { li } = await teamWithFollowUps();
  expect(await li.command('/due list team')).toEqual([
    'Follow-ups of the team',
    'Emma Clark: 1 overdue, 0 today, 0 this week',
    'F-1 · Acme Foods · send the plan',
    'overdue, was due Wed 18 Nov',
    menu,
    '王磊: 0 overdue, 1 today, 1 this week',
    'F-2 · 华新钢铁有限公司 · 送方案',
    'Fri 20 Nov (today), 15:00',
    menu,
    'F-3 · 体检',
    'Sun 22 Nov',
    menu,
    '陳美玲: 0 overdue, 0 today, 0 this week',
    'F-4 · 港務集團 · 回訪',
    'Wed 25 Nov',
    menu,
    hint.en('F-1'),
  ]);
});

test('a manager sees what colleagues have for customers, cannot change it, and nothing private', async () => {
  const { wang } = await teamWithFollowUps();
  expect(await wang.command('/due 列表 团队')).toEqual([
    '团队的跟进',
    'Emma Clark：超期 1，今天 0，本周 0',
    'F-1 · Acme Foods · send the plan',
    '应于 11月18日周三 完成，已超期',
    '王磊：超期 0，今天 1，本周 1',
    'F-2 · 华新钢铁有限公司 · 送方案',
    '11月20日周五（今天） 15:00',
    menuInChinese,
    'F-3 · 体检',
    '11月22日周日',
    menuInChinese,
    '陳美玲：超期 0，今天 0，本周 0',
    'F-4 · 港務集團 · 回訪',
    '11月25日周三',
    hint.hans('F-2'),
  ]);
  expect(await wang.command('/due F-1')).toEqual([
    'F-1 · Acme Foods · send the plan',
    '到期时间：11月18日周三 · Asia/Shanghai',
    '负责人：Emma Clark',
    listHint.hans,
  ]);
});

test('one colleague, mentioned or by name, and one customer have lists of their own', async () => {
  const { emma, chen } = await teamWithFollowUps();
  const wangs = [
    'Follow-ups: 王磊',
    'Today · 1',
    'F-2 · 华新钢铁有限公司 · 送方案',
    'Fri 20 Nov (today), 15:00',
    'Type `/due F-2` to see it.',
  ];
  expect(await emma.command('/due list @王磊')).toEqual(wangs);
  expect(await emma.command('/due list 王磊')).toEqual(wangs);
  expect(await chen.command('/due 清單 Acme Foods')).toEqual([
    '跟進：Acme Foods',
    '逾期 · 1',
    'F-1 · Acme Foods · send the plan',
    '11月18日週三 · Emma Clark',
    '輸入 `/due F-1` 查看。',
  ]);
  expect(await chen.command('/due 清單 我的')).toEqual(await chen.command('/due'));
  expect(await emma.command('/due list Acme Plastics')).toEqual([
    'Follow-ups: Acme Plastics',
    'No open follow-ups.',
  ]);
});

test('a list of nobody is refused with a line that works', async () => {
  const { emma, chen } = await teamWithFollowUps();
  expect(await emma.command('/due list Zebra Works')).toEqual([
    'I know nobody and no customer called “Zebra Works”.',
    'Try `/due list team`',
  ]);
  expect(await chen.command('/due 清單 Acme')).toEqual([
    '有多家客戶符合“Acme”，請把名稱寫得更完整。',
    '試試 `/due 列表 團隊`',
    '> /due 清單 Acme',
  ]);
});

test('pages keep their headings and take each other’s place, and stay where something is done', async () => {
  const { emma } = await startTeam();
  const tasks = [...'ABCDEFGHIJ'].map((letter) => `check feeder ${letter}`);
  for (const task of tasks) await emma.command(`/due add ${task} today`);
  await emma.command('/due add call the plant on Sunday');
  const shown = (lines: readonly string[]) =>
    lines.filter((line) => !line.startsWith('[⋯') && !/^(?:Fri|Sun) /.test(line));
  expect(shown(await emma.command('/due'))).toEqual([
    'Today · 10',
    ...tasks.slice(0, 8).map((task, place) => `F-${place + 1} · ${task}`),
    'Page 1 of 2 · 11 in all',
    '[Next ›]',
    hint.en('F-1'),
  ]);
  const second = [
    'Today · 10',
    'F-9 · check feeder I',
    'F-10 · check feeder J',
    'This week · 1',
    'F-11 · call the plant',
    'Page 2 of 2 · 11 in all',
    '[‹ Previous]',
    hint.en('F-9'),
  ];
  expect(shown(await emma.press('Next ›'))).toEqual(second);
  expect(shown(await emma.press('Done'))).toEqual([
    'Today · 9',
    'F-10 · check feeder J',
    'This week · 1',
    'F-11 · call the plant',
    'Page 2 of 2 · 10 in all',
    '[‹ Previous]',
    hint.en('F-10'),
  ]);
  expect(shown(await emma.press('‹ Previous'))[0]).toBe('Today · 9');
});

test('Open shows the card below the list, with all that can be done', async () => {
  const { chen } = await teamWithFollowUps();
  await chen.command('/due');
  expect((await chen.press('開啟')).slice(0, 2)).toEqual([
    'F-4 · 港務集團 · 回訪',
    '到期時間：11月25日週三 · Asia/Shanghai',
  ]);
});

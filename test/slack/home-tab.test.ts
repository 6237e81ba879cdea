import { expect, test } from 'vitest';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { newsOn } from '../../src/views/whats-new.ts';
import type { SlackJson } from '../../workspace/protocol.ts';
import { pressablesOf, readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { startTicketTeam } from '../support/ticket-team.ts';

/** The Home tab of a person, as it is after it was opened or has changed from `before`. */
async function homeOf({ bot }: TeamAtWork, person: string, before: SlackJson | null = null) {
  const actor = bot.workspace.as(person);
  return bot.workspace.until(() => {
    const { home } = actor.state();
    const isNew = home !== null && (before === null || String(read(home)) !== String(read(before)));
    return isNew ? home : undefined;
  });
}

const read = (home: SlackJson): string[] =>
  readMessage({ blocks: Array.isArray(home.blocks) ? home.blocks : [] });

/** `~` is a space at which no line breaks. */
const unbroken = (line: string) => line.replaceAll('~', '\u00a0');

async function pressOn({ bot }: TeamAtWork, person: string, home: SlackJson, label: string) {
  const blocks = Array.isArray(home.blocks) ? home.blocks : [];
  const found = pressablesOf({ blocks }).find((one) => one.label === label);
  if (!found) throw new Error(`The Home tab does not offer ${label}`);
  const { blockId, actionId, answer } = found;
  const place = { kind: 'home' } as const;
  expect((await bot.workspace.as(person).act(place, blockId, actionId, answer)).error).toBeNull();
}

test('the Home tab shows today, appointments, overdue customers and quick actions', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  await emma.command('/visit Acme Foods 2 Oct: second feed');
  await emma.command('/visit plan Acme Plastics today 3pm contract');
  await emma.command('/due add send the plan today 4pm Acme Foods');
  await emma.command('/due add call the mayor on 3 Dec');
  await bot.workspace.as('UEMMA').openHome();
  expect(read(await homeOf(team, 'UEMMA'))).toEqual([
    'Emma Clark · Fri 20 Nov',
    '[Log a visit] [Add a follow-up] [⋯ Add a customer | My visits | Write wrap-up | My settings, language…]',
    'Today · 1',
    'F-1 · Acme Foods · send the plan',
    'Fri 20 Nov (today), 16:00',
    expect.stringMatching(/^\[⋯ /),
    'Appointments',
    'V-2 · Acme Plastics',
    'Fri 20 Nov (today), 15:00 — contract',
    '[⋯ It took place | It did not | It was moved…]',
    'My customers',
    unbroken('Next visit: 🔴 overdue~1 · 🟡 due soon~0 · 🔵 later~0 · no grade~1'),
    'Acme Foods',
    'A visit was due by Mon 2 Nov',
    '[Log visit]',
    '[Find a customer …] [My customers…]',
    'Log a visit from anywhere: `/visit <customer> <what was said> [when]`',
  ]);
});

test('with nothing to do it says so, in the reader’s language', async () => {
  const team = await startTeam();
  await team.bot.workspace.as('UCHEN').openHome();
  expect(read(await homeOf(team, 'UCHEN'))).toEqual([
    '陳美玲 · 11月20日週五',
    '[登記走訪] [新增跟進] [⋯ 新增客戶 | 我的走訪 | 寫小結 | 我的設定與語言…]',
    '你本週沒有到期的跟進。',
    '我的客戶',
    unbroken('下次走訪：🔴 逾期~0 · 🟡 即將到期~0 · 🔵 正常~0 · 未定級~1'),
    '[查詢客戶 …] [我的客戶…]',
    '隨時登記走訪：`/visit <客戶> <談了什麼> [哪天]`',
  ]);
});

test('what is done on it, or elsewhere, changes it at once, and is told nowhere else', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  await emma.command('/due add send the plan today 4pm Acme Foods');
  await bot.workspace.as('UEMMA').openHome();
  const first = await homeOf(team, 'UEMMA');
  await pressOn(team, 'UEMMA', first, 'Done');
  const second = await homeOf(team, 'UEMMA', first);
  expect(read(second)[2]).toBe('None of your follow-ups is due this week.');
  await emma.command('/due add call back tomorrow 9am');
  expect(read(await homeOf(team, 'UEMMA', second))[2]).toBe('This week · 1');
  expect(emma.direct()).toEqual([]);
});

test('its buttons open forms, and what they add stands on it', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  await bot.workspace.as('UEMMA').openHome();
  const first = await homeOf(team, 'UEMMA');
  await pressOn(team, 'UEMMA', first, 'Add a follow-up');
  await bot.workspace.until(() => bot.workspace.as('UEMMA').state().openViews[0]);
  await emma.send({ 'What is to be done': 'send the quote', 'Follow-up day': '2026-11-20' });
  const second = await homeOf(team, 'UEMMA', first);
  expect(read(second).slice(2, 4)).toEqual(['Today · 1', 'F-1 · send the quote']);
  await pressOn(team, 'UEMMA', second, 'My visits');
  const list = await bot.workspace.until(() =>
    emma.direct().find(([line]) => line?.includes('No visits')),
  );
  expect(list[0]).toBe('No visits: mine.');
});

test('with three hundred follow-ups it stays below Slack’s hundred blocks', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  for (let number = 1; number <= 60; number += 1) {
    await emma.command(`/due add task ${number} today 4pm`);
  }
  await bot.workspace.as('UEMMA').openHome();
  const lines = read(await homeOf(team, 'UEMMA'));
  expect([lines[2], lines.includes('… and 48 more: `/due`')]).toEqual(['Today · 60', true]);
});

test('what is long overdue does not push out what is due today', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  for (let number = 1; number <= 20; number += 1) {
    await emma.command(`/due add old task ${number} today 11am`);
  }
  bot.clock.set('2026-11-23T02:00:00Z');
  await emma.command('/due add call back today 4pm');
  await emma.command('/due add send the plan on Friday');
  await bot.workspace.as('UEMMA').openHome();
  const lines = read(await homeOf(team, 'UEMMA'));
  const tasks = lines.filter((line) => /^F-|^(?:Overdue|Today|This week) · /.test(line));
  expect([tasks.length, ...tasks.slice(0, 2), ...tasks.slice(10)]).toEqual([
    15,
    'Overdue · 20',
    'F-1 · old task 1',
    'F-10 · old task 10',
    'Today · 1',
    'F-21 · call back',
    'This week · 1',
    'F-22 · send the plan',
  ]);
  expect(lines).toContain('… and 10 more: `/due`');
});

test('the way to the other tickets is to the list that they are of', async () => {
  const team = await startTicketTeam();
  const { bot, wang } = team;
  for (let number = 1; number <= 6; number += 1) {
    await wang.command('/ticket open 华新钢铁 10kV 2000kVA 增容');
  }
  bot.clock.set('2026-11-25T02:00:00Z');
  const lastButOf = async (person: string) => {
    await bot.workspace.as(person).openHome();
    return read(await homeOf(team, person)).find((line) => line.includes('`/ticket '));
  };
  expect([await lastButOf('UWANG'), await lastButOf('ULI')]).toEqual([
    '……还有 1 张：`/ticket 列表 我的`',
    '… and 1 more: `/ticket list overdue`',
  ]);
});

test('whoever may not use Linesman is told why', async () => {
  const team = await startTeam({ setup: { isOpen: false } });
  const { bot } = team;
  await bot.store.write(async ({ people }) => {
    const emma = await people.findBySlackUser(bot.linesman.workspaceId, 'UEMMA');
    if (emma) await people.save({ ...emma, teamId: null });
  });
  await bot.workspace.as('UEMMA').openHome();
  expect(read(await homeOf(team, 'UEMMA'))).toEqual([
    'The team “Key accounts” is closed. Ask an admin to open it with /kam setup.',
  ]);
});

test('a specialist finds the queue of the department and the stages in hand, and works on them there', async () => {
  const team = await startTicketTeam();
  const { bot, wang, chen } = team;
  const actor = bot.workspace.as('UCHEN');
  const head = [
    '陳美玲 · 11月20日週五',
    '[新增跟進] [⋯ 我的設定與語言…]',
    '你本週沒有到期的跟進。',
  ];
  const next = '輸入 `/ticket 待辦` 查看待接與在辦環節。';
  await actor.openHome();
  const empty = await homeOf(team, 'UCHEN');
  expect(read(empty)).toEqual([...head, '營銷部沒有待接環節。', next]);
  for (const customer of ['华新钢铁', '东方化工']) {
    await wang.command(`/ticket open ${customer} 10kV 2000kVA 增容`);
  }
  await actor.openHome();
  const first = await homeOf(team, 'UCHEN', empty);
  const due = '11月23日週一 17:00前，剩1個工作日（內部）';
  const waiting = (customer: string) => [customer, `業務受理 · 營銷部，待接收 · ${due}`, '[接收]'];
  const both = [waiting('GC-1 · 华新钢铁有限公司'), waiting('GC-2 · 东方化工股份有限公司')];
  const seen = read(first);
  expect([...seen].sort()).toEqual(
    [...head, '營銷部待接 · 2', ...both.flat(), '[批次辦理…]', next].sort(),
  );
  await pressOn(team, 'UCHEN', first, '接收');
  const second = await homeOf(team, 'UCHEN', first);
  expect(read(second).slice(3, 7)).toEqual([
    '我的在辦 · 1',
    seen[4],
    `業務受理 · 營銷部 陳美玲 · ${due}`,
    '[辦結環節…]',
  ]);
  await pressOn(team, 'UCHEN', second, '辦結環節…');
  await bot.workspace.until(() => actor.state().openViews[0]);
  expect(await chen.send({ 已具備的資料: '用電申請書, 營業執照, 一次性告知書' })).toEqual({});
  const third = await homeOf(team, 'UCHEN', second);
  expect(read(third)[3]).toBe('營銷部待接 · 1');
  expect(chen.direct()).toEqual([]);
});

test('several stages are done from the Home tab, which alone shows what came of it', async () => {
  const team = await startTicketTeam();
  const { bot, wang, chen } = team;
  const actor = bot.workspace.as('UCHEN');
  for (const customer of ['华新钢铁', '东方化工']) {
    await wang.command(`/ticket open ${customer} 10kV 2000kVA 增容`);
  }
  await actor.openHome();
  const first = await homeOf(team, 'UCHEN');
  await pressOn(team, 'UCHEN', first, '批次辦理…');
  await bot.workspace.until(() => actor.state().openViews[0]);
  await chen.send({
    接收: 'GC-1 · 業務受理 · 华新钢铁有限公司, GC-2 · 業務受理 · 东方化工股份有限公司',
  });
  const second = await homeOf(team, 'UCHEN', first);
  expect(read(second)[3]).toBe('我的在辦 · 2');
  expect(chen.direct()).toEqual([]);
  await pressOn(team, 'UCHEN', second, '批次辦理…');
  await bot.workspace.until(() => actor.state().openViews[0]);
  await chen.send({ 辦結: 'GC-1 · 業務受理 · 华新钢铁有限公司' });
  await bot.linesman.tick();
  expect(chen.direct().map((message) => message[0])).toEqual([
    '未辦理：GC-1 業務受理。「業務受理」還缺：用電申請書、營業執照、一次性告知書。請在表單中勾選，或加入檔案。',
  ]);
});

test('a manager finds their tickets, a lead those of the team that are late', async () => {
  const team = await startTicketTeam();
  const { bot, wang } = team;
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 增容');
  await bot.workspace.as('UWANG').openHome();
  const row = (light: string, stand: string) => [
    `${light} GC-1 · 华新钢铁有限公司 · ${stand}`,
    expect.stringMatching(/^(?:业务受理|Application) · /u),
    expect.stringMatching(/^\[/u),
  ];
  expect(read(await homeOf(team, 'UWANG')).slice(3, 7)).toEqual([
    '工单 · 我的 · 1',
    ...row('🔵', '正常'),
  ]);
  await bot.workspace.as('ULI').openHome();
  const onTime = await homeOf(team, 'ULI');
  expect(read(onTime).slice(-3, -1)).toEqual([
    'None of your follow-ups is due this week.',
    '[Find a customer …]',
  ]);
  bot.clock.set('2026-11-25T02:00:00Z');
  await bot.workspace.as('ULI').openHome();
  expect(read(await homeOf(team, 'ULI', onTime)).slice(2, -2)).toEqual([
    'Team this week',
    '1 ticket has an overdue stage; 6 customers lack something.',
    unbroken('Open tickets~1: 🟡 tight~0 · 🔴 late~1. Overdue: visits~0 · follow-ups~0'),
    '• 王磊: 1 ticket overdue',
    '[How the team stands…]',
    'None of your follow-ups is due this week.',
    'Tickets · overdue · 1',
    ...row('🔴', 'late'),
  ]);
});

test('a customer is found by typing on it, and their lists come as messages', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  const actor = bot.workspace.as('UEMMA');
  await actor.openHome();
  const home = await homeOf(team, 'UEMMA');
  const blocks = Array.isArray(home.blocks) ? home.blocks : [];
  const blockId = String(blocks.map((one) => Object(one)).find(isFinder)?.block_id);
  const place = { kind: 'home' } as const;
  const { options } = await actor.suggest(place, blockId, 'customer:find#0', 'acme f');
  const [found] = options;
  expect(found?.text).toMatchObject({ text: 'Acme Foods' });
  await actor.act(place, blockId, 'customer:find#0', { selected_option: found ?? null });
  const card = await bot.workspace.until(() => emma.direct()[0]);
  expect(card[0]).toBe('Acme Foods');
  await pressOn(team, 'UEMMA', home, 'My customers…');
  const list = await bot.workspace.until(() => emma.direct()[1]);
  expect(list[0]).toBe('Customers · 2 · mine');
});

const isFinder = (block: { readonly elements?: unknown }): boolean =>
  JSON.stringify(block.elements ?? null).includes('customer:find');

test('a lead finds on it what waits for approval, and approves it there', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  await emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
  await emma.command('/ticket GC-1 skip plan review small job');
  await bot.workspace.as('ULI').openHome();
  const home = await homeOf(team, 'ULI');
  expect(read(home).slice(2, 6)).toEqual([
    'Waiting for your approval · 1',
    'GC-1 · Acme Foods: Plan review',
    'Emma Clark asks to leave this stage out: small job',
    '[Approve]',
  ]);
  await pressOn(team, 'ULI', home, 'Approve');
  const approved = read(await homeOf(team, 'ULI', home));
  expect(approved.join()).not.toContain('Waiting for your approval');
});

test('what was added of late stands on it for three weeks', () => {
  const days = ['2026-11-25', '2026-11-26', '2026-12-16', '2026-12-17', '2026-12-18'];
  const newsFor = (seesCustomers: boolean) =>
    days.map((day) => newsOn(calendarDay(day), { seesCustomers }));
  expect(newsFor(true)).toEqual([
    [],
    ['news.import'],
    ['news.progress', 'news.import'],
    ['news.progress'],
    [],
  ]);
  expect(newsFor(false)).toEqual([[], [], ['news.progress'], ['news.progress'], []]);
});

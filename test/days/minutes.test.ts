import { expect, test } from 'vitest';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { changePerson } from '../support/change-person.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';
import { joinDepartment } from '../support/ticket-team.ts';

/** A moment in Shanghai in November 2026. */
const at = (day: number, time: string) =>
  new Date(`2026-11-${String(day).padStart(2, '0')}T${time}:00+08:00`).toISOString();

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

/** Monday 23 November, 09:05, with the bulletin in the channel that the leads share with the team. */
async function startMeeting() {
  const team = await startTeam({ now: at(20, '10:00'), setup: { leadsChannelId: 'CTEAM' } });
  await tickAt(team, at(20, '10:00'));
  await team.emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  await tickAt(team, at(23, '09:00'));
  const post = bulletin(team, 'Mon 23 Nov');
  team.bot.clock.set(at(23, '09:05'));
  return { ...team, thread: post.ts };
}

function bulletin({ bot }: TeamAtWork, day: string) {
  const found = bot.workspace
    .messages('CTEAM')
    .find((one) => readMessage(one)[0] === `Weekly progress, ${day}`);
  if (!found) throw new Error(`There is no bulletin of ${day}`);
  return found;
}

test('what is said in the bulletin’s thread becomes minutes and follow-ups, and stands in the next bulletin', async () => {
  const team = await startMeeting();
  const { li, wang, emma, thread } = team;
  const echo = await li.mention(
    'decision: GC-1 goes first\naction: @王磊 send the slip by Friday\n@Emma Clark 周五前提交方案',
    thread,
  );
  expect(echo.threadTs).toBe(thread);
  expect(readMessage(echo)).toEqual([
    'Kept for the minutes of Mon 23 Nov',
    'Decision: GC-1 goes first',
    '[⋯ Edit | Undo]',
    'Action: F-1 · send the slip — 王磊, Fri 27 Nov',
    '[⋯ Edit | Undo]',
    'Action: F-2 · 提交方案 — Emma Clark, Fri 27 Nov',
    '[⋯ Edit | Undo]',
  ]);
  expect(wang.direct().at(-1)).toEqual([
    '李伟 给你新增了 F-1：send the slip',
    '到期时间：11月27日周五 · Asia/Shanghai',
    '[完成] [推迟 ▾ 1 小时后 | 明天 | 下周一 | 一周后 | 改到其他时间…] [⋯ 完成并备注… | 交给… | 记录]',
    '输入 `/due 完成 F-1` 或 `/due 推迟 F-1 下周三`。',
  ]);
  expect(readMessage(await emma.mention('决定：下周复核', thread))).toEqual([
    'Kept for the minutes of Mon 23 Nov',
    'Decision: 下周复核',
    '[⋯ Edit | Undo]',
  ]);
  expect(readMessage(await wang.mention('行动: 我明天下午3点联系客户', thread))).toEqual([
    '已记入 11月23日周一 会议纪要',
    '行动：F-3 · 联系客户 — 王磊，11月24日周二（明天） 15:00',
    '[⋯ 修改 | 撤销]',
  ]);
  expect(await li.command('/kam minutes')).toEqual([
    'Minutes of the weekly meeting, Mon 23 Nov',
    '• Decision: GC-1 goes first (李伟)',
    '• Decision: 下周复核 (Emma Clark)',
    '• Action: F-3 · 联系客户 — 王磊, Tue 24 Nov (tomorrow), 15:00 (王磊)',
    '• Action: F-1 · send the slip — 王磊, Fri 27 Nov (李伟)',
    '• Action: F-2 · 提交方案 — Emma Clark, Fri 27 Nov (李伟)',
    'Say decisions and actions in the thread of the bulletin. Another week: `/kam minutes last week`',
  ]);
  await wang.command('/due done F-3');
  await tickAt(team, at(30, '09:00'));
  expect(readMessage(bulletin(team, 'Mon 30 Nov')).slice(0, 8)).toEqual([
    'Weekly progress, Mon 30 Nov',
    'Since Mon 23 Nov, 09:00: 1 open · 0 moved · 1 late · 1 without an update',
    'Decided on Mon 23 Nov',
    '• GC-1 goes first',
    '• 下周复核',
    'Open actions: 2',
    '• F-1 · send the slip — 王磊, Fri 27 Nov',
    '• F-2 · 提交方案 — Emma Clark, Fri 27 Nov',
  ]);
  expect(await li.command('/kam minutes last week')).toEqual([
    'Minutes of the weekly meeting, Mon 23 Nov',
    '• Decision: GC-1 goes first (李伟)',
    '• Decision: 下周复核 (Emma Clark)',
    '• Action: F-3 · 联系客户 — 王磊, Tue 24 Nov, 15:00 ✓ (王磊)',
    '• Action: F-1 · send the slip — 王磊, Fri 27 Nov (李伟)',
    '• Action: F-2 · 提交方案 — Emma Clark, Fri 27 Nov (李伟)',
    'Say decisions and actions in the thread of the bulletin. Another week: `/kam minutes last week`',
  ]);
  expect(await wang.command('/kam 会议纪要 11月9日')).toEqual([
    '11月9日周一 那一周没有会议纪要。',
    '未完成的行动：2 项',
    '• F-1 · send the slip — 王磊，11月27日周五',
    '• F-2 · 提交方案 — Emma Clark，11月27日周五',
    '决定和行动请在周通报的话题里说。看其他周：`/kam 会议纪要 上周`',
  ]);
});

test('what a specialist says in the thread is no minutes', async () => {
  const team = await startMeeting();
  await joinDepartment(team, 'UEMMA', 'metering');
  expect(readMessage(await team.emma.mention('decision: GC-1 goes first', team.thread))).toEqual([
    'You may not do that in the team “Key accounts”.',
  ]);
  const { minutes } = team.bot.store.read;
  expect(await minutes.ofMeeting(team.team.id, calendarDay('2026-11-23'))).toEqual([]);
});

test('an action is given to somebody else by leads alone', async () => {
  const { emma, thread, bot, team } = await startMeeting();
  await emma.mention('action: I call the customer tomorrow at 3pm', thread);
  await emma.open('Edit');
  expect(await emma.send({ 'Who does it': 'UWANG' })).toEqual({
    'Who does it': 'Only a lead gives this to somebody else, such as 王磊.',
  });
  expect((await bot.store.read.followUps.findByNumber(team.id, 1))?.ownerId).toBe(
    personId(bot.linesman.workspaceId, 'UEMMA'),
  );
});

test('what a lead gave to others is not offered for changes to somebody who leads no more', async () => {
  const { li, thread, bot } = await startMeeting();
  await li.mention('decision: GC-1 goes first\naction: @王磊 send the slip by Friday', thread);
  const echo = 'Action: F-1 · send the slip — 王磊, Fri 27 Nov';
  await changePerson(bot, 'ULI', { role: 'manager' });
  expect(await li.press('Undo')).toEqual([
    'Kept for the minutes of Mon 23 Nov',
    'Taken back: Decision: GC-1 goes first',
    echo,
  ]);
});

test('whoever is in another team by now changes no minutes of the old one', async () => {
  const { li, wang, thread, bot, team } = await startMeeting();
  await li.mention('decision: GC-1 goes first', thread);
  await changePerson(bot, 'UWANG', { role: 'admin' });
  await wang.command('/kam team add North');
  await wang.sendAndRead();
  await wang.command('/kam team @李伟 North');
  await bot.linesman.tick();
  const notAllowed = 'You may not do that in the team “North”.';
  expect((await li.press('Undo'))[0]).toBe(notAllowed);
  expect((await li.press('Edit'))[0]).toBe(notAllowed);
  const [decision] = await bot.store.read.minutes.ofMeeting(team.id, calendarDay('2026-11-23'));
  expect(decision?.undoneAt).toBe(null);
});

test('a line of the minutes is changed and taken back, with its follow-up', async () => {
  const { li, wang, emma, bot, team, thread } = await startMeeting();
  await li.mention('decision: GC-1 goes first\naction: @王磊 send the slip by Friday', thread);
  await li.open('Edit');
  expect(await li.sendAndRead({ 'What was decided': 'GC-1 goes second' })).toEqual([
    'Kept for the minutes of Mon 23 Nov',
    'Decision: GC-1 goes second',
    '[⋯ Edit | Undo]',
    'Action: F-1 · send the slip — 王磊, Fri 27 Nov',
    '[⋯ Edit | Undo]',
  ]);
  const { minutes, followUps } = bot.store.read;
  const [, action] = await minutes.ofMeeting(team.id, calendarDay('2026-11-23'));
  expect(await li.press('Undo')).toEqual([
    'Kept for the minutes of Mon 23 Nov',
    'Taken back: Decision: GC-1 goes second',
    'Action: F-1 · send the slip — 王磊, Fri 27 Nov',
    '[⋯ Edit | Undo]',
  ]);
  await li.open('Edit');
  expect(await li.send({ 'By which day': '2026-11-20' })).toEqual({
    'By which day': 'The follow-up would be in the past: Fri, 20 Nov 2026.',
  });
  const changed = {
    'What is to be done': 'send both slips',
    'Who does it': 'UEMMA',
    'By which day': '2026-11-26',
  };
  expect(await li.sendAndRead(changed)).toEqual([
    'Kept for the minutes of Mon 23 Nov',
    'Taken back: Decision: GC-1 goes second',
    'Action: F-1 · send both slips — Emma Clark, Thu 26 Nov',
    '[⋯ Edit | Undo]',
  ]);
  expect([wang.direct().at(-1)?.[0], emma.direct().at(-1)?.[0]]).toEqual([
    '李伟 给你新增了 F-1：send the slip',
    'GC-1 · Acme Foods: Application — due today',
  ]);
  expect(await li.press('Undo')).toEqual([
    'Kept for the minutes of Mon 23 Nov',
    'Taken back: Decision: GC-1 goes second',
    'Taken back: Action: F-1 · send both slips — Emma Clark, Thu 26 Nov (taken back)',
  ]);
  expect(action?.followUpId && (await followUps.find(action.followUpId))?.state).toBe('undone');
  expect(await li.command('/kam minutes')).toEqual([
    'There are no minutes yet.',
    'Say decisions and actions in the thread of the bulletin. Another week: `/kam minutes last week`',
  ]);
});

test('what cannot be kept is refused with what to write, and nothing of the message is kept', async () => {
  const { li, thread, bot, team } = await startMeeting();
  const said: string[][] = [];
  for (const line of [
    'action: send the slip by Friday',
    'action: @王磊 send the slip',
    'action: @王磊 send the slip yesterday',
    'action: @王磊 send the slip Monday or Tuesday',
    'action: @王磊 by Friday',
  ]) {
    said.push(readMessage(await li.mention(`decision: one\n${line}`, thread)));
  }
  said.push(readMessage(await li.mention('decision:', thread)));
  expect(said).toEqual([
    [
      'Who does it? Begin with a colleague’s name or an @mention: “send the slip by Friday”',
      'Try `@Linesman action: @Wang Lei send the slip by Friday`',
    ],
    [
      'I could not find a day or time in “@王磊 send the slip”.',
      'Try `@Linesman action: @Wang Lei send the slip by Friday`',
    ],
    [
      'The follow-up would be in the past: Sun, 22 Nov 2026.',
      'Try `/due add send the supply plan tomorrow 10am Acme Foods`',
    ],
    [
      'I found several days in “@王磊 send the slip Monday or Tuesday”. Which one?',
      'Try `@Linesman action: @Wang Lei send the slip by Friday`',
    ],
    [
      'I could not find what is to be done in that line.',
      'Try `@Linesman action: @Wang Lei send the slip by Friday`',
    ],
    [
      'There is nothing in that line to keep.',
      'Try `@Linesman action: @Wang Lei send the slip by Friday`',
    ],
  ]);
  const minutes = await bot.store.read.minutes.ofMeeting(team.id, calendarDay('2026-11-23'));
  expect([minutes.length, await bot.store.read.followUps.findByNumber(team.id, 1)]).toEqual([
    0,
    undefined,
  ]);
});

test('elsewhere a decision is no minute, and what a manager gives to a colleague is for leads', async () => {
  const { li, wang, thread } = await startMeeting();
  expect(readMessage(await li.mention('decision: GC-1 goes first'))).toEqual([
    'Decisions and actions are kept in the thread of a weekly bulletin. Please say it there.',
    'Try `/kam bulletin`',
  ]);
  expect(await li.write('行动：@王磊 周五前提交方案')).toEqual([
    'Decisions and actions are kept in the thread of a weekly bulletin. Please say it there.',
    'Try `/kam bulletin`',
  ]);
  expect(
    readMessage(await wang.mention('action: @Emma Clark send the slip by Friday', thread)),
  ).toEqual([
    '只有主管可以给别人（例如 Emma Clark）新增跟进。去掉名字就是你自己的：',
    '试试 `/due 新增 送供电方案 明天上午10点 华新钢铁`',
  ]);
});

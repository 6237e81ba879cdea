import { expect, test } from 'vitest';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

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
  expect([echo.threadTs, readMessage(echo)]).toEqual([thread, []]);
  expect(wang.direct().at(-1)).toMatchInlineSnapshot();
  expect(readMessage(await emma.mention('决定：下周复核', thread))).toMatchInlineSnapshot();
  expect(readMessage(await wang.mention('行动: 我明天下午3点联系客户', thread))).toMatchInlineSnapshot();
  expect(await li.command('/kam minutes')).toMatchInlineSnapshot();
  await wang.command('/due done F-3');
  await tickAt(team, at(30, '09:00'));
  expect(readMessage(bulletin(team, 'Mon 30 Nov')).slice(0, 8)).toMatchInlineSnapshot();
  expect(await li.command('/kam minutes last week')).toMatchInlineSnapshot();
  expect(await wang.command('/kam 会议纪要 11月9日')).toMatchInlineSnapshot();
});

test('a line of the minutes is changed and taken back, with its follow-up', async () => {
  const { li, wang, bot, team, thread } = await startMeeting();
  await li.mention('decision: GC-1 goes first\naction: @王磊 send the slip by Friday', thread);
  expect((await li.open('Edit')).title).toBe('Minutes');
  expect(await li.send({ 'What was decided': ' ' })).toMatchInlineSnapshot();
  expect(await li.sendAndRead({ 'What was decided': 'GC-1 goes second' })).toMatchInlineSnapshot();
  const { minutes, followUps } = bot.store.read;
  const [, action] = await minutes.ofMeeting(team.id, calendarDay('2026-11-23'));
  await li.pressOnly('Undo');
  await bot.workspace.until(() => readMessage(li.newest()).find((one) => one.startsWith('Taken back')));
  expect(readMessage(li.newest())).toMatchInlineSnapshot();
  expect((await li.open('Edit')).title).toBe('Minutes');
  expect(await li.send({ 'Due day': '2026-11-20' })).toMatchInlineSnapshot();
  expect(await li.sendAndRead({ 'What is to be done': 'send both slips', 'Who does it': 'UEMMA' })).toMatchInlineSnapshot();
  expect(wang.direct().at(-1)).toMatchInlineSnapshot();
  expect(await li.press('Undo')).toMatchInlineSnapshot();
  expect(action?.followUpId && (await followUps.find(action.followUpId))?.state).toBe('undone');
  expect(await li.command('/kam minutes')).toMatchInlineSnapshot();
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
  expect(said).toMatchInlineSnapshot();
  const minutes = await bot.store.read.minutes.ofMeeting(team.id, calendarDay('2026-11-23'));
  expect([minutes.length, await bot.store.read.followUps.findByNumber(team.id, 1)]).toEqual([0, undefined]);
});

test('elsewhere a decision is no minute, and what a manager gives to a colleague is for leads', async () => {
  const { li, wang, thread } = await startMeeting();
  expect(readMessage(await li.mention('decision: GC-1 goes first'))).toMatchInlineSnapshot();
  expect(await li.write('行动：@王磊 周五前提交方案')).toMatchInlineSnapshot();
  expect(readMessage(await wang.mention('action: @Emma Clark send the slip by Friday', thread))).toMatchInlineSnapshot();
});

import { expect, test } from 'vitest';
import type { FollowUpId } from '../../src/domain/follow-up.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { addDays, calendarDay, clockTime, instantOf } from '../../src/domain/zoned-time.ts';
import { readMessage } from '../support/read-message.ts';
import { sampleFollowUp } from '../support/sample-records.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** Friday 20 November 2026, 10:00 in Shanghai. */
async function withDigest(language: string): Promise<TeamAtWork> {
  const team = await startTeam();
  await team.li.command('/kam setup');
  await team.li.sendAndRead({ 'Team channel': 'CTEAM', 'Language of the channels': language });
  return team;
}

async function digestOf({ bot }: TeamAtWork, day: string): Promise<string[][]> {
  const known = bot.workspace.messages('CTEAM').length;
  bot.clock.set(`${day}T07:45:00+08:00`);
  await bot.linesman.tick();
  const posted = bot.workspace.messages('CTEAM').slice(known).map(readMessage);
  return posted.filter(([title = '']) => /一览|This week/.test(title));
}

test('the first digest of a week says how the week stands, and the next ones do not', async () => {
  const team = await withDigest('简体中文');
  const { wang, emma, li } = team;
  await wang.command('/visit 华新钢铁 谈增容 12月1日回访');
  await wang.command('/visit 东方化工 谈电价');
  await emma.command('/visit Acme Foods 10 October: second feed');
  await emma.command('/visit plan Acme Foods next Wed 10am contract');
  await emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  await li.command('/ticket GC-1 green');
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await li.command('/ticket GC-2 green');
  await wang.command('/ticket GC-2 等待 客户图纸');
  await wang.command('/due 新增 送供电方案 周一 华新钢铁');
  expect(await digestOf(team, '2026-11-23')).toEqual([
    [
      '本周一览（11月23日周一）',
      '上周走访 2 次；本周预约 1 项；走访超期客户 1 家；超期工单 1 件',
      '超期 0 项，今天到期 1 项，本周稍后 0 项',
      '王磊：超期 0，今天 1，本周 0',
      '• F-2 · 华新钢铁有限公司 · 送供电方案 — 今天',
      '超期或今天到期的业扩工单：1件',
      '• 🔴 GC-1 · Acme Foods：业务受理 · 营销部，待接收 · 已超期，应于11月20日周五 15:00（内部）',
      '绿色通道工单：2',
      // The other one stands above.
      '• 🔵 GC-2 · 华新钢铁有限公司：业务受理 · 营销部，待接收 · 计时暂停：客户图纸',
    ],
  ]);
  const [next = []] = await digestOf(team, '2026-11-24');
  expect(next.slice(0, 2)).toEqual([
    '11月24日周二 跟进一览',
    '超期 1 项，今天到期 0 项，本周稍后 0 项',
  ]);
});

test('of 40 people with 500 follow-ups and a dozen green tickets Slack takes it all', async () => {
  const team = await withDigest('English');
  const { bot, emma, li } = team;
  for (let count = 1; count <= 12; count += 1) {
    await emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
    await li.command(`/ticket GC-${count} green`);
  }
  const monday = calendarDay('2026-11-23');
  await bot.store.write(async ({ people, followUps }) => {
    const known = await people.findBySlackUser(bot.linesman.workspaceId, 'UEMMA');
    if (!known) throw new Error('Emma is not known');
    for (let count = 0; count < 40; count += 1) {
      const id = `person-${count}` as PersonId;
      await people.save({ ...known, id, slackUserId: `U${count}`, name: `Colleague ${count}` });
    }
    for (let count = 0; count < 500; count += 1) {
      const id = `person-${count % 40}` as PersonId;
      const day = addDays(monday, (count % 10) - 4);
      await followUps.add({
        ...sampleFollowUp,
        id: `follow-up-${count}` as FollowUpId,
        teamId: team.team.id,
        number: count + 1,
        what: `Task ${count} `.repeat(12),
        customerId: null,
        visitId: null,
        ownerId: id,
        createdBy: id,
        due: { day, time: null },
        dueAt: instantOf(day, clockTime('09:00'), known.timeZone),
      });
    }
  });
  const [digest = []] = await digestOf(team, '2026-11-23');
  const blocks = bot.workspace.messages('CTEAM').at(-1)?.blocks ?? [];
  expect(blocks.length).toBeLessThan(45);
  expect([
    digest.slice(0, 4),
    digest.filter((line) => line.startsWith('Colleague')).length,
  ]).toEqual([
    [
      'This week, Mon 23 Nov',
      'Last week 0 visits. This week 0 appointments. Overdue for a visit: 0 customers. Late tickets: 12.',
      '200 overdue, 50 due today, 250 later this week',
      'Colleague 0: 13 overdue, 0 today, 0 this week',
    ],
    17,
  ]);
  expect(digest.slice(-4)).toEqual([
    '• 🔴 GC-10 · Acme Foods: Application · Marketing, nobody has accepted it yet · overdue since Fri 20 Nov, 15:00 (internal)',
    '• … and 2 more',
    'Green channel: 12',
    '• … and 2 more',
  ]);
});

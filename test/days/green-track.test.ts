import { expect, test } from 'vitest';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** A moment in Shanghai in November 2026. */
const at = (day: number, time: string) =>
  new Date(`2026-11-${String(day).padStart(2, '0')}T${time}:00+08:00`).toISOString();

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

const asked = (messages: string[][]) =>
  messages.filter(([title]) => /^(?:Green channel|绿色通道|綠色通道)/.test(title ?? ''));
const leadLists = ({ bot }: TeamAtWork) =>
  bot.workspace
    .messages('CLEADS')
    .map(readMessage)
    .filter(([title]) => title?.startsWith('Still open'));

/** Wednesday 18 November: two green tickets, one of which the customer holds up, and a plain one. */
async function startTickets(): Promise<TeamAtWork> {
  const team = await startTeam({ now: at(18, '10:00'), setup: { leadsChannelId: 'CLEADS' } });
  const { wang, emma, li } = team;
  await tickAt(team, at(18, '10:00'));
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await wang.command('/ticket open 东方化工 10kV 2000kVA 双电源 增容');
  await emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  await li.command('/ticket GC-1 green');
  await li.command('/ticket GC-2 green');
  await wang.command('/ticket GC-2 等待 客户图纸');
  await wang.command('/ticket GC-1 挂钩 @李伟');
  return team;
}

test('a green ticket without an update is asked for each morning, then of the leads, then left to the digest', async () => {
  const team = await startTickets();
  const { wang, emma, li } = team;
  await tickAt(team, at(19, '09:00'));
  expect([wang, emma, li].map((one) => asked(one.direct()))).toEqual([[], [], []]);
  await tickAt(team, at(20, '08:59'));
  await tickAt(team, at(20, '09:00'));
  expect([wang, emma, li].map((one) => asked(one.direct()))).toEqual([
    [
      [
        '绿色通道：1 件工单上一工作日没有进展记录',
        '🔴 GC-1 · 华新钢铁有限公司 · 超期',
        '业务受理 · 营销部，待接收 · 已超期，应于11月18日周三 15:00（内部）',
        '最近更新：11月18日周三 10:00',
        '[查看]',
        '补充进展：`/ticket GC-1 备注 …`',
      ],
    ],
    [],
    [
      [
        'Green channel: no update on the last working day for 1 ticket',
        '🔴 GC-1 · 华新钢铁有限公司 · late',
        'Application · Marketing, nobody has accepted it yet · overdue since Wed 18 Nov, 15:00 (internal)',
        'Last update: Wed 18 Nov, 10:00',
        '[Show]',
        'Say how it stands: `/ticket GC-1 note …`',
      ],
    ],
  ]);
  expect(leadLists(team)).toEqual([]);
  // Monday to Thursday, with a restart on the way.
  let { bot } = team;
  for (const day of [23, 24, 25, 26]) {
    await tickAt({ ...team, bot }, at(day, '09:00'));
    bot = await bot.restart();
    await tickAt({ ...team, bot }, at(day, '10:00'));
  }
  expect(asked(wang.direct())).toHaveLength(3);
  expect(leadLists(team)).toEqual([
    [
      'Still open after a reminder, Mon 23 Nov',
      'Green tickets without an update: 1',
      '• 王磊 · GC-1 · 华新钢铁有限公司',
    ],
  ]);
});

test('an update ends it, also one that comes before the message goes out', async () => {
  const team = await startTickets();
  const { wang } = team;
  await wang.command('/ticket GC-1 备注 已联系客户');
  await tickAt(team, at(20, '08:30'));
  await wang.command('/ticket GC-1 备注 图纸已收到');
  await tickAt(team, at(20, '09:00'));
  expect(asked(wang.direct())).toEqual([]);
});

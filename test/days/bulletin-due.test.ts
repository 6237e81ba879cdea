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
  messages.filter(([title]) => /weekly|工程进度|工程進度/.test(title ?? ''));
const notices = ({ bot }: TeamAtWork) => asked(bot.workspace.messages('CLEADS').map(readMessage));

test('on the working day before the weekly meeting managers see what lacks an update, and the leads all of it', async () => {
  // Wednesday 11 November.
  const team = await startTeam({ now: at(11, '10:00'), setup: { leadsChannelId: 'CLEADS' } });
  const { wang, emma, chen } = team;
  await tickAt(team, at(11, '10:00'));
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  await chen.command('/ticket open 港務集團 10kV 2000kVA 雙電源 增容');
  await tickAt(team, at(13, '15:00'));
  expect([asked(wang.direct()), notices(team)]).toEqual([[], []]);
  await chen.command('/ticket GC-3 備註 圖紙已收到');
  await tickAt(team, at(20, '14:59'));
  await tickAt(team, at(20, '15:00'));
  await tickAt(team, at(20, '15:01'));
  expect([wang, emma, chen].map((one) => asked(one.direct()))).toEqual([
    [
      [
        '工程进度通报：1 件工单一周没有进展记录',
        '🔴 GC-1 · 华新钢铁有限公司 · 超期',
        '业务受理 · 营销部，待接收 · 已超期，应于11月12日周四 17:00（内部）',
        '最近更新：11月11日周三 10:00',
        '[查看]',
        '补充进展：`/ticket GC-1 备注 …`',
      ],
    ],
    [
      [
        'For the weekly bulletin: no update for a week on 1 ticket',
        '🔴 GC-2 · Acme Foods · late',
        'Application · Marketing, nobody has accepted it yet · overdue since Thu 12 Nov, 17:00 (internal)',
        'Last update: Wed 11 Nov, 10:00',
        '[Show]',
        'Say how it stands: `/ticket GC-2 note …`',
      ],
    ],
    [],
  ]);
  expect(notices(team)).toEqual([
    [
      'The weekly progress bulletin is due Mon 23 Nov, 09:00.',
      'No update for a week: GC-1 (王磊), GC-2 (Emma Clark)',
    ],
  ]);
});

import { expect, test } from 'vitest';
import type { AbsenceId } from '../../src/domain/absence.ts';
import { randomId } from '../../src/domain/new-id.ts';
import { calendarDay, zoneName } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

const idOf = ({ bot }: TeamAtWork, user: string) => personId(bot.linesman.workspaceId, user);

/** Thursday 19 November 2026, 10:00 in Shanghai. Reminders that stand for themselves are left out. */
const thursday = '2026-11-19T02:00:00Z';
const agendasOf = (messages: string[][]) =>
  messages.filter((rows) => rows.some((one) => /^(?:Your day|今日安排)/.test(one)));

test('at 08:00 on a working day everybody is told what their day holds, in their language', async () => {
  const team = await startTeam({ now: thursday, hearsDays: true });
  const { emma, wang, chen, li } = team;
  await tickAt(team, thursday);
  await wang.command('/visit 预约 华新钢铁 明天上午10点 谈合同');
  await wang.command('/due 新增 送供电方案 今天下午3点 华新钢铁');
  await wang.command('/due 新增 约设计评审 明天 东方化工');
  await chen.command('/due 新增 送圖紙 明天下午2點 港務集團');
  await emma.command('/due add ask for drawings today 5pm');
  await emma.command('/due add call 13812345678 tomorrow 3pm Acme Foods');
  await emma.command('/due add check the meter on Wednesday');
  await tickAt(team, '2026-11-19T23:59:59Z');
  expect([emma, wang, chen, li].map((one) => agendasOf(one.direct()))).toEqual([[], [], [], []]);
  await tickAt(team, '2026-11-20T00:00:00Z');
  const told = [emma, wang, chen, li].map((one) => agendasOf(one.direct()));
  expect(told).toEqual([
    [
      [
        'Your day, Fri 20 Nov',
        'Overdue: 1',
        '• F-4 · ask for drawings — was due Thu 19 Nov',
        'Due today: 1',
        '• F-5 · Acme Foods · call 138****5678 — 15:00',
      ],
    ],
    [
      [
        '今日安排（11月20日周五）',
        '预约 1 项',
        '• 10:00 · V-1 · 华新钢铁有限公司 — 谈合同',
        '超期 1 项',
        '• F-1 · 华新钢铁有限公司 · 送供电方案 — 应于 11月19日周四 完成',
        '今天到期 1 项',
        '• F-2 · 东方化工股份有限公司 · 约设计评审',
      ],
    ],
    [['今日安排（11月20日週五）', '今天到期 1 項', '• F-3 · 港務集團 · 送圖紙 — 14:00']],
    [],
  ]);
  await tickAt(team, '2026-11-20T00:05:00Z');
  const again = await team.bot.restart();
  await again.linesman.tick();
  expect([emma, wang, chen, li].map((one) => agendasOf(one.direct()))).toEqual(told);
});

test('weekends and public holidays are quiet, a make-up workday is not', async () => {
  const team = await startTeam({ now: '2026-09-29T02:00:00Z', hearsDays: true });
  await team.emma.command('/due add ask for drawings today 5pm');
  for (let day = 0; day < 14; day += 1) {
    await tickAt(team, new Date(Date.UTC(2026, 8, 29 + day, 3)).toISOString());
    await tickAt(team, new Date(Date.UTC(2026, 8, 30 + day)).toISOString());
  }
  // National Day: 1 to 7 October off, Saturday 10 October worked, Sunday 11 October free.
  expect(agendasOf(team.emma.direct()).map(([title]) => title)).toEqual([
    'Your day, Wed 30 Sept',
    'Your day, Thu 8 Oct',
    'Your day, Fri 9 Oct',
    'Your day, Sat 10 Oct',
    'Your day, Mon 12 Oct',
    'Your day, Tue 13 Oct',
  ]);
});

test('it comes by the clock of whoever reads it, and not twice where they travel', async () => {
  const team = await startTeam({ now: thursday, hearsDays: true });
  await team.emma.command('/due add ask for drawings today 5pm');
  const moveTo = (zone: string) =>
    team.bot.store.write(async ({ people }) => {
      const emma = await people.find(idOf(team, 'UEMMA'));
      if (emma) await people.save({ ...emma, timeZone: zoneName(zone) });
    });
  await tickAt(team, thursday);
  await moveTo('Europe/Berlin');
  await tickAt(team, '2026-11-19T12:00:00Z');
  await tickAt(team, '2026-11-20T06:59:59Z');
  expect(agendasOf(team.emma.direct())).toEqual([]);
  await tickAt(team, '2026-11-20T07:00:00Z');
  await moveTo('America/New_York');
  await tickAt(team, '2026-11-20T07:01:00Z');
  await tickAt(team, '2026-11-20T13:00:00Z');
  expect(agendasOf(team.emma.direct())).toEqual([
    ['Your day, Fri 20 Nov', 'Overdue: 1', '• F-1 · ask for drawings — was due Thu 19 Nov'],
  ]);
});

test('it is a dozen lines however much there is', async () => {
  const team = await startTeam({ now: thursday, hearsDays: true });
  await tickAt(team, thursday);
  for (let hour = 10; hour < 16; hour += 1) {
    await team.emma.command(`/visit plan Acme Foods tomorrow ${hour}:00 round ${hour}`);
    await team.emma.command(`/due add task ${hour} today ${hour + 1}:00`);
    await team.emma.command(`/due add call ${hour} tomorrow ${hour}:30`);
  }
  await tickAt(team, '2026-11-20T00:00:00Z');
  expect(agendasOf(team.emma.direct())).toEqual([
    [
      'Your day, Fri 20 Nov',
      'Appointments: 6',
      '• 10:00 · V-1 · Acme Foods — round 10',
      '• 11:00 · V-2 · Acme Foods — round 11',
      '• 12:00 · V-3 · Acme Foods — round 12',
      '• 13:00 · V-4 · Acme Foods — round 13',
      'Overdue: 6',
      '• F-1 · task 10 — was due Thu 19 Nov',
      '• F-3 · task 11 — was due Thu 19 Nov',
      '• F-5 · task 12 — was due Thu 19 Nov',
      '• F-7 · task 13 — was due Thu 19 Nov',
      'Due today: 6',
      '• F-2 · call 10 — 10:30',
      '• F-4 · call 11 — 11:30',
      '• F-6 · call 12 — 12:30',
      '• F-8 · call 13 — 13:30',
      'All of it: `/due`, `/visit list today`, `/ticket`',
    ],
  ]);
});

test('whoever is away hears nothing, and their deputy what they stand in for', async () => {
  const team = await startTeam({ now: thursday, hearsDays: true });
  const { emma, wang, bot } = team;
  await tickAt(team, thursday);
  await wang.command('/due 新增 约设计评审 明天 东方化工');
  await wang.command('/visit 预约 华新钢铁 明天上午10点 谈合同');
  await bot.store.write(({ absences }) =>
    absences.add({
      id: randomId<AbsenceId>(),
      personId: idOf(team, 'UWANG'),
      firstDay: calendarDay('2026-11-20'),
      lastDay: calendarDay('2026-11-24'),
      deputyId: idOf(team, 'UEMMA'),
      setById: idOf(team, 'UWANG'),
      createdAt: bot.clock.now(),
      endedAt: null,
    }),
  );
  await tickAt(team, '2026-11-20T00:00:00Z');
  expect([agendasOf(wang.direct()), agendasOf(emma.direct())]).toEqual([
    [],
    [
      [
        'Your day, Fri 20 Nov',
        'For 王磊, away until Tue 24 Nov',
        '• 10:00 · V-1 · 华新钢铁有限公司 — 谈合同',
        '• F-1 · 东方化工股份有限公司 · 约设计评审',
      ],
    ],
  ]);
});

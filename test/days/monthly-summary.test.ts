import { expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { monthSpan } from '../../src/domain/monthly-summary.ts';
import type { StageId, TicketId } from '../../src/domain/ticket/ticket.ts';
import { calendarDay, instant } from '../../src/domain/zoned-time.ts';
import { readSpreadsheet } from '../../src/spreadsheets/spreadsheets.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { readMessage } from '../support/read-message.ts';
import { sampleStage, sampleTicket } from '../support/sample-records.ts';
import { lastFile } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** A moment in Shanghai. */
const at = (day: string, time = '10:00') => new Date(`${day}T${time}:00+08:00`).toISOString();

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

const isSummary = ([title]: readonly string[]) => /^(November 2026|2026年11月)/.test(title ?? '');

/** October with one visit, November with two, a follow-up that was kept and one that was not. */
async function startYear() {
  const team = await startTeam({
    now: at('2026-10-20'),
    hearsDays: true,
    setup: { leadsChannelId: 'CLEADS', name: 'Key accounts' },
  });
  await tickAt(team, at('2026-10-20'));
  await team.wang.command('/visit 华新钢铁 谈增容');
  await tickAt(team, at('2026-11-18'));
  await team.wang.command('/visit 华新钢铁 谈增容');
  await team.emma.command('/visit Acme Foods: second feed wanted');
  await team.wang.command('/due add 送方案 明天 华新钢铁');
  await team.wang.command('/due add 打电话 明天 华新钢铁');
  await tickAt(team, at('2026-11-19', '23:30'));
  await team.wang.command('/due done F-1');
  await tickAt(team, at('2026-11-20', '00:30'));
  await team.wang.command('/due done F-2');
  return team;
}

test('on the first working day of the month each manager reads their own month, and the leads the team’s', async () => {
  const team = await startYear();
  const { wang, emma, chen, li, bot } = team;
  await tickAt(team, at('2026-12-01', '10:44'));
  expect(wang.direct().filter(isSummary).length).toBe(0);
  await tickAt(team, at('2026-12-01', '10:45'));
  await tickAt(team, at('2026-12-02', '10:45'));
  expect(wang.direct().filter(isSummary)).toEqual([
    [
      '2026年11月，你的工作',
      '• 走访：1 次 · 2026年10月：1 次 · 2025年11月：暂无数据',
      '• 跟进按时完成：1/2 项 · 2026年10月：没有到期的 · 2025年11月：暂无数据',
      '• 办结工单：无 · 2026年10月：无 · 2025年11月：暂无数据',
      '按时：跟进在当天完成；工单各环节均未超期。',
    ],
  ]);
  expect(emma.direct().filter(isSummary)).toEqual([
    [
      'November 2026, your work',
      '• Visits held: 1 · October 2026: no figures yet · November 2025: no figures yet',
      '• Follow-ups kept: none was due · October 2026: no figures yet · November 2025: no figures yet',
      '• Tickets completed: none this time · October 2026: no figures yet · November 2025: no figures yet',
      'Kept: done by the end of its day. On time: no stage ended late.',
    ],
  ]);
  expect([chen, li].flatMap((one) => one.direct().filter(isSummary))).toEqual([]);
  expect(bot.workspace.messages('CLEADS').map(readMessage).filter(isSummary)).toEqual([
    [
      'November 2026 · Key accounts',
      '• Visits held: 2 · October 2026: 1 · November 2025: no figures yet',
      '• Follow-ups kept: 1 of 2 · October 2026: none was due · November 2025: no figures yet',
      '• Tickets completed: none this time · October 2026: none this time · November 2025: no figures yet',
      'Kept: done by the end of its day. On time: no stage ended late.',
    ],
  ]);
});

test('a year in figures is one’s own, and everybody’s for leads, by name', async () => {
  const { wang, li } = await startYear();
  expect(await wang.command('/kam 年度 2026')).toEqual([
    '2026 年度数据',
    '• 王磊：走访 2 次 · 跟进按时完成 1/2 项 · 办结工单 无',
    '按时：跟进在当天完成；工单各环节均未超期。',
  ]);
  expect(await li.command('/kam year')).toEqual([
    '2026 in figures',
    '• Emma Clark: Visits held: 1 · Follow-ups kept: none was due · Tickets completed: none this time',
    '• 李伟: no figures yet',
    '• 王磊: Visits held: 2 · Follow-ups kept: 1 of 2 · Tickets completed: none this time',
    '• 陳美玲: no figures yet',
    'Kept: done by the end of its day. On time: no stage ended late.',
    '[Spreadsheet]',
  ]);
  expect(await li.command('/kam year 2027')).toEqual(['2027 is still ahead.']);
  expect(await li.command('/kam year soon')).toEqual(['Which year?', 'Try `/kam year 2026`']);
});

test('a lead has a year as a spreadsheet: counts by name', async () => {
  const team = await startYear();
  await team.li.command('/kam year 2026');
  await team.li.press('Spreadsheet');
  await team.bot.linesman.tick();
  const file = await lastFile(team, 'ULI');
  expect(file.name).toMatch(/^2026 in figures-[0-9a-f]{8}\.xlsx$/);
  const [sheet] = await readSpreadsheet(file.bytes, file.name);
  expect(sheet?.rows.slice(0, 5)).toEqual([
    [
      'Name',
      'Visits made',
      'Follow-ups due',
      'Follow-ups kept',
      'Tickets completed',
      'Completed with no stage late',
    ],
    ['Emma Clark', 1, 0, 0, 0, 0],
    ['李伟', null, null, null, null, null],
    ['王磊', 2, 2, 1, 0, 0],
    ['陳美玲', null, null, null, null, null],
  ]);
});

test('tickets count by whoever leads them, on time where no stage ended red', async () => {
  const { bot, team } = await startYear();
  const wang = personId(bot.linesman.workspaceId, 'UWANG');
  const ended = { by: wang, doneFor: null, note: null, digest: null } as const;
  const november = instant(Date.parse(at('2026-11-25')));
  const october = instant(Date.parse(at('2026-10-31', '23:59')));
  const closedTickets = [
    ['completed', november, 'blue'],
    ['completed', november, 'red'],
    ['withdrawn', november, 'blue'],
    ['completed', october, 'blue'],
  ] as const;
  await bot.store.write(async ({ tickets }) => {
    for (const [index, [state, closedAt, light]] of closedTickets.entries()) {
      const id = `ticket-${index}` as TicketId;
      await tickets.add({
        outlook: null,
        ticket: {
          ...sampleTicket,
          id,
          teamId: team.id,
          number: 100 + index,
          customerId: 'customer-1' as CustomerId,
          managerId: wang,
          state,
          closed: { at: closedAt, by: wang, note: null },
        },
        stages: [
          {
            ...sampleStage,
            id: `stage-${index}` as StageId,
            ticketId: id,
            teamId: team.id,
            state: 'done',
            ended: { ...ended, at: closedAt, light },
          },
        ],
      });
    }
  });
  const span = monthSpan(calendarDay('2026-11-01'), team.timeZone);
  expect((await bot.store.read.figures.byPerson(team.id, span)).get(wang)).toEqual({
    followUpsDue: 2,
    followUpsKept: 1,
    ticketsCompleted: 2,
    ticketsOnTime: 1,
    visits: 1,
  });
});

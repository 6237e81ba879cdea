import { expect, test } from 'vitest';
import type { AbsenceId } from '../../src/domain/absence.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** A team that is told of quarterly meetings and of nothing else. 20 November 2026 is a Friday. */
async function startMeetings(options: Parameters<typeof startTeam>[0] = {}): Promise<TeamAtWork> {
  const team = await startTeam(options);
  await team.bot.store.write(async ({ teams }) => {
    const by = personId(team.team.workspaceId, 'ULI');
    const at = team.bot.clock.now();
    await teams.changeSetting(team.team.id, 'meeting.leadDays', [30, 14], by, at);
  });
  await team.bot.linesman.tick();
  return team;
}

const tickAt = async ({ bot }: TeamAtWork, ...moments: readonly string[]) => {
  for (const moment of moments) {
    bot.clock.set(`${moment}:00+08:00`);
    await bot.linesman.tick();
  }
};

const direct = ({ wang, emma, chen, li }: TeamAtWork) => ({
  wang: wang.direct(),
  emma: emma.direct(),
  chen: chen.direct(),
  li: li.direct(),
});

test('each manager hears in one message which key accounts lack the meeting; who has none hears nothing', async () => {
  const team = await startMeetings();
  await tickAt(team, '2026-12-01T09:00');
  expect(direct(team)).toEqual({
    wang: [
      [
        '2 家客户尚未召开季度例会，第四季度 12月31日周四 结束',
        '东方化工股份有限公司',
        '[预约走访]',
        '华新钢铁有限公司',
        '[预约走访]',
        '走访内容写明即可计入：`/visit 东方化工股份有限公司 季度例会`',
      ],
    ],
    emma: [
      [
        '1 customer lacks a quarterly meeting, Q4 ends Thu 31 Dec',
        'Acme Foods',
        '[Plan a visit]',
        'A visit that says so counts: `/visit Acme Foods quarterly meeting`',
      ],
    ],
    chen: [],
    li: [],
  });
});

test('a visit whose words say so is the meeting, one that is planned counts as well', async () => {
  const team = await startMeetings();
  expect((await team.wang.command('/visit 东方化工 昨天 季度例会，听取意见')).slice(0, 3)).toEqual([
    'V-1 · 东方化工股份有限公司 — 走访已登记',
    '走访：11月19日周四（昨天） · 季度例会',
    '> 季度例会，听取意见',
  ]);
  await team.emma.command('/visit plan Acme Foods 22 Dec 10:00 key-account meeting');
  await tickAt(team, '2026-12-01T09:00');
  expect([team.wang.direct(), team.emma.direct()]).toEqual([
    [
      [
        '1 家客户尚未召开季度例会，第四季度 12月31日周四 结束',
        '华新钢铁有限公司',
        '[预约走访]',
        '走访内容写明即可计入：`/visit 华新钢铁有限公司 季度例会`',
      ],
    ],
    [],
  ]);
});

test('the box of the form says it, and takes it back', async () => {
  const team = await startMeetings();
  const { emma } = team;
  await emma.command('/visit Acme Foods today: talked about load');
  await emma.open('Edit');
  const [, when] = await emma.sendAndRead({ 'Kind of visit': 'Quarterly meeting' });
  await emma.open('Edit');
  expect(emma.form().fields['Kind of visit']).toBe('Quarterly meeting');
  const [, without] = await emma.sendAndRead({ 'Kind of visit': null });
  await emma.command('/visit add V-1 it was the quarterly meeting');
  const [, again] = await emma.command('/visit V-1');
  expect([when, without, again]).toEqual([
    'Visit: Fri 20 Nov (today) · Quarterly meeting',
    'Visit: Fri 20 Nov (today)',
    'Visit: Fri 20 Nov (today) · Quarterly meeting',
  ]);
});

test('a meeting taken back is none, and the one of the last quarter is not this one’s', async () => {
  const team = await startMeetings();
  const { emma } = team;
  await emma.command('/visit Acme Foods 28 Sep: quarterly meeting');
  await emma.command('/visit Acme Foods today: quarterly meeting');
  await emma.command('/visit undo V-2');
  await tickAt(team, '2026-12-01T09:00');
  expect(emma.direct().map(([headline]) => headline)).toEqual([
    '1 customer lacks a quarterly meeting, Q4 ends Thu 31 Dec',
  ]);
});

test('three days before the end the leads hear, and again once the quarter is over', async () => {
  const team = await startMeetings();
  await tickAt(team, '2026-12-01T09:00', '2026-12-17T09:00', '2026-12-28T09:00');
  await team.emma.command('/visit Acme Foods today: quarterly meeting');
  await tickAt(team, '2027-01-01T09:00', '2027-01-05T09:00');
  expect(team.li.direct()).toEqual([
    [
      '3 customers lack a quarterly meeting, Q4 ends Thu 31 Dec',
      '• 王磊 · 2: 东方化工股份有限公司, 华新钢铁有限公司',
      '• Emma Clark · 1: Acme Foods',
    ],
    [
      'Q4 2026 is over: 2 customers had no quarterly meeting',
      '• 王磊 · 2: 东方化工股份有限公司, 华新钢铁有限公司',
    ],
  ]);
});

test('the leads’ channel hears it in its language', async () => {
  const team = await startMeetings({ setup: { leadsChannelId: 'CLEADS', locale: 'zh-Hant' } });
  await tickAt(team, '2026-12-28T09:00');
  const posts = team.bot.workspace.messages('CLEADS').map(({ text }) => text);
  expect(posts).toEqual(['3 家客戶尚未召開季度例會，第四季度 12月31日週四 結束']);
});

test('what was slept through is told once, late; what the quarter has overtaken is not', async () => {
  const team = await startMeetings();
  team.bot.clock.set('2026-12-21T10:00:00+08:00');
  const again = await team.bot.restart();
  await again.linesman.tick();
  expect(team.emma.direct().map((rows) => rows.slice(0, 2))).toEqual([
    [
      '1 customer lacks a quarterly meeting, Q4 ends Thu 31 Dec',
      'Late: this was to come on Thu 17 Dec',
    ],
  ]);
  team.bot.clock.set('2027-01-11T10:00:00+08:00');
  const later = await again.restart();
  await later.linesman.tick();
  expect([team.emma.direct().length, team.li.direct().map(([headline]) => headline)]).toEqual([
    1,
    ['Q4 2026 is over: 3 customers had no quarterly meeting'],
  ]);
});

test('a deputy hears for whoever is away', async () => {
  const team = await startMeetings();
  const { workspaceId } = team.team;
  await team.bot.store.write(({ absences }) =>
    absences.add({
      id: 'absence-1' as AbsenceId,
      personId: personId(workspaceId, 'UWANG'),
      firstDay: calendarDay('2026-11-30'),
      lastDay: calendarDay('2026-12-04'),
      deputyId: personId(workspaceId, 'UCHEN'),
      setById: personId(workspaceId, 'UWANG'),
      createdAt: team.bot.clock.now(),
      endedAt: null,
    }),
  );
  await tickAt(team, '2026-12-01T09:00');
  expect([team.wang.direct(), team.chen.direct().map((rows) => rows.slice(0, 2))]).toEqual([
    [],
    [['代王磊接收（休假中）：', '2 家客戶尚未召開季度例會，第四季度 12月31日週四 結束']],
  ]);
});

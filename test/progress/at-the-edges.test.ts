import { expect, test } from 'vitest';
import type { FollowUpId } from '../../src/domain/follow-up.ts';
import type { TeamId } from '../../src/domain/person.ts';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { sampleFollowUp } from '../support/sample-records.ts';
import { startTeam } from '../support/start-team.ts';

test('the nearest period with something is the nearest one, before or after', async () => {
  const { wang } = await startTeam();
  await wang.command('/visit 华新钢铁 3月2日 谈增容');
  await wang.command('/visit 华新钢铁 昨天 谈增容');
  expect((await wang.command('/progress 上周 走访'))[1]).toMatch(/最近有记录的是：11月16日周一/);
});

test('visits that are due now are something, where nobody was ever visited', async () => {
  const { li } = await startTeam();
  expect((await li.command('/progress last week visits'))[1]).toBe(
    'Nothing is recorded for Mon 9 Nov – Sun 15 Nov. The nearest period with records: Mon 16 Nov – Sun 22 Nov.',
  );
  expect((await li.command('/progress visits'))[2]).toBe('• Visits made: 0 (before 0)');
  expect((await li.command('/progress last week follow-ups'))[1]).toBe(
    'Nothing is recorded for Mon 9 Nov – Sun 15 Nov. Nothing is recorded for any other time either.',
  );
});

test('a ticket that was opened and withdrawn is something, though no stage of it was done', async () => {
  const { li, wang, bot } = await startTeam();
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await li.command('/ticket GC-1 close withdrawn the customer gave up');
  bot.clock.advance(14 * 24 * 3_600_000);
  expect((await li.command('/progress tickets'))[1]).toBe(
    'Nothing is recorded for Mon 30 Nov – Sun 6 Dec. The nearest period with records: Mon 16 Nov – Sun 22 Nov.',
  );
  expect(await li.command('/progress 16 Nov to 22 Nov tickets')).toContain(
    '• Tickets opened: 1 (before 0)',
  );
});

test('follow-ups that somebody has in another team are nobody’s business in this one', async () => {
  const at = await startTeam();
  const { bot, li, wang, team } = at;
  await wang.command('/due add 送方案 明天 10:00 华新钢铁');
  const ownerId = personId(bot.linesman.workspaceId, 'UWANG');
  await bot.store.write(async ({ teams, followUps }) => {
    const north = { ...team, id: 'T-north' as TeamId, name: 'North', isDefault: false };
    await teams.add(north, bot.clock.now());
    const day = { day: calendarDay('2026-11-10'), time: null };
    await followUps.add({
      ...sampleFollowUp,
      ...{ id: 'north-1' as FollowUpId, teamId: north.id, customerId: null, visitId: null },
      ...{ ownerId, createdBy: ownerId, due: day, dueAt: bot.clock.now() },
    });
  });
  bot.clock.advance(2 * 24 * 3_600_000);
  const card = await li.command('/progress 王磊 follow-ups');
  expect(card).toContain('• Follow-ups overdue: 1');
  const from = card.indexOf('Waiting longest');
  expect(card.slice(from, from + 4)).toEqual([
    'Waiting longest',
    'F-1 送方案',
    'due Sat 21 Nov · 王磊',
    '[Show]',
  ]);
});

test.each(['/progress since 1900-01-01 follow-ups', '/progress 1900-01-01 to 2026-11-20 visits'])(
  '“%s” is answered as any other line',
  async (line) => {
    const { li } = await startTeam();
    expect((await li.command(line))[0]).toMatch(/^Progress · Key accounts/);
  },
);

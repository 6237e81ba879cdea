import { expect, test } from 'vitest';
import type { FollowUpId } from '../../src/domain/follow-up.ts';
import type { PersonId } from '../../src/domain/person.ts';
import { calendarDay, instant } from '../../src/domain/zoned-time.ts';
import { readMessage } from '../support/read-message.ts';
import { sampleFollowUp } from '../support/sample-records.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** The team channel is set up as people do it, so that the digest is planned. */
async function withDigest(): Promise<TeamAtWork> {
  const team = await startTeam();
  await team.li.command('/kam setup');
  await team.li.sendAndRead({ 'Team channel': 'CTEAM' });
  return team;
}

/** The digest that goes out at 07:45 on a day; null where there is none. */
async function digestOf({ bot }: TeamAtWork, day: string): Promise<string[] | null> {
  bot.clock.set(`${day}T07:45:00+08:00`);
  await bot.linesman.tick();
  const isDigest = ([title = '']: readonly string[]) =>
    /^(?:Follow-ups for|Tickets for|This week,) /.test(title);
  return bot.workspace.messages('CTEAM').map(readMessage).filter(isDigest).at(-1) ?? null;
}

test('tickets that are late or due today stand below the follow-ups, the longest due first', async () => {
  const team = await withDigest();
  const { wang, emma, li } = team;
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容');
  await emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  await li.command('/ticket GC-2 skip application not needed');
  await emma.command('/ticket open Acme Plastics 0.4kV 100kVA new connection');
  await emma.command('/ticket GC-3 wait customer documents');
  await emma.command('/ticket open Acme Plastics 0.4kV 100kVA new connection');
  await li.command('/ticket GC-4 skip application not needed');
  await li.command('/ticket GC-4 skip survey appointment not needed');
  // What stands still is not due; on Friday nothing was.
  expect(await digestOf(team, '2026-11-23')).toEqual([
    'This week, Mon 23 Nov',
    'Last week 0 visits. This week 0 appointments. Overdue for a visit: 0 customers. Late tickets: 0.',
    'Tickets late or due today: 2',
    '• 🟡 GC-1 · 华新钢铁有限公司: Application · Marketing, nobody has accepted it yet · due Mon 23 Nov, 17:00, last working day (internal)',
    '• 🟡 GC-2 · Acme Foods: Survey appointment · Account manager, Emma Clark · due Mon 23 Nov, 17:00, last working day (internal)',
  ]);
  expect(team.bot.workspace.messages('CTEAM').at(-1)?.text).toBe(
    'This week, Mon 23 Nov: Last week 0 visits. This week 0 appointments. Overdue for a visit: 0 customers. Late tickets: 0. · 2 tickets late or due today.',
  );
  await emma.command('/ticket GC-2 done survey appointment');
  await emma.command('/due add ask for drawings today 4pm Acme Foods');
  expect(await digestOf(team, '2026-11-24')).toEqual([
    'Follow-ups for Tue 24 Nov',
    '1 overdue, 0 due today, 0 later this week',
    'Emma Clark: 1 overdue, 0 today, 0 this week',
    '• F-1 · Acme Foods · ask for drawings — overdue, was due Mon 23 Nov',
    'Tickets late or due today: 2',
    '• 🔴 GC-1 · 华新钢铁有限公司: Application · Marketing, nobody has accepted it yet · overdue since Mon 23 Nov, 17:00 (internal)',
    '• 🟡 GC-4 · Acme Plastics: Site survey · Production, nobody has accepted it yet · due Tue 24 Nov, 17:00, last working day (internal)',
  ]);
  expect(team.bot.workspace.messages('CTEAM').at(-1)?.text).toBe(
    'Follow-ups for Tue 24 Nov: 1 overdue, 0 due today, 0 later this week · 2 tickets late or due today.',
  );
});

test('of many tickets ten are named, of many people nineteen, and Slack takes it all', async () => {
  const team = await withDigest();
  const { bot, emma } = team;
  for (let count = 0; count < 13; count += 1) {
    await emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  }
  await bot.store.write(async ({ people, followUps }) => {
    const known = await people.findBySlackUser(bot.linesman.workspaceId, 'UEMMA');
    if (!known) throw new Error('Emma is not known');
    for (let count = 1; count <= 25; count += 1) {
      const id = `person-${count}` as PersonId;
      await people.save({ ...known, id, slackUserId: `U${count}`, name: `Colleague ${count}` });
      await followUps.add({
        ...sampleFollowUp,
        id: `follow-up-${count}` as FollowUpId,
        teamId: team.team.id,
        number: count,
        customerId: null,
        visitId: null,
        ownerId: id,
        createdBy: id,
        due: { day: calendarDay('2026-11-23'), time: null },
        dueAt: instant(Date.parse('2026-11-23T01:00:00Z')),
      });
    }
  });
  const digest = await digestOf(team, '2026-11-24');
  const people = digest?.filter((line) => line.startsWith('Colleague')) ?? [];
  const tickets = digest?.slice(2 + 2 * people.length) ?? [];
  expect([people.length, tickets]).toEqual([
    19,
    [
      '… and 6 more',
      'Tickets late or due today: 13',
      ...Array.from(
        { length: 10 },
        (_, index) =>
          `• 🔴 GC-${index + 1} · Acme Foods: Application · Marketing, nobody has accepted it yet · overdue since Mon 23 Nov, 17:00 (internal)`,
      ),
      '• … and 3 more',
    ],
  ]);
  expect(bot.workspace.messages('CTEAM').at(-1)?.blocks).toHaveLength(43);
});

import { expect, test } from 'vitest';
import { calendarDay } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { readMessage } from '../support/read-message.ts';
import { startTeam } from '../support/start-team.ts';

/** A moment in Shanghai in November 2026. */
const at = (day: number, time: string) => `2026-11-${day}T${time}:00+08:00`;

test('whoever is erased is erased from minutes, plans and comments as well', async () => {
  const team = await startTeam({ now: at(20, '10:00'), setup: { leadsChannelId: 'CTEAM' } });
  const { bot, li, emma } = team;
  const { workspaceId } = bot.linesman;
  await bot.linesman.tick();
  await emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  await emma.command('/visit Acme Foods: second feed wanted');
  bot.clock.set(at(23, '09:00'));
  await bot.linesman.tick();
  const post = bot.workspace
    .messages('CTEAM')
    .find((one) => readMessage(one)[0] === 'Weekly progress, Mon 23 Nov');
  await li.mention('decision: 柳如烟 gets the plan', post?.ts);
  await li.command('/visit comment V-1 ask 柳如烟 for the drawings');
  await emma.command('/kam plan next week: meet 柳如烟');
  await li.command('/kam forget 柳如烟');
  await li.press('Erase');
  const { read } = bot.store;
  const visit = await read.visits.findByNumber(team.team.id, 1);
  const kept = [
    ...(await read.minutes.ofMeeting(team.team.id, calendarDay('2026-11-23'))),
    ...(visit ? await read.visitComments.ofVisit(visit.id) : []),
    await read.plans.of(personId(workspaceId, 'UEMMA'), 'week', calendarDay('2026-11-30')),
  ].map((one) => one && ('content' in one ? one.content : one.text));
  expect(kept).toEqual(['▇▇▇ gets the plan', 'ask ▇▇▇ for the drawings', 'meet ▇▇▇']);
});

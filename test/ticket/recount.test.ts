import { expect, test } from 'vitest';
import { startTeam } from '../support/start-team.ts';
import { startTeamWithTickets } from '../support/start-team-with-tickets.ts';

async function teamWithTickets() {
  const team = await startTeam({ setup: { teamChannelId: 'CTEAM' } });
  const { wang, emma } = team;
  await wang.command('/ticket open 华新钢铁 10kV 2000kVA 双电源 增容 明年5月底前送电');
  await emma.command('/ticket open Acme Foods 0.4kV 100kVA new connection');
  return team;
}

test('a day off that is set by hand moves every deadline it lies in, and says what moved', async () => {
  const { bot, wang, emma, li } = await teamWithTickets();
  const before = await wang.command('/ticket GC-1');
  expect(before.at(-3)).toBe(
    '• 业务受理 · 营销部，待接收 · 11月23日周一 17:00前，剩1个工作日（内部）',
  );
  await li.command('/kam calendar 2026-11-23 off stocktaking');
  await bot.linesman.tick();
  const after = await wang.command('/ticket GC-1');
  expect(after.at(-3)).toBe(
    '• 业务受理 · 营销部，待接收 · 11月24日周二 17:00前，剩1个工作日（内部）',
  );
  expect((await wang.command('/ticket GC-1 history')).at(-2)).toBe(
    '• 11月20日周五 10:00 · 工作日历有变更。“业务受理”时限由11月23日周一 17:00改为11月24日周二 17:00。',
  );
  expect(li.direct().at(-1)).toEqual([
    'The calendar moved the dates of 2 tickets',
    '• GC-1: expected on Wed, 12 May 2027 instead of Tue, 11 May 2027',
    '• GC-2: expected on Wed 23 Dec instead of Tue 22 Dec',
    'What moved stands in `/ticket GC-… history`.',
  ]);
  expect((await emma.command('/ticket GC-2 history')).at(-2)).toContain(
    'The working-day calendar changed.',
  );
});

test('a change that moves nothing is no news, and what is counted is not counted again', async () => {
  const { bot, wang, li } = await teamWithTickets();
  const known = li.direct().length;
  // A Sunday that is off anyway.
  await li.command('/kam calendar 2026-11-22 off stocktaking');
  await bot.linesman.tick();
  expect(li.direct()).toHaveLength(known);
  expect(await wang.command('/ticket GC-1 history')).toHaveLength(3);
});

test('what was left when the bot stopped is counted after its next start', async () => {
  const { bot, li, wang } = await teamWithTickets();
  const region = (await bot.store.read.teams.list())[0]?.region;
  if (!region) throw new Error('There is no team');
  await li.command('/kam calendar 2026-11-23 off stocktaking');
  const { version } = await bot.store.read.calendars.load(region);
  expect(await bot.store.read.tickets.countedBefore(region, version, 10)).toHaveLength(2);
  await bot.linesman.tick();
  expect(await bot.store.read.tickets.countedBefore(region, version, 10)).toEqual([]);
  expect(await wang.command('/ticket GC-1 history')).toHaveLength(4);
});

test('a team that moves to another zone takes its deadlines and alarms with it', async () => {
  const { li, emma, wang, at } = await startTeamWithTickets();
  await emma.command('/ticket open Acme Foods 10kV 2000kVA new connection');
  await wang.command('/ticket GC-1 accept');
  await at('2026-11-20T02:01:00Z');
  await li.command('/kam setup');
  await li.sendAndRead({ 'Time zone': 'Europe/Berlin' });
  const told = li.direct().length;
  await at('2026-11-20T02:02:00Z');
  // Emma's own clock is still that of Shanghai, where the day in Berlin ends at midnight.
  expect((await emma.command('/ticket GC-1 history')).at(-2)).toBe(
    '• Fri 20 Nov, 10:02 · The team’s time zone or working hours changed. “Application” is due Tue 24 Nov, 00:00 instead of Mon 23 Nov, 17:00.',
  );
  expect(li.direct()).toHaveLength(told);
  const alarms = async (iso: string) =>
    Object.entries(await at(iso)).map(([to, [message]]) => [to, message?.[0]]);
  expect(await alarms('2026-11-23T00:00:00Z')).toEqual([]);
  expect(await alarms('2026-11-23T07:00:00Z')).toEqual([
    ['UWANG', 'GC-1 · Acme Foods：业务受理——今天到期'],
  ]);
  expect(await alarms('2026-11-23T09:00:00Z')).toEqual([]);
  // Beyond the hours of those who read in Shanghai: they hear in the morning.
  expect(await alarms('2026-11-23T16:00:00Z')).toEqual([]);
  expect((await alarms('2026-11-24T00:00:00Z')).map(([to]) => to)).toEqual([
    'UWANG',
    'UEMMA',
    'UCHEN',
  ]);
});

import { expect, test } from 'vitest';
import { readMessage } from '../support/read-message.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** The team channel is set up as people do it, so that the digest is planned. */
async function withDigest(now: string): Promise<TeamAtWork> {
  const team = await startTeam({ now });
  await team.li.command('/kam setup');
  await team.li.sendAndRead({ 'Team channel': 'CTEAM' });
  return team;
}

const digests = ({ bot }: TeamAtWork) => bot.workspace.messages('CTEAM').map(readMessage);
const titles = (team: TeamAtWork) => digests(team).map(([title]) => title);

async function tickAt({ bot }: TeamAtWork, iso: string): Promise<void> {
  bot.clock.set(iso);
  await bot.linesman.tick();
}

test('on a working day at 07:45 the team channel is told what is due, by person', async () => {
  const team = await withDigest('2026-11-19T02:00:00Z');
  const { bot, emma, wang } = team;
  await wang.command('/due 新增 送供电方案 今天下午3点 华新钢铁');
  await wang.command('/due 新增 约设计评审 周日上午10点 东方化工');
  await emma.command('/due add ask for drawings tomorrow');
  await emma.command('/due add check the meter on Wednesday');
  await tickAt(team, '2026-11-19T23:44:59Z');
  expect(digests(team)).toEqual([]);
  await tickAt(team, '2026-11-19T23:45:00Z');
  const digest = [
    'Follow-ups for Fri 20 Nov',
    '1 overdue, 1 due today, 1 later this week',
    '王磊: 1 overdue, 0 today, 1 this week',
    '• F-1 · 华新钢铁有限公司 · 送供电方案 — overdue, was due Thu 19 Nov',
    '• F-2 · 东方化工股份有限公司 · 约设计评审 — Sun 22 Nov',
    'Emma Clark: 0 overdue, 1 today, 0 this week',
    '• F-3 · ask for drawings — today',
  ];
  expect(digests(team)).toEqual([digest]);
  expect(bot.workspace.messages('CTEAM')[0]?.text).toBe(
    'Follow-ups for Fri 20 Nov: 1 overdue, 1 due today, 1 later this week',
  );
  await tickAt(team, '2026-11-19T23:46:00Z');
  const again = await bot.restart();
  await again.linesman.tick();
  bot.clock.set('2026-11-20T06:00:00Z');
  await again.linesman.tick();
  expect(digests(team)).toEqual([digest]);
});

test('nothing is posted when nothing is due', async () => {
  const team = await withDigest('2026-11-19T02:00:00Z');
  await team.emma.command('/due add check the meter on Wednesday');
  await tickAt(team, '2026-11-19T23:45:00Z');
  expect(digests(team)).toEqual([]);
  // A Monday on which the week has something.
  await tickAt(team, '2026-11-22T23:45:00Z');
  expect(titles(team)).toEqual(['This week, Mon 23 Nov']);
});

test('weekends and public holidays are quiet, and a make-up workday is not', async () => {
  const team = await withDigest('2026-09-29T02:00:00Z');
  await team.emma.command('/due add ask for drawings today 5pm');
  const days = Array.from({ length: 14 }, (_, day) =>
    new Date(Date.UTC(2026, 8, 29 + day, 23, 45)).toISOString(),
  );
  for (const day of days) await tickAt(team, day);
  // National Day: 1 to 7 October off, Saturday 10 October worked, Sunday 11 October free.
  expect(titles(team)).toEqual([
    'Follow-ups for Wed 30 Sept',
    'This week, Thu 8 Oct',
    'Follow-ups for Fri 9 Oct',
    'Follow-ups for Sat 10 Oct',
    'This week, Mon 12 Oct',
    'Follow-ups for Tue 13 Oct',
  ]);
});

test('a digest is sent late on its own day, and not on another', async () => {
  const team = await withDigest('2026-11-18T02:00:00Z');
  await team.emma.command('/due add ask for drawings today 5pm');
  await tickAt(team, '2026-11-19T02:00:00Z');
  expect(titles(team)).toEqual(['Follow-ups for Thu 19 Nov']);
  // Down from Thursday afternoon until Friday evening: more than twelve hours late helps nobody.
  team.bot.clock.set('2026-11-20T11:46:00Z');
  const onFriday = await team.bot.restart();
  await onFriday.linesman.tick();
  expect(titles(team)).toEqual(['Follow-ups for Thu 19 Nov']);
  // Down over Monday and the next morning: Monday's is over, Tuesday's goes out.
  team.bot.clock.set('2026-11-24T00:10:00Z');
  const onTuesday = await onFriday.restart();
  await onTuesday.linesman.tick();
  team.bot.clock.advance(15_000);
  await onTuesday.linesman.tick();
  team.bot.clock.advance(15_000);
  await onTuesday.linesman.tick();
  expect(titles(team)).toEqual(['Follow-ups for Thu 19 Nov', 'Follow-ups for Tue 24 Nov']);
  team.bot.clock.set('2026-11-24T23:45:00Z');
  await onTuesday.linesman.tick();
  expect(titles(team)).toEqual([
    'Follow-ups for Thu 19 Nov',
    'Follow-ups for Tue 24 Nov',
    'Follow-ups for Wed 25 Nov',
  ]);
});

test('a new time and a new channel hold from the next digest on', async () => {
  const team = await withDigest('2026-11-19T02:00:00Z');
  const { li, emma, bot } = team;
  await emma.command('/due add ask for drawings today 5pm');
  await li.command('/kam setup');
  await li.sendAndRead({
    'Team channel': 'CLEADS',
    'Digest at': '09:00',
    'Language of the channels': '繁體中文',
  });
  await tickAt(team, '2026-11-20T00:59:59Z');
  expect(digests(team)).toEqual([]);
  await tickAt(team, '2026-11-20T01:00:00Z');
  expect([digests(team), bot.workspace.messages('CLEADS').map(readMessage)]).toEqual([
    [],
    [
      [
        '11月20日週五 跟進一覽',
        '逾期 1 項，今天到期 0 項，本週稍後 0 項',
        'Emma Clark：逾期 1，今天 0，本週 0',
        '• F-1 · ask for drawings — 應於 11月19日週四 完成，已逾期',
      ],
    ],
  ]);
  await li.command('/kam setup');
  await li.sendAndRead({ 'Team channel': null });
  await tickAt(team, '2026-11-23T01:00:00Z');
  expect(bot.workspace.messages('CLEADS')).toHaveLength(1);
});

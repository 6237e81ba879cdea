import { expect, test } from 'vitest';
import { hint } from '../support/follow-up-rows.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const menu = '[⋯ Done | Done with a note… | Snooze: Tomorrow | Another time… | Open]';

async function addFollowUps({ emma }: TeamAtWork, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) await emma.command(`/due add ${line}`);
}

test('follow-ups are grouped: overdue, today, this week, and the first of those after it', async () => {
  const team = await startTeam({ now: '2026-11-17T02:00:00Z' });
  await addFollowUps(
    team,
    'send the plan tomorrow Acme Foods',
    'call the site on Friday 11am',
    'call the plant on Friday 9am Acme Plastics',
    'ask for drawings on Friday',
    'visit the mall on Sunday 3pm',
    'check the meter on Monday 8am',
  );
  const { bot, emma, wang } = team;
  bot.clock.set('2026-11-20T02:00:00Z');
  expect(await emma.command('/due')).toEqual([
    'Overdue · 2',
    'F-1 · Acme Foods · send the plan',
    'Wed 18 Nov',
    menu,
    'F-3 · Acme Plastics · call the plant',
    'Fri 20 Nov (today), 09:00',
    menu,
    'Today · 2',
    'F-4 · ask for drawings',
    'Fri 20 Nov (today)',
    menu,
    'F-2 · call the site',
    'Fri 20 Nov (today), 11:00',
    menu,
    'This week · 1',
    'F-5 · visit the mall',
    'Sun 22 Nov, 15:00',
    menu,
    'Later · 1',
    'F-6 · check the meter',
    'Mon 23 Nov, 08:00',
    menu,
    'Type `/due done F-1` or `/due snooze F-1 next Wed`.',
  ]);
  expect(emma.newest().text).toBe(
    'Your follow-ups: Overdue · 2, Today · 2, This week · 1, Later · 1',
  );
  expect(await wang.command('/due')).toEqual(['本周没有到期的跟进。']);
});

test('at night the day is the one on the wall', async () => {
  const team = await startTeam();
  await addFollowUps(team, 'ask for drawings on Saturday', 'call the site today 11pm');
  const { bot, emma } = team;
  const groups = async () => (await emma.command('/due')).filter((line) => /·.*\d$|^F-/.test(line));
  bot.clock.set('2026-11-20T15:59:00Z');
  expect(await groups()).toEqual([
    'Overdue · 1',
    'F-2 · call the site',
    'This week · 1',
    'F-1 · ask for drawings',
  ]);
  const onSaturday = ['Overdue · 1', 'F-2 · call the site', 'Today · 1', 'F-1 · ask for drawings'];
  bot.clock.set('2026-11-20T16:01:00Z');
  expect(await groups()).toEqual(onSaturday);
  bot.clock.set('2026-11-21T15:59:00Z');
  expect(await groups()).toEqual(onSaturday);
  bot.clock.set('2026-11-21T16:01:00Z');
  expect(await groups()).toEqual(['Overdue · 2', 'F-2 · call the site', 'F-1 · ask for drawings']);
});

test('on Sunday the week ends with the day, and Monday is not in it', async () => {
  const team = await startTeam({ now: '2026-11-22T02:00:00Z' });
  await addFollowUps(team, 'ask for drawings today', 'call the site tomorrow 8am');
  const { bot, emma } = team;
  expect((await emma.command('/due')).slice(0, 3)).toEqual([
    'Today · 1',
    'F-1 · ask for drawings',
    'Sun 22 Nov (today)',
  ]);
  bot.clock.set('2026-11-23T01:00:00Z');
  expect((await emma.command('/due')).filter((line) => /·/.test(line))).toEqual([
    'Overdue · 2',
    'F-1 · ask for drawings',
    'F-2 · call the site',
  ]);
});

test('Done and Snooze in the list bring the list up to date', async () => {
  const team = await startTeam();
  await addFollowUps(team, 'ask for drawings today', 'call the site on Sunday');
  const { emma } = team;
  await emma.command('/due');
  expect(await emma.press('Done')).toEqual([
    'This week · 1',
    'F-2 · call the site',
    'Sun 22 Nov',
    menu,
    'Type `/due done F-2` or `/due snooze F-2 next Wed`.',
  ]);
  expect(await emma.press('Snooze: Tomorrow')).toEqual([
    'This week · 1',
    'F-2 · call the site',
    'Sat 21 Nov (tomorrow)',
    menu,
    'Type `/due done F-2` or `/due snooze F-2 next Wed`.',
  ]);
});

test('where nothing is due until Sunday it says so, and lists what comes later', async () => {
  const team = await startTeam();
  await addFollowUps(
    team,
    'send the plan on 9 December Acme Foods',
    'call the plant on 2 December Acme Plastics',
  );
  expect(await team.emma.command('/due')).toEqual([
    'Nothing is due this week.',
    'Later · 2',
    'F-2 · Acme Plastics · call the plant',
    'Wed 2 Dec',
    menu,
    'F-1 · Acme Foods · send the plan',
    'Wed 9 Dec',
    menu,
    hint.en('F-2'),
  ]);
  expect(team.emma.newest().text).toBe('Your follow-ups: Nothing is due this week.');
  await team.wang.command('/due 新增 送方案 12月3日');
  expect((await team.wang.command('/due')).slice(0, 4)).toEqual([
    '本周没有到期的跟进。',
    '之后 · 1',
    'F-3 · 送方案',
    '12月3日周四',
  ]);
  expect(await team.li.command('/due')).toHaveLength(1);
});

import { expect, test } from 'vitest';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** The alarm comes at ten customers; there are twelve. */
async function startWatched(): Promise<TeamAtWork> {
  const team = await startTeam();
  const { bot, emma, team: own } = team;
  const li = personId(own.workspaceId, 'ULI');
  await bot.store.write(({ teams }) =>
    teams.changeSetting(own.id, 'reading.alarmCustomers', 10, li, bot.clock.now()),
  );
  for (const letter of 'ABCDEFGHIJKL')
    await emma.command(`/customer add Works ${letter}${letter}${letter}`);
  return team;
}

const open = async ({ emma }: TeamAtWork, letters: string) => {
  for (const letter of letters) await emma.command(`/customer Works ${letter}${letter}${letter}`);
};

const alarms = async ({ bot, li }: TeamAtWork) => {
  await bot.linesman.tick();
  return li.direct().filter(([line]) => line?.includes('within an hour'));
};

test('whoever opens unusually many customers within an hour is told of to the admins, once a day', async () => {
  const team = await startWatched();
  const { bot, emma } = team;
  bot.clock.advance(2 * 60 * 60 * 1000);
  await open(team, 'ABCDEFGHI');
  // The same ones again are no more.
  await open(team, 'ABC');
  expect(await alarms(team)).toEqual([]);
  await open(team, 'JKL');
  expect(await alarms(team)).toEqual([
    [
      'Emma Clark opened 10 customers within an hour, which is unusual.',
      'If this is not expected, ask; `/kam audit` shows what was changed.',
    ],
  ]);
  expect(emma.direct()).toEqual([]);
  const trail = await bot.store.read.audit.of(`person/${personId(team.team.workspaceId, 'UEMMA')}`);
  expect(trail.map(({ action, after }) => ({ action, after }))).toEqual([
    { action: 'reading.many', after: { count: 10 } },
  ]);
});

test('spread over the day they are nothing unusual', async () => {
  const team = await startWatched();
  for (const letters of ['ABCDEF', 'GHIJKL']) {
    team.bot.clock.advance(61 * 60 * 1000);
    await open(team, letters);
  }
  expect(await alarms(team)).toEqual([]);
});

test('whoever takes a list of colleagues’ customers along is told of as well; of one’s own customers not', async () => {
  const team = await startWatched();
  team.bot.clock.advance(2 * 60 * 60 * 1000);
  await team.emma.command('/customer export mine');
  expect(await alarms(team)).toEqual([]);
  await team.emma.command('/customer export');
  expect((await alarms(team)).map(([line]) => line)).toEqual([
    'Emma Clark opened 10 customers within an hour, which is unusual.',
  ]);
});

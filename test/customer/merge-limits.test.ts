import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import type { TeamId } from '../../src/domain/person.ts';
import { openFile } from '../support/open-test-store.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const line = '/customer merge Acme Plastics into Acme Foods';
const tooOld = 'That button came from an older message. /due shows what is open now.';
const names = async ({ bot, team }: TeamAtWork) =>
  (await bot.store.read.customers.list(team.id)).map(({ name }) => name);
const ratingsOf = async ({ bot }: TeamAtWork, id: string) =>
  (await bot.store.read.credit.ofCustomer(id as CustomerId)).map(({ from, to, reason }) => [
    from,
    to,
    reason,
  ]);

/** The message with the button of an action. */
function cardWith({ bot: { workspace } }: TeamAtWork, user: string, action: string) {
  const said = workspace.messages(workspace.as(user).directChannelId());
  const found = [...said, ...workspace.ephemerals(user)].find((one) =>
    JSON.stringify(one.blocks).includes(action),
  );
  if (!found) throw new Error('Nothing can be taken back');
  return found;
}

/** Acme Plastics belongs to another team from now on. */
async function moveToOtherTeam({ bot, team }: TeamAtWork): Promise<void> {
  const other = 'other-team' as TeamId;
  await bot.store.write(({ teams }) =>
    teams.add({ ...team, id: other, name: 'Others', isDefault: false }, bot.clock.now()),
  );
  const database = openFile(bot.databaseFile);
  database.prepare('UPDATE "Customer" SET "teamId" = ? WHERE "id" = ?').run(other, 'customer-5');
  database.close();
}

describe('two customers of different teams', () => {
  test('are not shown beside each other', async () => {
    const team = await startTeam();
    const { li } = team;
    await li.command('/customer merge Acme Plastics into 东方');
    await moveToOtherTeam(team);
    expect(await li.press('This one')).toEqual([tooOld]);
  });

  test('are not merged, though they were looked at before one of them went', async () => {
    const team = await startTeam();
    const { emma, li } = team;
    await emma.command(line);
    await li.command(line);
    await moveToOtherTeam(team);
    expect(await emma.press('Merge')).toEqual([tooOld]);
    expect(await li.press('Merge')).toEqual([tooOld]);
    expect(await names(team)).toContain('Acme Foods');
  });
});

describe('a customer', () => {
  test('is not merged with itself, by any of its names; where one name means both, with the other', async () => {
    const { emma, li } = await startTeam();
    await emma.command('/customer alias Acme Foods AF');
    const same = 'Both names mean “Acme Foods”: it is one customer already.';
    expect((await emma.command('/customer merge AF into Acme Foods'))[0]).toBe(same);
    expect((await emma.command('/customer merge 3301000201 into AF'))[0]).toBe(same);
    await li.command('/customer merge Acme into Acme');
    expect((await li.press('This one'))[0]).toMatch(/^Merge “Acme (Foods|Plastics)” into “Acme /);
  });

  test('does not become part of one that is gone: by name it is the one that stayed, by an old button it is refused', async () => {
    const team = await startTeam();
    const { li } = team;
    await li.command('/customer merge 东方纺织厂 into Acme Plastics');
    const old = li.newest();
    await li.command(line);
    await li.press('Merge');
    expect(await li.press('Merge', old)).toEqual([
      'One of them has become part of another customer meanwhile. Ask again with the names of now.',
    ]);
    expect(await names(team)).toContain('东方纺织厂');
    expect((await li.command('/customer merge 东方纺织厂 into Acme Plastics'))[0]).toBe(
      'Merge “东方纺织厂” into “Acme Foods”?',
    );
  });
});

describe('a hand-over of what was merged since', () => {
  const handOver = async (team: TeamAtWork, what: string) => {
    await team.li.command(`/kam handover @Emma Clark @王磊 ${what}`);
    await team.li.press('Hand over');
    return cardWith(team, 'ULI', 'hand-over:undo');
  };
  const managerOf = async ({ bot }: TeamAtWork, id: string) =>
    (await bot.store.read.customers.find(id as CustomerId))?.managerId.split('.')[1];

  test('says what is part of a customer that was never handed over, and so stays', async () => {
    const team = await startTeam();
    const { li, wang, emma, bot } = team;
    const done = await handOver(team, 'Acme Plastics');
    await li.command('/customer merge Acme Plastics into 东方纺织厂');
    await li.press('Merge');
    await bot.linesman.tick();
    expect(await li.press('Undo', done)).toEqual([
      '李伟 took a hand-over back: what went to 王磊 is with Emma Clark again.',
      'Changed meanwhile, so it stays as it is: Acme Plastics → 东方纺织厂',
    ]);
    expect(await managerOf(team, 'customer-3')).toBe('UWANG');
    await bot.linesman.tick();
    expect([emma.direct().at(-1)?.[1], wang.direct().at(-1)?.[1]]).toEqual([
      'Changed meanwhile, so it stays as it is: Acme Plastics → 东方纺织厂',
      '期间有改动，未还原：Acme Plastics → 东方纺织厂',
    ]);
  });

  test('says nothing of one that is part of another that is given back', async () => {
    const team = await startTeam();
    const { li } = team;
    const done = await handOver(team, 'all');
    await li.command(line);
    await li.press('Merge');
    expect(await li.press('Undo', done)).toEqual([
      '李伟 took a hand-over back: what went to 王磊 is with Emma Clark again.',
    ]);
    expect(await managerOf(team, 'customer-5')).toBe('UEMMA');
  });
});

describe('a merge that took the grade of the one that went', () => {
  const merged = async () => {
    const team = await startTeam();
    const { emma } = team;
    await emma.command('/customer credit Acme Plastics B late twice');
    await emma.command(line);
    await emma.open('Choose values…');
    await emma.sendAndRead({ 'Credit grade': 'B' });
    await emma.press('Merge');
    return { team, done: cardWith(team, 'UEMMA', 'merge:undo') };
  };

  test('leaves nothing in the history of the other once it is taken back', async () => {
    const { team, done } = await merged();
    expect(await ratingsOf(team, 'customer-4')).toEqual(
      expect.arrayContaining([['C', 'B', 'Acme Plastics']]),
    );
    await team.emma.press('Undo', done);
    expect(await ratingsOf(team, 'customer-4')).toEqual([]);
    expect(await ratingsOf(team, 'customer-5')).toEqual([[null, 'B', 'late twice']]);
  });

  test('leaves it where somebody has graded the customer since', async () => {
    const { team, done } = await merged();
    const { emma, bot } = team;
    bot.clock.advance(60_000);
    await emma.command('/customer credit Acme Foods C late again');
    bot.clock.advance(60_000);
    await emma.command('/customer credit Acme Foods B paid');
    bot.clock.advance(60_000);
    await emma.press('Undo', done);
    expect(await ratingsOf(team, 'customer-4')).toEqual([
      ['B', 'C', 'Acme Plastics'],
      ['C', 'B', 'paid'],
      ['B', 'C', 'late again'],
      ['C', 'B', 'Acme Plastics'],
    ]);
  });
});

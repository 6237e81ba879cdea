import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { csv, sendList } from '../support/send-list.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

const line = '/customer merge Acme Plastics into Acme Foods';

/** Emma’s two have something of everything. */
async function withWork(options: Parameters<typeof startTeam>[0] = {}) {
  const team = await startTeam(options);
  const { emma } = team;
  await emma.command('/customer alias Acme Plastics AP');
  await emma.command('/visit Acme Plastics yesterday: second feed wanted, follow up Mon 10am');
  await emma.command('/visit Acme Foods yesterday: all well');
  await emma.command('/due add call the plant Tue 3pm Acme Plastics');
  await emma.command('/ticket open Acme Plastics 10kV 500kVA new');
  await emma.command('/customer date Acme Plastics contract ends 31 Mar 2027');
  await emma.command('/customer contact Acme Plastics Jane Roe key person 13800138000');
  await emma.command('/customer credit Acme Plastics B late twice');
  await team.bot.linesman.tick();
  return team;
}

/** All that says whose something is. */
async function archive({ bot, team }: TeamAtWork) {
  const { read } = bot.store;
  const ids = ['customer-4', 'customer-5'] as CustomerId[];
  const found = await read.customers.findMany(ids);
  return {
    customers: found.map(({ aliases, ...one }) => ({ ...one, aliases: [...aliases].sort() })),
    profiles: await Promise.all(ids.map((id) => read.profiles.find(id))),
    belongings: await Promise.all(ids.map((id) => read.merges.belongings(id))),
    contacts: (await Promise.all(ids.map((id) => read.contacts.ofCustomer(id)))).flat(),
    dates: (await Promise.all(ids.map((id) => read.importantDates.ofCustomer(id)))).flat(),
    due: await Promise.all([1, 2].map((number) => read.followUps.findByNumber(team.id, number))),
  };
}

describe('/customer merge', () => {
  test('shows what moves and what is kept; once confirmed it is one customer, found by both names', async () => {
    const team = await withWork();
    const { emma, wang } = team;
    expect(await emma.command(line)).toEqual([
      'Merge “Acme Plastics” into “Acme Foods”?',
      'What moves: 1 visit, 2 follow-ups, 1 ticket, 1 contact, 1 important date, 1 credit rating',
      'Acme Foods is then also found by: AP, Acme Plastics',
      'Credit grade: C stays, not B',
      'Nothing is merged before you press.',
      '[Merge] [Choose values…] [Cancel]',
    ]);
    const before = await archive(team);
    expect(before.customers.length).toBe(2);
    expect(await emma.press('Merge')).toEqual([
      'Merged: “Acme Plastics” is now part of “Acme Foods”',
      'What moved: 1 visit, 2 follow-ups, 1 ticket, 1 contact, 1 important date, 1 credit rating',
      'Undo makes them two again, for 24 hours.',
      '[Show] [Undo]',
    ]);
    const after = await archive(team);
    expect(after.customers).toEqual([{ ...before.customers[0], aliases: ['AP', 'Acme Plastics'] }]);
    const [ours, theirs] = before.belongings;
    const [all, none] = after.belongings;
    expect(Object.entries(all ?? {}).map(([kind, ids]) => [kind, ids.length])).toEqual([
      ['visits', 2],
      ['followUps', 2],
      ['tickets', 1],
      ['contacts', 1],
      ['dates', 1],
      ['documents', 0],
      ['ratings', 1],
      ['incidents', 0],
    ]);
    expect(new Set(all?.visits)).toEqual(
      new Set([...(ours?.visits ?? []), ...(theirs?.visits ?? [])]),
    );
    expect(Object.values(none ?? {}).flat()).toEqual([]);
    expect((await emma.command('/customer Acme Plastics'))[0]).toBe('Acme Foods');
    expect((await wang.command('/customer AP'))[0]).toBe('Acme Foods');
    expect((await emma.command('/customer list')).join('\n')).not.toContain('Acme Plastics');
  });

  test('Undo makes two of one again, each with what was about it', async () => {
    const team = await withWork();
    const { emma, bot } = team;
    const before = await archive(team);
    await emma.command(line);
    await emma.press('Merge');
    bot.clock.set('2026-11-21T01:59:00Z');
    expect(await emma.press('Undo')).toEqual([
      'Two customers again: “Acme Plastics” and “Acme Foods”',
    ]);
    expect(await archive(team)).toEqual(before);
    expect((await emma.command('/customer AP'))[0]).toBe('Acme Plastics');
    expect(await emma.command('/customer credit Acme Plastics')).toEqual(
      expect.arrayContaining([expect.stringContaining('late twice')]),
    );
  });

  test('Undo leaves a field alone that was changed meanwhile; what was done with the records goes along', async () => {
    const team = await withWork();
    const { emma } = team;
    await emma.command('/customer merge Acme Foods into Acme Plastics');
    await emma.press('Merge');
    await emma.command('/due done F-2 called');
    await emma.command('/customer credit Acme Plastics A pays early again');
    await emma.command('/visit Acme Foods today: one more');
    expect(await emma.press('Undo', undoCard(team))).toEqual([
      'Two customers again: “Acme Foods” and “Acme Plastics”',
    ]);
    const { customers, due, belongings } = await archive(team);
    expect(
      customers.map(({ name, accountNumber, capacityKva, creditGrade }) => [
        name,
        accountNumber,
        capacityKva,
        creditGrade,
      ]),
    ).toEqual([
      ['Acme Foods', '3301000201', 5000, 'C'],
      ['Acme Plastics', null, null, 'A'],
    ]);
    expect(due[1]).toMatchObject({ customerId: 'customer-5', state: 'done' });
    // The visit that came since stays with the one that stayed.
    expect(belongings.map(({ visits }) => visits.length)).toEqual([1, 2]);
  });

  test('the other value is kept where it is chosen; the name that goes is another name of the one', async () => {
    const team = await withWork();
    const { emma } = team;
    await emma.command(line);
    const form = await emma.open('Choose values…');
    expect(Object.keys(form.fields)).toEqual(['Name', 'Credit grade']);
    expect(
      (await emma.sendAndRead({ Name: 'Acme Plastics', 'Credit grade': 'B' })).slice(2, 5),
    ).toEqual([
      'Acme Plastics is then also found by: Acme Foods, AP',
      'Name: Acme Plastics stays, not Acme Foods',
      'Credit grade: B stays, not C',
    ]);
    await emma.press('Merge');
    const { customers } = await archive(team);
    expect(customers).toEqual([
      expect.objectContaining({
        id: 'customer-4',
        name: 'Acme Plastics',
        creditGrade: 'B',
        accountNumber: '3301000201',
        aliases: ['AP', 'Acme Foods'],
      }),
    ]);
    await emma.press('Undo');
    expect((await archive(team)).customers.map(({ name }) => name)).toEqual([
      'Acme Foods',
      'Acme Plastics',
    ]);
  });

  test('Undo gives another name back that became the English name of the one', async () => {
    const team = await withWork();
    const { bot, emma } = team;
    await emma.command('/customer alias Acme Foods Acme Food Works');
    await bot.store.write(async ({ customers }) => {
      const plastics = await customers.find('customer-5' as CustomerId);
      if (plastics) await customers.update({ ...plastics, englishName: 'Acme Food Works' });
    });
    const before = await archive(team);
    await emma.command(line);
    await emma.press('Merge');
    expect((await archive(team)).customers[0]).toMatchObject({
      englishName: 'Acme Food Works',
      aliases: ['AP', 'Acme Plastics'],
    });
    await emma.press('Undo');
    expect(await archive(team)).toEqual(before);
  });

  test('of two key persons one stays it, and a contact or a day that is there twice is there once', async () => {
    const team = await withWork();
    const { emma } = team;
    await emma.command('/customer contact Acme Foods John Doe key person 13900139000');
    await emma.command('/customer contact Acme Foods Mary Major 13700137000');
    await emma.command('/customer contact Acme Plastics Mary Major');
    await emma.command('/customer date Acme Foods contract ends 31 Mar 2027');
    const before = await archive(team);
    expect(await emma.command(line)).toEqual(
      expect.arrayContaining([
        'The key person stays John Doe; Jane Roe becomes a contact like others.',
      ]),
    );
    await emma.press('Merge');
    const { contacts, dates } = await archive(team);
    expect(contacts.map(({ name, isKeyPerson }) => [name, isKeyPerson])).toEqual([
      ['John Doe', true],
      ['Jane Roe', false],
      ['Mary Major', false],
    ]);
    expect(dates.length).toBe(1);
    await emma.press('Undo');
    const withoutVersion = (all: Awaited<ReturnType<typeof archive>>) => ({
      contacts: all.contacts.map(({ version: _no, ...one }) => one),
      dates: all.dates.map(({ version: _no, ...one }) => one),
    });
    expect(withoutVersion(await archive(team))).toEqual(withoutVersion(before));
  });

  test('two managers: a lead does it, both hear of it once, in their own language', async () => {
    const team = await startTeam();
    const { bot, li, wang, emma } = team;
    expect(await li.command('/customer 合并 东方纺织厂 到 Acme Foods')).toEqual([
      'Merge “东方纺织厂” into “Acme Foods”?',
      'Nothing moves but names and details.',
      'Acme Foods is then also found by: 东方纺织厂',
      'Emma Clark stays the manager; 王磊 is it no more.',
      'Nothing is merged before you press.',
      '[Merge] [Choose values…] [Cancel]',
    ]);
    await li.press('Merge');
    await bot.linesman.tick();
    expect([wang.direct(), emma.direct(), li.direct()]).toEqual([
      [['李伟已将“东方纺织厂”合并到“Acme Foods”，两边的记录现在都在那里。']],
      [['李伟 merged “东方纺织厂” into “Acme Foods”. Everything about both stands there now.']],
      [],
    ]);
    await li.press('Undo', undoCard(team, 'ULI'));
    await bot.linesman.tick();
    expect([wang.direct().length, emma.direct().length]).toEqual([2, 2]);
    const [back] = await bot.store.read.customers.findMany(['customer-3' as CustomerId]);
    expect([back?.name, back?.managerId.split('.')[1]]).toEqual(['东方纺织厂', 'UWANG']);
  });

  test('an unclear name is asked about, first the one that goes', async () => {
    const { li } = await startTeam();
    const asked = await li.command('/customer merge Acme into 东方');
    expect([asked[0], asked.filter((one) => /Acme/.test(one)).length]).toEqual([
      'Which “Acme” is to go?',
      3,
    ]);
    const next = await li.press('This one');
    expect(next[0]).toBe('Which “东方” is to stay?');
    expect((await li.press('This one'))[0]).toMatch(
      /^Merge “Acme (?:Foods|Plastics)” into “东方(?:化工股份有限公司|纺织厂)”\?$/,
    );
  });

  test('reminders and messages on their way name the one that stays', async () => {
    const team = await withWork();
    const { bot, emma } = team;
    bot.clock.set('2026-11-23T01:59:00Z');
    await emma.command(line);
    await emma.press('Merge');
    bot.clock.set('2026-11-23T02:00:00Z');
    await bot.linesman.tick();
    expect(emma.direct().at(-1)?.[0]).toMatch(/Acme Foods/);
    bot.clock.set('2026-11-24T07:00:00Z');
    await bot.linesman.tick();
    expect(emma.direct().at(-1)?.[0]).toBe('F-2 is due: Acme Foods · call the plant');
  });

  test('what was shown of the one that went leads to the one that stays', async () => {
    const team = await withWork();
    const { emma } = team;
    await emma.command('/customer Acme Plastics');
    const card = emma.newest();
    await emma.command(line);
    await emma.press('Merge');
    await emma.open('Edit', card);
    expect(await emma.sendAndRead({ 'Capacity (kVA)': '6000' })).toEqual(
      expect.arrayContaining([expect.stringContaining('6000 kVA')]),
    );
    expect((await archive(team)).customers).toEqual([
      expect.objectContaining({ name: 'Acme Foods', capacityKva: 6000 }),
    ]);
  });

  test('three become one step by step, and three again in the other order only', async () => {
    const team = await withWork();
    const { bot, li } = team;
    await li.command(line);
    await li.press('Merge');
    const first = undoCard(team, 'ULI');
    await li.command('/customer merge Acme Foods into 东方纺织厂');
    await li.press('Merge');
    const second = undoCard(team, 'ULI');
    expect((await li.command('/customer Acme Plastics'))[0]).toBe('东方纺织厂');
    expect((await bot.store.read.customers.find('customer-5' as CustomerId))?.id).toBe(
      'customer-3',
    );
    expect(await li.press('Undo', first)).toEqual([
      'It has become part of “东方纺织厂” since. Take that merge back first.',
    ]);
    await li.press('Undo', second);
    await li.press('Undo', first);
    const { belongings } = await archive(team);
    expect(belongings.map(({ visits, followUps }) => [visits.length, followUps.length])).toEqual([
      [1, 0],
      [1, 2],
    ]);
  });

  test('the trail of the one has that of both, and is true', async () => {
    const team = await withWork();
    const { bot, emma, li } = team;
    await emma.command(line);
    await emma.press('Merge');
    const trail = (await li.command('/kam audit Acme Plastics')).join('\n');
    expect(trail).toContain('merged it');
    expect(trail).toContain('changed other names');
    expect(await bot.store.read.audit.findProblem()).toBeNull();
  });

  test('a person who stands in what a merge keeps is erased there too, and does not come back with Undo', async () => {
    const team = await withWork();
    const { bot, emma, li } = team;
    const id = 'customer-5' as CustomerId;
    await bot.store.write(async ({ profiles }) => {
      const profile = await profiles.find(id);
      if (profile) await profiles.save(id, { ...profile, ownSource: 'diesel, ask Jane Roe' });
    });
    await emma.command(line);
    await emma.press('Merge');
    await li.command('/kam forget Jane Roe');
    await li.press('Erase');
    await emma.press('Undo', undoCard(team));
    const { profiles, contacts } = await archive(team);
    expect(profiles[1]?.ownSource).toMatch(/^diesel, ask /);
    expect(JSON.stringify([profiles, contacts])).not.toContain('Jane Roe');
    expect(await bot.store.read.audit.findProblem()).toBeNull();
  });
});

/** The message with the button that takes a merge back. */
function undoCard({ bot }: TeamAtWork, user = 'UEMMA') {
  const found = bot.workspace
    .ephemerals(user)
    .findLast((one) => JSON.stringify(one.blocks).includes('merge:undo'));
  if (!found) throw new Error('Nothing can be taken back');
  return found;
}

describe('what cannot be merged', () => {
  test.each([
    ['Acme Foods', 'Which two customers are the same?'],
    ['Acme Foods into Nobody Ltd', 'There is no customer “Nobody Ltd”.'],
    ['Acme Foods into acme foods', 'Both names mean “Acme Foods”: it is one customer already.'],
    [
      'Acme Foods into 东方纺织厂',
      'Only a lead, or whoever manages both, can merge them. “东方纺织厂” is with 王磊.',
    ],
    [
      '东方纺织厂 into Acme Foods',
      'Only a lead, or whoever manages both, can merge them. “东方纺织厂” is with 王磊.',
    ],
  ])('%s', async (typed, answer) => {
    const { emma } = await startTeam();
    expect((await emma.command(`/customer merge ${typed}`))[0]).toContain(answer);
  });

  test('twice, or what was changed since it was looked at', async () => {
    const team = await startTeam();
    const { emma } = team;
    await emma.command(line);
    const first = emma.newest();
    await emma.command('/visit Acme Plastics yesterday: all well');
    expect((await emma.press('Merge', first)).slice(0, 3)).toEqual([
      'Something has changed since you looked. Please look again.',
      'Merge “Acme Plastics” into “Acme Foods”?',
      'What moves: 1 visit',
    ]);
    await emma.command(line);
    const second = emma.newest();
    await emma.press('Merge', second);
    expect(await emma.press('Merge')).toEqual([
      'Both names mean “Acme Foods”: it is one customer already.',
      'Try `/customer merge Acme Plastics into Acme Foods`',
    ]);
    expect((await emma.command(line))[0]).toBe(
      'Both names mean “Acme Foods”: it is one customer already.',
    );
  });

  test('Undo after a day, twice, or where the name is somebody else’s by now', async () => {
    const team = await startTeam();
    const { bot, emma } = team;
    await emma.command(line);
    await emma.press('Merge');
    const done = undoCard(team);
    await emma.command('/customer alias Acme Foods -Acme Plastics');
    await emma.command('/customer add Acme Plastics');
    expect(await emma.press('Undo', done)).toEqual([
      '“Acme Plastics” has come to another customer meanwhile. Free it first, then press Undo again.',
    ]);
    bot.clock.set('2026-11-21T02:01:00Z');
    expect(await emma.press('Undo', done)).toEqual([
      'That was more than 24 hours ago and cannot be taken back any more.',
    ]);
  });

  test('Undo by whoever does not have the customer any more', async () => {
    const team = await startTeam();
    const { bot, emma, li } = team;
    await emma.command(line);
    await emma.press('Merge');
    const done = undoCard(team);
    await li.command('/kam handover @Emma Clark @陳美玲 all');
    await li.press('Hand over');
    await bot.linesman.tick();
    expect(await emma.press('Undo', done)).toEqual([
      'You may not do that in the team “Key accounts”.',
    ]);
    const { customers } = bot.store.read;
    expect(await customers.findByName(team.team.id, 'Acme Plastics')).toBe(undefined);
  });

  test('more names than one customer can have', async () => {
    const { emma } = await startTeam();
    for (const name of ['P1', 'P2', 'P3', 'P4', 'P5']) {
      await emma.command(`/customer alias Acme Plastics Plas ${name}`);
      await emma.command(`/customer alias Acme Foods Food ${name}`);
    }
    expect((await emma.command(line))[0]).toBe(
      'Together they have 11 other names; 10 is the most. Take some away first with `/customer alias`.',
    );
  });
});

test('a list that still has the one that went changes nothing of it, and says whose name it is', async () => {
  const team = await startTeam();
  const { bot, emma } = team;
  await bot.store.write(async ({ customers }) => {
    const plastics = await customers.find('customer-5' as CustomerId);
    if (plastics) await customers.update({ ...plastics, accountNumber: '3301000999' });
  });
  await emma.command('/customer merge Acme Foods into Acme Plastics');
  const form = await emma.open('Choose values…');
  expect(Object.keys(form.fields)).toEqual(['Name', 'Account number']);
  await emma.sendAndRead({ 'Account number': '3301000201' });
  await emma.press('Merge');
  const list = csv('Customer name,Account number', 'Acme Foods,3301000201', 'Another,3301000999');
  const [, preview] = await sendList(team, 'UEMMA', list);
  expect(preview?.slice(1, 3)).toEqual([
    '0 new · 0 changed · 1 unchanged · 1 refused',
    '• Row 3, Account number: “3301000999” is what “Acme Plastics” is called.',
  ]);
  expect((await team.bot.store.read.customers.list(team.team.id)).length).toBe(5);
});

import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import type { HandOverId } from '../../src/domain/work-hand-over.ts';
import { calendarDay, instant } from '../../src/domain/zoned-time.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam, type TeamAtWork } from '../support/start-team.ts';

/** Emma has visits, follow-ups, an appointment and a ticket; one follow-up is about no customer. */
async function withWork(options: Parameters<typeof startTeam>[0] = {}) {
  const team = await startTeam(options);
  const { emma } = team;
  await emma.command('/visit Acme Foods yesterday: second feed wanted');
  await emma.command('/due add send the plan Mon 10am Acme Foods');
  await emma.command('/due add call the plant Tue 3pm Acme Plastics');
  await emma.command('/due add order business cards Wed');
  await emma.command('/visit plan Acme Foods Wed 10:00 contract');
  await emma.command('/ticket open Acme Foods 10kV 500kVA new');
  await team.bot.linesman.tick();
  return team;
}

const all = '/kam handover @Emma Clark @王磊 all';
const counts = '2 customers, 3 follow-ups, 1 ticket, 1 appointment';

/** All that says whose something is, and when it is looked at next. */
async function whose({ bot, team }: TeamAtWork) {
  const { read } = bot.store;
  const schedules = async (id: string) =>
    (
      await read.reminders.findMany(
        ['follow-up-due', 'appointment-brief', 'routine-visit-due', 'important-date'].map(
          (rule) => ({ rule, subjectId: id }),
        ),
      )
    ).map(({ rule, nextAt }) => `${rule} ${new Date(nextAt).toISOString()}`);
  const followUps = await Promise.all(
    [1, 2, 3].map((number) => read.followUps.findByNumber(team.id, number)),
  );
  const visit = await read.visits.findByNumber(team.id, 2);
  const ticket = await read.tickets.findByNumber(team.id, 1);
  const file = ticket && (await read.tickets.load(ticket.id));
  const customers = await read.customers.findMany(['customer-4', 'customer-5'] as CustomerId[]);
  const short = (id: string | null | undefined) => id?.split('.')[1] ?? null;
  return {
    customers: customers.map(({ managerId }) => short(managerId)),
    visitsDue: await Promise.all(customers.map(({ id }) => schedules(id))),
    history: await Promise.all(
      customers.map(async ({ id }) =>
        (await read.customers.managerChanges(id)).map((one) => [
          short(one.fromId),
          short(one.toId),
        ]),
      ),
    ),
    followUps: followUps.map((one) => [short(one?.ownerId), one?.due, one?.timeZone, one?.dueAt]),
    reminders: await Promise.all(followUps.map((one) => schedules(one?.id ?? ''))),
    appointment: [short(visit?.managerId), await schedules(visit?.id ?? '')],
    ticket: [short(file?.ticket.managerId), file?.stages.map(({ ownerId }) => short(ownerId))],
  };
}

describe('/kam handover', () => {
  test('shows a lead what would go; once confirmed it is all the other’s, and both hear once', async () => {
    const team = await withWork();
    const { bot, li, emma, wang } = team;
    const before = await whose(team);
    expect(await li.command(all)).toEqual([
      'Hand over the work of Emma Clark to 王磊?',
      `What goes: ${counts}`,
      'Customers: Acme Foods, Acme Plastics',
      'Nothing goes before you press.',
      '[Hand over] [Cancel]',
    ]);
    expect(await whose(team)).toEqual(before);
    expect(await li.press('Hand over')).toEqual([
      'Handed over: from Emma Clark to 王磊',
      counts,
      'Undo gives everything back, for 24 hours.',
      '[Undo]',
    ]);
    const after = await whose(team);
    expect(after).toEqual({
      ...before,
      customers: ['UWANG', 'UWANG'],
      history: [[['UEMMA', 'UWANG']], [['UEMMA', 'UWANG']]],
      followUps: before.followUps.map(([_owner, ...due]) => ['UWANG', ...due]),
      appointment: ['UWANG', before.appointment[1]],
      ticket: ['UWANG', (before.ticket[1] as string[]).map((id) => (id ? 'UWANG' : id))],
    });
    await bot.linesman.tick();
    expect(emma.direct()).toEqual([
      [
        '李伟 handed your work over to 王磊. Thank you for looking after it.',
        `What went: ${counts}`,
        'Nothing open is left with you.',
      ],
    ]);
    expect(wang.direct()).toEqual([
      [
        '李伟已把Emma Clark的工作交接给你。',
        '客户 2 家、跟进 3 项、工单 1 张、预约 1 项',
        'Acme Foods · 信用等级：C · 电压：10 kV · 容量：5000 kVA',
        '最近走访：11月19日周四（昨天） — second feed wanted',
        '已承诺：F-1 send the plan (11月23日周一 10:00)',
        '🔵 GC-1 · 新装 · 10 kV · 500 kVA · 业务受理',
        '下次走访不晚于 12月19日周六',
        'Acme Plastics',
        '尚未走访。',
        '已承诺：F-2 call the plant (11月24日周二 15:00)',
      ],
    ]);
    expect(li.direct()).toEqual([]);
    expect((await wang.command('/customer Acme Foods')).slice(1, 3)).toEqual([
      '信用等级：C · 电压：10 kV · 容量：5000 kVA · 客户经理：王磊 · 户号：3301000201',
      '此前：Emma Clark（至 11月20日周五）',
    ]);
    expect((await wang.command('/ticket history GC-1')).at(-2)).toBe(
      '• 11月20日周五 10:00 · 李伟将工单由Emma Clark交接给王磊。',
    );
    bot.clock.set('2026-11-23T02:00:00Z');
    await bot.linesman.tick();
    expect(wang.direct().at(-1)?.[0]).toBe('F-1 到期：Acme Foods · send the plan');
    expect(emma.direct().length).toBe(1);
  });

  test('Undo puts everything back exactly; nobody hears of it twice', async () => {
    const team = await withWork();
    const { bot, li, emma, wang } = team;
    const before = await whose(team);
    await li.command(all);
    await li.press('Hand over');
    bot.clock.set('2026-11-21T01:59:00Z');
    expect(await li.press('Undo')).toEqual([
      '李伟 took a hand-over back: what went to 王磊 is with Emma Clark again.',
    ]);
    expect(await whose(team)).toEqual(before);
    await bot.linesman.tick();
    expect(emma.direct().map(([title]) => title)).toEqual([
      '李伟 handed your work over to 王磊. Thank you for looking after it.',
      '李伟 took a hand-over back: what went to 王磊 is with Emma Clark again.',
    ]);
    expect(wang.direct().at(-1)).toEqual(['李伟撤销了交接：交给王磊的工作已还给Emma Clark。']);
    expect((await emma.command('/customer Acme Foods'))[2]).toBe('Last visits');
  });

  test('Undo leaves alone what was changed meanwhile, and names it', async () => {
    const team = await withWork();
    const { bot, li, wang } = team;
    await li.command(all);
    await li.press('Hand over');
    await wang.command('/due done F-1');
    await wang.command('/ticket GC-1 note the meter is ordered');
    await wang.command('/kam 交接 @王磊 @陳美玲 Acme Plastics');
    await wang.press('确认交接');
    await bot.linesman.tick();
    expect(await li.press('Undo', li.newest())).toEqual([
      '李伟 took a hand-over back: what went to 王磊 is with Emma Clark again.',
      'Changed meanwhile, so it stays as it is: Acme Plastics, F-1, F-2, GC-1',
    ]);
    const { customers, followUps, ticket } = await whose(team);
    expect([customers, followUps.map(([owner]) => owner), ticket[0]]).toEqual([
      ['UEMMA', 'UCHEN'],
      ['UWANG', 'UCHEN', 'UEMMA'],
      'UWANG',
    ]);
  });

  test('after a day it is too late for Undo, and a second press undoes nothing', async () => {
    const team = await withWork();
    const { bot, li } = team;
    await li.command(all);
    await li.press('Hand over');
    bot.clock.set('2026-11-21T02:01:00Z');
    const handedOver = await whose(team);
    expect(await li.press('Undo')).toEqual([
      'That was more than 24 hours ago and cannot be taken back any more. Hand it over the other way round.',
    ]);
    expect(await whose(team)).toEqual(handedOver);
  });

  test('only some customers go, with what is about them', async () => {
    const team = await withWork();
    const { emma, bot, li, chen } = team;
    expect(
      (
        await emma.command('/kam handover @Emma Clark @陳美玲 customers Acme Foods, Acme Plastics')
      )[1],
    ).toBe('What goes: 2 customers, 2 follow-ups, 1 ticket, 1 appointment');
    expect(await emma.press('Cancel')).toEqual(['Nothing was handed over.']);
    await emma.command('/kam 移交 @Emma Clark @陳美玲 Acme Plastics');
    await emma.press('Hand over');
    await bot.linesman.tick();
    const { customers, followUps } = await whose(team);
    expect([customers, followUps.map(([owner]) => owner)]).toEqual([
      ['UEMMA', 'UCHEN'],
      ['UEMMA', 'UCHEN', 'UEMMA'],
    ]);
    expect(emma.direct()).toEqual([]);
    expect(chen.direct().map(([title]) => title)).toEqual(['Emma Clark把工作交接給你了。']);
    expect(li.direct()).toEqual([
      ['Emma Clark handed work over to 陳美玲.', '1 customer, 1 follow-up', '[Undo]'],
    ]);
    expect(await li.press('Undo')).toEqual([
      '李伟 took a hand-over back: what went to 陳美玲 is with Emma Clark again.',
    ]);
  });

  test('what has come since the preview is looked at first', async () => {
    const team = await withWork();
    const { li, emma } = team;
    await li.command(all);
    await emma.command('/due add one more Thu');
    expect((await li.press('Hand over')).slice(0, 3)).toEqual([
      'There is more or less to hand over than a moment ago. Please look again.',
      'Hand over the work of Emma Clark to 王磊?',
      'What goes: 2 customers, 4 follow-ups, 1 ticket, 1 appointment',
    ]);
    expect((await whose(team)).customers).toEqual(['UEMMA', 'UEMMA']);
    expect((await li.press('Hand over'))[0]).toBe('Handed over: from Emma Clark to 王磊');
  });

  test('a customer was somebody’s until the day on which it went, and the next one’s from then on', async () => {
    const { bot, li, chen } = await withWork();
    for (const [day, line] of [
      ['2026-11-24', '/kam handover @Emma Clark @王磊 Acme Foods'],
      ['2026-12-08', '/kam handover @王磊 @陳美玲 Acme Foods'],
    ] as const) {
      bot.clock.set(`${day}T02:00:00Z`);
      await li.command(line);
      await li.press('Hand over');
    }
    expect((await chen.command('/customer Acme Foods'))[2]).toBe(
      '此前：王磊（至 12月8日週二）、Emma Clark（至 11月24日週二）',
    );
  });
});

describe('what cannot be handed over', () => {
  const tryThis = 'Try `/kam handover @Emma Clark @Wang all`';
  test.each([
    ['', 'Whose work goes to whom? Name two colleagues: who gives first, who gets second.'],
    [
      '@Emma Clark',
      'Whose work goes to whom? Name two colleagues: who gives first, who gets second.',
    ],
    ['@Emma Clark @Emma Clark', 'Emma Clark has it already: name two different people.'],
    [
      '@Emma Clark @陳美玲',
      '陳美玲 is a specialist and has no customers. Name a manager or a lead.',
    ],
    [
      '@Emma Clark @王磊 Acme Foods, Nixon',
      'I do not know for certain which customers these are: Nixon. Write more of the name, with commas between them.',
    ],
    ['@Emma Clark @王磊 东方纺织厂', '“东方纺织厂” is with 王磊, not with Emma Clark.'],
    ['@李伟 @王磊', 'There is nothing of 李伟 to hand over.'],
  ])('%s', async (typed, sentence) => {
    const { bot, li } = await startTeam();
    await bot.store.write(async ({ people }) => {
      const chen = await people.find(personId(bot.linesman.workspaceId, 'UCHEN'));
      if (chen) await people.save({ ...chen, role: 'specialist' });
    });
    expect(await li.command(`/kam handover ${typed}`)).toEqual([sentence, tryThis]);
  });

  test('to somebody who left, a guest, or somebody of another team', async () => {
    const { bot, li, team } = await startTeam();
    const chenId = personId(bot.linesman.workspaceId, 'UCHEN');
    const become = (change: object) =>
      bot.store.write(async ({ people }) => {
        const chen = await people.find(chenId);
        if (chen) await people.save({ ...chen, ...change });
      });
    const line = '/kam handover @Emma Clark @陳美玲';
    await become({ isActive: false });
    expect(await li.command(line)).toEqual([
      '陳美玲 has left, so nothing can go there. Name somebody who is here.',
      tryThis,
    ]);
    await become({ isActive: false, teamId: null });
    expect(await li.command(line)).toEqual([
      '陳美玲 is a guest, a bot or of another company and cannot look after customers.',
      tryThis,
    ]);
    await become({ isActive: true, teamId: null });
    expect((await li.command(line))[0]).toBe(
      `陳美玲 is not in the team “${team.name}”. Guests and bots cannot be; others join an open team by using me once.`,
    );
  });

  test('a manager hands over their own only', async () => {
    const { emma, wang } = await startTeam();
    expect((await emma.command('/kam handover @王磊 @Emma Clark'))[0]).toBe(
      'Only a lead hands over the work of 王磊. Your own you may hand over yourself.',
    );
    expect(await wang.command('/kam 交接 @Emma Clark @王磊')).toEqual([
      '只有主管可以交接Emma Clark的工作。你自己的工作可以自行交接。',
      '试试 `/kam 交接 @王磊 @李伟 全部`',
    ]);
  });
});

test('the leads hand over what somebody left behind with a button; the message says what is left', async () => {
  const { bot, li, wang } = await withWork();
  bot.workspace.deactivate('UEMMA');
  const emmaId = personId(bot.linesman.workspaceId, 'UEMMA');
  await expect.poll(async () => (await bot.store.read.people.find(emmaId))?.isActive).toBe(false);
  await bot.linesman.tick();
  expect(li.direct().at(-1)?.at(-1)).toBe('[Hand over…]');
  expect(await li.open('Hand over…')).toEqual({
    title: 'Hand over…',
    fields: { 'To whom': '' },
    submit: 'Next',
  });
  expect(await li.send({ 'To whom': 'UEMMA' })).toEqual({
    'To whom': expect.stringContaining('Emma Clark has it already'),
  });
  expect((await li.sendAndRead({ 'To whom': 'UWANG' }))[0]).toBe(
    'Hand over the work of Emma Clark to 王磊?',
  );
  await li.press('Hand over');
  await bot.linesman.tick();
  expect(li.direct().filter(([title]) => title === 'Emma Clark has left')).toEqual([
    ['Emma Clark has left', 'Nothing is left: all of it has gone to others.'],
  ]);
  expect(wang.direct().length).toBe(1);
  expect(await bot.store.read.customers.ofManager(emmaId)).toEqual([]);
});

test('three hundred customers go at once; what came is read page by page', async () => {
  const team = await startTeam();
  const { bot, li, wang } = team;
  const { workspaceId } = bot.linesman;
  const managerId = personId(workspaceId, 'UEMMA');
  await bot.store.write(async ({ customers, followUps }) => {
    for (let number = 1; number <= 300; number += 1) {
      const id = `many-${number}` as CustomerId;
      await customers.add(
        {
          id,
          teamId: team.team.id,
          name: `Plant ${number}`,
          englishName: null,
          aliases: [],
          accountNumber: null,
          creditGrade: 'B',
          voltage: 10_000,
          capacityKva: 500,
          managerId,
          createdAt: bot.clock.now(),
        },
        managerId,
      );
      await followUps.add({
        id: `many-f-${number}` as never,
        teamId: team.team.id,
        number: await followUps.takeNumber(team.team.id),
        customerId: id,
        visitId: null,
        ownerId: managerId,
        what: 'call',
        due: { day: calendarDay('2026-11-25'), time: null },
        timeZone: team.team.timeZone,
        dueAt: instant(Date.parse('2026-11-25T01:00:00Z')),
        state: 'open',
        closed: null,
        snoozed: null,
        repeat: null,
        seriesId: null,
        version: 1,
        createdAt: bot.clock.now(),
        createdBy: managerId,
      });
    }
  });
  expect((await li.command(all))[1]).toBe('What goes: 302 customers, 300 follow-ups');
  expect((await li.press('Hand over'))[0]).toBe('Handed over: from Emma Clark to 王磊');
  await bot.linesman.tick();
  expect(wang.direct().at(-1)?.slice(-2)).toEqual(['第 1/61 页 · 共 302 条', '[下一页 ›]']);
  expect((await wang.press('下一页 ›'))[2]).toBe(
    'Plant 101 · 信用等级：B · 电压：10 kV · 容量：500 kVA',
  );
  // What came is for whoever got it.
  const id = /id\\+":\\+"([^"\\]+)/.exec(JSON.stringify(li.newest().blocks))?.[1] ?? '';
  await bot.store.write(async ({ handOvers }) => {
    const given = await handOvers.find(id as HandOverId);
    if (given) await handOvers.save({ ...given, toId: personId(workspaceId, 'UCHEN') });
  });
  expect(await wang.press('下一页 ›')).toEqual(['你在团队“Key accounts”里没有这项权限。']);
  await bot.store.write(async ({ handOvers }) => {
    const given = await handOvers.find(id as HandOverId);
    if (given) await handOvers.save({ ...given, toId: personId(workspaceId, 'UWANG') });
  });
  expect(await li.press('Undo')).toEqual([
    '李伟 took a hand-over back: what went to 王磊 is with Emma Clark again.',
  ]);
}, 60_000);

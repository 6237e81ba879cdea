import { expect, test } from 'vitest';
import {
  type CreditIncident,
  type CreditIncidentId,
  creditCap,
  heldGrade,
} from '../../src/domain/credit-incident.ts';
import type { CreditGrade, CustomerId } from '../../src/domain/customer.ts';
import type { PersonId, TeamId } from '../../src/domain/person.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { calendarDay, instant } from '../../src/domain/zoned-time.ts';
import { startTeam } from '../support/start-team.ts';
import type { Person } from '../support/talk-to-bot.ts';

/** Says in the form since when a customer is supplied; answers with the card. */
async function supply(who: Person, name: string, day: string): Promise<readonly string[]> {
  await who.command(`/customer ${name}`);
  const isChinese = name !== 'Acme Foods' && name !== 'Acme Plastics';
  await who.open(isChinese ? '更多资料' : 'More details');
  return who.sendAndRead({ [isChinese ? '通电日期' : 'Supplied since']: day });
}

test('a customer without a grade gets B for a year, with the reason in its history; A is refused, C is not', async () => {
  const { bot, emma } = await startTeam();
  const card = await supply(emma, 'Acme Plastics', '2026-05-03');
  expect(card.slice(0, 3)).toEqual([
    'Acme Plastics — Customer changed',
    'Credit grade: B · Manager: Emma Clark',
    'B at most: new customer, supplied since Sun 3 May, until Mon, 3 May 2027',
  ]);
  expect(card).toContain('Supplied since Sun, 3 May 2026');
  expect(await emma.command('/customer credit Acme Plastics')).toEqual([
    'Acme Plastics',
    'Credit grade: B',
    'B at most: new customer, supplied since Sun 3 May, until Mon, 3 May 2027',
    '• Fri 20 Nov · – → B · Emma Clark: new customer, until Mon, 3 May 2027',
  ]);
  expect(await emma.command('/customer credit Acme Plastics 95')).toEqual([
    '“Acme Plastics” can have B at most: it counts as a new customer until Mon, 3 May 2027.',
  ]);
  expect((await emma.command('/customer credit Acme Plastics C late twice'))[1]).toBe(
    'Credit grade: C',
  );
  bot.clock.set('2027-05-02T10:00:00+08:00');
  expect((await emma.command('/customer credit Acme Plastics B pays again'))[2]).toBe(
    'B at most: new customer, supplied since Sun, 3 May 2026, until Mon 3 May',
  );
  bot.clock.set('2027-05-03T10:00:00+08:00');
  // After the year nothing becomes better by itself.
  expect((await emma.command('/customer credit Acme Plastics')).slice(0, 3)).toEqual([
    'Acme Plastics',
    'Credit grade: B',
    expect.stringContaining('pays again'),
  ]);
  expect((await emma.command('/customer credit Acme Plastics 95'))[1]).toBe('Credit grade: A');
});

test('an A that somebody gave stays, and does not come again, in Chinese as well', async () => {
  const { wang } = await startTeam();
  expect((await supply(wang, '华新钢铁', '2011-03-01'))[1]).toContain('信用等级：A');
  const card = await supply(wang, '华新钢铁', '2026-11-20');
  expect([card[1]?.slice(0, 6), card[2]]).toEqual([
    '信用等级：A',
    '最高 B：新客户，11月20日周五通电，至2027年11月20日周六',
  ]);
  expect(card).toContainEqual(expect.stringContaining('通电日期：2026年11月20日周五'));
  await wang.command('/customer 信用 华新钢铁 B 逾期缴费一次');
  expect(await wang.command('/customer 信用 华新钢铁 A 按时缴费')).toEqual([
    '“华新钢铁有限公司”最高只能评 B：在2027年11月20日周六之前按新客户对待。',
  ]);
});

test('a worse grade stays, and of the two what holds it down more is said', async () => {
  const { emma } = await startTeam();
  expect((await supply(emma, 'Acme Foods', '2026-09-01')).slice(1, 3)).toEqual([
    'Credit grade: C · Voltage: 10 kV · Capacity: 5000 kVA · Manager: Emma Clark · Account: 3301000201',
    'B at most: new customer, supplied since Tue 1 Sept, until Wed, 1 Sept 2027',
  ]);
  await emma.command('/customer credit Acme Foods B pays again');
  expect((await emma.command('/customer credit Acme Foods power theft')).slice(0, 3)).toEqual([
    'Acme Foods — Kept',
    'Credit grade: C',
    'C at most: Theft of electricity since Fri 20 Nov',
  ]);
  expect((await emma.press('Undo')).slice(0, 3)).toEqual([
    'Acme Foods — Taken back',
    'Credit grade: B',
    'B at most: new customer, supplied since Tue 1 Sept, until Wed, 1 Sept 2027',
  ]);
});

test('Undo of what spoke against a new customer gives the A back that it had', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer credit Acme Plastics 95');
  await supply(emma, 'Acme Plastics', '2026-05-03');
  expect((await emma.command('/customer credit Acme Plastics power theft'))[1]).toBe(
    'Credit grade: C',
  );
  expect((await emma.press('Undo')).slice(0, 3)).toEqual([
    'Acme Plastics — Taken back',
    'Credit grade: A',
    'B at most: new customer, supplied since Sun 3 May, until Mon, 3 May 2027',
  ]);
});

test('Undo of a rating leaves no new customer without a grade', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/customer credit Acme Plastics C late twice');
  const rated = emma.newest();
  await supply(emma, 'Acme Plastics', '2026-05-03');
  bot.clock.advance(60_000);
  expect(await emma.press('Undo', rated)).toEqual([
    'Acme Plastics — Credit rated',
    'Credit grade: B',
    'B at most: new customer, supplied since Sun 3 May, until Mon, 3 May 2027',
    '• Fri 20 Nov · C → B · Emma Clark: new customer, until Mon, 3 May 2027',
    '• Fri 20 Nov · – → C · Emma Clark: late twice',
  ]);
});

test('nobody takes the grade of a new customer away by the form', async () => {
  const { emma } = await startTeam();
  await supply(emma, 'Acme Plastics', '2026-05-03');
  await emma.command('/customer edit Acme Plastics');
  expect((await emma.sendAndRead({ 'Credit grade': null, 'Voltage (kV)': '10' }))[1]).toContain(
    'Credit grade: B · Voltage: 10 kV',
  );
});

test('a day ahead or before there was power is said under its field, and nothing is kept', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer Acme Plastics');
  await emma.open('More details');
  expect(await emma.send({ 'Supplied since': '2026-11-21' })).toEqual({
    'Supplied since': 'That day is still to come: Sat, 21 Nov 2026.',
  });
  expect(await emma.send({ 'Supplied since': '1899-12-31' })).toEqual({
    'Supplied since': 'Nobody was supplied that early: Sun, 31 Dec 1899.',
  });
  expect((await emma.command('/customer Acme Plastics'))[1]).toBe('Manager: Emma Clark');
});

test('grade and months are the team’s; with none new customers are rated as others are', async () => {
  const { bot, li, emma } = await startTeam();
  const set = async (grade: string, months: string) => {
    await li.command('/kam rules');
    const card = li.newest();
    const at = card.blocks.findIndex((block) => JSON.stringify(block).includes('*Visits and'));
    await li.open('Edit', { ...card, blocks: card.blocks.slice(at, at + 1) });
    return li.sendAndRead({
      'Credit grade of new customers': grade,
      'Months for which a customer counts as new; 0: no rule': months,
    });
  };
  expect(await set('C', '6')).toEqual(
    expect.arrayContaining([
      '• Credit grade of new customers: C (usual: B)',
      '• Months for which a customer counts as new; 0: no rule: 6 (usual: 12)',
    ]),
  );
  expect((await supply(emma, 'Acme Plastics', '2026-05-21'))[2]).toBe(
    'C at most: new customer, supplied since Thu 21 May, until Sat 21 Nov',
  );
  await set('B', '0');
  bot.clock.advance(60_000);
  expect((await emma.command('/customer credit Acme Plastics 75')).slice(0, 3)).toEqual([
    'Acme Plastics — Credit rated',
    'Credit grade: B',
    '• Fri 20 Nov · C → B · 75 points · Emma Clark',
  ]);
  expect((await emma.command('/customer credit Acme Plastics 95'))[1]).toBe('Credit grade: A');
});

test('the trail calls the day by its name', async () => {
  const { emma, li } = await startTeam();
  await supply(emma, 'Acme Plastics', '2026-05-03');
  expect((await li.command('/kam audit Acme Plastics')).join('\n')).toContain(
    'Supplied since: – → Sun 3 May',
  );
});

const incident = (kind: CreditIncident['kind'], day: string): CreditIncident => ({
  id: `${kind}/${day}` as CreditIncidentId,
  teamId: 'T' as TeamId,
  customerId: 'C' as CustomerId,
  kind,
  day: calendarDay(day),
  settledOn: null,
  note: '',
  loweredFrom: null,
  createdAt: instant(0),
  createdBy: 'P' as PersonId,
});

const today = calendarDay('2026-11-20');

test.each<{
  readonly what: string;
  readonly grade: CreditGrade | null;
  readonly since: string | null;
  readonly incidents?: readonly CreditIncident[];
  readonly rule?: readonly ['B' | 'C', number];
  readonly cap: string | null;
  readonly held: string | null;
}>([
  { what: 'nothing is known', grade: null, since: null, cap: null, held: null },
  { what: 'supplied today', grade: null, since: '2026-11-20', cap: 'B new', held: 'B new' },
  { what: 'a year less a day', grade: null, since: '2025-11-21', cap: 'B new', held: 'B new' },
  { what: 'a year ago', grade: null, since: '2025-11-20', cap: null, held: null },
  { what: 'A is too good, and stays', grade: 'A', since: '2026-01-01', cap: 'B new', held: null },
  { what: 'B fits', grade: 'B', since: '2026-01-01', cap: 'B new', held: null },
  { what: 'C stays', grade: 'C', since: '2026-01-01', cap: 'B new', held: null },
  { what: 'A of old', grade: 'A', since: '1998-01-01', cap: null, held: null },
  {
    what: 'a team that says C for two years',
    grade: null,
    since: '2025-01-01',
    rule: ['C', 24],
    cap: 'C new',
    held: 'C new',
  },
  {
    what: 'a team without the rule',
    grade: null,
    since: '2026-11-20',
    rule: ['B', 0],
    cap: null,
    held: null,
  },
  {
    what: 'a day that is tomorrow where somebody reads it',
    grade: null,
    since: '2026-11-21',
    cap: 'B new',
    held: 'B new',
  },
  {
    what: 'an A with arrears, which say what being new does not',
    grade: 'A',
    since: '2026-01-01',
    incidents: [incident('arrears', '2026-11-01')],
    cap: 'B arrears',
    held: 'B arrears',
  },
  {
    what: 'without a grade and with theft',
    grade: null,
    since: '2026-01-01',
    incidents: [incident('theft', '2026-02-01')],
    cap: 'C theft',
    held: 'C theft',
  },
  {
    what: 'without a grade and with arrears, which allow as much for longer',
    grade: null,
    since: '2026-01-01',
    incidents: [incident('arrears', '2026-11-01')],
    cap: 'B arrears',
    held: 'B new',
  },
  {
    what: 'an incident gives no grade to who has none',
    grade: null,
    since: null,
    incidents: [incident('theft', '2026-02-01')],
    cap: 'C theft',
    held: null,
  },
])('$what', ({ grade, since, incidents = [], rule = ['B', 12], cap, held }) => {
  const standing = { incidents, suppliedSince: since === null ? null : calendarDay(since) };
  const settings = {
    ...defaultSettings,
    'credit.newCustomerGrade': rule[0],
    'credit.newCustomerMonths': rule[1],
  };
  const holding = creditCap(standing, today, settings);
  const given = heldGrade(grade, standing, today, settings);
  const name = (one: NonNullable<typeof holding>) => (one.by === 'new' ? 'new' : one.incident.kind);
  expect({
    cap: holding && `${holding.most} ${name(holding)}`,
    held: given && `${given.to} ${name(given.because)}`,
  }).toEqual({ cap, held });
});

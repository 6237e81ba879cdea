import { expect, test } from 'vitest';
import {
  type CreditIncident,
  type CreditIncidentId,
  creditCap,
} from '../../src/domain/credit-incident.ts';
import type { CustomerId } from '../../src/domain/customer.ts';
import type { PersonId, TeamId } from '../../src/domain/person.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { calendarDay, instant, zoneName } from '../../src/domain/zoned-time.ts';
import { readIncidentLine } from '../../src/language/read-incident-line.ts';
import { startTeam } from '../support/start-team.ts';

test('arrears lower the grade at once, hold it at B, and a better one is refused until they have counted', async () => {
  const { bot, wang } = await startTeam();
  expect(await wang.command('/customer 信用 华新钢铁 欠费 10月1日起 三季度电费')).toEqual([
    '华新钢铁有限公司 — 已登记',
    '信用等级：B',
    '最高 B：欠费，自10月1日周四起',
    '欠费，自10月1日周四起（三季度电费）',
    '[已了结]',
    '• 11月20日周五 · A → B · 王磊：欠费',
    '[撤销]',
  ]);
  expect(await wang.command('/customer 信用 华新钢铁 95')).toEqual([
    '“华新钢铁有限公司”最高只能评 B：欠费。',
  ]);
  expect(await wang.command('/customer 信用 华新钢铁 欠费')).toEqual([
    '“华新钢铁有限公司”的欠费自2026年10月1日周四起已有登记；了结后再登记新的。',
  ]);
  bot.clock.set('2026-11-24T10:00:00+08:00');
  expect(await wang.command('/customer 信用 华新钢铁 欠费 已结清 11月23日')).toEqual([
    '华新钢铁有限公司 — 已了结',
    '信用等级：B',
    '最高 B：欠费，自10月1日周四起，计至2027年10月1日周五',
    '• 欠费，自10月1日周四起（三季度电费）；11月23日周一已了结',
    '• 11月20日周五 · A → B · 王磊：欠费',
    '等级不会自动升，可以重新评定：`/customer 信用 华新钢铁 85 逾期缴费一次`',
  ]);
  bot.clock.set('2027-10-08T10:00:00+08:00');
  expect((await wang.command('/customer 信用 华新钢铁 95'))[1]).toBe('信用等级：A');
});

test('what was kept by mistake is taken back with the grade that it lowered; both by button', async () => {
  const { bot, emma } = await startTeam();
  await emma.command('/customer edit Acme Foods');
  await emma.sendAndRead({ 'Credit grade': 'A' });
  bot.clock.advance(60_000);
  expect(await emma.command('/customer credit Acme Foods power theft')).toEqual([
    'Acme Foods — Kept',
    'Credit grade: C',
    'C at most: Theft of electricity since Fri 20 Nov',
    'Theft of electricity since Fri 20 Nov',
    '[It is over]',
    '• Fri 20 Nov · A → C · Emma Clark: Theft of electricity',
    '• Fri 20 Nov · C → A · Emma Clark',
    '[Undo]',
  ]);
  expect((await emma.press('Undo')).slice(0, 2)).toEqual([
    'Acme Foods — Taken back',
    'Credit grade: A',
  ]);
  await emma.command('/customer credit Acme Foods hazard since Monday: open cable trench');
  expect((await emma.press('It is over')).slice(0, 3)).toEqual([
    'Acme Foods — Over',
    'Credit grade: C',
    '• Hazard not put right since Mon 16 Nov (open cable trench); over since Fri 20 Nov',
  ]);
});

test('what was kept by mistake gives the grade back though it was said to be over meanwhile', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer edit Acme Foods');
  await emma.sendAndRead({ 'Credit grade': 'A' });
  await emma.command('/customer credit Acme Foods contract not signed');
  const kept = emma.newest();
  await emma.command('/customer credit Acme Foods unsigned contract signed');
  expect((await emma.press('Undo', kept)).slice(0, 2)).toEqual([
    'Acme Foods — Taken back',
    'Credit grade: A',
  ]);
});

test('a grade that something at the customer does not allow does not come back by Undo either', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer edit Acme Foods');
  await emma.sendAndRead({ 'Credit grade': 'A' });
  await emma.command('/customer credit Acme Foods C late twice');
  const rated = emma.newest();
  await emma.command('/customer credit Acme Foods power theft');
  expect(await emma.press('Undo', rated)).toEqual([
    '“Acme Foods” can have C at most: Theft of electricity.',
  ]);
});

test('a grade that something at the customer does not allow is not given by the form either, nor by taking this one', async () => {
  const { bot, team, emma } = await startTeam();
  const { customers } = bot.store.read;
  await emma.command('/customer credit Acme Foods power theft');
  await emma.command('/customer credit Acme Plastics arrears');
  await emma.command('/customer edit Acme Foods');
  expect(await emma.send({ 'Credit grade': 'B' })).toEqual({
    'Credit grade': '“Acme Foods” can have C at most: Theft of electricity.',
  });
  await emma.command('/customer add Acme Plastic grade A 10kV');
  expect((await emma.press('This one')).slice(0, 4)).toEqual([
    'Acme Plastics — What was new is kept here',
    'Voltage: 10 kV · Manager: Emma Clark · Also: Acme Plastic',
    'B at most: Arrears since Fri 20 Nov',
    'Left as it was: Credit grade',
  ]);
  expect((await customers.findByName(team.id, 'Acme Plastics'))?.creditGrade).toBe(null);
});

test('a day ahead, several days, an end before the beginning or of nothing are refused; so is a colleague', async () => {
  const { emma, wang } = await startTeam();
  expect(await emma.command('/customer credit Acme Foods arrears since tomorrow')).toEqual([
    'That day is still to come: Sat, 21 Nov 2026.',
  ]);
  expect(await emma.command('/customer credit Acme Foods arrears 1 Oct and 5 Oct')).toEqual([
    '“arrears 1 Oct and 5 Oct” names several days; one is enough.',
    'Try `/customer credit Acme Foods arrears since 1 September`',
  ]);
  expect(await emma.command('/customer credit Acme Foods arrears paid')).toEqual([
    '“Acme Foods”: nothing of this kind lasts that could be over: Arrears.',
  ]);
  await emma.command('/customer credit Acme Foods arrears since 1 October');
  expect(await emma.command('/customer credit Acme Foods arrears paid 3 September')).toEqual([
    'It began on Thu, 1 Oct 2026; it cannot be over before.',
  ]);
  expect(await wang.command('/customer 信用 Acme Foods 欠费')).toEqual([
    '“Acme Foods”由 Emma Clark 负责，只有本人和主管可以修改。',
  ]);
});

test('a customer that is not named for certain is asked for', async () => {
  const { wang } = await startTeam();
  await wang.command('/customer 信用 东方 欠费 10月8日');
  expect((await wang.press('就是这家')).slice(0, 3)).toEqual([
    '东方化工股份有限公司 — 已登记',
    '信用等级：B',
    '最高 B：欠费，自10月8日周四起',
  ]);
});

test('arrears that become too long are told to the manager, who lowers the grade or says they are over', async () => {
  const { bot, wang, li } = await startTeam({ now: '2026-11-20T10:00:00+08:00' });
  await wang.command('/customer 信用 华新钢铁 欠费 9月1日起');
  bot.clock.set('2026-11-30T08:59:00+08:00');
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([]);
  bot.clock.set('2026-11-30T09:00:00+08:00');
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([
    [
      '华新钢铁有限公司：一年内累计欠费满 3 个月',
      '按规定应评 C，现为 B；自9月1日周二起未缴清。',
      '[降为 C] [已了结]',
    ],
  ]);
  expect((await wang.press('降为 C')).slice(0, 3)).toEqual([
    '华新钢铁有限公司 — 信用已评定',
    '信用等级：C',
    '最高 C：欠费，自9月1日周二起',
  ]);
  await bot.linesman.tick();
  expect(li.direct().map(([first]) => first)).toEqual([
    '华新钢铁有限公司: credit grade fell from B to C',
  ]);
});

test('arrears go along with a merge: the manager of the one is told when they become too long', async () => {
  const { bot, wang } = await startTeam({ now: '2026-11-20T10:00:00+08:00' });
  await wang.command('/customer 信用 东方纺织厂 欠费 9月1日起');
  await wang.command('/customer 合并 东方纺织厂 到 东方化工');
  await wang.press('合并');
  bot.clock.set('2026-11-30T09:00:00+08:00');
  await bot.linesman.tick();
  expect(wang.direct().map(([first]) => first)).toEqual([
    '东方化工股份有限公司：一年内累计欠费满 3 个月',
  ]);
});

test('arrears that come back with their customer are told of that one alone', async () => {
  const { bot, wang } = await startTeam({ now: '2026-11-20T10:00:00+08:00' });
  await wang.command('/customer 信用 东方化工 欠费 9月1日起');
  await wang.command('/customer 合并 东方化工 到 华新钢铁');
  await wang.press('合并');
  await wang.press('撤销');
  bot.clock.set('2026-11-30T09:00:00+08:00');
  await bot.linesman.tick();
  expect(wang.direct().map(([first]) => first)).toEqual([
    '东方化工股份有限公司：一年内累计欠费满 3 个月',
  ]);
});

test('of arrears that were paid in time nobody hears', async () => {
  const { bot, wang } = await startTeam({ now: '2026-11-20T10:00:00+08:00' });
  await wang.command('/customer 信用 华新钢铁 欠费 9月1日起');
  await wang.press('已了结');
  bot.clock.set('2026-12-04T10:00:00+08:00');
  await bot.linesman.tick();
  expect(wang.direct()).toEqual([]);
});

test('the card says what holds the grade down; the trail who said so', async () => {
  const { wang } = await startTeam();
  await wang.command('/customer 信用 华新钢铁 窃电 6月1日');
  expect((await wang.command('/customer 华新钢铁'))[2]).toBe('最高 C：窃电，自6月1日周一起');
});

const incident = (
  kind: CreditIncident['kind'],
  day: string,
  settledOn: string | null = null,
): CreditIncident => ({
  id: `${kind}/${day}` as CreditIncidentId,
  teamId: 'T' as TeamId,
  customerId: 'C' as CustomerId,
  kind,
  day: calendarDay(day),
  settledOn: settledOn === null ? null : calendarDay(settledOn),
  note: '',
  loweredFrom: null,
  createdAt: instant(0),
  createdBy: 'P' as PersonId,
});

test.each<[string, readonly CreditIncident[], string, string | null]>([
  ['nothing', [], '2026-11-20', null],
  ['arrears that last', [incident('arrears', '2026-11-01')], '2026-11-20', 'B, lasts'],
  [
    'arrears that were paid',
    [incident('arrears', '2026-01-10', '2026-01-20')],
    '2026-11-20',
    'B, 2027-01-10',
  ],
  ['arrears of last year', [incident('arrears', '2025-11-20', '2025-12-01')], '2026-11-20', null],
  ['89 days of arrears', [incident('arrears', '2026-08-23')], '2026-11-20', 'B, lasts'],
  ['90 days of arrears', [incident('arrears', '2026-08-22')], '2026-11-20', 'C, lasts'],
  [
    '90 days of arrears in parts, one of them twice',
    [
      incident('arrears', '2026-01-01', '2026-02-20'),
      incident('arrears', '2026-02-10', '2026-02-20'),
      incident('arrears', '2026-05-01', '2026-06-10'),
    ],
    '2026-11-20',
    'C, 2027-05-01',
  ],
  [
    'theft two years ago less a day',
    [incident('theft', '2024-11-21', '2024-12-01')],
    '2026-11-20',
    'C, 2026-11-21',
  ],
  ['theft two years ago', [incident('theft', '2024-11-20', '2024-12-01')], '2026-11-20', null],
  ['a hazard put right', [incident('hazard', '2026-11-01', '2026-11-19')], '2026-11-20', null],
  ['a hazard that lasts', [incident('hazard', '2020-01-01')], '2026-11-20', 'C, lasts'],
  [
    'the strictest of several, the longest of those',
    [
      incident('arrears', '2026-11-01'),
      incident('theft', '2026-01-01', '2026-02-01'),
      incident('breach', '2026-03-01', '2026-03-02'),
    ],
    '2026-11-20',
    'C, 2028-01-01',
  ],
])('%s', (_what, incidents, today, expected) => {
  const cap = creditCap({ incidents, suppliedSince: null }, calendarDay(today), defaultSettings);
  expect(cap && `${cap.most}, ${cap.until ?? 'lasts'}`).toBe(expected);
});

const now = instant(Date.UTC(2026, 10, 20, 2));
const context = { now, zone: zoneName('Asia/Shanghai'), isWorkday: () => true };

test.each([
  ['欠费', 'arrears', false, null, ''],
  ['欠费 自9月1日起 三季度电费', 'arrears', false, '2026-09-01', '三季度电费'],
  ['欠費，已繳清', 'arrears', true, null, ''],
  ['arrears since 1 September, bills of Q3', 'arrears', false, '2026-09-01', 'bills of Q3'],
  ['unpaid bills paid off yesterday', 'arrears', true, '2026-11-19', ''],
  ['窃电 2026-06-01', 'theft', false, '2026-06-01', ''],
  ['违约用电', 'breach', false, null, ''],
  ['合同未签 已签', 'unsigned-contract', true, null, ''],
  ['用电事故 12月1日', 'accident', false, '2025-12-01', ''],
  ['accident on Wednesday', 'accident', false, '2026-11-18', ''],
  ['欠费 2027年1月1日', 'arrears', false, '2027-01-01', ''],
  ['用电事故 昨天 开关跳闸', 'accident', false, '2026-11-19', '开关跳闸'],
  ['重大隐患 电缆沟积水', 'hazard', false, null, '电缆沟积水'],
  ['隐患 整改完成', 'hazard', true, null, ''],
  ['未履行还款协议', 'broken-agreement', false, null, ''],
  ['contract not signed', 'unsigned-contract', false, null, ''],
] as const)('%s', (typed, kind, isSettled, day, note) => {
  expect(readIncidentLine(typed, context)).toEqual({
    ...{ kind, isSettled, day, note },
    hasSeveralDays: false,
  });
});

test.each(['B 逾期', '85 欠费一次', '很好', 'arrearsology', ''])(
  '%j says nothing of the kind',
  (typed) => {
    expect(readIncidentLine(typed, context)).toBeNull();
  },
);

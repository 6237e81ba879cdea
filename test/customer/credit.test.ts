import { expect, test } from 'vitest';
import { gradeOfScore } from '../../src/domain/credit-rating.ts';
import { readCreditLine } from '../../src/language/read-credit-line.ts';
import { personId } from '../../src/usecases/recognise-person.ts';
import { startTeam } from '../support/start-team.ts';

test('a score gives the grade, and the history says who, when and why', async () => {
  const { bot, wang } = await startTeam();
  expect(await wang.command('/customer 信用 华新钢铁')).toEqual([
    '华新钢铁有限公司',
    '信用等级：A',
    '登记以来没有变更。可以这样评定：`/customer 信用 华新钢铁 85 逾期缴费一次`',
  ]);
  expect(await wang.command('/customer 信用 华新钢铁 85 逾期缴费一次')).toEqual([
    '华新钢铁有限公司 — 信用已评定',
    '信用等级：B',
    '• 11月20日周五 · A → B · 85 分 · 王磊：逾期缴费一次',
    '[撤销]',
  ]);
  bot.clock.set('2026-11-23T10:00:00+08:00');
  await wang.command('/customer 信用 华新钢铁 72分');
  bot.clock.advance(60_000);
  expect(await wang.command('/customer 信用 华新钢铁 C级，欠费三个月')).toEqual([
    '华新钢铁有限公司 — 信用已评定',
    '信用等级：C',
    '• 11月23日周一 · B → C · 王磊：欠费三个月',
    '• 11月23日周一 · B · 72 分 · 王磊',
    '• 11月20日周五 · A → B · 85 分 · 王磊：逾期缴费一次',
    '[撤销]',
  ]);
  expect((await wang.command('/customer 华新'))[1]).toContain('信用等级：C');
});

test('the form takes the reason of a new grade; without a new grade there is nothing to keep', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer edit Acme Foods');
  await emma.sendAndRead({ 'Reason for a new grade': 'no change at all' });
  await emma.command('/customer edit Acme Foods');
  await emma.sendAndRead({
    'Credit grade': 'B',
    'Reason for a new grade': 'pays on time',
  });
  expect(await emma.command('/customer credit Acme Foods')).toEqual([
    'Acme Foods',
    'Credit grade: B',
    '• Fri 20 Nov · C → B · Emma Clark: pays on time',
  ]);
  expect(await emma.command(`/customer credit Acme Foods C ${'x'.repeat(201)}`)).toEqual([
    'The reason has 201 characters; up to 200 fit.',
  ]);
});

test('the grade that a customer came with is the first of its history', async () => {
  const { emma } = await startTeam();
  await emma.command('/customer add Riverside Hospital 10kV 2000kVA grade A');
  expect(await emma.command('/customer credit Riverside Hospital')).toEqual([
    'Riverside Hospital',
    'Credit grade: A',
    '• Fri 20 Nov · – → A · Emma Clark',
  ]);
});

test('a colleague may see the history but give no grade; an unclear customer is asked for', async () => {
  const { wang, emma, li } = await startTeam();
  expect(await emma.command('/customer credit 华新 85 late')).toEqual([
    '“华新钢铁有限公司” belongs to 王磊; only they and a lead may change it.',
  ]);
  expect((await emma.command('/customer credit 华新'))[1]).toBe('Credit grade: A');
  expect((await li.command('/customer credit 华新 95'))[1]).toBe('Credit grade: A');
  await wang.command('/customer 信用 东方 60 欠费');
  expect((await wang.press('就是这家'))[1]).toBe('信用等级：C');
  expect(await wang.command('/customer 信用 东方纺织厂 很好')).toEqual([
    '“很好”开头不是等级（A、B、C），也不是 0 到 100 的分数。',
    '试试 `/customer 信用 华新钢铁 85 逾期缴费一次`',
  ]);
});

test('a colleague sees what speaks against the credit, and is not offered to say that it is over', async () => {
  const { wang, emma } = await startTeam();
  await wang.command('/customer 信用 华新钢铁 欠费 三季度电费');
  expect(await emma.command('/customer credit 华新')).toEqual([
    '华新钢铁有限公司',
    'Credit grade: B',
    'B at most: Arrears since Fri 20 Nov',
    'Arrears since Fri 20 Nov (三季度电费)',
    '• Fri 20 Nov · A → B · 王磊: 欠费',
  ]);
});

test('the points from which a grade counts are the team’s', async () => {
  const { bot, team, emma } = await startTeam();
  const by = personId(team.workspaceId, 'ULI');
  await bot.store.write(({ teams }) =>
    teams.changeSetting(team.id, 'credit.gradeScores', { A: 95, B: 80 }, by, bot.clock.now()),
  );
  expect((await emma.command('/customer credit Acme Foods 94'))[1]).toBe('Credit grade: B');
  expect((await emma.command('/customer credit Acme Foods 79'))[1]).toBe('Credit grade: C');
});

test.each([
  [100, 'A'],
  [90, 'A'],
  [89, 'B'],
  [70, 'B'],
  [69, 'C'],
  [0, 'C'],
])('%i points are grade %s', (score, grade) => {
  expect(gradeOfScore(score, { 'credit.gradeScores': { A: 90, B: 70 } })).toBe(grade);
});

test.each<[string, ReturnType<typeof readCreditLine>]>([
  ['85 按期缴费', { grade: null, score: 85, reason: '按期缴费' }],
  ['９０分，准时', { grade: null, score: 90, reason: '准时' }],
  ['B级 逾期', { grade: 'B', score: null, reason: '逾期' }],
  ['信用等级 c', { grade: 'C', score: null, reason: '' }],
  ['grade A pays early', { grade: 'A', score: null, reason: 'pays early' }],
  ['100 points', { grade: null, score: 100, reason: '' }],
])('a rating is read: %s', (typed, read) => {
  expect(readCreditLine(typed)).toEqual(read);
});

test.each(['101', 'good', '8.5', 'Apple', '90%', ''])('no rating: %s', (typed) => {
  expect(() => readCreditLine(typed)).toThrow(expect.objectContaining({ key: 'error.creditLine' }));
});

test('Undo gives the grade back that was there, once, for a day, and unless it is another by now', async () => {
  const { bot, emma } = await startTeam();
  expect(await emma.command('/customer credit Acme Foods B paid in time')).toEqual([
    'Acme Foods — Credit rated',
    'Credit grade: B',
    '• Fri 20 Nov · C → B · Emma Clark: paid in time',
    '[Undo]',
  ]);
  bot.clock.advance(60_000);
  expect(await emma.press('Undo')).toEqual([
    'Acme Foods — Credit rated',
    'Credit grade: C',
    '• Fri 20 Nov · B → C · Emma Clark',
    '• Fri 20 Nov · C → B · Emma Clark: paid in time',
  ]);
  await emma.command('/customer credit Acme Foods B paid in time');
  const second = emma.newest();
  await emma.command('/customer credit Acme Foods A has paid ahead');
  expect(await emma.press('Undo', second)).toEqual([expect.stringContaining('Acme Foods')]);
  expect((await emma.command('/customer credit Acme Foods'))[1]).toBe('Credit grade: A');
  bot.clock.set('2026-11-21T02:03:00Z');
  expect(await emma.press('Undo')).toEqual([expect.stringContaining('24')]);
});

test('from C no rating leads to A at once, unless the team’s rules say so', async () => {
  const { bot, team, emma, li } = await startTeam();
  const jump =
    'C does not become A at once: a customer rises one grade at a time. Choose the one between.';
  expect(await emma.command('/customer credit Acme Foods 95 paid ahead')).toEqual([jump]);
  expect((await emma.command('/customer credit Acme Foods'))[1]).toBe('Credit grade: C');
  await bot.store.write(({ teams }) =>
    teams.changeSetting(
      team.id,
      'credit.mostStepsUp',
      2,
      personId(bot.linesman.workspaceId, 'ULI'),
      bot.clock.now(),
    ),
  );
  expect((await li.command('/customer credit Acme Foods 95 paid ahead'))[1]).toBe(
    'Credit grade: A',
  );
});

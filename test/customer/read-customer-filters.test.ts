import { expect, test } from 'vitest';
import { type CustomerFilters, noFilters } from '../../src/domain/customer-filters.ts';
import { readCustomerFilters } from '../../src/language/read-customer-filters.ts';

const rows: readonly (readonly [typed: string, said: Partial<CustomerFilters>])[] = [
  ['', {}],
  ['mine', { isMine: true }],
  ['my customers', { isMine: true }],
  ['我的', { isMine: true }],
  ['我的客戶', { isMine: true }],
  ['A', { grades: ['A'] }],
  ['a', { grades: ['A'] }],
  ['B C', { grades: ['B', 'C'] }],
  ['A级', { grades: ['A'] }],
  ['Ａ級', { grades: ['A'] }],
  ['BC级客户', { grades: ['B', 'C'] }],
  ['信用等级A级', { grades: ['A'] }],
  ['grade b', { grades: ['B'] }],
  ['grades A and B', { grades: ['A', 'B'] }],
  ['A-grade', { grades: ['A'] }],
  ['overdue', { isOverdue: true }],
  ['超期', { isOverdue: true }],
  ['逾期未访', { isOverdue: true }],
  ['拜访超期', { isOverdue: true }],
  ['走訪超期', { isOverdue: true }],
  ['10kV', { voltage: 10_000 }],
  ['0.4 kV', { voltage: 400 }],
  ['110千伏', { voltage: 110_000 }],
  ['<@U1>', { managers: ['U1'] }],
  ['<@U1|mei> <@U2>', { managers: ['U1', 'U2'] }],
  ['steel', { namePart: 'steel' }],
  ['华新', { namePart: '华新' }],
  ['C Foods', { namePart: 'C Foods' }],
  ['AB级钢铁', { grades: ['A', 'B'], namePart: '钢铁' }],
  ['mine A 10kV overdue', { isMine: true, grades: ['A'], voltage: 10_000, isOverdue: true }],
  ['我的A级超期', { isMine: true, grades: ['A'], isOverdue: true }],
  [
    '我的，A級，超期，35千伏，鋼',
    {
      isMine: true,
      grades: ['A'],
      isOverdue: true,
      voltage: 35_000,
      namePart: '鋼',
    },
  ],
  ['<@U1> B overdue Acme', { managers: ['U1'], grades: ['B'], isOverdue: true, namePart: 'Acme' }],
  // Words that only begin like a filter are names.
  ['Minestone', { namePart: 'Minestone' }],
  ['overdues', { namePart: 'overdues' }],
  ['Grade', { namePart: 'Grade' }],
  ['ABC级', { grades: ['A', 'B', 'C'] }],
];

test.each(rows)('“%s” is read', (typed, said) => {
  expect(readCustomerFilters(typed)).toEqual({ ...noFilters, ...said });
});

test('a part of a name is kept as long as a name can be', () => {
  expect([...readCustomerFilters('长'.repeat(500)).namePart].length).toBe(100);
});

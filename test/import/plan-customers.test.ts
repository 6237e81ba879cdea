import { describe, expect, test } from 'vitest';
import type { Cell } from '../../src/domain/import/cell.ts';
import { findHeaders } from '../../src/domain/import/find-headers.ts';
import { knownHeaders } from '../../src/domain/import/known-headers.ts';
import { planCustomerSheets } from '../../src/domain/import/plan-customers.ts';
import {
  readAccount,
  readCapacity,
  readGrade,
  readPastDay,
  readVoltage,
} from '../../src/domain/import/read-cells.ts';
import { defaultSettings } from '../../src/domain/settings.ts';
import { calendarDay, zoneName } from '../../src/domain/zoned-time.ts';
import { catalogues } from '../../src/i18n/words.ts';
import { cellReaders } from '../../src/usecases/cell-readers.ts';
import { sampleCustomer, samplePerson, sampleTeam } from '../support/sample-records.ts';

const known = knownHeaders((key) => Object.values(catalogues).map((words) => words[key]));
const today = calendarDay('2026-11-20');

describe('headers', () => {
  test.each([
    [
      ['Customer name', 'Voltage (kV)', 'Manager'],
      ['name', 'voltage', 'manager'],
    ],
    [
      ['客户名称（必填）*', '用电户号', '信用等级'],
      ['name', 'accountNumber', 'creditGrade'],
    ],
    [
      ['客戶名稱', '電壓等級', '最近走訪'],
      ['name', 'voltage', 'lastVisit'],
    ],
  ])('%j', (headers, columns) => {
    expect(findHeaders([headers], known)?.columns).toEqual(columns);
  });

  test('stand below titles, and not too far below', () => {
    const titles: Cell[][] = [['2026 年客户台账'], [null], ['制表：王磊', null], [null]];
    expect(findHeaders([...titles, ['客户名称', '容量']], known)?.row).toBe(4);
    expect(findHeaders([...titles, [null], ['客户名称', '容量']], known)).toBeNull();
  });

  test('that are not known are told where something stands below them', () => {
    const rows = [
      ['客户名称', '吉祥物', '备注', '客户名称'],
      ['甲', 'F1', null, 'x'],
    ];
    expect(findHeaders(rows, known)?.unknown).toEqual(['吉祥物', '客户名称']);
  });
});

describe('cells', () => {
  const keyOf = (read: ReturnType<typeof readVoltage>) =>
    'value' in read ? read.value : typeof read.problem === 'string' ? '' : read.problem.key;

  test.each<[Cell, string, unknown]>([
    ['10kV', '电压', 10_000],
    ['１０ＫＶ', '电压', 10_000],
    [110, '电压', 110_000],
    [380, '电压', 380],
    ['0.4千伏', '电压', 400],
    [220, '电压', 'import.problem.voltage'],
    [220, '电压(kV)', 220_000],
    [220, '电压(V)', 'import.problem.voltage'],
    ['high', '电压', 'import.problem.voltage'],
  ])('voltage %j below %s', (cell, header, expected) => {
    expect(keyOf(readVoltage(cell, header))).toBe(expected);
  });

  test.each<[Cell, unknown]>([
    ['2,000 kVA', 2_000],
    ['2MVA', 2_000],
    [-5, 'import.problem.negative'],
    [0, 'import.problem.capacity'],
    ['500kW', 'import.problem.capacity'],
  ])('capacity %j', (cell, expected) => {
    expect(keyOf(readCapacity(cell))).toBe(expected);
  });

  test.each<[Cell, unknown]>([
    ['2026-03-01', { value: '2026-03-01' }],
    ['2026年3月1日', { value: '2026-03-01' }],
    ['2026/3/1 14:30', { value: '2026-03-01' }],
    ['2026-02-30', { problem: expect.objectContaining({ key: 'import.problem.day' }) }],
    ['03/01/2026', { problem: expect.objectContaining({ key: 'import.problem.day' }) }],
    [46_000, { problem: expect.objectContaining({ key: 'import.problem.day' }) }],
    ['2027-01-01', { problem: expect.objectContaining({ key: 'import.problem.future' }) }],
  ])('day %j', (cell, expected) => {
    expect(readPastDay(cell, today)).toEqual(expected);
  });

  test('an account number that the spreadsheet has rounded is refused', () => {
    expect(readAccount(3_301_000_101)).toEqual({ value: '3301000101' });
    expect(readAccount(3.301e18)).toEqual({ problem: { key: 'import.problem.account' } });
  });

  test.each([
    ['a级', 'A'],
    ['优质', 'A'],
    ['較差', 'C'],
  ])('grade %s', (cell, value) => {
    expect(readGrade(cell)).toEqual({ value });
  });
});

describe('rows', () => {
  const person = { ...samplePerson, teamId: sampleTeam.id, role: 'lead' } as const;
  const plan = (rows: readonly (readonly Cell[])[]) => {
    const found = findHeaders(rows, known);
    if (!found) throw new Error('There are no headers');
    let id = 0;
    const planSheet = planCustomerSheets({
      actor: { person, team: sampleTeam, standsInFor: [] },
      people: [person],
      customers: [{ ...sampleCustomer, name: '甲', accountNumber: '1', aliases: ['甲厂'] }],
      lastVisits: new Map(),
      profiles: new Map(),
      credit: new Map(),
      settings: defaultSettings,
      reasonOf: ({ by }) => by,
      today,
      now: sampleCustomer.createdAt,
      readers: cellReaders(sampleCustomer.createdAt, zoneName('Asia/Shanghai')),
      newId: () => {
        id += 1;
        return `new-${id}` as typeof sampleCustomer.id;
      },
    });
    const next = planSheet(found, '');
    return rows.slice(1).map((row, index) => {
      const planned = next(row, index + 2);
      if (!planned) return null;
      if (planned.outcome !== 'refused') return planned.outcome;
      const { phrase } = planned.problem;
      return typeof phrase === 'string' ? phrase : phrase.key;
    });
  };

  test.each<[string, readonly (readonly Cell[])[], readonly unknown[]]>([
    ['empty rows are passed over', [[null, null]], [null]],
    ['an empty cell changes nothing', [['甲', null]], ['unchanged']],
    ['a known one is found by account number', [['甲新', '1']], ['changed']],
    ['a name is needed', [[null, '9']], ['import.problem.noName']],
    [
      'the same name twice',
      [
        ['乙', null],
        ['乙', null],
      ],
      ['new', 'import.problem.nameTwice'],
    ],
    [
      'the same number twice',
      [
        ['乙', '7'],
        ['丙', '7'],
      ],
      ['new', 'import.problem.accountTwice'],
    ],
    [
      'the name of one and the number of another',
      [
        ['乙', '7'],
        ['甲', '7'],
      ],
      ['new', 'import.problem.accountTwice'],
    ],
    ['a name that is another one of somebody else', [['甲厂', null]], ['import.problem.taken']],
    [
      'a known one by name and by number',
      [
        ['甲', null],
        [null, '1'],
      ],
      ['unchanged', 'import.problem.nameTwice'],
    ],
  ])('%s', (_name, rows, expected) => {
    expect(plan([['客户名称', '户号'], ...rows])).toEqual(expected);
  });
});

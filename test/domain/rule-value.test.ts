import { describe, expect, test } from 'vitest';
import { readRuleValue, writeRuleValue } from '../../src/domain/rule-value.ts';
import { settingDefinitions } from '../../src/domain/settings.ts';
import {
  type RuleValue,
  rulesOf,
  type TeamRuleKey,
  teamRuleGroups,
} from '../../src/domain/team-rules.ts';
import { UserError } from '../../src/domain/user-error.ts';

const all = teamRuleGroups.flatMap((group) => rulesOf(group));

test.each(all)('the default of %s is written so that it is read back', (key, kind) => {
  const { default: usual } = settingDefinitions[key];
  expect(readRuleValue(key, kind, writeRuleValue(usual, kind))).toEqual(usual);
});

const readings: readonly (readonly [TeamRuleKey, RuleValue, string, unknown])[] = [
  ['visit.dueLeadDays', 'counts', '10', [10]],
  ['visit.dueLeadDays', 'counts', ' 10 3 ', [10, 3]],
  ['visit.dueLeadDays', 'counts', '10、3，1', [10, 3, 1]],
  ['visit.dueLeadDays', 'counts', '', []],
  ['visit.intervalMonths', 'by-grade', 'a 12, b 6, c 2', { A: 12, B: 6, C: 2 }],
  ['visit.intervalMonths', 'by-grade', 'Ｃ１；Ｂ３；Ａ６', { A: 6, B: 3, C: 1 }],
  ['ticket.dueSoonShares', 'shares', '60%, 90', [0.6, 0.9]],
  ['ticket.yellowShare', 'share', '８０％', 0.8],
  ['ticket.acceptHours', 'count', '2.5', 2.5],
  ['agenda.time', 'time', '07:30', '07:30'],
  ['bulletin.weekday', 'weekday', '5', 5],
  ['picture.nativeCharts', 'switch', 'false', false],
  ['credit.newCustomerGrade', 'grade', 'ｃ', 'C'],
  ['credit.newCustomerMonths', 'count', '0', 0],
];

test.each(readings)('%s (%s) reads %s', (key, kind, typed, value) => {
  expect(readRuleValue(key, kind, typed)).toEqual(value);
});

describe('what does not fit is refused with what is usual', () => {
  const refused: readonly (readonly [TeamRuleKey, RuleValue, string, string])[] = [
    ['visit.dueLeadDays', 'counts', 'soon', '14, 7, 1'],
    ['visit.dueLeadDays', 'counts', '14, 7, 3, 2, 1', '14, 7, 1'],
    ['visit.dueLeadDays', 'counts', '50 %', '14, 7, 1'],
    ['visit.overdueRepeats', 'count', '', '3'],
    ['visit.overdueRepeats', 'count', '-1', '3'],
    ['visit.overdueRepeats', 'count', '1.5', '3'],
    ['visit.intervalMonths', 'by-grade', 'A 6, B 3', 'A 6, B 3, C 1'],
    ['visit.intervalMonths', 'by-grade', 'A 6, B 3, B 2, C 1', 'A 6, B 3, C 1'],
    ['visit.intervalMonths', 'by-grade', 'A 6, B 3, C 1, D 1', 'A 6, B 3, C 1'],
    ['visit.intervalMonths', 'by-grade', 'A 6, B 3, C 99', 'A 6, B 3, C 1'],
    ['ticket.dueSoonShares', 'shares', '150 %', '50 %, 80 %'],
    ['agenda.time', 'time', '25:00', '08:00'],
    ['visit.reportWanted', 'reports', 'some', 'appointments'],
    ['picture.nativeCharts', 'switch', 'perhaps', 'true'],
    ['credit.newCustomerGrade', 'grade', 'A', 'B'],
    ['credit.newCustomerMonths', 'count', '121', '12'],
  ];
  test.each(refused)('%s (%s): %s', (key, kind, typed, usual) => {
    expect(() => readRuleValue(key, kind, typed)).toThrow(
      new UserError('error.ruleValue', { typed, usual }),
    );
  });
});

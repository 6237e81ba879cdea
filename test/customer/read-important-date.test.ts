import { expect, test } from 'vitest';
import { instant, zoneName } from '../../src/domain/zoned-time.ts';
import { readImportantDate } from '../../src/language/read-important-date.ts';

const context = {
  now: instant(Date.parse('2026-11-20T02:00:00Z')),
  zone: zoneName('Asia/Shanghai'),
};

type Row = readonly [
  typed: string,
  kind: string,
  day: string | null,
  often: string,
  label?: string,
];
const rows: readonly Row[] = [
  ['合同到期 2027-03-31', 'contract-end', '2027-03-31', 'once'],
  ['供用电合同期满 2027年3月31日', 'contract-end', '2027-03-31', 'once'],
  ['合約續簽 明年3月31日', 'contract-end', '2027-03-31', 'once'],
  ['合同 2027-03-31', 'contract-end', '2027-03-31', 'once'],
  ['contract ends 31 Mar 2027', 'contract-end', '2027-03-31', 'once'],
  ['contract ends on 31 March 2027', 'contract-end', '2027-03-31', 'once'],
  ['supply contract expires 2027-03-31', 'contract-end', '2027-03-31', 'once'],
  ['31 Mar 2027 end of contract', 'contract-end', '2027-03-31', 'once'],
  ['Contract renewal: 31/3/2027', 'contract-end', '2027-03-31', 'once'],
  ['检定 2027年2月1日', 'calibration', '2027-02-01', 'once'],
  ['電表校驗 2027-02-01', 'calibration', '2027-02-01', 'once'],
  ['2号表检定 2027-02-01', 'calibration', '2027-02-01', 'once', '2号表检定'],
  ['meter calibration due 1 Feb 2027', 'calibration', '2027-02-01', 'once'],
  ['缴费 12月25日', 'payment', '2026-12-25', 'once'],
  ['每年12月25日付款', 'payment', '2026-12-25', 'yearly'],
  ['電費繳費 12月25日', 'payment', '2026-12-25', 'once'],
  ['payment due 25 Dec', 'payment', '2026-12-25', 'once'],
  ['生日 5月20日', 'birthday', '2027-05-20', 'yearly'],
  ['王主任生日 1980年5月20日', 'birthday', '1980-05-20', 'yearly', '王主任生日'],
  ['birthday 20 May', 'birthday', '2027-05-20', 'yearly'],
  ["Dr Lee's birthday 20 May", 'birthday', '2027-05-20', 'yearly', "Dr Lee's birthday"],
  ['生日 5月20日 一次', 'birthday', '2027-05-20', 'once'],
  ['司庆 2027-05-20', 'anniversary', '2027-05-20', 'yearly'],
  ['司慶每年5月20日', 'anniversary', '2027-05-20', 'yearly'],
  ['十周年 2027-05-20', 'anniversary', '2027-05-20', 'yearly', '十周年'],
  ['company anniversary yearly 20 May', 'anniversary', '2027-05-20', 'yearly'],
  ['每年5月20日', 'other', '2027-05-20', 'yearly', ''],
  ['yearly 20 May', 'other', '2027-05-20', 'yearly', ''],
  ['停产检修 每年7月1日', 'other', '2027-07-01', 'yearly', '停产检修'],
  ['summer shutdown every year on 1 July', 'other', '2027-07-01', 'yearly', 'summer shutdown'],
  ['board meeting 3 Feb 2027', 'other', '2027-02-03', 'once', 'board meeting'],
  ['生日 2月29日', 'birthday', '2024-02-29', 'yearly'],
  ['birthday 29 Feb', 'birthday', '2024-02-29', 'yearly'],
  ['birthday 2000-02-29', 'birthday', '2000-02-29', 'yearly'],
  ['合同到期', 'contract-end', null, 'once'],
  ['contract ends in March 2027', 'contract-end', null, 'once', 'contract ends in March 2027'],
];

const cases = rows.map(([typed, kind, day, often, label = '']) => ({
  typed,
  expected: { kind, day, often, label, hasSeveralDays: false },
}));

test.each(cases)('“$typed” is read', ({ typed, expected }) => {
  const { isYearly, ...read } = readImportantDate(typed, context);
  expect({ ...read, often: isYearly ? 'yearly' : 'once' }).toEqual(expected);
});

test('of several days none is taken', () => {
  const { day, hasSeveralDays } = readImportantDate('payment 25 Dec or 27 Dec', context);
  expect([day, hasSeveralDays]).toEqual([null, true]);
});

import chineseDays from 'chinese-days';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, test } from 'vitest';
import { isPlainWorkday } from '../../src/domain/holidays.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { addDays, calendarDay } from '../../src/domain/zoned-time.ts';
import { readHolidayNotice, yearOfNotice } from '../../src/language/read-holiday-notice.ts';
import { holidayNotices, madeUpNotice2027 } from '../support/holiday-notices.ts';

/** What the library has of a year: the days that differ from a plain week. */
function knownDays(year: number): readonly (readonly [string, boolean])[] {
  const days: [string, boolean][] = [];
  for (let day = calendarDay(`${year}-01-01`); day.startsWith(`${year}`); day = addDays(day, 1)) {
    const { work, name } = chineseDays.getDayDetail(day);
    if (name.includes(',') && work !== isPlainWorkday(day)) days.push([day, work]);
  }
  return days;
}

const daysIn = (text: string, year: number) =>
  readHolidayNotice(text, year).days.map(({ day, isWorkday }) => [day, isWorkday]);

describe.each([2024, 2025, 2026] as const)('the notice of %s', (year) => {
  const notice = holidayNotices[year];

  test('says what is known of the year', () => {
    expect(knownDays(year).length).toBeGreaterThan(20);
    expect(daysIn(notice, year)).toEqual(knownDays(year));
    expect(yearOfNotice(notice)).toBe(year);
    expect(readHolidayNotice(notice, year).missing).toEqual([]);
  });

  test('says the same without line breaks, from its first heading on, and in Traditional Chinese', () => {
    const line = notice.replace(/\s+/g, '');
    const items = notice.slice(notice.indexOf('一、'), notice.indexOf('节假日期间'));
    const traditional = Converter({ from: 'cn', to: 't' })(notice);
    for (const text of [line, items, items.replaceAll('：', ':'), traditional]) {
      expect(daysIn(text, year)).toEqual(knownDays(year));
    }
  });

  test('is refused for another year', () => {
    expect(refusal(notice, year + 1)).toEqual([
      'error.noticeOtherYear',
      { found: String(year), year: String(year + 1) },
    ]);
  });
});

test('days are named after their holiday', () => {
  const named = readHolidayNotice(holidayNotices[2025], 2025).days.map(
    ({ day, isWorkday, name }) => `${day} ${isWorkday ? 'work' : 'off'} ${name}`,
  );
  expect(named.slice(0, 3)).toEqual([
    '2025-01-01 off 元旦',
    '2025-01-26 work 春节',
    '2025-01-28 off 春节',
  ]);
  expect(named.at(-1)).toBe('2025-10-11 work 国庆节、中秋节');
});

test('New Year may begin in the December before, with its year or without', () => {
  const rest = madeUpNotice2027.slice(madeUpNotice2027.indexOf('二、'));
  for (const range of ['2026年12月31日至2027年1月2日', '12月31日（周四）至1月2日（周六）']) {
    const text = `一、元旦：${range}放假调休，共3天。2026年12月27日（周日）上班。\n${rest}`;
    expect(daysIn(text, 2027).slice(0, 3)).toEqual([
      ['2026-12-27', true],
      ['2026-12-31', false],
      ['2027-01-01', false],
    ]);
  }
});

test('days may be listed, and stand in one sentence with the workdays', () => {
  const text = madeUpNotice2027.replace(
    /二、春节：.*/,
    '二、春节：2月5日、6日、7日放假，2月8日至11日调休放假，1月31日、2月20日正常上班。',
  );
  expect(daysIn(text, 2027)).toEqual(daysIn(madeUpNotice2027, 2027));
});

describe('lines', () => {
  test.each([
    '2027-02-05 off 春节\n2027-02-13 work',
    '  2027/2/5  休  春节 \n\n2027.02.13 班',
    '2027-02-05: holiday 春节\n2027-02-06 off\n2027-02-13, working day',
    '２０２７-０２-０５ 放假 春节\n2027-02-13 上班',
    '2027-02-05 春节 off\n2027-02-13 补班',
    '2027-02-05 至 2027-02-07 休 春节\n2027-02-13 work',
  ])('%j', (text) => {
    const { days, missing } = readHolidayNotice(text, 2027);
    expect(days).toEqual([
      { day: '2027-02-05', isWorkday: false, name: '春节' },
      { day: '2027-02-13', isWorkday: true, name: '' },
    ]);
    expect(missing).toEqual(['元旦', '清明节', '劳动节', '端午节', '中秋节', '国庆节']);
  });
});

function refusal(text: string, year = 2027): readonly [string, unknown] | undefined {
  try {
    readHolidayNotice(text, year);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return [error.key, error.parameters];
    throw error;
  }
}

describe('what cannot be right is refused with its line', () => {
  const with2027 = (from: string, to: string) => madeUpNotice2027.replace(from, to);
  const when = (day: string) => ({ day, time: null });
  test.each([
    ['nothing', '  ', 'error.noticeMissing', {}],
    ['no notice', 'Dear all, happy new year', 'error.noticeNothing', {}],
    [
      'a weekday that does not fit',
      with2027('1月1日（周五）', '1月1日（周六）'),
      'error.noticeWeekday',
      { line: '元旦：1月1日(周六)至3日(周日)放假,共3天', when: when('2027-01-01') },
    ],
    [
      'a make-up workday that is a workday anyway',
      with2027('1月31日（周日）', '2月1日（周一）'),
      'error.noticeWorkWeekday',
      { line: '春节：2月1日(周一)、2月20日(周六)上班', when: when('2027-02-01') },
    ],
    [
      'a day that does not exist',
      with2027('6月9日（周三）', '6月31日'),
      'error.noticeDay',
      { line: '端午节：6月31日放假1天,不调休' },
    ],
    [
      'days that do not add up',
      with2027('共7天', '共8天'),
      'error.noticeCount',
      {
        line: '春节：2月5日(农历除夕、周五)至11日(农历正月初六、周四)放假调休,共8天',
        said: '8',
        counted: 7,
      },
    ],
    [
      'two lines that contradict each other',
      with2027('2月20日（周六）上班', '2月6日（周六）上班'),
      'error.noticeContradiction',
      {
        when: when('2027-02-06'),
        line: '春节：2月5日(农历除夕、周五)至11日(农历正月初六、周四)放假调休,共7天',
        other: '春节：1月31日(周日)、2月6日(周六)上班',
      },
    ],
    [
      'half a notice',
      madeUpNotice2027.slice(0, madeUpNotice2027.indexOf('\n六、')),
      'error.noticeIncomplete',
      { names: '中秋节、国庆节' },
    ],
    [
      'a notice that ends in the middle of a line',
      madeUpNotice2027.slice(0, madeUpNotice2027.indexOf('至7日（周四）')),
      'error.noticeUnclear',
      { line: '国庆节：10月1日(周五)' },
    ],
    [
      'a notice that ends in the middle of a range',
      madeUpNotice2027.slice(0, madeUpNotice2027.indexOf('7日（周四）')),
      'error.noticeUnclear',
      { line: '国庆节：10月1日(周五)至' },
    ],
    [
      'a holiday that is none',
      with2027('6月9日（周三）放假1天', '6月9日（周三）不放假'),
      'error.noticeUnclear',
      { line: '端午节：6月9日(周三)不放假,不调休' },
    ],
    [
      'a range without end',
      with2027('10月1日（周五）至7日（周四）放假调休，共7天', '10月1日至31日放假'),
      'error.noticeRange',
      { line: '国庆节：10月1日至31日放假', limit: 15 },
    ],
    [
      'a range backwards',
      with2027('10月1日（周五）至7日（周四）放假调休，共7天', '10月7日至1日放假'),
      'error.noticeUnclear',
      { line: '国庆节：10月7日至1日放假' },
    ],
    [
      'a day of another year',
      with2027('1月31日（周日）', '2028年1月30日'),
      'error.noticeOtherYear',
      { found: '2028', year: '2027' },
    ],
    [
      'a line of another year',
      '2027-02-05 off\n2026-02-13 work',
      'error.noticeOtherYear',
      { found: '2026', year: '2027' },
    ],
    [
      'lines that contradict each other',
      '2027-02-05 off\n2027-02-05 work',
      'error.noticeWorkWeekday',
      { line: '2027-02-05 work', when: when('2027-02-05') },
    ],
    [
      'lines that contradict each other at a weekend',
      '2027-02-06 off 春节\n2027-02-06 work',
      'error.noticeContradiction',
      { when: when('2027-02-06'), line: '2027-02-06 off 春节', other: '2027-02-06 work' },
    ],
    [
      'a line that says nothing of its day',
      '2027-02-05 off\n2027-02-13 perhaps',
      'error.noticeUnclear',
      { line: '2027-02-13 perhaps' },
    ],
    [
      'a line without a day',
      '2027-02-05 off\nsee you then',
      'error.noticeUnclear',
      { line: 'see you then' },
    ],
    ['a line with 30 February', '2027-02-30 off', 'error.noticeDay', { line: '2027-02-30 off' }],
    [
      'a name that is a story',
      `2027-02-05 off ${'很'.repeat(17)}`,
      'error.noticeNameLong',
      { line: `2027-02-05 off ${'很'.repeat(17)}`, limit: 16 },
    ],
    [
      'more days than a year has',
      ['01', '03', '04', '06', '07', '08', '09']
        .map((month) => `2027-${month}-05 to 2027-${month}-18 off`)
        .join('\n'),
      'error.noticeLong',
      { count: 70, limit: 50 },
    ],
  ])('%s', (_what, text, key, parameters) => {
    expect(refusal(text)).toEqual([key, parameters]);
  });

  test('3,000 characters are read or refused in a moment', () => {
    const filler =
      '各地区、各部门要妥善安排好值班和安全、保卫等工作，遇有重大突发事件，要按规定及时报告。';
    const long = (madeUpNotice2027 + filler.repeat(60)).slice(0, 3000);
    expect(daysIn(long, 2027)).toEqual(daysIn(madeUpNotice2027, 2027));
    for (const text of ['一、'.repeat(1500), '1月1日（'.repeat(500), '2027-01-01 '.repeat(270)]) {
      expect(refusal(text)?.[0]).toMatch(/^error\.notice/);
    }
  });
});

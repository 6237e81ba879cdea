import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { calendarDay, clockTime, instantOf, zoneName } from '../../../src/domain/zoned-time.ts';
import {
  dateOfPhrase,
  type ReadDatesContext,
  readDates,
} from '../../../src/language/dates/read-dates.ts';

const shanghai = zoneName('Asia/Shanghai');
const at = (day: string, time: string, zone = shanghai): ReadDatesContext => ({
  now: instantOf(calendarDay(day), clockTime(time), zone),
  zone,
});
/** Friday, 20 November 2026, 10:00 in Shanghai. */
const friday = at('2026-11-20', '10:00');

/** The dates as `text = day time role`, with `week` or `month` where the day is not exact. */
const read = (text: string, context = friday): readonly string[] =>
  readDates(text, context).map(({ text: said, day, time, role, grain }) =>
    [
      said,
      '=',
      day,
      ...(time === null ? [] : [time]),
      role,
      ...(grain === 'day' ? [] : [grain]),
    ].join(' '),
  );
const when = (text: string, context = friday): readonly string[] =>
  readDates(text, context).map(({ day, time }) => (time === null ? day : `${day} ${time}`));

describe('days in Chinese', () => {
  test.each([
    ['今天', '2026-11-20'],
    ['明天', '2026-11-21'],
    ['后天', '2026-11-22'],
    ['後天', '2026-11-22'],
    ['大后天', '2026-11-23'],
    ['昨天', '2026-11-19'],
    ['前天', '2026-11-18'],
    ['周三', '2026-11-25'],
    ['周五', '2026-11-27'],
    ['礼拜天', '2026-11-22'],
    ['本周五', '2026-11-20'],
    ['这周日', '2026-11-22'],
    ['下周日', '2026-11-29'],
    ['下週三', '2026-11-25'],
    ['下周周六', '2026-11-28'],
    ['下下周一', '2026-11-30'],
    ['上周三', '2026-11-11'],
    ['下周末', '2026-11-28'],
    ['周二早上', '2026-11-24'],
    ['24号', '2026-11-24'],
    ['二十五号', '2026-11-25'],
    ['19号', '2026-12-19'],
    ['31号', '2026-12-31'],
    ['下个月15号', '2026-12-15'],
    ['下月六號', '2026-12-06'],
    ['月底', '2026-11-30'],
    ['下个月底', '2026-12-31'],
    ['5月底', '2027-05-31'],
    ['年底', '2026-12-31'],
    ['12月1日', '2026-12-01'],
    ['1月5号', '2027-01-05'],
    ['明年三月五日', '2027-03-05'],
    ['2027年3月5日', '2027-03-05'],
    ['二〇二七年三月五日', '2027-03-05'],
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['12/28', '2026-12-28'],
    ['三天后', '2026-11-23'],
    ['20 min后call张工', '2026-11-20 10:20'],
    ['两周后', '2026-12-04'],
    ['半个月后', '2026-12-05'],
    ['一个月后', '2026-12-20'],
    ['过两天', '2026-11-22'],
    ['3天前', '2026-11-17'],
    ['下个工作日', '2026-11-23'],
    ['3个工作日后', '2026-11-25'],
    ['十二月的第一个星期一', '2026-12-07'],
    ['12月5日（周六）', '2026-12-05'],
    ['明天（11月21日）', '2026-11-21'],
    ['12.18号', '2026-12-18'],
    ['116年2月3日', '2027-02-03'],
    ['民國115年12月3日', '2026-12-03'],
    ['次月10日', '2026-12-10'],
    ['12月第2个周二', '2026-12-08'],
    ['3个工作天内', '2026-11-25'],
    ['年尾', '2026-12-31'],
    ['季度末', '2026-12-31'],
    ['過三日', '2026-11-23'],
    ['后儿个', '2026-11-22'],
    ['礼拜 4', '2026-11-26'],
    ['26号验收', '2026-11-26'],
    ['二十六号过去', '2026-11-26'],
    ['本月最后一个工作日', '2026-11-30'],
    ['下月首个工作日', '2026-12-01'],
    ['本周最后一个工作日', '2026-11-20'],
    ['今年最后一个工作日', '2026-12-31'],
    ['1月第三个工作日', '2027-01-05'],
    ['本月最后一天', '2026-11-30'],
    ['明年第一天', '2027-01-01'],
    ['四季度末', '2026-12-31'],
    ['Q1末', '2027-03-31'],
    ['明年三季度底', '2027-09-30'],
    ['上半年底', '2027-06-30'],
    ['下半年结束前', '2026-12-31'],
    ['本月内', '2026-11-30'],
    ['拜三', '2026-11-25'],
    ['禮拜三', '2026-11-25'],
    ['下拜五', '2026-11-27'],
    ['俩月后', '2027-01-20'],
    ['仨星期后', '2026-12-11'],
    ['12.27换表', '2026-12-27'],
    ['12.5前', '2026-12-05'],
    ['改到26日', '2026-11-26'],
    ['25号行不行', '2026-11-25'],
  ])('%s is %s', (text, expected) => {
    expect(when(text)).toEqual([expected]);
  });
});

describe('days in English', () => {
  test.each([
    ['today', '2026-11-20'],
    ['tomorrow', '2026-11-21'],
    ['tmrw', '2026-11-21'],
    ['day after tomorrow', '2026-11-22'],
    ['the day before yesterday', '2026-11-18'],
    ['last night', '2026-11-19'],
    ['Tuesday', '2026-11-24'],
    ['Weds', '2026-11-25'],
    ['call wed', '2026-11-25'],
    ['1st fri next month', '2026-12-04'],
    ['by eoy pls', '2026-12-31'],
    ['4 working days frm now', '2026-11-26'],
    ['Friday', '2026-11-27'],
    ['this Sunday', '2026-11-22'],
    ['next Tue', '2026-11-24'],
    ['next Sunday', '2026-11-29'],
    ['last Tuesday', '2026-11-17'],
    ['Tuesday last week', '2026-11-10'],
    ['Wednesday next week', '2026-11-25'],
    ['the 24th', '2026-11-24'],
    ['on the 3rd', '2026-12-03'],
    ['20th of next month', '2026-12-20'],
    ['24 Nov', '2026-11-24'],
    ['Nov 24', '2026-11-24'],
    ['Tuesday, November 24th', '2026-11-24'],
    ['Tuesday the 24th', '2026-11-24'],
    ['March 3', '2027-03-03'],
    ['12/1', '2026-12-01'],
    ['in 10 days', '2026-11-30'],
    ['in two weeks', '2026-12-04'],
    ['in a month', '2026-12-20'],
    ['in a fortnight', '2026-12-04'],
    ['2 weeks from now', '2026-12-04'],
    ['a week from Tuesday', '2026-12-01'],
    ['3 days ago', '2026-11-17'],
    ['next business day', '2026-11-23'],
    ['first Monday of December', '2026-12-07'],
    ['end of the month', '2026-11-30'],
    ['end of January', '2027-01-31'],
    ['end Jan', '2027-01-31'],
    ['end of Q4', '2026-12-31'],
    ['end of Q1', '2027-03-31'],
    ['EOW', '2026-11-20'],
    ['beginning of next week', '2026-11-23'],
    ['first working day of next month', '2026-12-01'],
    ['last working day of this month', '2026-11-30'],
    ['in 3 biz days', '2026-11-25'],
    ['after ten days', '2026-11-30'],
    ['a week tomorrow', '2026-11-28'],
    ['three weeks today', '2026-12-11'],
    ['two weeks on Thursday', '2026-12-10'],
    ['Monday week', '2026-11-30'],
    ['tomorrow week', '2026-11-28'],
    ['today fortnight', '2026-12-04'],
    ['wk after next, Monday', '2026-11-30'],
    ['Tuesday fortnight', '2026-12-08'],
    ['Tuesday the week after next', '2026-12-01'],
    ['next next Monday', '2026-11-30'],
    ['next month 10th', '2026-12-10'],
    ['25th this month', '2026-11-25'],
    ['two days after Dec 3', '2026-12-05'],
    ['the day before the 24th', '2026-11-23'],
    ['Nov twenty-fourth', '2026-11-24'],
    ['3 Dec 26', '2026-12-03'],
    ['2moro', '2026-11-21'],
    ['Wendesday', '2026-11-25'],
    ['on the 27th pls', '2026-11-27'],
    ['tomorrow morning', '2026-11-21'],
    ['the 25th works for me', '2026-11-25'],
    ['28th can?', '2026-11-28'],
    ['any time on the 25th is ok', '2026-11-25'],
    ['wed nxt wk', '2026-11-25'],
    ['wed arvo nxt wk', '2026-11-25'],
    ['12th of nxt mth', '2026-12-12'],
    ['nxt mnth 9th', '2026-12-09'],
    ['day b4 yesterday', '2026-11-18'],
    ['tmr eve', '2026-11-21'],
    ["two weeks' time", '2026-12-04'],
    ['5th of the month after next', '2027-01-05'],
    ['end of the month after next', '2027-01-31'],
    ['last month on the 17th', '2026-10-17'],
    ['sat can or not', '2026-11-21'],
    ['moved to sun', '2026-11-22'],
    ['wkend ok?', '2026-11-21'],
    ['Q4 end', '2026-12-31'],
    ['end of the second quarter', '2027-06-30'],
    ['end of H1 2027', '2027-06-30'],
    ['half-year end', '2026-12-31'],
    ['first workday of next week', '2026-11-23'],
    ['third working day of December', '2026-12-03'],
    ['within this month', '2026-11-30'],
    ['2 biz days from now', '2026-11-24'],
  ])('%s is %s', (text, expected) => {
    expect(when(text)).toEqual([expected]);
  });
});

describe('clock times', () => {
  test.each([
    ['下周三下午3点', '2026-11-25 15:00'],
    ['下周三3点', '2026-11-25 15:00'],
    ['11.25下午3点回访', '2026-11-25 15:00'],
    ['周三三点', '2026-11-25 15:00'],
    ['周五一点', '2026-11-27 13:00'],
    ['明天九点', '2026-11-21 09:00'],
    ['明天12点', '2026-11-21 12:00'],
    ['明天7点', '2026-11-21 07:00'],
    ['明早8点半', '2026-11-21 08:30'],
    ['下周一早上8点半', '2026-11-23 08:30'],
    ['今晚八点', '2026-11-20 20:00'],
    ['晚上12点', '2026-11-21 00:00'],
    ['明天下午两点一刻', '2026-11-21 14:15'],
    ['後天上午十點半', '2026-11-22 10:30'],
    ['明天06:30', '2026-11-21 06:30'],
    ['下周一14:30', '2026-11-23 14:30'],
    ['下周一１４：３０', '2026-11-23 14:30'],
    ['明天8点到10点', '2026-11-21 08:00'],
    ['两小时后', '2026-11-20 12:00'],
    ['一个半小时后', '2026-11-20 11:30'],
    ['30分钟后', '2026-11-20 10:30'],
    ['tomorrow 10am', '2026-11-21 10:00'],
    ['next Tue 3pm', '2026-11-24 15:00'],
    ['Tuesday at 3', '2026-11-24 15:00'],
    ['tomorrow at 9:30', '2026-11-21 09:30'],
    ['3pm on Tuesday', '2026-11-24 15:00'],
    ['the day after tomorrow at noon', '2026-11-22 12:00'],
    ['tonight 8pm', '2026-11-20 20:00'],
    ['2026-12-02 13:30', '2026-12-02 13:30'],
    ['in 90 minutes', '2026-11-20 11:30'],
    ['in 1 hour and 20 minutes', '2026-11-20 11:20'],
    ['in an hour and a half', '2026-11-20 11:30'],
    ['3pm', '2026-11-20 15:00'],
    ['tomorrow at half five', '2026-11-21 17:30'],
    ['tomorrow quarter to nine', '2026-11-21 08:45'],
    ['tomorrow at 20 past three pm', '2026-11-21 15:20'],
    ['tomorrow 1030 hrs', '2026-11-21 10:30'],
    ['Mon morning 8.30', '2026-11-23 08:30'],
    ['mid-afternoon tomorrow', '2026-11-21 15:00'],
    ['2-4pm on Tuesday', '2026-11-24 14:00'],
    ['半個鐘後', '2026-11-20 10:30'],
    ['聽日下晝三點搭三', '2026-11-21 15:15'],
    ['9am', '2026-11-21 09:00'],
    ['tomorrow 9am UTC', '2026-11-21 17:00'],
    ['2026-12-02T13:30Z', '2026-12-02 21:30'],
    ['2026-12-02T13:30+02:00', '2026-12-02 19:30'],
  ])('%s is %s', (text, expected) => {
    expect(when(text)).toEqual([expected]);
  });
});

test.each([
  ['another 4 days', '2026-11-24'],
  ['meet 12/3', '2026-12-03'],
  ['7/2 site meeting', '2027-07-02'],
  ['晚上8点值班室见', '2026-11-20'],
  ['15:30开会', '2026-11-20'],
  ['明天医院配电室验收', '2026-11-21'],
  ['24号去给水厂', '2026-11-24'],
  ['Monday Mr Tan is in', '2026-11-23'],
  ['visit Friday Foods tomorrow', '2026-11-21'],
])('typed to say when, “%s” is %s', (text, expected) => {
  const found = readDates(text, { ...friday, reading: 'phrase' });
  expect(found.map(({ day }) => day)).toEqual([expected]);
});

test.each([
  '5000 years ago',
  'in 5000 decades',
  'in 5000 years 5000 years',
  '5000 years before tomorrow',
  'in 5000 working days',
  '5000个工作日后',
])('%s is no day that could be counted out', (text) => {
  expect(when(text)).toEqual([]);
  expect(when(text, { ...friday, reading: 'phrase' })).toEqual([]);
});

test('a phrase that moves a day from one to another means the second', () => {
  const chosen = (text: string) =>
    dateOfPhrase(text, readDates(text, { ...friday, reading: 'phrase' }))?.day;
  expect(chosen('从周五推到下周一')).toBe('2026-11-23');
  expect(chosen('from Friday to next Wednesday')).toBe('2026-11-25');
  expect(chosen('Friday to Monday')).toBe('2026-11-27');
});

test('a second weekday is in the week of the first', () => {
  const thursday = at('2026-11-26', '10:00');
  expect(when('下周三或周五', thursday)).toEqual(['2026-12-02', '2026-12-04']);
  expect(when('本周四、周五', thursday)).toEqual(['2026-11-26', '2026-11-27']);
  expect(when('next Monday or Friday', thursday)).toEqual(['2026-11-30', '2026-12-04']);
  expect(when('Monday or Friday', thursday)).toEqual(['2026-11-30', '2026-11-27']);
});

test('a day or an hour that the words contradict is not guessed', () => {
  expect(when('周三 11月26日 回访')).toEqual([]);
  expect(when('Monday 24 November')).toEqual([]);
  expect(when('明天（11月25日）回访')).toEqual([]);
  expect(when('2026-02-30')).toEqual([]);
  expect(when('2月30日')).toEqual([]);
  expect(when('call Tuesday 3pm CST')).toEqual([]);
  expect(when('06-08-77')).toEqual([]);
});

test('the next working day asks the calendar that is given', () => {
  const workdays = new Set(['2026-11-22', '2026-11-24']);
  const context = { ...friday, isWorkday: (day: string) => workdays.has(day) };
  expect(when('下个工作日', context)).toEqual(['2026-11-22']);
  expect(when('in 2 business days', context)).toEqual(['2026-11-24']);
});

describe('what is no date', () => {
  test.each([
    '谈增容2000kVA',
    '10kV 双电源',
    '110千伏专变',
    '3号变压器',
    '2号线停电',
    '12号柜故障',
    '1号楼2号配电房',
    '第3号',
    'feeder #12 tripping',
    '3#主变',
    '联系人张工 13812345678',
    '电话02-27998888',
    'call +86 138 1234 5678',
    '电费3.2万元',
    '停电赔偿1200元',
    'owes $35,000',
    '峰谷比1:3',
    'peak ratio 1:3',
    '房间3-201会谈',
    'room 3-201 low voltage',
    '5月电费异议已解释',
    '2月电费已结清',
    '8点到17点生产',
    '24/7 operation',
    '2 hrs on site',
    '谈了2个小时',
    'a second round',
    '谈了3点要求',
    '一点意见',
    '每周三例会',
    '一周三次',
    '周一至周五生产',
    'every Monday',
    'voltage dip 11:42 on feeder 7',
    'sun is strong on the roof',
    '客户提了三点，容量、电价、时间',
    '三点五兆瓦光伏',
    '零点九五的功率因数',
    'unit 5, phase 2',
    'the 2nd feeder',
    '3 of 5 meters tested',
    '2x5 MW',
    'contract v2.5',
    '申请号20261120001',
    'complaint no. 31-01-2',
    '合同容量1/2备用',
    'sat with the manager',
    'they were working in the morning',
    '192.168.255.255',
    'power factor .85',
    '今后天气',
    '明后天',
    '下周一二',
    '周三四都行',
    'meter 3 may be replaced',
  ])('%s', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('a month alone is never a day to come back on', () => {
    expect(read('follow up in October')).toEqual(['October = 2027-10-01 other month']);
    expect(read('second feed wanted by October')).toEqual(['October = 2027-10-01 required month']);
    expect(read('5月回访')).toEqual(['5月 = 2027-05-01 other month']);
    expect(read('5月前送电')).toEqual(['5月 = 2027-05-01 required month']);
  });
});

describe('what a date is for', () => {
  test.each([
    ['昨天去了，没见到人', ['昨天 = 2026-11-19 visit']],
    ['今天拜访了李总，下周二联系他', ['今天 = 2026-11-20 visit', '下周二 = 2026-11-24 follow-up']],
    ['周二去了现场', ['周二 = 2026-11-17 visit']],
    ['met Bob on Tuesday, he wants 2MVA', ['on Tuesday = 2026-11-17 visit']],
    ['12 Nov: discussed the contract', ['12 Nov = 2026-11-12 visit']],
    ['昨日停电2小时', ['昨日 = 2026-11-19 other']],
    ['they had an outage on 12 Nov 2026, angry', ['on 12 Nov 2026 = 2026-11-12 other']],
    ['tomorrow 10am: discuss the contract', ['tomorrow 10am = 2026-11-21 10:00 visit']],
    ['周五拜访', ['周五 = 2026-11-27 visit']],
    ['周五回访', ['周五 = 2026-11-27 follow-up']],
    ['需要方案 下周三 回访', ['下周三 = 2026-11-25 follow-up']],
    ['需要方案，回访：下周三', ['下周三 = 2026-11-25 follow-up']],
    ['提醒我周一送发票', ['周一 = 2026-11-23 follow-up']],
    ['call 3pm today', ['3pm today = 2026-11-20 15:00 follow-up']],
    ['wants solar, contract review on Thursday', ['on Thursday = 2026-11-26 follow-up']],
    ['next visit Mar 18', ['Mar 18 = 2027-03-18 follow-up']],
    ['they follow up next week', ['next week = 2026-11-23 follow-up week']],
    ['contract ends 31 Dec, they may extend', ['31 Dec = 2026-12-31 other']],
    ['要求5月底前送电', ['5月底 = 2027-05-31 required']],
    ['decision by April 1', ['April 1 = 2027-04-01 deadline']],
    ['outage plan due 4/15', ['4/15 = 2027-04-15 deadline']],
    ['客户限6月30日前整改', ['6月30日 = 2027-06-30 deadline']],
    ['24小时内供电', ['24小时内 = 2026-11-21 10:00 required']],
    ['send the quote by Friday', ['Friday = 2026-11-27 follow-up']],
    [
      'send the quote by 27 Nov, they energise 1 Dec',
      ['27 Nov = 2026-11-27 follow-up', '1 Dec = 2026-12-01 other'],
    ],
    ['production meeting tomorrow 2-4pm', ['tomorrow 2-4pm = 2026-11-21 14:00 follow-up']],
    ['明日书店换电表，周三回访', ['周三 = 2026-11-25 follow-up']],
    ['周一帆是科长，周一回访', ['周一 = 2026-11-23 follow-up']],
    ['周一王总来电，周三回访', ['周一 = 2026-11-23 visit', '周三 = 2026-11-25 follow-up']],
    ['quote to April Tan by Friday', ['Friday = 2026-11-27 deadline']],
    ['told June no, call her on the 24th', ['on the 24th = 2026-11-24 follow-up']],
    ['3月底投产 2月检修', ['3月底 = 2027-03-31 required', '2月 = 2027-02-01 other month']],
    ['周三周四都行', ['周三 = 2026-11-25 other', '周四 = 2026-11-26 other']],
    ['想改到下周三或周五，再联系', ['下周三 = 2026-11-25 other', '周五 = 2026-11-27 other']],
    ['follow up Monday or Tuesday', ['Monday = 2026-11-23 other', 'Tuesday = 2026-11-24 other']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('zones and clock changes', () => {
  const newYork = zoneName('America/New_York');

  test('a clock change between now and the date does not move the hour', () => {
    const march = at('2026-03-02', '09:00', newYork);
    expect(when('next friday 10am', march)).toEqual(['2026-03-13 10:00']);
    expect(when('下周五上午10点', march)).toEqual(['2026-03-13 10:00']);
  });

  test('hours from now are counted in real time over a clock change', () => {
    expect(when('in 2 hours', at('2026-03-08', '01:30', newYork))).toEqual(['2026-03-08 04:30']);
    expect(when('两小时后', at('2026-11-01', '00:30', newYork))).toEqual(['2026-11-01 01:30']);
  });

  test("today is the person's, not the machine's", () => {
    const now = instantOf(calendarDay('2026-11-21'), clockTime('07:00'), shanghai);
    expect(when('tomorrow', { now, zone: shanghai })).toEqual(['2026-11-22']);
    expect(when('tomorrow', { now, zone: newYork })).toEqual(['2026-11-21']);
  });

  test('tomorrow is the next day just after midnight too', () => {
    expect(when('明天', at('2026-11-20', '00:10'))).toEqual(['2026-11-21']);
    expect(when('tomorrow', at('2026-11-20', '00:10'))).toEqual(['2026-11-21']);
  });

  test('an hour said is the hour returned, in every zone, at every time of the year', () => {
    const zones = [
      'America/New_York',
      'America/St_Johns',
      'Asia/Shanghai',
      'Australia/Lord_Howe',
      'Europe/London',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 8759 }),
        fc.integer({ min: 1, max: 11 }),
        (name, hour, said) => {
          const context: ReadDatesContext = {
            now: instantOf(calendarDay('2026-01-01'), clockTime('00:00'), zoneName('UTC')),
            zone: zoneName(name),
          };
          const moved = {
            ...context,
            now: (context.now + hour * 3_600_000) as ReadDatesContext['now'],
          };
          const english = readDates(`follow up next friday ${said}pm`, moved);
          const chinese = readDates(`下周五下午${said}点回访`, moved);
          const expected = `${said + 12}:00`;
          expect(english.map(({ time }) => time)).toEqual([expected]);
          expect(chinese.map(({ day, time }) => [day, time])).toEqual(
            english.map(({ day }) => [day, expected]),
          );
        },
      ),
    );
  });
});

describe('on any text', () => {
  const machineZone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = machineZone;
  });

  const words = fc.constantFrom(
    ...'下周三 明天 下午 3点 14:30 12月1日 月底 两小时后 24号 周五 前 回访 ，   2000kVA 1:3 （ ） next Tue 3pm tomorrow the 24th in 2 weeks by before Nov 24 12/1 2026-12-01 on at and or follow up , : . 5月 October 24/7 一 年 点 第'.split(
      ' ',
    ),
  );
  const lines = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(words, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.array(words, { maxLength: 12 }).map((parts) => parts.join(' ')),
  );

  test('spans lie in the text, in order and without overlap, and carry its words', () => {
    fc.assert(
      fc.property(lines, (text) => {
        let end = 0;
        for (const found of readDates(text, friday)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(found.end).toBeGreaterThan(found.start);
          expect(text.slice(found.start, found.end)).toBe(found.text);
          expect(found.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          end = found.end;
        }
      }),
      { numRuns: 600 },
    );
  });

  test("the machine's zone makes no difference", () => {
    const elsewhere = ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'];
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 8759 }), (text, hour) => {
        const context = {
          ...friday,
          now: (friday.now + hour * 3_600_000) as ReadDatesContext['now'],
        };
        const found = elsewhere.map((zone) => {
          process.env.TZ = zone;
          return readDates(text, context);
        });
        expect(found[1]).toEqual(found[0]);
        expect(found[2]).toEqual(found[0]);
      }),
      { numRuns: 150 },
    );
    process.env.TZ = 'Pacific/Kiritimati';
    expect(new Date(0).getTimezoneOffset()).not.toBe(0);
  });

  test('of a long text the start and the end are read, with spans that are still right', () => {
    const text = `昨天去了。${'客户很忙，'.repeat(500)}下周三下午3点回访`;
    expect(readDates(text, friday)).toEqual([
      {
        start: 0,
        end: 2,
        text: '昨天',
        day: '2026-11-19',
        time: null,
        part: null,
        isOneOf: false,
        role: 'visit',
        grain: 'day',
      },
      {
        start: text.length - 9,
        end: text.length - 2,
        text: '下周三下午3点',
        day: '2026-11-25',
        time: '15:00',
        part: null,
        isOneOf: false,
        role: 'follow-up',
        grain: 'day',
      },
    ]);
  });

  test.each([
    ['digits', '1'.repeat(3000)],
    ['spaces', ' '.repeat(3000)],
    ['dates', '12/1 '.repeat(600)],
    ['numbers in words', '十'.repeat(3000)],
    ['durations', 'in 1 hour and '.repeat(215)],
    ['dashes', '1-'.repeat(1500)],
    ['letters', 'a '.repeat(1500)],
  ])('3,000 characters of %s take less than 100 ms', (_kind, text) => {
    readDates(text, friday);
    const from = performance.now();
    readDates(text, friday);
    expect(performance.now() - from).toBeLessThan(100);
  });
});

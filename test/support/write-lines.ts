import fc from 'fast-check';
import type { CalendarDay } from '../../src/domain/zoned-time.ts';
import { type WrittenDate, type WrittenIn, writtenDates } from './write-dates.ts';

/** A command line as an account manager types it, and the follow-up that it promises; null where it promises none. */
export type WrittenLine = { readonly text: string; readonly followUp: WrittenDate | null };

type Words = {
  readonly customers: readonly string[];
  /** Notes without a date, full of numbers that look like one. */
  readonly notes: readonly string[];
  /** Notes with a date that is not the follow-up's. */
  readonly dated: readonly string[];
  /** Around the date of the follow-up. */
  readonly promises: readonly ((date: string) => string)[];
  readonly separators: readonly string[];
};

const chinese: Words = {
  customers: [
    ...['华新钢铁', '恒力化工', '三号井煤矿', '万达广场', '中粮糖业', '龙湖物业', '九月服饰'],
    ...['第一人民医院', '周大福珠宝', '五一商场', '十月妈咪', '二十一世纪大酒店', '中石化加油站'],
  ],
  notes: [
    ...['谈增容2000kVA', '110千伏专变负荷确认', '2号线停电协调', '3号变压器漏油', '12号柜故障'],
    ...['5月电费异议已解释', '功率因数0.85被罚', '峰谷比1:3', '联系人张工 13812345678'],
    ...['合同容量1/2备用', '房间3-201会谈', 'v2.5方案已发', '电费3.2万元已结清', '负荷率95%'],
    ...['8点到17点生产', 'UPS 2×200kVA', '申请号20261120001', '谈了2个小时 没有结论'],
    ...['3楼配电盘过热', '每天24小时运行', '双电源，10kV进线', '周期检定已完成', '一期2台主变'],
    ...['客户反映电压低', '要求降低基本电费', '峰段电价1.05元', '2月电费有疑问', '编号A-17待复核'],
  ],
  dated: ['昨日已送件', '限6月30日前整改', '昨天停电2小时', '计划明年3月投产', '要求5月底前送电'],
  promises: [
    ...[
      '回访',
      '再去',
      '电话回访',
      '跟进',
      '联系李经理',
      '给停电计划',
      '复查',
      '签约',
      '看现场',
    ].map((cue) => (date: string) => `${date}${cue}`),
    (date) => `定于${date}复谈`,
    (date) => `约${date}见面`,
    (date) => `提醒我${date}送资料`,
    (date) => (/^[过過]/.test(date) ? `${date}答复` : `${date}前答复`),
    (date) => `回访：${date}`,
    (date) => date,
  ],
  separators: [' ', '，', '。', '；', ', '],
};

const english: Words = {
  customers: [
    ...['Acme Foods', 'Harbor Cold Storage', 'March Networks', 'Sunday Market Co.', 'May Pharma'],
    ...['April Cosmetics', 'Second Cup Coffee', 'Tenth Avenue Deli', 'Delta-3 Pumping Station'],
    ...['Union Cement', '24 Hour Fitness', 'Friday Beverages Ltd', 'Monarch Glass'],
  ],
  notes: [
    ...[
      'talked capacity',
      'feeder #12 tripping',
      'transformer T-3 oil test',
      'PUE 1.35',
      'owes $35,000',
    ],
    ...['room 3-201 low voltage', 'pump 75kW', '110kV outage plan', '3x25 MVA', 'power factor .85'],
    ...[
      'solar 120 kWp',
      'peak ratio 1:3',
      'lot 7 phase 2',
      'may need 6.6kV supply',
      '24/7 operation',
    ],
    ...['case 20261120-01', 'voltage dip 11:42 on feeder 7', '2 hrs on site', 'breaker 63A'],
    ...[
      '2.5% discount',
      '3 of 5 meters tested',
      'fuse 16A x3',
      'complaint no. 31-01-2',
      'wants 2MVA',
    ],
    ...['contract v2.5', 'tariff B-2', 'load 380 kW', 'the second feed', 'wants sub-metering'],
  ],
  dated: [
    'visited yesterday',
    'Feb bill settled',
    'second feed wanted by October',
    'Oct bill dispute',
  ],
  promises: [
    ...[
      'follow up',
      'call back',
      'site visit',
      'revisit',
      'send the quote',
      'meet Dr Lee',
      'review',
    ].map((cue) => (date: string) => `${cue} ${date}`),
    (date) => `will call ${date}`,
    (date) => `next visit ${date}`,
    (date) => `remind me ${date}`,
    (date) => date,
  ],
  separators: [', ', '; ', '. '],
};

/** Lines of the command `/visit`, with a follow-up on a day after `today` or none. */
export function writtenLines(language: WrittenIn, today: CalendarDay): fc.Arbitrary<WrittenLine> {
  const words = language === 'en' ? english : chinese;
  const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);
  const note = fc.tuple(
    pick([...words.notes, ...words.dated]),
    fc.option(pick(words.notes), { freq: 2 }),
    pick(words.separators),
  );
  const noted = note.map(([first, second, separator]) =>
    second === null ? first : `${first}${separator}${second}`,
  );
  const promised = fc
    .tuple(
      pick(words.customers),
      noted,
      pick(words.separators),
      pick(words.promises),
      writtenDates(language, today).filter(({ day }) => day > today),
    )
    .map(([customer, said, separator, promise, date]) => ({
      text: `/visit ${customer} ${said}${separator}${promise(date.text)}`,
      followUp: date,
    }));
  const plain = fc
    .tuple(pick(words.customers), pick(words.notes), pick(words.notes), pick(words.separators))
    .map(([customer, first, second, separator]) => ({
      text: `/visit ${customer} ${first}${separator}${second}`,
      followUp: null,
    }));
  return fc.oneof({ weight: 4, arbitrary: promised }, { weight: 1, arbitrary: plain });
}

import { describe, expect, test } from 'vitest';
import type {
  BusinessKind,
  CurrencyCode,
  Quantity,
  SupplyMode,
} from '../../../src/domain/quantity.ts';
import { readQuantities } from '../../../src/language/quantities/read-quantities.ts';

const apparent = (text: string, value: number, from: number | null = null): Quantity => ({
  kind: 'capacity',
  power: 'apparent',
  text,
  value,
  from,
});
const active = (text: string, value: number, from: number | null = null): Quantity => ({
  kind: 'capacity',
  power: 'active',
  text,
  value,
  from,
});
const volts = (text: string, value: number, from: number | null = null): Quantity => ({
  kind: 'voltage',
  text,
  value,
  from,
});
const money = (
  text: string,
  value: number,
  currency: CurrencyCode = 'CNY',
  from: number | null = null,
): Quantity => ({ kind: 'money', text, value, currency, from });
const mode = (text: string, chosen: SupplyMode): Quantity => ({
  kind: 'supply-mode',
  text,
  mode: chosen,
});
const business = (text: string, kind: BusinessKind): Quantity => ({
  kind: 'business-kind',
  text,
  business: kind,
});
const contact = (text: string, name: string, title: string): Quantity => ({
  kind: 'contact',
  text,
  name,
  title,
});

/** What is found, without where; that the words stand where they are said to is checked on the way. */
function found(text: string): Quantity[] {
  return readQuantities(text).map(({ start, end, ...quantity }) => {
    expect(quantity.text).toBe(text.slice(start, end));
    return quantity;
  });
}

type Cases = readonly (readonly [text: string, ...quantities: Quantity[]])[];
const reads = (cases: Cases) =>
  test.each(cases.map(([text, ...quantities]) => [text, quantities] as const))(
    '%s',
    (text, quantities) => {
      expect(found(text)).toEqual(quantities);
    },
  );

describe('a capacity is read in volt-amperes, and in watts where it is active power:', () => {
  reads([
    ['needs 2000 kVA', apparent('2000 kVA', 2_000_000)],
    ['增容2000kVA', business('增容', 'capacity-increase'), apparent('2000kVA', 2_000_000)],
    ['要２０００ｋＶＡ变压器', apparent('２０００ｋＶＡ', 2_000_000)],
    ['３，５００ｋＶＡ', apparent('３，５００ｋＶＡ', 3_500_000)],
    ['31.5 MVA', apparent('31.5 MVA', 31_500_000)],
    ['1,250 kva', apparent('1,250 kva', 1_250_000)],
    ['2000千伏安', apparent('2000千伏安', 2_000_000)],
    ['两千千伏安', apparent('两千千伏安', 2_000_000)],
    ['兩千 千伏安', apparent('兩千 千伏安', 2_000_000)],
    ['一千二百五十千伏安', apparent('一千二百五十千伏安', 1_250_000)],
    ['五千伏安', apparent('五千伏安', 5_000)],
    ['6.3万千伏安', apparent('6.3万千伏安', 63_000_000)],
    ['6.3萬kVA', apparent('6.3萬kVA', 63_000_000)],
    ['2000多kVA', apparent('2000多kVA', 2_000_000)],
    ['三千五百千瓦', active('三千五百千瓦', 3_500_000)],
    ['3500 kW load', active('3500 kW', 3_500_000)],
    ['0.3 MW', active('0.3 MW', 300_000)],
    ['12 megawatts', active('12 megawatts', 12_000_000)],
    ['1.2万千瓦', active('1.2万千瓦', 12_000_000)],
    ['三点五万千瓦', active('三点五万千瓦', 35_000_000)],
    ['三萬千瓦', active('三萬千瓦', 30_000_000)],
    ['光伏5兆瓦', active('5兆瓦', 5_000_000)],
    ['容量 20㎿', active('20㎿', 20_000_000)],
    ['10kV/2000kVA', volts('10kV', 10_000), apparent('2000kVA', 2_000_000)],
  ]);
});

describe('several units are one total, and a range has two ends:', () => {
  reads([
    ['3x25 MVA', apparent('3x25 MVA', 75_000_000)],
    ['2×500kVA', apparent('2×500kVA', 1_000_000)],
    ['500kVA*2', apparent('500kVA*2', 1_000_000)],
    ['两台630千伏安', apparent('两台630千伏安', 1_260_000)],
    ['30-40 kW', active('30-40 kW', 40_000, 30_000)],
    ['30kW - 40kW', active('30kW - 40kW', 40_000, 30_000)],
    ['500到800千伏安', apparent('500到800千伏安', 800_000, 500_000)],
    ['三千至五千千瓦', active('三千至五千千瓦', 5_000_000, 3_000_000)],
    ['from 500 to 800 kVA', apparent('500 to 800 kVA', 800_000, 500_000)],
    ['6～10kV', volts('6～10kV', 10_000, 6_000)],
    ['3-5万元', money('3-5万元', 50_000, 'CNY', 30_000)],
    ['40-30 kW'],
  ]);
});

describe('a voltage is read in volts, where it is one that somebody is supplied at:', () => {
  reads([
    ['10kV', volts('10kV', 10_000)],
    ['10千伏供电', volts('10千伏', 10_000)],
    ['十千伏', volts('十千伏', 10_000)],
    ['一百一十千伏', volts('一百一十千伏', 110_000)],
    ['110 kV', volts('110 kV', 110_000)],
    ['0.4kV', volts('0.4kV', 400)],
    ['0.4千伏', volts('0.4千伏', 400)],
    ['380V and 220v', volts('380V', 380), volts('220v', 220)],
    ['35千伏安装工程', volts('35千伏', 35_000)],
    ['低压供电', volts('低压', 400)],
    ['低壓 100kW', volts('低壓', 400), active('100kW', 100_000)],
    ['an LV supply', volts('LV supply', 400)],
  ]);
});

describe('a supply mode:', () => {
  reads([
    ['双电源', mode('双电源', 'dual')],
    ['要雙電源供電', mode('雙電源', 'dual')],
    ['双回路供电', mode('双回路', 'dual')],
    ['单电源', mode('单电源', 'single')],
    ['多电源', mode('多电源', 'multiple')],
    ['wants a dual feed', mode('dual feed', 'dual')],
    ['10kV dual', volts('10kV', 10_000), mode('dual', 'dual')],
    ['single supply', mode('single supply', 'single')],
  ]);
});

describe('a kind of business:', () => {
  reads([
    ['新装', business('新装', 'new-connection')],
    ['谈新裝', business('新裝', 'new-connection')],
    ['a new connection', business('new connection', 'new-connection')],
    ['capacity increase', business('capacity increase', 'capacity-increase')],
    ['减容', business('减容', 'capacity-reduction')],
    ['減容', business('減容', 'capacity-reduction')],
    ['变更用电', business('变更用电', 'change')],
    ['10kV 变更', volts('10kV', 10_000), business('变更', 'change')],
    ['change of use', business('change of use', 'change')],
  ]);
});

describe('money has its currency, and no noise behind the point:', () => {
  reads([
    ['3.5万元', money('3.5万元', 35_000)],
    ['¥35,000', money('¥35,000', 35_000)],
    ['￥１２．３５', money('￥１２．３５', 12.35)],
    ['三万五千元', money('三万五千元', 35_000)],
    ['两万五元', money('两万五元', 25_000)],
    ['3百万元', money('3百万元', 3_000_000)],
    ['1.1亿元', money('1.1亿元', 110_000_000)],
    ['人民币120萬', money('人民币120萬', 1_200_000)],
    ['500块钱', money('500块钱', 500)],
    ['RMB 2.3 million', money('RMB 2.3 million', 2_300_000)],
    ['$1.2m', money('$1.2m', 1_200_000, 'USD')],
    ['50k yuan', money('50k yuan', 50_000)],
    ['3萬港元', money('3萬港元', 30_000, 'HKD')],
    ['NT$300,000', money('NT$300,000', 300_000, 'TWD')],
    ['€9.99', money('€9.99', 9.99, 'EUR')],
  ]);
});

describe('a contact is known by the title:', () => {
  reads([
    ['王主任要供电方案', contact('王主任', '王', '主任')],
    ['见了欧阳总', contact('欧阳总', '欧阳', '总')],
    [
      '李副处长和張總經理',
      contact('李副处长', '李', '副处长'),
      contact('張總經理', '張', '總經理'),
    ],
    ['找陈工看图', contact('陈工', '陈', '工')],
    ['陳工程師', contact('陳工程師', '陳', '工程師')],
    ['公司的高总', contact('高总', '高', '总')],
    ['林師傅帶路', contact('林師傅', '林', '師傅')],
    ['met Dr Lee', contact('Dr Lee', 'Lee', 'Dr')],
    ['Mr. John Smith Friday', contact('Mr. John Smith', 'John Smith', 'Mr')],
    [
      'Mrs O’Neil, Prof. Wang',
      contact('Mrs O’Neil', 'O’Neil', 'Mrs'),
      contact('Prof. Wang', 'Wang', 'Prof'),
    ],
    ['Dr Lee Monday', contact('Dr Lee', 'Lee', 'Dr')],
    ['Dr 王 asked', contact('Dr 王', '王', 'Dr')],
  ]);
});

describe('a mention is known by Slack’s code, or by a name that is known to be mentioned:', () => {
  const emma = { slackUserId: 'UEMMA', name: 'Emma Clark' };
  test.each([
    ['with <@U123>', [], { text: '<@U123>', slackUserId: 'U123', name: null }],
    ['with <@U123|mei.lin>', [], { text: '<@U123|mei.lin>', slackUserId: 'U123', name: 'mei.lin' }],
    ['with <@UEMMA>', [emma], { text: '<@UEMMA>', slackUserId: 'UEMMA', name: 'Emma Clark' }],
    [
      '和@Emma Clark一起',
      [emma],
      { text: '@Emma Clark', slackUserId: 'UEMMA', name: 'Emma Clark' },
    ],
  ] as const)('%s', (text, known, expected) => {
    const start = text.indexOf(expected.text);
    const end = start + expected.text.length;
    expect(readQuantities(text, known)).toEqual([{ kind: 'mention', start, end, ...expected }]);
  });
});

describe('a whole line is read in its order, whatever languages it mixes:', () => {
  reads([
    [
      '10kV 2000kVA 双电源 增容 5月底前送电',
      volts('10kV', 10_000),
      apparent('2000kVA', 2_000_000),
      mode('双电源', 'dual'),
      business('增容', 'capacity-increase'),
    ],
    [
      'Dr Lee 说 dual supply，预算3.5万元，load 800 kW',
      contact('Dr Lee', 'Lee', 'Dr'),
      mode('dual supply', 'dual'),
      money('3.5万元', 35_000),
      active('800 kW', 800_000),
    ],
  ]);
});

describe('no quantity is read in', () => {
  test.each([
    '',
    '10kV开关柜3#',
    '10 kV switchgear',
    '10/0.4kV',
    '0.4',
    '0,4kV',
    '10',
    '13812345678',
    '0571-88888888',
    '户号3301000101',
    '12月5日下午3点',
    '2026-11-20 15:00',
    '3:1',
    'GC-12kW',
    '3 500 kVA',
    '630+800kVA',
    '5万户',
    '3.5万',
    '2000度',
    '2000 kWh, 5MW·h, 3000千瓦时, 三千千瓦小時',
    '0.65元/度',
    '20元旦快乐',
    '500w',
    '12V',
    '电压偏低，低压柜',
    '最低压力',
    '双电源切换柜',
    'dual purpose hall',
    '暂不增容',
    '重新装表，新装修',
    '时间变更',
    '主任',
    '总经理不在',
    '和经理谈',
    '客户经理、工程经理、基金经理、对方经理',
    '担任主任',
    '每周主任会',
    '施工',
    '王工作',
    '李经理解决',
    '陈总负荷',
    '张江',
    '王府井',
    'Drive, Mrs, Msgr Lee',
    'https://example.com/2000kVA',
    'bob@U123.com <@x>',
    '统一千瓦',
  ])('“%s”', (text) => {
    expect(readQuantities(text)).toEqual([]);
  });
});

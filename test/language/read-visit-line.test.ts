import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CustomerId } from '../../src/domain/customer.ts';
import { calendarDay, clockTime, instantOf, zoneName } from '../../src/domain/zoned-time.ts';
import { buildCustomerIndex, findCustomer } from '../../src/language/customers/find-customer.ts';
import { readVisitLine, type VisitLine } from '../../src/language/read-visit-line.ts';

const zone = zoneName('Asia/Shanghai');
const huaxin = 'huaxin' as CustomerId;
const acme = 'acme' as CustomerId;
const context = {
  // Friday.
  now: instantOf(calendarDay('2026-11-20'), clockTime('10:00'), zone),
  zone,
  customers: buildCustomerIndex([
    { id: huaxin, name: '华新钢铁有限公司', otherNames: [], accountNumber: '0312008845' },
    { id: acme, name: 'Acme Foods', otherNames: [], accountNumber: null },
  ]),
};

type Said = {
  readonly note?: string;
  readonly visit?: string;
  readonly followUp?: readonly [string, string];
};

const moment = (text: string) => {
  const [day = '', time] = text.split(' ');
  return { day: calendarDay(day), time: time === undefined ? null : clockTime(time) };
};
/** What a line comes to; the dates behind it are the matter of read-dates.test.ts. */
type Outcome = Pick<VisitLine, 'customer' | 'note'> & {
  readonly visit: Omit<NonNullable<VisitLine['visit']>, 'said'> | null;
  readonly followUp: Omit<NonNullable<VisitLine['followUp']>, 'said'> | null;
};
const readOutcome = (line: string, reading: typeof context = context): Outcome => {
  const { customer, note, visit, followUp } = readVisitLine(line, reading);
  return {
    customer,
    note,
    visit: visit && { day: visit.day, time: visit.time },
    followUp: followUp && { what: followUp.what, day: followUp.day, time: followUp.time },
  };
};
const about = (customer: VisitLine['customer'], said: Said): Outcome => ({
  customer,
  note: said.note ?? '',
  visit: said.visit === undefined ? null : moment(said.visit),
  followUp:
    said.followUp === undefined ? null : { what: said.followUp[0], ...moment(said.followUp[1]) },
});

describe('lines about 华新钢铁', () => {
  test.each<[string, Said]>([
    ['', {}],
    [
      '谈增容2000kVA，王主任要供电方案 下周三下午3点回访',
      { note: '谈增容2000kVA，王主任要供电方案', followUp: ['回访', '2026-11-25 15:00'] },
    ],
    ['昨天去了，没见到人', { note: '去了，没见到人', visit: '2026-11-19' }],
    ['下周三', { visit: '2026-11-25' }],
    ['明天下午3点 谈合同', { note: '谈合同', visit: '2026-11-21 15:00' }],
    ['回访：下周三下午3点', { followUp: ['回访', '2026-11-25 15:00'] }],
    ['谈增容 下周三 回访', { note: '谈增容', followUp: ['回访', '2026-11-25'] }],
    ['谈增容下周三回访', { note: '谈增容', followUp: ['回访', '2026-11-25'] }],
    ['谈增容。下周三。', { note: '谈增容。', followUp: ['', '2026-11-25'] }],
    ['谈增容 跟进报装进度 12/5', { note: '谈增容', followUp: ['跟进报装进度', '2026-12-05'] }],
    ['刚谈完 约了26号再谈', { note: '刚谈完', followUp: ['再谈', '2026-11-26'] }],
    ['3月底投产 要2000kVA', { note: '3月底投产 要2000kVA' }],
    ['谈增容，提醒我周一送发票', { note: '谈增容', followUp: ['提醒我送发票', '2026-11-23'] }],
    [
      '５月电费有异议　１２月１日下午３点半再访',
      { note: '５月电费有异议', followUp: ['再访', '2026-12-01 15:30'] },
    ],
    ['要求5月底前送电 要2000kVA', { note: '要求5月底前送电 要2000kVA' }],
    [
      '昨日停电2小时，明天上午9点电话回访',
      { note: '昨日停电2小时', followUp: ['电话回访', '2026-11-21 09:00'] },
    ],
    [
      '11月12日去的，想双电源 12月1日送电前回访',
      { note: '去的，想双电源', visit: '2026-11-12', followUp: ['送电前回访', '2026-12-01'] },
    ],
    [
      '王总13812345678 1号变压器 3-201 110千伏 8点到17点生产',
      { note: '王总13812345678 1号变压器 3-201 110千伏 8点到17点生产' },
    ],
    ['想改到下周三或周五，再联系', { note: '想改到下周三或周五，再联系' }],
    ['谈增容 周三下午过去', { note: '谈增容', followUp: ['过去', '2026-11-25'] }],
    ['谈增容，王总会周五回复', { note: '谈增容', followUp: ['王总会回复', '2026-11-27'] }],
    ['谈增容，下周五前答复', { note: '谈增容', followUp: ['答复', '2026-11-27'] }],
  ])('%s', (said, expected) => {
    expect(readOutcome(`华新钢铁 ${said}`, context)).toEqual(
      about({ kind: 'one', id: huaxin, matched: '华新钢铁' }, expected),
    );
  });

  test('the legal form, the account number and a missing space make no difference', () => {
    const expected = { note: '谈增容', followUp: ['回访', '2026-11-25'] } as const;
    for (const name of ['华新钢铁有限公司', '0312008845']) {
      expect(readOutcome(`${name}，谈增容，下周三回访`, context)).toEqual(
        about({ kind: 'one', id: huaxin, matched: name }, expected),
      );
    }
    expect(readOutcome('华新钢铁谈增容，下周三回访', context)).toEqual(
      about({ kind: 'one', id: huaxin, matched: '华新钢铁' }, expected),
    );
  });
});

describe('lines about Acme Foods', () => {
  test.each<[string, Said]>([
    [
      'yesterday: second feed wanted by October, follow up next Tue 3pm',
      {
        note: 'second feed wanted by October',
        visit: '2026-11-19',
        followUp: ['follow up', '2026-11-24 15:00'],
      },
    ],
    [
      'tomorrow 10am: discuss the contract',
      { note: 'discuss the contract', visit: '2026-11-21 10:00' },
    ],
    [
      'met Bob on Tuesday, he wants 2MVA; send quote by Friday',
      {
        note: 'met Bob, he wants 2MVA',
        visit: '2026-11-17',
        followUp: ['send quote', '2026-11-27'],
      },
    ],
    [
      'visited on Monday and will call back on the 24th',
      { note: 'visited', visit: '2026-11-16', followUp: ['call back', '2026-11-24'] },
    ],
    [
      '12 Nov: discussed contract, remind me in 2 weeks',
      { note: 'discussed contract', visit: '2026-11-12', followUp: ['remind me', '2026-12-04'] },
    ],
    [
      'wants solar, contract review on Thursday',
      { note: 'wants solar', followUp: ['contract review', '2026-11-26'] },
    ],
    [
      'met John; he will call back on Monday',
      { note: 'met John', followUp: ['he will call back', '2026-11-23'] },
    ],
    [
      'plan discussed, outage plan due 4/15',
      { note: 'plan discussed', followUp: ['outage plan', '2027-04-15'] },
    ],
    ['contract ends 31 Dec, they may extend', { note: 'contract ends 31 Dec, they may extend' }],
    [
      'lot 7 phase 2, EOD Friday for the quote',
      { note: 'lot 7 phase 2', followUp: ['for the quote', '2026-11-27'] },
    ],
    ['call them in 2 hours', { followUp: ['call them', '2026-11-20 12:00'] }],
    [
      'outage at 11:42 on feeder 7, 24/7 operation, 2 hrs on site',
      { note: 'outage at 11:42 on feeder 7, 24/7 operation, 2 hrs on site' },
    ],
    [
      'follow up Tuesday, board meets 31 Dec',
      { note: 'board meets 31 Dec', followUp: ['follow up', '2026-11-24'] },
    ],
  ])('%s', (said, expected) => {
    expect(readOutcome(`Acme Foods ${said}`, context)).toEqual(
      about({ kind: 'one', id: acme, matched: 'Acme Foods' }, expected),
    );
  });
});

test('the rest of a line is read for a customer that is not known', () => {
  expect(readOutcome('恒力化工 110千伏专变 后天上午10点再去', context)).toEqual(
    about(
      { kind: 'unknown', typed: '恒力化工' },
      { note: '110千伏专变', followUp: ['再去', '2026-11-22 10:00'] },
    ),
  );
});

test('a line without a customer says so', () => {
  expect(readOutcome('', context)).toEqual(about({ kind: 'none' }, {}));
  expect(readOutcome('昨天 谈增容', context)).toEqual(
    about({ kind: 'none' }, { note: '谈增容', visit: '2026-11-19' }),
  );
});

test('what is to be done is cut at 200 characters', () => {
  const line = readVisitLine(`华新钢铁 明天下午回访${'详'.repeat(250)}`, context);
  expect(line.followUp?.what).toBe(`回访${'详'.repeat(198)}`);
});

describe('a day that is over, beside a word for a follow-up', () => {
  test.each<[string, Said]>([
    [
      'Acme Foods second feed, follow up yesterday',
      { note: 'second feed', followUp: ['follow up', '2026-11-19'] },
    ],
    [
      'Acme Foods second feed and call them back on 17 November 2026',
      { note: 'second feed', followUp: ['call them back', '2026-11-17'] },
    ],
    [
      'Acme Foods second feed, we will follow up today 9am',
      { note: 'second feed', followUp: ['follow up', '2026-11-20 09:00'] },
    ],
    ['华新钢铁 谈增容 昨天回访', { note: '谈增容', followUp: ['回访', '2026-11-19'] }],
    ['华新钢铁 谈增容，昨日跟进', { note: '谈增容', followUp: ['跟进', '2026-11-19'] }],
  ])('%s: is the follow-up’s', (line, { note, followUp }) => {
    const read = readOutcome(line, context);
    expect({ note: read.note, visit: read.visit, followUp: read.followUp }).toEqual({
      note,
      visit: null,
      followUp: { what: followUp?.[0], ...moment(followUp?.[1] ?? '') },
    });
  });

  test.each([
    'Acme Foods second feed, followed up yesterday',
    'Acme Foods follow up yesterday',
    'Acme Foods had a follow-up yesterday',
    'Acme Foods second feed, had a call yesterday',
    'Acme Foods second feed, follow up yesterday went well',
    '华新钢铁 昨天回访',
    '华新钢铁 谈增容，昨天回访了',
    '华新钢铁 谈增容，昨天回访过',
    '华新钢铁 昨天回访，客户满意',
    '华新钢铁 谈增容，昨天回访，客户满意',
  ])('%s: is the visit’s', (line) => {
    const { visit, followUp } = readOutcome(line, context);
    expect([visit?.day, followUp]).toEqual(['2026-11-19', null]);
  });
});

test.each([
  ['spaces', `Acme Foods x${' '.repeat(40_000)}x`],
  ['separators', `Acme Foods x${', and'.repeat(8_000)} x`],
  ['dots before a legal form', `x${'. '.repeat(20_000)}x Ltd`],
  ['legal forms', ` Ltd${' Ltd'.repeat(10_000)}`],
])('40,000 characters of %s do not hold up the rest', (_what, line) => {
  const startedAt = performance.now();
  readVisitLine(line, context);
  findCustomer(line, context.customers);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test('no line makes it fail, and no note is invented', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (line) => {
      const { note } = readVisitLine(line, context);
      expect(
        Array.from(note).every((character) => character === ' ' || line.includes(character)),
      ).toBe(true);
    }),
  );
});

describe('a line that leaves something open', () => {
  const read = (line: string) => {
    const { note, followUp, openDays } = readVisitLine(line, context);
    return {
      note,
      followUp: followUp && [followUp.what, followUp.day, followUp.time],
      open: openDays.map(({ day, time }) => (time === null ? day : `${day} ${time}`)),
    };
  };
  test.each<[string, readonly string[]]>([
    ['下周三或周五回访', ['2026-11-25', '2026-11-27']],
    ['下周五或周一回访', ['2026-11-27', '2026-11-30']],
    ['周一、周二回访', ['2026-11-23', '2026-11-24']],
    ['12月20日或21日回访', ['2026-12-20', '2026-12-21']],
    ['下周三下午3点或4点回访', ['2026-11-25 15:00', '2026-11-25 16:00']],
  ])('华新钢铁 %s: asks which one', (said, open) => {
    expect(read(`华新钢铁 ${said}`)).toEqual({ note: said, followUp: null, open });
  });

  test.each<[string, readonly string[]]>([
    ['call back on Mon, Tue or Wed', ['2026-11-23', '2026-11-24', '2026-11-25']],
    ['call tomorrow 3pm or 4pm', ['2026-11-21 15:00', '2026-11-21 16:00']],
    ['call 3pm or 4pm tomorrow', ['2026-11-21 15:00', '2026-11-21 16:00']],
    ['12/3 or 12/4 site visit', ['2026-12-03', '2026-12-04']],
    ['follow up tomorrow, or Friday', ['2026-11-21', '2026-11-27']],
  ])('Acme Foods %s: asks which one', (said, open) => {
    expect(read(`Acme Foods ${said}`)).toEqual({ note: said, followUp: null, open });
  });

  test.each([
    '两三天后回访',
    '3月18、19日回访',
    '18或19号回访',
    '下周一或二回访',
    '要求5月20日或21日送电',
  ])('华新钢铁 谈增容，%s: is left in the note', (said) => {
    const note = `谈增容，${said}`;
    expect(read(`华新钢铁 ${note}`)).toEqual({ note, followUp: null, open: [] });
  });

  test.each<[string, readonly [string, string, string | null]]>([
    ['谈增容，3-5天后回访', ['回访', '2026-11-25', null]],
    ['谈增容，18号到20号回访', ['回访', '2026-12-18', null]],
    ['谈增容，下周三上午或下午回访', ['回访', '2026-11-25', null]],
  ])(
    '华新钢铁 %s: the limit or the first day counts, and nothing of it stays behind',
    (said, followUp) => {
      expect(read(`华新钢铁 ${said}`)).toEqual({ note: '谈增容', followUp, open: [] });
    },
  );

  test('three points talked about are no three o’clock', () => {
    expect(read('华新钢铁 谈了三点 下周三回访')).toEqual({
      note: '谈了三点',
      followUp: ['回访', '2026-11-25', null],
      open: [],
    });
  });

  test.each<[string, string | null]>([
    ['Monday 23', '2026-11-23'],
    ['Friday 27', '2026-11-27'],
    ['Friday 24', null],
  ])('Acme Foods talked, follow up %s', (said, day) => {
    expect(
      readVisitLine(`Acme Foods talked, follow up ${said}`, context).followUp?.day ?? null,
    ).toBe(day);
  });
});

test.each([
  ['filler words', `x, ${'we '.repeat(40)}foo tomorrow`],
  ['filler words with many spaces', `x, ${'we      '.repeat(400)}foo tomorrow`],
  ['Chinese filler words', `谈 ${'需要'.repeat(1_000)}明天谈`],
  ['words of somebody else', `${'王总会说'.repeat(700)}明天回访`],
])('%s do not hold up the rest', (_what, said) => {
  const startedAt = performance.now();
  readVisitLine(`Acme Foods ${said}`, context);
  expect(performance.now() - startedAt).toBeLessThan(500);
});

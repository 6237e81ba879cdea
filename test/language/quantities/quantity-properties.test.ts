import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quantity } from '../../../src/domain/quantity.ts';
import { readQuantities } from '../../../src/language/quantities/read-quantities.ts';

/** A text and what has to be read in it. */
type Written = { readonly text: string; readonly meaning: Omit<Quantity, 'text'> };

const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const thousands = (count: number) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

const hanDigits = '零一二三四五六七八九';
/** 3050 → 三千零五十. */
function inHan(count: number): string {
  const places = [...String(count)].map(Number);
  let spelled = '';
  let skipped = false;
  for (const [place, digit] of places.entries()) {
    const unit = ['', '十', '百', '千'][places.length - 1 - place] ?? '';
    if (digit === 0) skipped = true;
    else {
      spelled += `${skipped && spelled !== '' ? '零' : ''}${hanDigits[digit]}${unit}`;
      skipped = false;
    }
  }
  return spelled;
}

const whole = fc.integer({ min: 1, max: 9_999 });
const space = fc.constantFrom('', ' ');

/** A number with one decimal and the ways to write it, with the value it has in tenths. */
const written = fc.oneof(
  whole.map((count) => ({ typed: String(count), tenths: count * 10 })),
  whole.map((count) => ({ typed: thousands(count), tenths: count * 10 })),
  whole.map((count) => ({ typed: fullWidth(thousands(count)), tenths: count * 10 })),
  whole.map((count) => ({ typed: inHan(count), tenths: count * 10 })),
  fc
    .tuple(whole, fc.integer({ min: 1, max: 9 }))
    .map(([count, tenth]) => ({ typed: `${count}.${tenth}`, tenths: count * 10 + tenth })),
);

const powerUnits = [
  ['kVA', 'apparent', 1_000],
  ['KVA', 'apparent', 1_000],
  ['ｋＶＡ', 'apparent', 1_000],
  ['千伏安', 'apparent', 1_000],
  ['MVA', 'apparent', 1_000_000],
  ['兆伏安', 'apparent', 1_000_000],
  ['kW', 'active', 1_000],
  ['千瓦', 'active', 1_000],
  ['万千瓦', 'active', 10_000_000],
  ['萬千瓦', 'active', 10_000_000],
  ['MW', 'active', 1_000_000],
] as const;

const capacity: fc.Arbitrary<Written> = fc
  .tuple(written, space, fc.constantFrom(...powerUnits))
  .map(([{ typed, tenths }, gap, [unit, power, factor]]) => ({
    text: `${typed}${gap}${unit}`,
    meaning: { kind: 'capacity', power, value: (tenths * factor) / 10, from: null },
  }));

const several: fc.Arbitrary<Written> = fc
  .tuple(
    fc.integer({ min: 2, max: 20 }),
    fc.constantFrom('x', '×', ' x ', '*', '台', 'Ｘ'),
    whole,
    fc.constantFrom(...powerUnits),
  )
  .map(([count, times, each, [unit, power, factor]]) => ({
    text: `${count}${times}${each}${unit}`,
    meaning: { kind: 'capacity', power, value: count * each * factor, from: null },
  }));

const range: fc.Arbitrary<Written> = fc
  .tuple(
    whole,
    whole,
    fc.constantFrom('-', '–', '~', '至', '到', ' to '),
    fc.constantFrom(...powerUnits),
  )
  .filter(([from, to]) => from < to)
  .map(([from, to, sign, [unit, power]]) => {
    const factor = powerUnits.find(([name]) => name === unit)?.[2] ?? 1;
    // The lower end of 3-5万千瓦 is 3万千瓦 as well.
    return {
      text: `${from}${sign}${to}${unit}`,
      meaning: { kind: 'capacity', power, value: to * factor, from: from * factor },
    };
  });

const voltage: fc.Arbitrary<Written> = fc
  .tuple(
    fc.constantFrom(0.4, 6, 10, 20, 35, 66, 110, 220, 500),
    space,
    fc.constantFrom('kV', 'KV', 'ｋＶ', '千伏'),
  )
  .map(([kilovolts, gap, unit]) => ({
    text: `${kilovolts}${gap}${unit}`,
    meaning: { kind: 'voltage', value: Math.round(kilovolts * 1_000), from: null },
  }));

const money: fc.Arbitrary<Written> = fc
  .tuple(
    written,
    fc.constantFrom<readonly [string, string, number]>(
      ['', '元', 1],
      ['', '万元', 10_000],
      ['', '萬元', 10_000],
      ['', '亿元', 100_000_000],
      ['', ' yuan', 1],
      ['¥', '', 1],
      ['RMB ', '', 1],
    ),
  )
  .map(([{ typed, tenths }, [before, after, factor]]) => ({
    text: `${before}${typed}${after}`,
    meaning: {
      kind: 'money',
      currency: 'CNY',
      value: factor === 1 ? Number(`${tenths}e-1`) : (tenths * factor) / 10,
      from: null,
    },
  }));

const contact: fc.Arbitrary<Written> = fc
  .tuple(
    fc.constantFrom('王', '李', '張', '刘', '歐陽', '司马', '陈'),
    fc.constantFrom(
      '主任',
      '总',
      '總',
      '经理',
      '副科長',
      '处长',
      '工',
      '厂长',
      '书记',
      '董事长',
      '老师',
      '先生',
      '師傅',
    ),
  )
  .map(([name, title]) => ({
    text: `${name}${title}`,
    meaning: { kind: 'contact', name, title },
  }));

const anything = fc.oneof(capacity, several, range, voltage, money, contact);
const meaningsOf = (text: string) =>
  readQuantities(text).map(({ start, end, text: typed, ...meaning }) => {
    expect(typed).toBe(text.slice(start, end));
    return { typed, meaning };
  });

describe('a quantity that can be written', () => {
  test('is read back as what it is, with its words and place', () => {
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom('', '谈', 'they want ', '，', '新项目：'),
        fc.constantFrom('', '，', ' and more', '。', '\n'),
        ({ text, meaning }, before, after) => {
          expect(meaningsOf(before + text + after)).toEqual([{ typed: text, meaning }]);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('is read beside others, in their order', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), (parts) => {
        expect(meaningsOf(parts.map(({ text }) => text).join('，'))).toEqual(
          parts.map(({ text, meaning }) => ({ typed: text, meaning })),
        );
      }),
    );
  });
});

const shreds = [
  ...['10', '0.4', '1,000', '三千', '万', '千', '点', '-', '×', 'x', '台', '至', 'to '],
  ...[
    'kVA',
    'kV',
    'kW',
    'h',
    '伏',
    '安',
    '瓦',
    '元',
    '¥',
    '$',
    'm',
    '王',
    '方',
    '总',
    '工',
    '主任',
  ],
  ...[
    'Dr ',
    'Lee',
    '<@',
    'U1',
    '|',
    '>',
    '@',
    '双',
    '电源',
    '低压',
    '增容',
    '不',
    'dual ',
    'http://',
  ],
  ...['\ud800', '\udc00', '\u0000', '\u202e', '，', '🙂', ' ', '\n'],
];

describe('any text at all', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...shreds), { maxLength: 120 }).map((parts) => parts.join('')),
  );

  test('is read without a fault: in order, without overlaps, with exact words', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        let last = 0;
        for (const { start, end, text: typed } of readQuantities(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(typed).toBe(text.slice(start, end));
          last = end;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    '1',
    '一',
    '千',
    '1,',
    '1-',
    '1 ',
    '2x',
    '2台',
    '¥1-',
    '<@U1|',
    '10kV-',
    'Mr. Aa ',
    '不',
  ])('takes time in proportion to its length: %s', (shred) => {
    const timeOf = (length: number) => {
      const text = shred.repeat(Math.ceil(length / shred.length));
      const times = [1, 2, 3].map(() => {
        const before = performance.now();
        readQuantities(text);
        return performance.now() - before;
      });
      return Math.min(...times);
    };
    timeOf(3_000);
    // Quadratic time would be 64 times as long.
    expect(timeOf(24_000)).toBeLessThan(Math.max(1, timeOf(3_000)) * 32);
  });
});

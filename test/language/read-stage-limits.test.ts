import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locales } from '../../src/domain/locale.ts';
import type { StageLimit, SupplyLimit } from '../../src/domain/ticket/stage-template.ts';
import { supplyClasses } from '../../src/domain/ticket/ticket.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { readStageLimits } from '../../src/language/read-stage-limits.ts';
import { formatSupplyLimit } from '../../src/views/format-limit.ts';

const days = (count: number, from: 'stage' | 'application' = 'stage'): StageLimit => ({
  kind: 'workdays',
  days: count,
  from,
});
const forAll = (limit: StageLimit): SupplyLimit => ({ supply: null, limit });

describe('what people type', () => {
  const rows: readonly (readonly [string, readonly SupplyLimit[]])[] = [
    ['', []],
    ['  \n ', []],
    ['10', [forAll(days(10))]],
    ['１０个工作日', [forAll(days(10))]],
    ['10天', [forAll(days(10))]],
    ['10d', [forAll(days(10))]],
    ['1 day', [forAll(days(1))]],
    ['4h', [forAll({ kind: 'workhours', hours: 4 })]],
    ['4小时', [forAll({ kind: 'workhours', hours: 4 })]],
    ['4個工作小時', [forAll({ kind: 'workhours', hours: 4 })]],
    ['15 days since application', [forAll(days(15, 'application'))]],
    ['申请之日起15日', [forAll(days(15, 'application'))]],
    ['受理后15天', [forAll(days(15, 'application'))]],
    ['weekly meeting, Tue', [forAll({ kind: 'meeting', weekday: 2 })]],
    ['周五例会', [forAll({ kind: 'meeting', weekday: 5 })]],
    ['禮拜天例會前', [forAll({ kind: 'meeting', weekday: 7 })]],
    ['as agreed', [forAll({ kind: 'planned' })]],
    ['按计划', [forAll({ kind: 'planned' })]],
    [
      'LV: 7\n单电源：15天\ndual supply: 30 working days',
      [
        { supply: 'low', limit: days(7) },
        { supply: 'high-single', limit: days(15) },
        { supply: 'high-dual', limit: days(30) },
      ],
    ],
  ];
  test.each(rows)('%j', (typed, limits) => {
    expect(readStageLimits(typed)).toEqual(limits);
  });
});

test.each([
  '10 weeks',
  '0 days',
  '251 days',
  '2.5 days',
  '-3 days',
  'ten days',
  '周例会',
  'meeting',
  'copper: 5 days',
  'low voltage:',
  '4 hours from the application',
  '<script>',
])('%j is no limit', (typed) => {
  expect(() => readStageLimits(`5 days\n${typed}`)).toThrow(
    expect.objectContaining({ key: 'error.limitUnread', parameters: { typed } }),
  );
});

test('every limit is read back from the words that say it, in every language', () => {
  const count = fc.integer({ min: 1, max: 250 });
  const limit = fc.oneof(
    count.chain((one) => fc.constantFrom(days(one), days(one, 'application'))),
    count.map((hours): StageLimit => ({ kind: 'workhours', hours })),
    fc
      .constantFrom(1, 2, 3, 4, 5, 6, 7)
      .map((weekday): StageLimit => ({ kind: 'meeting', weekday })),
    fc.constant<StageLimit>({ kind: 'planned' }),
  );
  const limits = fc.array(fc.record({ supply: fc.constantFrom(null, ...supplyClasses), limit }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(limits, fc.constantFrom(...locales), (some, locale) => {
      const words = wordsFor(locale);
      const typed = some.map((one) => formatSupplyLimit(one, words)).join('\n');
      expect(readStageLimits(typed)).toEqual(some);
    }),
    { seed: 7 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mostSupplyPoints,
  type SupplyPoint,
  supplyPointModes,
} from '../../src/domain/customer-profile.ts';
import { locales } from '../../src/domain/locale.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { readSupplyPoints } from '../../src/language/read-supply-points.ts';
import { supplyPointLine } from '../../src/views/customer-profile.ts';

const nothing: SupplyPoint = {
  mode: null,
  voltage: null,
  capacityKva: null,
  line: '',
  transformer: '',
};

test.each<[string, SupplyPoint]>([
  [
    '10kV 双电源 2000kVA，钢城一线，1号主变',
    {
      mode: 'hv-dual',
      voltage: 10_000,
      capacityKva: 2_000,
      line: '钢城一线',
      transformer: '1号主变',
    },
  ],
  [
    '110 kV dual supply 63 MVA, Steel line 1 / T1',
    {
      mode: 'hv-dual',
      voltage: 110_000,
      capacityKva: 63_000,
      line: 'Steel line 1',
      transformer: 'T1',
    },
  ],
  ['低压单电源 100kVA', { ...nothing, mode: 'lv-single', capacityKva: 100 }],
  ['380V 單電源', { ...nothing, mode: 'lv-single', voltage: 380 }],
  ['35kV 单电源', { ...nothing, mode: 'hv-single', voltage: 35_000 }],
  ['高壓多電源', { ...nothing, mode: 'hv-multiple' }],
  ['2号配变', { ...nothing, transformer: '2号配变' }],
  ['钢城一线', { ...nothing, line: '钢城一线' }],
])('a supply point is read: %s', (typed, point) => {
  expect(readSupplyPoints(typed)).toEqual([point]);
});

test('each line is a supply point, and empty lines are none', () => {
  expect(readSupplyPoints('10kV\n\n 35kV \r\n')).toEqual([
    { ...nothing, voltage: 10_000 },
    { ...nothing, voltage: 35_000 },
  ]);
});

test('what is left over is named with its line', () => {
  const read = (typed: string) => () => readSupplyPoints(typed);
  expect(read('10kV\n35kV, 一线, 1号主变, 备用')).toThrow(
    expect.objectContaining({
      key: 'error.supplyPoint',
      parameters: { row: 2, text: '备用' },
    }),
  );
  expect(read('10kV\n'.repeat(mostSupplyPoints + 1))).toThrow(
    expect.objectContaining({ key: 'error.supplyPointsMany' }),
  );
});

test('what a card shows of a supply point is read back as the same, in every language', () => {
  const name = fc.constantFrom('', '钢城一线', 'North feeder 2', '1号主变', 'T2', '港務甲線');
  const point = fc.record({
    mode: fc.constantFrom(null, ...supplyPointModes),
    voltage: fc.constantFrom(null, 380, 10_000, 35_000, 110_000),
    capacityKva: fc.option(fc.integer({ min: 1, max: 500_000 })),
    line: name,
    transformer: name,
  });
  // A voltage says whether a single source is of high or low voltage.
  const isPlausible = ({ mode, voltage, line, transformer }: SupplyPoint) =>
    (voltage === null || mode === null || !mode.endsWith('single')
      ? true
      : (mode === 'lv-single') === voltage <= 1_000) &&
    (transformer !== '' || !/^T2$|主变/.test(line)) &&
    line + transformer !== '';
  fc.assert(
    fc.property(point.filter(isPlausible), fc.constantFrom(...locales), (one, locale) => {
      expect(readSupplyPoints(supplyPointLine(one, wordsFor(locale)))).toEqual([one]);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SupplyPoint, supplyPointMode } from '../../src/domain/customer-profile.ts';
import {
  type SupplyPointFields,
  supplyPointColumns,
  supplyPointsAfter,
} from '../../src/domain/import/supply-point-columns.ts';
import { calendarDay, instant, zoneName } from '../../src/domain/zoned-time.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import { cellReaders } from '../../src/usecases/cell-readers.ts';

const context = {
  people: [],
  today: calendarDay('2026-11-20'),
  readers: cellReaders(instant(Date.UTC(2026, 10, 20)), zoneName('Asia/Shanghai')),
  header: '',
};

/** Points as lines that people type make them. */
const points = fc.array(
  fc
    .record({
      said: fc.constantFrom('single', 'dual', 'multiple', null),
      voltage: fc.constantFrom(null, 380, 400, 10_000, 35_000, 110_000),
      capacityKva: fc.option(fc.integer({ min: 1, max: 200_000 })),
      line: fc.constantFrom('', '江滨二线', '10kV 钢城一线', 'a, b', '=1+1', '2号线 · 备用'),
      transformer: fc.constantFrom('', 'T1', '#2', '1号主变 2000kVA'),
    })
    .map(
      ({ said, ...point }): SupplyPoint => ({
        mode: said && supplyPointMode(said, point.voltage),
        ...point,
      }),
    ),
  { minLength: 1, maxLength: 10 },
);

test('what is written of supply points is read back, in three languages', () => {
  fc.assert(
    fc.property(
      points,
      fc.constantFrom('en', 'zh-Hans', 'zh-Hant'),
      fc.boolean(),
      (known, locale, isThere) => {
        let fields: SupplyPointFields = {};
        for (const { read, write } of supplyPointColumns) {
          const cell = write(known, wordsFor(locale));
          if (typeof cell !== 'string') continue;
          const said = read(cell, context);
          if (!('value' in said)) throw new Error(JSON.stringify([cell, said]));
          fields = { ...fields, ...said.value };
        }
        expect(supplyPointsAfter(isThere ? known : [], fields)).toEqual(known);
      },
    ),
  );
});

import { describe, expect, test } from 'vitest';
import {
  readCapacity,
  readRatedName,
  readVoltage,
} from '../../../src/language/quantities/read-rating.ts';

test.each([
  ['10', 10_000],
  ['0.4', 400],
  ['１０', 10_000],
  ['十', 10_000],
  ['10kV', 10_000],
  ['10 kV', 10_000],
  ['10千伏', 10_000],
  ['380V', 380],
  ['0.4千伏', 400],
  ['低压', 400],
  ['ten', undefined],
  ['-10', undefined],
  ['0', undefined],
  ['10-20kV', undefined],
  ['10kV or 20kV', undefined],
  ['10,20', undefined],
  ['2000kVA', undefined],
  ['99999', undefined],
])('a field for a voltage takes %s for %s V', (typed, volts) => {
  expect(readVoltage(typed)).toBe(volts);
});

test.each([
  ['2000', 2_000_000],
  ['2,000 kVA', 2_000_000],
  ['２０００', 2_000_000],
  ['2 MVA', 2_000_000],
  ['2×1000kVA', 2_000_000],
  ['两千千伏安', 2_000_000],
  ['两千', 2_000_000],
  ['12.5', 12_500],
  ['2000 kW', undefined],
  ['500-800 kVA', undefined],
  ['-5', undefined],
  ['lots', undefined],
  ['10kV', undefined],
])('a field for a capacity takes %s for %s VA', (typed, voltAmperes) => {
  expect(readCapacity(typed)).toBe(voltAmperes);
});

describe('voltage and capacity are cut off the end of a name', () => {
  const va = (value: number, from: number | null = null) => ({ power: 'apparent', value, from });
  test.each([
    ['Riverside Hospital', 'Riverside Hospital', null, null],
    ['Riverside Hospital 10kV 2 MVA', 'Riverside Hospital', 10_000, va(2_000_000)],
    ['滨江医院 10千伏 2000千伏安', '滨江医院', 10_000, va(2_000_000)],
    ['濱江醫院，2000kVA，10kV', '濱江醫院', 10_000, va(2_000_000)],
    ['滨江小店 低压', '滨江小店', 400, null],
    ['Acme Mill 2000 kVA', 'Acme Mill', null, va(2_000_000)],
    ['Acme Mill 10 2000kVA', 'Acme Mill', 10_000, va(2_000_000)],
    ['Acme Mill 10kV 2000', 'Acme Mill', 10_000, va(2_000_000)],
    ['Acme Unit 10 2000kVA', 'Acme Unit 10', null, va(2_000_000)],
    ['Acme Mill 7 2000kVA', 'Acme Mill 7', null, va(2_000_000)],
    ['Mine 12', 'Mine 12', null, null],
    ['Mine 10 2000', 'Mine 10 2000', null, null],
    ['10kV Substation Services', '10kV Substation Services', null, null],
    ['Acme 10kV 20kV', 'Acme 10kV', 20_000, null],
    ['Acme 500-800 kVA', 'Acme', null, va(800_000, 500_000)],
    ['Acme 300 kW', 'Acme', null, { power: 'active', value: 300_000, from: null }],
    ['10kV', '', 10_000, null],
    ['滨江医院10kV2000kVA', '滨江医院', 10_000, va(2_000_000)],
    ['濱江醫院１０kV２０００kVA', '濱江醫院', 10_000, va(2_000_000)],
    ['滨江医院2000kVA10kV', '滨江医院', 10_000, va(2_000_000)],
    ['滨江医院10kV2000', '滨江医院', 10_000, va(2_000_000)],
    ['滨江医院10千伏2000千伏安', '滨江医院', 10_000, va(2_000_000)],
    ['Acme Mill 10kV2MVA', 'Acme Mill', 10_000, va(2_000_000)],
    ['Acme10kV2000kVA', 'Acme', 10_000, va(2_000_000)],
    ['Acme10kV Works', 'Acme10kV Works', null, null],
  ])('%s', (line, name, voltage, capacity) => {
    expect(readRatedName(line)).toEqual({ name, voltage, capacity });
  });
});

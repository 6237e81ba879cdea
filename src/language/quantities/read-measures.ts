import type { Figure } from '../../domain/quantity.ts';
import {
  type FoundQuantity,
  figureOf,
  isCutThousands,
  placeOf,
  type QuantityReader,
} from './found-quantity.ts';
import { anyUnit, unitOf } from './measure-units.ts';
import { numberOf, numberPattern, numberStart, readTypedNumber } from './typed-number.ts';

const count = '\\d{1,3}|[一二两兩三四五六七八九十]';

const measure = new RegExp(
  `${numberStart}(?:(?<count>${count})\\s?(?:[xX×*✕]|[台臺])\\s?)?` +
    `(?:(?<from>${numberPattern})\\s?(?:[-–—~至到]|\\bto\\b)\\s?)?` +
    `(?<to>${numberPattern})[多余餘来來]?\\s{0,2}(?<unit>${anyUnit})` +
    `(?:\\s?[xX×*✕]\\s?(?<times>\\d{1,2})(?![\\d.A-Za-z]))?`,
  'gu',
);

/** Lowest and highest voltage, in volts, at which anybody is supplied. */
const [lowestVoltage, highestVoltage] = [100, 1_200_000] as const;

/** A thing that is named by its voltage: 10kV开关柜 says nothing of the supply. */
const equipmentAfter =
  /^\s?(?:开关|開關|开闭|開閉|环网|環網|柜|櫃|母线|母線|变电|變電|配电|配電|电缆|電纜|间隔|間隔|断路|斷路|刀闸|刀閘|电容|電容|互感|避雷|变压器|變壓器|[CP]T(?![A-Za-z])|switch|cabinets?\b|panels?\b|busbars?\b|cubicles?\b|breakers?\b|substations?\b|cables?\b|transformers?\b|insulat|relays?\b)/iu;

/** Capacities and voltages: 2000kVA, 3x25 MVA, 30-40 kW, 三千五百千瓦, 10千伏, 380V. */
export const readMeasures: QuantityReader = (half, typed) =>
  joinRanges(
    [...half.matchAll(measure)].flatMap((match) => measureOf(match, half, typed)),
    half,
    typed,
  );

type Measure = FoundQuantity & Figure & { readonly kind: 'capacity' | 'voltage' };

function measureOf(match: RegExpExecArray, half: string, typed: string): readonly Measure[] {
  const { count: before, from, to = '', unit: unitTyped = '', times } = match.groups ?? {};
  const unit = unitOf(unitTyped);
  const upper = readTypedNumber(to);
  const lower = from === undefined ? undefined : readTypedNumber(from);
  if (unit === undefined || upper === undefined || isCutThousands(half, match.index)) return [];
  if (from !== undefined && lower === undefined) return [];
  const figure = figureOf(upper, lower, unit.power);
  if (figure === undefined) return [];
  const place = placeOf(match, typed);
  if (unit.kind === 'voltage') {
    const isSupply = figure.value >= lowestVoltage && figure.value <= highestVoltage;
    const names = equipmentAfter.test(half.slice(place.end, place.end + 14));
    return isSupply && !names ? [{ ...place, kind: 'voltage', ...figure }] : [];
  }
  const units = before === undefined ? 1 : countOf(before);
  const factor = units * Number(times ?? 1);
  if (!(factor > 0)) return [];
  const value = figure.value * factor;
  const total = { value, from: figure.from === null ? null : figure.from * factor };
  return [{ ...place, kind: 'capacity', power: unit.of, ...total }];
}

function countOf(typed: string): number {
  const number = readTypedNumber(typed);
  return number === undefined ? 0 : numberOf(number);
}

/** 30kW-40kW is one range. */
function joinRanges(
  measures: readonly Measure[],
  half: string,
  typed: string,
): readonly FoundQuantity[] {
  const joined: Measure[] = [];
  for (const measure of measures) {
    const last = joined.at(-1);
    if (last !== undefined && isRange(last, measure, half)) {
      const { start, value: from } = last;
      joined.splice(-1, 1, { ...measure, start, from, text: typed.slice(start, measure.end) });
    } else joined.push(measure);
  }
  return joined;
}

function isRange(lower: Measure, upper: Measure, half: string): boolean {
  if (lower.from !== null || upper.from !== null || lower.value >= upper.value) return false;
  if (!/^\s?(?:[-–—~至到]|\bto\b)\s?$/u.test(half.slice(lower.end, upper.start))) return false;
  const power = (one: Measure) => (one.kind === 'capacity' ? one.power : null);
  return lower.kind === upper.kind && power(lower) === power(upper);
}

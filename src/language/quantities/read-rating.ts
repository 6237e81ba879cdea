import { type CreditGrade, creditGrades } from '../../domain/customer.ts';
import { halfWidth } from '../half-width.ts';
import { type FoundQuantity, readQuantities } from './read-quantities.ts';
import { numberOf, readTypedNumber } from './typed-number.ts';

/** Kilovolts that a bare number between a name and a capacity may mean. */
const voltageClasses: ReadonlySet<number> = new Set([
  0.22, 0.38, 0.4, 6, 10, 11, 20, 22, 33, 35, 66, 110, 132, 220, 330, 500,
]);

const isPlain = (quantity: FoundQuantity) => 'from' in quantity && quantity.from === null;

/** The one quantity that a whole text is. */
function onlyQuantity(typed: string): FoundQuantity | undefined {
  const text = typed.trim();
  const [quantity] = readQuantities(text);
  return quantity?.start === 0 && quantity.end === text.length ? quantity : undefined;
}

function bareNumber(typed: string): number | undefined {
  const half = halfWidth(typed).trim();
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?$|^\d{1,12}(?:\.\d{1,6})?$/u.test(half)) {
    return Number(half.replaceAll(',', ''));
  }
  const spelled = /^[\p{Script=Han}〇]{1,12}$/u.test(half) ? readTypedNumber(half) : undefined;
  return spelled === undefined ? undefined : numberOf(spelled);
}

/** Volts of a text that is a voltage; a bare number counts kilovolts. 10kV, 10千伏, 380V, 0.4, 低压. */
export function readVoltage(typed: string): number | undefined {
  const quantity = onlyQuantity(typed);
  if (quantity?.kind === 'voltage' && isPlain(quantity)) return quantity.value;
  const kilovolts = bareNumber(typed);
  const volts = kilovolts === undefined ? 0 : Math.round(kilovolts * 1_000);
  return volts > 0 && volts <= 1_200_000 ? volts : undefined;
}

/** Volt-amperes of a text that is a capacity; a bare number counts kilovolt-amperes. 2 MVA, 2000. */
export function readCapacity(typed: string): number | undefined {
  const quantity = onlyQuantity(typed);
  if (quantity?.kind === 'capacity') {
    return quantity.power === 'apparent' && isPlain(quantity) ? quantity.value : undefined;
  }
  const kilovoltAmperes = bareNumber(typed);
  return kilovoltAmperes === undefined || kilovoltAmperes <= 0
    ? undefined
    : kilovoltAmperes * 1_000;
}

type Capacity = Extract<FoundQuantity, { readonly kind: 'capacity' }>;

/** A customer's name with the ratings that follow it; null where they were not typed. */
export type RatedName = {
  readonly name: string;
  /** Volts. */
  readonly voltage: number | null;
  /** Volt-amperes or watts, as it was typed. */
  readonly capacity: Pick<Capacity, 'power' | 'value' | 'from'> | null;
};

/**
 * Cuts voltage and capacity off the end of a name: `Riverside Hospital 10kV 2 MVA`. A bare number
 * beside one of the two is the other: `… 10 2000kVA`, `… 10kV 2000`. Alone it is part of the name.
 */
export function readRatedName(line: string): RatedName {
  const typed = line.trim().replace(gluedRatings, ' $<first> $<second>').trim();
  const bare = bareAtEnd.exec(typed);
  if (bare !== null) {
    const before = cutRatings(typed.slice(0, bare.index));
    const value = readCapacity(bare[0]);
    return before.voltage !== null && before.capacity === null && value !== undefined
      ? { ...before, capacity: { power: 'apparent', value, from: null } }
      : { name: typed, voltage: null, capacity: null };
  }
  const rated = cutRatings(typed);
  const kilovolts = bareAtEnd.exec(rated.name);
  if (rated.capacity === null || rated.voltage !== null || kilovolts === null) return rated;
  const name = rated.name.slice(0, kilovolts.index).replace(separatorsAtEnd, '');
  const isClass = voltageClasses.has(bareNumber(kilovolts[0]) ?? 0);
  if (!isClass || name === '' || isNumbered.test(name)) return rated;
  return { ...rated, name, voltage: readVoltage(kilovolts[0]) ?? null };
}

/** A name with its ratings, and the credit grade that stands among or behind them. */
export type GradedName = RatedName & { readonly creditGrade: CreditGrade | null };

/** Cuts voltage, capacity and credit grade, in any order, off the end of a name: `… B级 10kV`, `… 2 MVA grade B`. */
export function readGradedName(line: string): GradedName {
  const said = gradeBehindName.exec(line);
  const letter = said?.groups?.grade?.normalize('NFKC').toUpperCase();
  const creditGrade = creditGrades.find((grade) => grade === letter) ?? null;
  if (said && creditGrade) {
    const before = line.slice(0, said.index);
    const rated = readRatedName(`${before} ${line.slice(said.index + said[0].length)}`);
    // What follows the grade may be more of the name.
    if (before.trim().startsWith(rated.name)) return { ...rated, creditGrade };
  }
  return { ...readRatedName(line), creditGrade: null };
}

/** Behind it stands nothing more, or a number. */
const gradeBehindName =
  /(?<=\S)[\s，,、;；]+(?:(?:信用|信誉|信譽)?(?:等级|等級)?\s?(?<grade>[A-Ca-cＡ-Ｃ])\s?(?:级|級)|(?:信用|信誉|信譽)(?:等级|等級)?\s?[:：]?\s?(?<grade>[A-Ca-cＡ-Ｃ])|(?:credit\s+)?grade:?\s+(?<grade>[A-Ca-c]))(?=\s*$|[\s，,、;；]+[\d０-９])/iu;

/** Two ratings without a space between them, nor before: 滨江医院10kV2000kVA. */
const gluedRatings =
  /(?<first>[\d０-９][\d０-９.．]{0,9}\s?(?:[kK][vV][aA]?|[mM][vV][aA]))(?<second>[\d０-９][\d０-９.．]{0,9}\s?(?:[kK][vV][aA]?|[mM][vV][aA])?)$/u;
const bareAtEnd = /(?<=[\s，,、])[\d０-９][\d０-９.．,]{0,12}$/u;
const separatorsAtEnd = /[\s，,、;；|/]{1,20}$/u;
/** Unit 10 is a name. */
const isNumbered =
  /(?:号|號|#|第|\b(?:no|nr|number|unit|plant|mine|site|phase|building|factory|lot)\.?)$/iu;

function cutRatings(typed: string): RatedName {
  let rated: RatedName = {
    name: typed.replace(separatorsAtEnd, ''),
    voltage: null,
    capacity: null,
  };
  for (const quantity of readQuantities(rated.name).toReversed()) {
    const { name, voltage, capacity } = rated;
    if (quantity.end !== name.length) break;
    const rest = name.slice(0, quantity.start).replace(separatorsAtEnd, '');
    if (quantity.kind === 'voltage' && voltage === null && quantity.from === null) {
      rated = { ...rated, name: rest, voltage: quantity.value };
    } else if (quantity.kind === 'capacity' && capacity === null) {
      const { power, value, from } = quantity;
      rated = { ...rated, name: rest, capacity: { power, value, from } };
    } else break;
  }
  return rated;
}

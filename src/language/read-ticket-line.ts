import type { BusinessKind, SupplyMode } from '../domain/quantity.ts';
import type { ImportanceLevel, ServiceProgram, TicketKind } from '../domain/ticket/ticket.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import {
  type CustomerIndex,
  type CustomerMatch,
  findCustomerAtStart,
} from './customers/find-customer.ts';
import { type ReadDatesContext, readDates } from './dates/read-dates.ts';
import { halfWidth } from './half-width.ts';
import { readQuantities } from './quantities/read-quantities.ts';

/** What a line says of a new ticket; null: it does not say. */
export type TicketLine = {
  readonly customer: CustomerMatch;
  readonly kind: TicketKind | null;
  /** Volts. */
  readonly voltage: number | null;
  /** Kilovolt-amperes, as typed: perhaps none, or too many. */
  readonly capacityKva: number | null;
  readonly supplyMode: SupplyMode | null;
  readonly importance: ImportanceLevel | null;
  readonly programme: ServiceProgram | null;
  readonly requiredOn: CalendarDay | null;
};

const kinds: Readonly<Record<BusinessKind, TicketKind>> = {
  'new-connection': 'new',
  'capacity-increase': 'increase',
  'capacity-reduction': 'decrease',
  change: 'change',
};

const temporary =
  /临时用?[电電]|臨時用?[电電]|临电|臨電|(?<![a-z])temporary(?:\s+(?:supply|connection|power))?(?![a-z])/iu;
/** Kinds in words that elsewhere would say too little: a visit's note may want more capacity, too. */
const kindWords: readonly (readonly [RegExp, TicketKind])[] = [
  [/(?<![a-z])(?:more|additional|increase[ds]?)(?:\s+capacity)?(?![a-z])|[扩擴]容/iu, 'increase'],
  [/(?<![a-z])(?:less|reduced?|decrease[ds]?)(?:\s+capacity)?(?![a-z])/iu, 'decrease'],
  [/(?<![a-z])new(?:\s+(?:supply|connection))?(?![a-z])|新[增上报報]/iu, 'new'],
  [/(?<![a-z])change(?:\s+of\s+\w+)?(?![a-z])/iu, 'change'],
];
const importanceWords: readonly (readonly [RegExp, ImportanceLevel])[] = [
  [/特[级級](?:重要)?|(?<![a-z])special(?:\s+level)?(?![a-z])/iu, 'special'],
  [/一[级級](?:重要|用[户戶]|[负負]荷)?|(?<![a-z])level\s?(?:1|one)(?!\d)/iu, 'first'],
  [/二[级級](?:重要|用[户戶]|[负負]荷)?|(?<![a-z])level\s?(?:2|two)(?!\d)/iu, 'second'],
  [/[临臨][时時]性重要/u, 'temporary'],
];
const programmeWords: readonly (readonly [RegExp, ServiceProgram])[] = [
  [/[绿綠]色通道|(?<![a-z])green(?:\s+channel)?(?![a-z])/iu, 'green'],
  [/三零/u, 'three-zeros'],
  [/三省/u, 'three-savings'],
];

/** Reads `华新钢铁 10kV 2000kVA 双电源 增容 5月底前送电`. Never throws. */
export function readTicketLine(
  text: string,
  context: ReadDatesContext & { readonly customers: CustomerIndex },
): TicketLine {
  const { rest, ...customer } = findCustomerAtStart(text, context.customers);
  const half = halfWidth(rest);
  const found = readQuantities(rest);
  const of = <K extends (typeof found)[number]['kind']>(kind: K) =>
    found.find((one): one is Extract<(typeof found)[number], { kind: K }> => one.kind === kind);
  const business = of('business-kind')?.business;
  const capacity = of('capacity');
  return {
    customer,
    kind: temporary.test(half)
      ? 'temporary'
      : business
        ? kinds[business]
        : firstOf(kindWords, half),
    voltage: of('voltage')?.value ?? null,
    capacityKva: capacity ? Math.round(capacity.value / 1000) : zeroCapacity(half),
    supplyMode: of('supply-mode')?.mode ?? null,
    importance: firstOf(importanceWords, half),
    programme: firstOf(programmeWords, half),
    requiredOn: requiredDay(rest, context),
  };
}

/**
 * What is said where a voltage or a capacity was typed that cannot be one: another must not stand in
 * for it. Of a ratio (10/0.4 kV) nothing is read, and nothing is wrong with it.
 */
export function unreadRating(text: string): 'error.voltageNumber' | 'error.capacityNumber' | null {
  const half = halfWidth(text);
  const isVoltageTyped = /(?<![\d./])\d+(?:\.\d+)?\s?kv(?!a)/iu.test(half);
  const isVoltageRead = readQuantities(text).some(({ kind }) => kind === 'voltage');
  if (isVoltageTyped && !isVoltageRead) return 'error.voltageNumber';
  return /(?<=^|\s)[-−]\d[\d.,]*\s?k?va/iu.test(half) ? 'error.capacityNumber' : null;
}

/** Nothing is no capacity, and yet it was typed. */
const zeroCapacity = (half: string): number | null =>
  /(?<![\d.])0+(?:\.0+)?\s?k?va/iu.test(half) ? 0 : null;

const firstOf = <Value>(words: readonly (readonly [RegExp, Value])[], text: string): Value | null =>
  words.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** The day from which supply is wanted; where none is said to be that, the only day of the line. */
function requiredDay(text: string, context: ReadDatesContext): CalendarDay | null {
  const dates = readDates(text, context);
  const said =
    dates.find(({ role }) => role === 'required') ?? dates.find(({ role }) => role === 'deadline');
  if (said) return said.day;
  const [only, ...others] = dates;
  return only && others.length === 0 ? only.day : null;
}

import type { SupplyMode } from './quantity.ts';
import type { ImportanceLevel } from './ticket/ticket.ts';
import { type CalendarDay, calendarDay } from './zoned-time.ts';

/** 用电类别, the trade's tariff categories. */
export const usageCategories = [
  'residential',
  'general-commercial',
  'large-industrial',
  'agricultural',
] as const;
export type UsageCategory = (typeof usageCategories)[number];

/** How a supply point is fed: 低压单电源, 高压单电源, 高压双电源, 高压多电源. */
export const supplyPointModes = ['lv-single', 'hv-single', 'hv-dual', 'hv-multiple'] as const;
export type SupplyPointMode = (typeof supplyPointModes)[number];

/** High voltage begins above 1 kV. */
const highVoltage = 1_000;

/** At low voltage there is one source only. A mode without a voltage is of high voltage, where it is more than one. */
export function supplyPointMode(mode: SupplyMode, voltage: number | null): SupplyPointMode {
  const isLow = voltage !== null && voltage <= highVoltage;
  if (mode === 'single') return isLow ? 'lv-single' : 'hv-single';
  return mode === 'dual' ? 'hv-dual' : 'hv-multiple';
}

/** 供电点: where a customer is fed from; what is not known of it is null or `''`. */
export type SupplyPoint = {
  readonly mode: SupplyPointMode | null;
  /** Volts. */
  readonly voltage: number | null;
  readonly capacityKva: number | null;
  readonly line: string;
  readonly transformer: string;
};

/** What the archive knows of a customer besides its names, its rating and its manager. */
export type CustomerProfile = {
  readonly region: string | null;
  readonly industry: string | null;
  readonly usageCategory: UsageCategory | null;
  /** 重要等级 */
  readonly importance: ImportanceLevel | null;
  /** 自备电源: whether it can supply itself; null: not known. */
  readonly hasOwnSource: boolean | null;
  /** What with; `''`: not said. */
  readonly ownSource: string;
  readonly tariffClass: string | null;
  readonly isKeyAccount: boolean;
  /** 通电日期: the day on which it got power for the first time; null: not known. */
  readonly suppliedSince: CalendarDay | null;
  readonly supplyPoints: readonly SupplyPoint[];
};

/** Of whom nothing is known yet. */
export const emptyProfile: CustomerProfile = {
  region: null,
  industry: null,
  usageCategory: null,
  importance: null,
  hasOwnSource: null,
  ownSource: '',
  tariffClass: null,
  isKeyAccount: false,
  suppliedSince: null,
  supplyPoints: [],
};

/**
 * Ours: nobody in an archive was supplied earlier. A spreadsheet's first days are mostly small numbers
 * that it took for days.
 */
export const firstSupply = calendarDay('1900-02-01');

/** So many supply points a customer may have: a card shows them all. */
export const mostSupplyPoints = 10;
/** Ours: lines and transformers are called no longer, in characters. */
export const longestSupplyName = 60;

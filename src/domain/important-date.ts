import type { CustomerId } from './customer.ts';
import type { PersonId, TeamId } from './person.ts';
import { addDays, addYears, type CalendarDay, type Instant } from './zoned-time.ts';

export type ImportantDateId = string & { readonly __brand: 'ImportantDateId' };

/** 合同到期, 检定, 缴费, 生日, 司庆, and what people call otherwise. */
export const importantDateKinds = [
  'contract-end',
  'calibration',
  'payment',
  'birthday',
  'anniversary',
  'other',
] as const;
export type ImportantDateKind = (typeof importantDateKinds)[number];

/** A day of a customer that is not to be forgotten. */
export type ImportantDate = {
  readonly id: ImportantDateId;
  readonly teamId: TeamId;
  readonly customerId: CustomerId;
  readonly kind: ImportantDateKind;
  /** What people call it; `''` where the kind says it. */
  readonly label: string;
  /** The day, or the first of those of a yearly date. */
  readonly day: CalendarDay;
  readonly isYearly: boolean;
  readonly version: number;
  readonly createdAt: Instant;
  readonly createdBy: PersonId;
  readonly removedAt: Instant | null;
};

/** So many days before each kind of date somebody is reminded; 0 is the day itself. */
export type LeadDays = Readonly<Record<ImportantDateKind, readonly number[]>>;

/** Ours: longer words are a note, in characters. */
export const longestDateName = 100;

/** Whether a kind comes every year where nothing is said of it. */
export const isYearlyKind = (kind: ImportantDateKind): boolean =>
  kind === 'birthday' || kind === 'anniversary';

type Recurring = Pick<ImportantDate, 'day' | 'isYearly'>;

/**
 * The first time a date falls on `from` or later; null once it is over. A yearly 29 February is the
 * 28th in common years.
 */
export function nextOccurrence(
  { day, isYearly }: Recurring,
  from: CalendarDay,
): CalendarDay | null {
  if (day >= from) return day;
  if (!isYearly) return null;
  const years = Number(from.slice(0, 4)) - Number(day.slice(0, 4));
  const thisYear = addYears(day, years);
  return thisYear >= from ? thisYear : addYears(day, years + 1);
}

/** A day on which somebody is reminded, and the day it is for. */
export type ReminderDay = { readonly day: CalendarDay; readonly occurrence: CalendarDay };

/**
 * The reminders of a date from a day on: those of the next time it falls, and of the one after it
 * where it is yearly. Earliest first.
 */
export function reminderDays(
  date: Recurring & Pick<ImportantDate, 'kind'>,
  leadDays: LeadDays,
  from: CalendarDay,
): readonly ReminderDay[] {
  const first = nextOccurrence(date, from);
  if (first === null) return [];
  const second = date.isYearly ? nextOccurrence(date, addDays(first, 1)) : null;
  return [first, ...(second ? [second] : [])]
    .flatMap((occurrence) =>
      leadDays[date.kind].map((days) => ({ day: addDays(occurrence, -days), occurrence })),
    )
    .filter(({ day }) => day >= from)
    .sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
}

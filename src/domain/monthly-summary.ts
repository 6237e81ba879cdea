import {
  addDays,
  addMonths,
  addYears,
  type CalendarDay,
  calendarDay,
  clockTime,
  endOfMonth,
  type Instant,
  instantOf,
  type ZoneName,
} from './zoned-time.ts';

/** What is counted of a time, of one person or of a team. */
export type WorkFigures = {
  /** Held. */
  readonly visits: number;
  /** Follow-ups that were due in it, those taken back left out. */
  readonly followUpsDue: number;
  /** Those of them that were done by the end of their day. */
  readonly followUpsKept: number;
  readonly ticketsCompleted: number;
  /** Those of them of which no stage ended red. */
  readonly ticketsOnTime: number;
};

/** A time that is counted: days, and the instants at which the first begins and the last ends. */
export type FigureSpan = {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
};

/** A month against the one before and the same one a year ago; null: nothing was recorded in it. */
export type MonthlySummary = {
  /** The first of the month. */
  readonly month: CalendarDay;
  readonly figures: WorkFigures | null;
  readonly before: WorkFigures | null;
  readonly yearAgo: WorkFigures | null;
};

export const noFigures: WorkFigures = {
  visits: 0,
  followUpsDue: 0,
  followUpsKept: 0,
  ticketsCompleted: 0,
  ticketsOnTime: 0,
};

/** Nothing at all is no zero: the bot may not have been there. */
export const figuresOrNone = (figures: WorkFigures): WorkFigures | null =>
  Object.values(figures).some((count) => count > 0) ? figures : null;

/** What several people did together. */
export const sumOf = (all: readonly WorkFigures[]): WorkFigures =>
  all.reduce(
    (sum, one) => ({
      visits: sum.visits + one.visits,
      followUpsDue: sum.followUpsDue + one.followUpsDue,
      followUpsKept: sum.followUpsKept + one.followUpsKept,
      ticketsCompleted: sum.ticketsCompleted + one.ticketsCompleted,
      ticketsOnTime: sum.ticketsOnTime + one.ticketsOnTime,
    }),
    noFigures,
  );

/** The first of the month before the one that holds a day. */
export const monthBefore = (day: CalendarDay): CalendarDay =>
  addMonths(calendarDay(`${day.slice(0, 7)}-01`), -1);

/** The months that a summary compares. */
export const comparedMonths = (month: CalendarDay) => ({
  month,
  before: addMonths(month, -1),
  yearAgo: addYears(month, -1),
});

/** A month as it is counted in a zone. */
export const monthSpan = (month: CalendarDay, zone: ZoneName): FigureSpan =>
  spanBetween(month, endOfMonth(month), zone);

/** A year as it is counted in a zone. */
export const yearSpan = (year: number, zone: ZoneName): FigureSpan =>
  spanBetween(calendarDay(`${year}-01-01`), calendarDay(`${year}-12-31`), zone);

function spanBetween(from: CalendarDay, to: CalendarDay, zone: ZoneName): FigureSpan {
  const midnight = clockTime('00:00');
  return {
    from,
    to,
    startsAt: instantOf(from, midnight, zone),
    endsAt: instantOf(addDays(to, 1), midnight, zone),
  };
}

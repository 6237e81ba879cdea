import {
  type CalendarDayKind,
  type CalendarEntry,
  effectiveDays,
  type Holiday,
  holidaysOf,
  yearOf,
} from '../domain/holidays.ts';
import { can } from '../domain/permissions.ts';
import {
  isWorkingDay,
  type YearStatus,
  yearStatusOf,
  yearsWithoutNotice,
} from '../domain/working-days.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { CalendarRow, DayAnswer, ShownCalendar } from '../views/calendar-card.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** The calendar of the actor's region: this year and the next, or the one year that was named. */
export async function showCalendar(
  context: UseCaseContext,
  named: number | null,
): Promise<ShownCalendar> {
  const { repositories, actor, today } = context;
  const { region } = actor.team;
  const calendar = await repositories.calendars.load(region);
  const entries = await repositories.calendars.entries(region);
  const thisYear = yearOf(today);
  const years = named === null ? [thisYear, thisYear + 1] : [named];
  const known = [...new Set([...calendar.years.keys(), ...years])];
  const withStatus = (status: YearStatus) =>
    known.filter((year) => yearStatusOf(year, calendar) === status);
  const { holidays, otherWorkdays } = holidaysOf(officialOf(entries));
  const nextWorkday = [...holidays.flatMap(({ madeUpOn }) => madeUpOn)]
    .concat(otherWorkdays.map(({ day }) => day))
    .filter((day) => day >= today)
    .sort()[0];
  const missing = yearsWithoutNotice(calendar, today);
  return {
    region,
    official: withStatus('official'),
    estimated: withStatus('estimated'),
    missing: withStatus('missing'),
    overdue: missing,
    nextHoliday: holidays.find(({ last }) => last >= today) ?? null,
    nextWorkday: nextWorkday ?? null,
    named,
    years: years.map((year) => ({ year, rows: rowsOf(year, entries, holidays, otherWorkdays) })),
    mayChange: can(actor, { do: 'change-calendar' }),
    yearToImport: missing[0] ?? thisYear + 1,
    today,
  };
}

const officialOf = (entries: readonly CalendarEntry[]) =>
  entries.filter(({ source }) => source === 'official');

function rowsOf(
  year: number,
  entries: readonly CalendarEntry[],
  holidays: readonly Holiday[],
  otherWorkdays: readonly CalendarDayKind[],
): readonly CalendarRow[] {
  const rows: (CalendarRow & { readonly at: CalendarDay })[] = [
    // A holiday at the turn of the year is of the year in which it ends.
    ...holidays
      .filter(({ last }) => yearOf(last) === year)
      .map((holiday) => ({ kind: 'holiday', holiday, at: holiday.first }) as const),
    ...otherWorkdays
      .filter(({ day }) => yearOf(day) === year)
      .map((workday) => ({ kind: 'workday', workday, at: workday.day }) as const),
    ...entries
      .filter(({ source, day }) => source === 'override' && yearOf(day) === year)
      .map((entry) => ({ kind: 'override', day: entry, at: entry.day }) as const),
  ];
  return rows.sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** What kind of day a day is, and why. */
export async function showCalendarDay(
  { repositories, actor }: UseCaseContext,
  day: CalendarDay,
): Promise<DayAnswer> {
  const { region } = actor.team;
  const calendar = await repositories.calendars.load(region);
  const entry = effectiveDays(await repositories.calendars.entries(region)).get(day);
  return {
    day,
    isWorkday: isWorkingDay(day, calendar),
    name: entry?.name ?? '',
    isByHand: entry?.source === 'override',
    status: yearStatusOf(yearOf(day), calendar),
  };
}

/** The years whose notice should be known by now and is not, for whoever may import it. */
export async function overdueNotices({
  repositories,
  actor,
  today,
}: UseCaseContext): Promise<readonly number[]> {
  return yearsWithoutNotice(await repositories.calendars.load(actor.team.region), today);
}

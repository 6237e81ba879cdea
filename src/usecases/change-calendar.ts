import {
  type CalendarDayKind,
  type CalendarEntry,
  changedDays,
  yearOf,
} from '../domain/holidays.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import { type CalendarRegion, isWorkingDay, yearStatusOf } from '../domain/working-days.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { YearPreview } from '../views/calendar-import.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/**
 * What a change of a calendar changed. What was counted by an older version is counted anew after
 * the commit, which says that calendars were touched.
 */
export type CalendarChange = {
  readonly region: CalendarRegion;
  /** The version from now on. */
  readonly version: number;
  /** The days on which people work now and did not, or the other way round. */
  readonly days: readonly CalendarDayKind[];
};

/** A notice comes out for the next year only; some years on either side are for repairs. Ours. */
const yearsBack = 10;
const yearsAhead = 5;
const longestName = 40;

/** @throws UserError where the actor may not. */
export function allowCalendarChange({ actor }: Pick<UseCaseContext, 'actor'>): void {
  if (!can(actor, { do: 'change-calendar' })) throw new UserError('error.calendarNotAllowed');
}

/** @throws UserError where the calendar does not take the year. */
export function checkCalendarYear({ today }: Pick<UseCaseContext, 'today'>, year: number): void {
  const thisYear = yearOf(today);
  const [first, last] = [thisYear - yearsBack, thisYear + yearsAhead];
  if (year >= first && year <= last) return;
  const parameters = { first: String(first), last: String(last) };
  throw new UserError('error.calendarYear', parameters, 'kam.calendar.importExample');
}

/** A year's notice: the days that differ from a plain week. */
export type YearNotice = { readonly year: number; readonly days: readonly CalendarDayKind[] };

/**
 * What a year would be by its notice, beside what is stored. Changes nothing.
 *
 * @throws UserError where the actor may not, and where the calendar does not take the year.
 */
export async function previewYear(
  context: UseCaseContext,
  { year, days }: YearNotice,
): Promise<YearPreview> {
  allowCalendarChange(context);
  checkCalendarYear(context, year);
  const { repositories, actor } = context;
  const { region } = actor.team;
  const calendar = await repositories.calendars.load(region);
  const entries = await repositories.calendars.entries(region);
  const after = withNotice(entries, year, days);
  const status = yearStatusOf(year, calendar);
  // A day that was set by hand hides what the notice changes below it.
  const isSame =
    status === 'official' && changedDays(official(entries), official(after)).length === 0;
  return {
    year,
    days,
    status,
    isSame,
    changed: changedDays(entries, after),
    kept: entries.filter(({ source, day }) => source === 'override' && yearOf(day) === year),
    version: calendar.version,
  };
}

const official = (entries: readonly CalendarEntry[]): readonly CalendarEntry[] =>
  entries.filter(({ source }) => source === 'official');

function withNotice(
  entries: readonly CalendarEntry[],
  year: number,
  days: readonly CalendarDayKind[],
): readonly CalendarEntry[] {
  const isReplaced = ({ source, day }: CalendarEntry) =>
    source === 'official' && (yearOf(day) === year || days.some((one) => one.day === day));
  return [
    ...entries.filter((entry) => !isReplaced(entry)),
    ...days.map((day) => ({ ...day, source: 'official' }) as const),
  ];
}

/**
 * Makes a year official by its notice, as it was shown in a preview. Null: the calendar has moved on
 * from the preview's version, and nothing was changed.
 *
 * @throws UserError where the actor may not, and where the calendar does not take the year.
 */
export async function importYear(
  context: UseCaseContext,
  notice: YearNotice,
  version: number,
): Promise<CalendarChange | null> {
  const { repositories, actor } = context;
  const { region } = actor.team;
  const { year, days } = notice;
  const preview = await previewYear(context, notice);
  if (preview.version !== version) return null;
  const before = yearOfEntries(await repositories.calendars.entries(region), preview);
  await repositories.calendars.replaceYear(region, year, 'official', days);
  const after = { year, status: 'official', days };
  await audit(context, 'calendar.import', `calendar/${region}`, before, after);
  return changeOf(context, preview.changed);
}

const yearOfEntries = (
  entries: readonly CalendarEntry[],
  { year, status }: Pick<YearPreview, 'year' | 'status'>,
) => ({
  year,
  status,
  days: official(entries)
    .filter(({ day }) => yearOf(day) === year)
    .map(({ day, isWorkday, name }) => ({ day, isWorkday, name })),
});

async function changeOf(
  { repositories, actor }: UseCaseContext,
  days: readonly CalendarDayKind[],
): Promise<CalendarChange> {
  const { region } = actor.team;
  const { version } = await repositories.calendars.load(region);
  return { region, version, days };
}

/**
 * Says of a year without a notice that it counts by a plain week on purpose. Null: it was said
 * already.
 *
 * @throws UserError where the actor may not, and where the year is official or too far away.
 */
export async function estimateYear(
  context: UseCaseContext,
  year: number,
): Promise<CalendarChange | null> {
  allowCalendarChange(context);
  checkCalendarYear(context, year);
  const { repositories, actor } = context;
  const { region } = actor.team;
  const status = yearStatusOf(year, await repositories.calendars.load(region));
  if (status === 'official') throw new UserError('error.yearOfficial', { year: String(year) });
  if (status === 'estimated') return null;
  const { days, ...before } = yearOfEntries(await repositories.calendars.entries(region), {
    year,
    status,
  });
  await repositories.calendars.replaceYear(region, year, 'estimated', days);
  const after = { ...before, status: 'estimated' };
  await audit(context, 'calendar.estimate', `calendar/${region}`, before, after);
  return changeOf(context, []);
}

/**
 * Sets a day by hand, or lets it count by its year's notice again (`to` is null). Null: nothing was
 * to change.
 *
 * @throws UserError where the actor may not, and where the year or the name is refused.
 */
export async function overrideDay(
  context: UseCaseContext,
  day: CalendarDay,
  to: Pick<CalendarDayKind, 'isWorkday' | 'name'> | null,
): Promise<(CalendarChange & { readonly isWorkday: boolean }) | null> {
  allowCalendarChange(context);
  checkCalendarYear(context, yearOf(day));
  const count = [...(to?.name ?? '')].length;
  if (count > longestName) {
    throw new UserError('error.calendarNameLong', { count, limit: longestName });
  }
  const { repositories, actor } = context;
  const { region } = actor.team;
  const before = await repositories.calendars.entries(region);
  const earlier = before.find((entry) => entry.day === day && entry.source === 'override') ?? null;
  const isSame =
    to === null
      ? earlier === null
      : earlier?.isWorkday === to.isWorkday && earlier.name === to.name;
  if (isSame) return null;
  await repositories.calendars.override(region, day, to);
  const after = to && { day, ...to };
  await audit(context, 'calendar.override', `calendar/${region}`, earlier, after);
  const now = await repositories.calendars.entries(region);
  const change = await changeOf(context, changedDays(before, now));
  const calendar = await repositories.calendars.load(region);
  return { ...change, isWorkday: isWorkingDay(day, calendar) };
}

import { addDays, type CalendarDay, daysBetween, weekdayOf } from './zoned-time.ts';

/** What a calendar says of a day. */
export type CalendarDayKind = {
  readonly day: CalendarDay;
  readonly isWorkday: boolean;
  /** Such as 国庆节; several are joined with 、. Empty where nothing was said. */
  readonly name: string;
};

/** official: by the year's notice; override: set by hand, and goes before the notice. */
export type CalendarEntry = CalendarDayKind & { readonly source: 'official' | 'override' };

/** Days off in a row, weekends beside them included, and the workdays that make up for them. */
export type Holiday = {
  readonly names: readonly string[];
  readonly first: CalendarDay;
  readonly last: CalendarDay;
  readonly madeUpOn: readonly CalendarDay[];
};

/** Monday to Friday. */
export const isPlainWorkday = (day: CalendarDay): boolean => weekdayOf(day) <= 5;

export const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));

export const namesIn = (name: string): readonly string[] =>
  name.split(/[、,，和与]/u).flatMap((one) => one.trim() || []);

/** A make-up workday farther from its holiday than this belongs to another one of the same name. */
const madeUpWithinDays = 60;

/**
 * The holidays that a calendar's days make up, in order. `otherWorkdays` are workdays at weekends
 * that make up for none of them.
 */
export function holidaysOf(days: readonly CalendarDayKind[]): {
  readonly holidays: readonly Holiday[];
  readonly otherWorkdays: readonly CalendarDayKind[];
} {
  const runs = daysOffInARow(days);
  const madeUp = new Map<CalendarDay, CalendarDay[]>();
  const otherWorkdays: CalendarDayKind[] = [];
  for (const workday of sorted(days).filter(({ isWorkday }) => isWorkday)) {
    const run = nearestNamesake(workday, runs);
    if (run) madeUp.set(run.first, [...(madeUp.get(run.first) ?? []), workday.day]);
    else if (!isPlainWorkday(workday.day)) otherWorkdays.push(workday);
  }
  return {
    holidays: runs.map((run) => ({ ...run, madeUpOn: madeUp.get(run.first) ?? [] })),
    otherWorkdays,
  };
}

type Run = Pick<Holiday, 'first' | 'last' | 'names'>;

function daysOffInARow(days: readonly CalendarDayKind[]): readonly Run[] {
  const known = new Map(days.map(({ day, isWorkday }) => [day, isWorkday]));
  const isOff = (day: CalendarDay) => !(known.get(day) ?? isPlainWorkday(day));
  const edgeFrom = (day: CalendarDay, step: 1 | -1): CalendarDay => {
    let edge = day;
    while (isOff(addDays(edge, step))) edge = addDays(edge, step);
    return edge;
  };
  const runs: Run[] = [];
  const off = sorted(days).filter((one) => !one.isWorkday && isPlainWorkday(one.day));
  for (const { day, name } of off) {
    const before = runs.at(-1);
    if (before && day <= before.last) {
      const names = [...new Set([...before.names, ...namesIn(name)])];
      runs[runs.length - 1] = { ...before, names };
    } else {
      runs.push({ names: namesIn(name), first: edgeFrom(day, -1), last: edgeFrom(day, 1) });
    }
  }
  return runs;
}

function nearestNamesake({ day, name }: CalendarDayKind, runs: readonly Run[]): Run | undefined {
  const names = namesIn(name);
  const distance = (run: Run) => Math.abs(daysBetween(day, run.first));
  const [nearest] = runs
    .filter((run) => distance(run) <= madeUpWithinDays && isNamedAlike(run.names, names))
    .sort((one, other) => distance(one) - distance(other));
  return nearest;
}

const isNamedAlike = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.includes(one));

const sorted = <Kind extends CalendarDayKind>(days: readonly Kind[]): readonly Kind[] =>
  [...days].sort((one, other) => (one.day < other.day ? -1 : 1));

/** What counts: days set by hand go before the notice's. */
export function effectiveDays(
  entries: readonly CalendarEntry[],
): ReadonlyMap<CalendarDay, CalendarEntry> {
  const bySource = (source: CalendarEntry['source']) =>
    entries.filter((entry) => entry.source === source).map((entry) => [entry.day, entry] as const);
  return new Map([...bySource('official'), ...bySource('override')]);
}

/** The days on which people work in one calendar and not in the other, as the later one has them. */
export function changedDays(
  before: readonly CalendarEntry[],
  after: readonly CalendarEntry[],
): readonly CalendarDayKind[] {
  const [was, is] = [effectiveDays(before), effectiveDays(after)];
  const works = (day: CalendarDay, days: typeof was) =>
    days.get(day)?.isWorkday ?? isPlainWorkday(day);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((day) => works(day, was) !== works(day, is))
    .sort()
    .map((day) => ({ day, isWorkday: works(day, is), name: is.get(day)?.name ?? '' }));
}

/** The public holidays of the mainland, in the order of the year. */
export const publicHolidays = [
  { key: 'newYear', name: '元旦', pattern: /元旦|new year'?s day/iu },
  { key: 'springFestival', name: '春节', pattern: /春[节節]|spring festival/iu },
  { key: 'qingming', name: '清明节', pattern: /清明|qingming|tomb.?sweeping/iu },
  { key: 'labourDay', name: '劳动节', pattern: /[劳勞][动動]|五一|labou?r day|may day/iu },
  { key: 'dragonBoat', name: '端午节', pattern: /端午|dragon.?boat/iu },
  { key: 'midAutumn', name: '中秋节', pattern: /中秋|mid.?autumn/iu },
  { key: 'nationalDay', name: '国庆节', pattern: /[国國][庆慶]|national day/iu },
] as const;

export type PublicHoliday = (typeof publicHolidays)[number];

/** The public holiday that a name means. */
export const publicHolidayNamed = (name: string): PublicHoliday | undefined =>
  publicHolidays.find(({ pattern }) => pattern.test(name));

/** The public holidays that none of a year's days is named after. */
export function publicHolidaysMissing(
  days: readonly Pick<CalendarDayKind, 'name'>[],
): readonly PublicHoliday[] {
  return publicHolidays.filter(({ pattern }) => !days.some(({ name }) => pattern.test(name)));
}

import {
  type CalendarDayKind,
  type CalendarEntry,
  effectiveDays,
  yearOf,
} from '../domain/holidays.ts';
import type { CalendarRegion, YearStatus } from '../domain/working-days.ts';
import type { CalendarRepository } from '../ports/calendars.ts';
import type { Prisma } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo } from './row-values.ts';

export function calendarRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): CalendarRepository {
  async function entries(region: CalendarRegion): Promise<readonly CalendarEntry[]> {
    const rows = await client.calendarException.findMany({
      where: { region },
      orderBy: [{ day: 'asc' }, { source: 'asc' }],
    });
    return rows.map(({ day, isWorkday, name, source }) => ({
      day: columnTo.day(day),
      isWorkday,
      name,
      source: columnTo.calendarSource(source),
    }));
  }

  /** `first`: the version of a region that has none yet. */
  async function moveOn(region: CalendarRegion, first = 2): Promise<void> {
    touched.add('calendars');
    await client.calendarVersion.upsert({
      where: { region },
      create: { region, version: first },
      update: { version: { increment: 1 } },
    });
  }

  async function putYear(
    region: CalendarRegion,
    year: number,
    status: YearStatus,
    days: readonly CalendarDayKind[],
  ): Promise<void> {
    const next = await client.calendarYear.findUnique({
      where: { region_year: { region, year: year + 1 } },
    });
    // Its December says what the notice of the year after says of it, once that is there.
    const last = next?.status === 'official' ? `${year}-12-01` : `${year + 1}-01-01`;
    await client.calendarException.deleteMany({
      where: {
        region,
        source: 'official',
        OR: [
          { day: { gte: `${year}-01-01`, lt: last } },
          { day: { in: days.map(({ day }) => day) } },
        ],
      },
    });
    const rows = days.map(({ day, isWorkday, name }) => ({ region, day, isWorkday, name }));
    await client.calendarException.createMany({ data: rows });
    await client.calendarYear.upsert({
      where: { region_year: { region, year } },
      create: { region, year, status },
      update: { status },
    });
  }

  return {
    entries,
    async load(region) {
      const years = await client.calendarYear.findMany({ where: { region } });
      const row = await client.calendarVersion.findUnique({ where: { region } });
      const version = row?.version ?? 1;
      const days = [...effectiveDays(await entries(region)).values()];
      return {
        exceptions: new Map(days.map(({ day, isWorkday }) => [day, isWorkday])),
        names: new Map(days.flatMap(({ day, name }) => (name ? [[day, name] as const] : []))),
        version,
        years: new Map(years.map((one) => [one.year, columnTo.yearStatus(one.status)])),
      };
    },
    async seed(region, days, years) {
      const known = await client.calendarYear.findMany({ where: { region } });
      const isOfficial = (year: number) =>
        known.some((one) => one.year === year && one.status === 'official');
      const added = years.filter((year) => !isOfficial(year));
      if (added.length === 0) return;
      for (const year of added) {
        const daysOfYear = days.filter(({ day }) => yearOf(day) === year);
        await putYear(region, year, 'official', daysOfYear);
      }
      await moveOn(region, known.length === 0 ? 1 : 2);
    },
    async replaceYear(region, year, status, days) {
      await putYear(region, year, status, days);
      await moveOn(region);
    },
    async override(region, day, to) {
      await client.calendarException.deleteMany({ where: { region, day, source: 'override' } });
      if (to) {
        const { isWorkday, name } = to;
        const row = { region, day, isWorkday, name, source: 'override' };
        await client.calendarException.create({ data: row });
      }
      await moveOn(region);
    },
  };
}

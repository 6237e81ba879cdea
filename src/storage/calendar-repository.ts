import type { CalendarRepository } from '../ports/store.ts';
import type { Prisma } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo } from './row-values.ts';

export function calendarRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): CalendarRepository {
  return {
    async load(region) {
      const days = await client.calendarException.findMany({ where: { region } });
      const years = await client.calendarYear.findMany({ where: { region } });
      const version = await client.calendarVersion.findUnique({ where: { region } });
      return {
        exceptions: new Map(days.map((row) => [columnTo.day(row.day), row.isWorkday])),
        names: new Map(
          days.flatMap((row) => (row.name ? [[columnTo.day(row.day), row.name] as const] : [])),
        ),
        version: version?.version ?? 1,
        years: new Map(years.map((row) => [row.year, columnTo.yearStatus(row.status)])),
      };
    },
    async seed(region, days, years) {
      const known = await client.calendarYear.findMany({ where: { region } });
      const missing = years.filter((year) => !known.some((one) => one.year === year));
      if (missing.length === 0) return;
      touched.add('calendars');
      const added = days.filter(({ day }) => missing.includes(Number(day.slice(0, 4))));
      await client.calendarException.createMany({ data: added.map((day) => ({ region, ...day })) });
      await client.calendarYear.createMany({
        data: missing.map((year) => ({ region, year, status: 'official' })),
      });
    },
  };
}

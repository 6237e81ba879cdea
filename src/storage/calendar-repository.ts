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
      const [days, years] = [
        await client.calendarException.findMany({ where: { region } }),
        await client.calendarYear.findMany({ where: { region } }),
      ];
      return {
        exceptions: new Map(days.map((row) => [columnTo.day(row.day), row.isWorkday])),
        years: new Map(years.map((row) => [row.year, columnTo.yearStatus(row.status)])),
      };
    },
    async seed(region, days, years) {
      if ((await client.calendarYear.count({ where: { region } })) > 0) return;
      touched.add('calendars');
      await client.calendarException.createMany({ data: days.map((day) => ({ region, ...day })) });
      await client.calendarYear.createMany({
        data: years.map((year) => ({ region, year, status: 'official' })),
      });
    },
  };
}

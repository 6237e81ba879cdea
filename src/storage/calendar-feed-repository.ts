import type { CalendarFeed } from '../domain/calendar-feed.ts';
import type { CalendarFeedRepository } from '../ports/calendar-feeds.ts';
import type { Prisma, CalendarFeed as Row } from './generated/client.ts';
import { columnTo } from './row-values.ts';

export function calendarFeedRepository(client: Prisma.TransactionClient): CalendarFeedRepository {
  return {
    async find(personId) {
      const row = await client.calendarFeed.findUnique({ where: { personId } });
      return row ? toFeed(row) : undefined;
    },
    async findByHash(secretHash) {
      const row = await client.calendarFeed.findUnique({ where: { secretHash } });
      return row ? toFeed(row) : undefined;
    },
    async put({ personId, ...feed }) {
      const set = { ...feed, createdAt: BigInt(feed.createdAt) };
      await client.calendarFeed.upsert({
        where: { personId },
        create: { personId, ...set },
        update: set,
      });
    },
    async remove(personId) {
      await client.calendarFeed.deleteMany({ where: { personId } });
    },
  };
}

const toFeed = (row: Row): CalendarFeed => ({
  personId: columnTo.personId(row.personId),
  secretHash: row.secretHash,
  withCustomers: row.withCustomers,
  createdAt: columnTo.instant(row.createdAt),
});

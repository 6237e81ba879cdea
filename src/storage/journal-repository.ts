import type { Journal } from '../domain/journal.ts';
import type { JournalRepository } from '../ports/journals.ts';
import type { Prisma, Journal as Row } from './generated/client.ts';
import { columnTo } from './row-values.ts';

export function journalRepository(client: Prisma.TransactionClient): JournalRepository {
  return {
    async find(personId, day) {
      const row = await client.journal.findUnique({ where: { personId_day: { personId, day } } });
      return row ? toJournal(row) : undefined;
    },
    async ofTeam(teamId, day) {
      const rows = await client.journal.findMany({ where: { teamId, day } });
      return rows.map(toJournal);
    },
    async add(journal) {
      await client.journal.create({ data: toRow(journal) });
    },
    async update(journal, version) {
      const { count } = await client.journal.updateMany({
        where: { id: journal.id, version },
        data: toRow(journal),
      });
      return count === 1;
    },
  };
}

const toRow = (journal: Journal): Row => ({
  ...journal,
  createdAt: BigInt(journal.createdAt),
  updatedAt: BigInt(journal.updatedAt),
});

const toJournal = (row: Row): Journal => ({
  ...row,
  id: columnTo.journalId(row.id),
  teamId: columnTo.teamId(row.teamId),
  personId: columnTo.personId(row.personId),
  day: columnTo.day(row.day),
  createdAt: columnTo.instant(row.createdAt),
  updatedAt: columnTo.instant(row.updatedAt),
});

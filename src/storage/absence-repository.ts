import type { Absence } from '../domain/absence.ts';
import type { AbsenceRepository } from '../ports/recipients.ts';
import type { Prisma, Absence as Row } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo, orNull } from './row-values.ts';

export function absenceRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): AbsenceRepository {
  return {
    async find(id) {
      const row = await client.absence.findUnique({ where: { id } });
      return row ? toAbsence(row) : undefined;
    },
    async add({ createdAt, endedAt, ...absence }) {
      touched.add('absences');
      const times = { createdAt: BigInt(createdAt), endedAt: orNull(endedAt, BigInt) };
      await client.absence.create({ data: { ...absence, ...times } });
    },
    async change(id, { firstDay, lastDay, deputyId }) {
      touched.add('absences');
      await client.absence.update({ where: { id }, data: { firstDay, lastDay, deputyId } });
    },
    async on(personId, day) {
      const row = await client.absence.findFirst({
        where: { personId, endedAt: null, lastDay: { gte: day }, firstDay: { lte: day } },
        // The newest word counts where two overlap.
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      });
      return row ? toAbsence(row) : undefined;
    },
    async ahead(personId, from) {
      const rows = await client.absence.findMany({
        where: { personId, endedAt: null, lastDay: { gte: from } },
        orderBy: byDay,
      });
      return rows.map(toAbsence);
    },
    async before(personId, day) {
      const row = await client.absence.findFirst({
        where: { personId, endedAt: null, lastDay: { lt: day } },
        orderBy: [{ lastDay: 'desc' }, { id: 'desc' }],
      });
      return row ? toAbsence(row) : undefined;
    },
    async coveredBy(deputyId, day) {
      const rows = await client.absence.findMany({
        where: { deputyId, endedAt: null, lastDay: { gte: day }, firstDay: { lte: day } },
        orderBy: byDay,
      });
      return rows.map(toAbsence);
    },
    async coveredAhead(deputyId, from) {
      const rows = await client.absence.findMany({
        where: { deputyId, endedAt: null, lastDay: { gte: from } },
        orderBy: byDay,
      });
      return rows.map(toAbsence);
    },
    async end(id, at) {
      touched.add('absences');
      await client.absence.updateMany({
        where: { id, endedAt: null },
        data: { endedAt: BigInt(at) },
      });
    },
  };
}

const byDay: Prisma.AbsenceOrderByWithRelationInput[] = [
  { firstDay: 'asc' },
  { createdAt: 'asc' },
  { id: 'asc' },
];

const toAbsence = (row: Row): Absence => ({
  id: columnTo.absenceId(row.id),
  personId: columnTo.personId(row.personId),
  firstDay: columnTo.day(row.firstDay),
  lastDay: columnTo.day(row.lastDay),
  deputyId: columnTo.personId(row.deputyId),
  setById: columnTo.personId(row.setById),
  createdAt: columnTo.instant(row.createdAt),
  endedAt: orNull(row.endedAt, columnTo.instant),
});

import type { VisitCommentRepository } from '../ports/meetings.ts';
import type { Prisma } from './generated/client.ts';
import { columnTo } from './row-values.ts';

export function visitCommentRepository(client: Prisma.TransactionClient): VisitCommentRepository {
  return {
    async ofVisit(visitId) {
      const rows = await client.visitComment.findMany({
        where: { visitId },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.map((row) => ({
        id: columnTo.visitCommentId(row.id),
        teamId: columnTo.teamId(row.teamId),
        visitId: columnTo.visitId(row.visitId),
        by: columnTo.personId(row.byId),
        text: row.text,
        at: columnTo.instant(row.at),
      }));
    },
    async add({ by, at, ...comment }) {
      await client.visitComment.create({ data: { ...comment, byId: by, at: BigInt(at) } });
    },
  };
}

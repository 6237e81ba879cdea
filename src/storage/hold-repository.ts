import { type HeldKind, heldKinds } from '../domain/sending-hold.ts';
import type { HoldRepository } from '../ports/reminders.ts';
import { Prisma } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo } from './row-values.ts';

/** The priority that the messages of a kind have in the outbox. */
const priorityOf: Readonly<Record<HeldKind, number>> = { reminders: 1, digest: 2 };

/** SQL: the holds that stand in the way of the outbox message `m`. */
export const holdsOfMessage = Prisma.sql`
  "SendingHold" h WHERE h."workspaceId" = m."workspaceId" AND m."priority" =
    CASE h."kind" WHEN 'reminders' THEN ${priorityOf.reminders}
      WHEN 'digest' THEN ${priorityOf.digest} END`;

export function holdRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): HoldRepository {
  return {
    async current(workspaceId, now) {
      const rows = await client.sendingHold.findMany({
        where: { workspaceId, heldUntil: { gt: BigInt(now) } },
      });
      return heldKinds.flatMap((kind) =>
        rows
          .filter((row) => row.kind === kind)
          .map((row) => ({
            workspaceId,
            kind,
            heldUntil: columnTo.instant(row.heldUntil),
            heldBy: columnTo.personId(row.heldById),
            heldAt: columnTo.instant(row.heldAt),
          })),
      );
    },
    async put({ workspaceId, kind, heldUntil, heldBy, heldAt }) {
      touched.add('outbox');
      const held = { heldUntil: BigInt(heldUntil), heldById: heldBy, heldAt: BigInt(heldAt) };
      await client.sendingHold.upsert({
        where: { workspaceId_kind: { workspaceId, kind } },
        create: { workspaceId, kind, ...held },
        update: held,
      });
    },
    async end(workspaceId, kind) {
      touched.add('outbox');
      await client.sendingHold.deleteMany({ where: { workspaceId, kind } });
    },
    waiting: (workspaceId, kind, now) =>
      client.outboxMessage.count({
        where: {
          workspaceId,
          state: 'pending',
          priority: priorityOf[kind],
          notBefore: { lte: BigInt(now) },
        },
      }),
  };
}

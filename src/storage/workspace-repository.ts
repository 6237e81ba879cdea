import type { WorkspaceRepository } from '../ports/workspaces.ts';
import type { Prisma } from './generated/client.ts';
import { purgeWorkspace } from './purge-workspace.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo, orNull } from './row-values.ts';
import { instantsOf } from './team-repository.ts';

/** What is remembered of any of these is of records that may be gone. */
const touchedByPurge = [
  'customers',
  'people',
  'teams',
  'outbox',
  'imports',
  'schedules',
  'preferences',
  'absences',
] as const;

export function workspaceRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): WorkspaceRepository {
  return {
    async find(id) {
      const row = await client.workspace.findUnique({ where: { id } });
      return row
        ? {
            id: columnTo.workspaceId(row.id),
            botUserId: row.botUserId,
            setupCodeHash: row.setupCodeHash,
            createdAt: columnTo.instant(row.createdAt),
          }
        : undefined;
    },
    async ensure(workspace, defaultTeam) {
      touched.add('teams');
      await client.workspace.upsert({
        where: { id: workspace.id },
        create: { ...workspace, createdAt: BigInt(workspace.createdAt) },
        update: { botUserId: workspace.botUserId },
      });
      await client.team.upsert({
        where: { id: defaultTeam.id },
        create: {
          ...defaultTeam,
          ...instantsOf(defaultTeam),
          createdAt: BigInt(workspace.createdAt),
        },
        update: {},
      });
    },
    async setSetupCodeHash(id, hash) {
      await client.workspace.update({ where: { id }, data: { setupCodeHash: hash } });
    },
    async refusal(id) {
      const row = await client.workspace.findUnique({ where: { id } });
      if (!row || row.refusedReason === null || row.refusedAt === null) return undefined;
      return {
        reason: row.refusedReason,
        since: columnTo.instant(row.refusedAt),
        uninstalledAt: orNull(row.uninstalledAt, columnTo.instant),
        purgedAt: orNull(row.purgedAt, columnTo.instant),
      };
    },
    async setRefusal(id, { reason, since, uninstalledAt, purgedAt }) {
      await client.workspace.update({
        where: { id },
        data: {
          refusedReason: reason,
          refusedAt: BigInt(since),
          uninstalledAt: orNull(uninstalledAt, BigInt),
          purgedAt: orNull(purgedAt, BigInt),
        },
      });
    },
    async endRefusal(id) {
      const none = { refusedReason: null, refusedAt: null, uninstalledAt: null, purgedAt: null };
      await client.workspace.update({ where: { id }, data: none });
    },
    async uninstalledBefore(at) {
      const rows = await client.workspace.findMany({
        where: { uninstalledAt: { lte: BigInt(at) }, purgedAt: null },
        select: { id: true },
      });
      return rows.map(({ id }) => columnTo.workspaceId(id));
    },
    async purge(id, keeps, at) {
      for (const one of touchedByPurge) touched.add(one);
      const entries = await purgeWorkspace(client, id, keeps);
      const purged = { purgedAt: BigInt(at), setupCodeHash: null };
      await client.workspace.update({ where: { id }, data: purged });
      return entries;
    },
  };
}

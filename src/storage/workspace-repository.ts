import type { WorkspaceRepository } from '../ports/store.ts';
import type { Prisma } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo } from './row-values.ts';
import { instantsOf } from './team-repository.ts';

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
  };
}

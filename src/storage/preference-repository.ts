import { defaultPreferences } from '../domain/reminder-preferences.ts';
import type { PreferenceRepository } from '../ports/recipients.ts';
import type { Prisma } from './generated/client.ts';
import type { RepositoryContext } from './repository-context.ts';
import { columnTo } from './row-values.ts';

export function preferenceRepository(
  client: Prisma.TransactionClient,
  { touched }: RepositoryContext,
): PreferenceRepository {
  return {
    async of(workspaceId, place) {
      const row = await client.reminderPreference.findUnique({
        where: { workspaceId_place: { workspaceId, place } },
      });
      return row ? columnTo.preferences(row.content) : defaultPreferences;
    },
    async put(workspaceId, place, preferences, { personId, at }) {
      touched.add('preferences');
      const set = {
        content: JSON.stringify(preferences),
        changedById: personId,
        changedAt: BigInt(at),
      };
      await client.reminderPreference.upsert({
        where: { workspaceId_place: { workspaceId, place } },
        create: { workspaceId, place, ...set },
        update: set,
      });
    },
  };
}

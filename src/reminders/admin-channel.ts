import type { WorkspaceId } from '../domain/person.ts';
import type { Repositories } from '../ports/store.ts';

/** The channel in which the admins of a workspace are told things; null where they have none. */
export async function adminChannel(
  workspaceId: WorkspaceId,
  { teams }: Pick<Repositories, 'teams'>,
): Promise<string | null> {
  const team = await teams.findDefault(workspaceId);
  return team ? (await teams.settings(team.id))['admin.channelId'] : null;
}

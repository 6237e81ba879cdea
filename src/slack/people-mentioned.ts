import type { WorkspaceId } from '../domain/person.ts';
import type { Mentioned } from '../domain/quantity.ts';
import { mentionCode } from '../language/quantities/mention-names.ts';
import type { PersonRepository } from '../ports/people.ts';

/**
 * The people whom a line mentions in Slack's code, by the name they are known by here, or else by
 * the one that Slack wrote. Slack itself is not asked.
 */
export async function peopleMentioned(
  line: string,
  workspaceId: WorkspaceId,
  people: Pick<PersonRepository, 'findBySlackUser'>,
): Promise<readonly Mentioned[]> {
  const labels = new Map(
    [...line.matchAll(mentionCode)].map(({ groups }) => [groups?.id ?? '', groups?.label]),
  );
  return Promise.all(
    [...labels].map(async ([slackUserId, label]) => {
      const person = await people.findBySlackUser(workspaceId, slackUserId);
      return { slackUserId, name: person?.name ?? label ?? slackUserId };
    }),
  );
}

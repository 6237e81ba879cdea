import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import { givenUpStates } from '../ports/reminders.ts';
import type { MissedDecision } from '../views/missed-list.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/**
 * Decides about a message that was given up: it goes again, as the same one, or not at all. Whoever
 * is second changes nothing, so that nothing goes twice.
 *
 * @throws UserError where the actor does not lead the team, or it is for somebody of another.
 */
export async function decideMissed(
  context: UseCaseContext,
  messageId: string,
  decision: 'send' | 'drop',
): Promise<MissedDecision> {
  if (!can(context.actor, { do: 'see-missed' })) throw new UserError('error.missedNotAllowed');
  const { repositories, actor, now } = context;
  const message = await repositories.outbox.find(messageId);
  if (message?.workspaceId !== actor.team.workspaceId) throw new UserError('error.oldButton');
  const { workspaceId, channelId } = message;
  const reader = await repositories.people.findBySlackUser(workspaceId, channelId);
  if (reader && reader.teamId !== actor.team.id) throw new UserError('error.oldButton');
  if (!givenUpStates.includes(message.state)) return 'decided-before';
  const state = decision === 'send' ? 'pending' : 'cancelled';
  const reason = `${decision === 'send' ? 'sent again' : 'dropped'} by ${actor.person.id}`;
  if (!(await repositories.outbox.decideGivenUp(message, { state, reason, at: now }))) {
    return 'decided-before';
  }
  const before = { state: message.state, reason: message.reason };
  await audit(context, `message.${decision}`, `message/${messageId}`, before, { state, reason });
  return decision === 'send' ? 'goes-again' : 'dropped';
}

import { isLead } from '../../domain/permissions.ts';
import type { Person, PersonId } from '../../domain/person.ts';
import { isAtHand, isRunning, type Stage, type TicketFile } from '../../domain/ticket/ticket.ts';
import { stageHandOver } from '../../reminders/stage-hand-over.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** More people of a department are not written to one by one: it wants a channel. */
const mostTold = 10;

/**
 * Whoever has a stage next hears of it once, unless it was their own doing. A department hears of what
 * waits in its queue whoever put it there: somebody has to accept it.
 */
export async function tellHandOvers(
  context: UseCaseContext,
  before: TicketFile | null,
  after: TicketFile,
): Promise<void> {
  const known = new Map(before?.stages.map((stage) => [stage.id, stage]));
  for (const stage of after.stages.filter(isAtHand)) {
    const earlier = known.get(stage.id);
    if (!isHandedOver(earlier, stage)) continue;
    for (const place of await placesFor(context, stage, after)) {
      await context.repositories.outbox.add({
        workspaceId: context.actor.team.workspaceId,
        dedupeKey: `${stageHandOver.key}/${stage.id}/${after.ticket.version}/${place}`,
        kind: 'post',
        channelId: place,
        threadTs: null,
        target: null,
        content: { kind: 'rewrite', rule: stageHandOver.key, subjectId: stage.id, to: place },
        subjectId: stage.id,
        subjectVersion: after.ticket.version,
        priority: 0,
        notBefore: context.now,
        expiresAt: null,
        createdAt: context.now,
      });
    }
  }
}

/** A stage that began, went to somebody else, or waits for an approval now. */
function isHandedOver(before: Stage | undefined, stage: Stage): boolean {
  if (stage.state === 'approval') return before?.state !== 'approval';
  if (!before || !isRunning(before)) return true;
  return (
    stage.state === 'queued' && (before.state !== 'queued' || before.ownerId !== stage.ownerId)
  );
}

/** Channels and Slack users. */
async function placesFor(
  context: UseCaseContext,
  stage: Stage,
  { ticket }: TicketFile,
): Promise<readonly string[]> {
  const { repositories, actor } = context;
  const team = actor.team.id;
  if (stage.state === 'approval') {
    const people = await repositories.people.list(team);
    const leads = people.filter((one) => isLead(one) && one.isActive && !isHandler(one, stage));
    if (leads.length > 0) return usersOf(context, leads);
    return usersOf(
      context,
      people.filter((one) => one.department === stage.department && !isHandler(one, stage)),
    );
  }
  if (stage.ownerId !== null) return usersOf(context, await peopleOf(context, [stage.ownerId]));
  const { department } = stage;
  if (department === 'manager' || department === 'customer') {
    return usersOf(context, await peopleOf(context, [ticket.managerId]));
  }
  const { channelId, headId } = (await repositories.departments.find(team, department)) ?? {};
  if (channelId) return [channelId];
  const members = await repositories.people.ofDepartment(team, department);
  const heads = headId ? await peopleOf(context, [headId]) : [];
  const told = [...new Map([...heads, ...members].map((one) => [one.id, one])).values()];
  // Nobody is there to take it: whoever leads the ticket records for them.
  return told.length > 0
    ? allUsersOf(told)
    : usersOf(context, await peopleOf(context, [ticket.managerId]));
}

const isHandler = ({ id }: Person, { approval, ownerId }: Stage): boolean =>
  id === approval?.by || id === ownerId;

const peopleOf = ({ repositories }: UseCaseContext, ids: readonly PersonId[]) =>
  repositories.people.findMany(ids);

const usersOf = ({ actor }: UseCaseContext, people: readonly Person[]): readonly string[] =>
  allUsersOf(people.filter(({ id }) => id !== actor.person.id));

const allUsersOf = (people: readonly Person[]): readonly string[] =>
  people
    .filter(({ isActive }) => isActive)
    .slice(0, mostTold)
    .map(({ slackUserId }) => slackUserId);

import { isLead } from '../../domain/permissions.ts';
import { isRunning, type Stage, type TicketFile } from '../../domain/ticket/ticket.ts';
import { stageHandOver } from '../../reminders/stage-hand-over.ts';
import { holderOf } from '../../reminders/ticket-audience.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** Whoever has a stage next hears of it once, unless it was their own doing. */
export async function tellHandOvers(
  context: UseCaseContext,
  before: TicketFile | null,
  after: TicketFile,
): Promise<void> {
  const known = new Map(before?.stages.map((stage) => [stage.id, stage]));
  for (const stage of after.stages.filter(isRunning)) {
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
  if (!before || !isRunning(before)) return true;
  if (stage.state === 'approval') return before.state !== 'approval';
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
  if (stage.state === 'approval') {
    const people = await repositories.people.list(actor.team.id);
    const asked = [actor.person.id, stage.approval?.by];
    return people
      .filter((one) => one.isActive && isLead(one) && !asked.includes(one.id))
      .map(({ slackUserId }) => slackUserId);
  }
  const places = await holderOf(stage, ticket, actor.team, repositories);
  return places.filter((place) => place !== actor.person.slackUserId);
}

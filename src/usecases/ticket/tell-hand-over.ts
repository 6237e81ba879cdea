import { isLead } from '../../domain/permissions.ts';
import type { Person } from '../../domain/person.ts';
import {
  isAtHand,
  isRunning,
  type Stage,
  type StageId,
  type TicketFile,
} from '../../domain/ticket/ticket.ts';
import { placesInstead, whoHears } from '../../reminders/find-recipients.ts';
import { recordPost } from '../../reminders/record-post.ts';
import { stageHandOver } from '../../reminders/stage-hand-over.ts';
import { holderOf } from '../../reminders/ticket-audience.ts';
import type { UseCaseContext } from '../use-case-context.ts';

/** A stage that somebody was told of: a channel or a Slack user. */
export type ToldStage = { readonly stageId: StageId; readonly place: string };

/**
 * Whoever has a stage next hears of it once, unless it was their own doing. A department hears of what
 * waits in its queue whoever put it there: somebody has to accept it. Returns who was told.
 */
export async function tellHandOvers(
  context: UseCaseContext,
  before: TicketFile | null,
  after: TicketFile,
): Promise<readonly ToldStage[]> {
  const told: ToldStage[] = [];
  const { repositories, actor, now } = context;
  const { version } = after.ticket;
  const known = new Map(before?.stages.map((stage) => [stage.id, stage]));
  for (const stage of after.stages.filter(isAtHand)) {
    const earlier = known.get(stage.id);
    if (!isHandedOver(earlier, stage)) continue;
    for (const place of await placesFor(context, stage, after)) {
      const record = { rule: stageHandOver.key, subjectId: stage.id, version, to: place };
      const address = { workspaceId: actor.team.workspaceId, channelId: place };
      const key = `${stageHandOver.key}/${stage.id}/${version}/${place}`;
      await repositories.outbox.add(recordPost(record, address, key, now));
      told.push({ stageId: stage.id, place });
    }
  }
  return told;
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
  if (stage.state === 'approval') {
    const people = await repositories.people.list(actor.team.id);
    const leads = people.filter((one) => isLead(one) && isAsked(one, stage, context));
    const others = people.filter(
      (one) => one.department === stage.department && isAsked(one, stage, context),
    );
    const asked = leads.length > 0 ? leads : others;
    // Nobody approves for somebody else; where all are away, it waits for them.
    const hearing = await Promise.all(asked.map((one) => whoHears(one, context.now, repositories)));
    const there = asked.filter((one, index) => hearing[index]?.id === one.id);
    return (there.length > 0 ? there : asked).map(({ slackUserId }) => slackUserId);
  }
  const holders = await holderOf(stage, ticket, actor.team, repositories);
  const places = await thereOf(holders, context);
  // What their own department has to accept they are told of, too, be they its only one.
  const isOwnQueue = stage.ownerId === null && actor.person.department === stage.department;
  return isOwnQueue ? places : places.filter((place) => place !== actor.person.slackUserId);
}

/** The same places, with those in the stead of people who are away. */
async function thereOf(
  places: readonly string[],
  { repositories, actor, now }: UseCaseContext,
): Promise<readonly string[]> {
  const { id: teamId, workspaceId } = actor.team;
  const found = await Promise.all(
    places.map((place) => placesInstead(place, { workspaceId, teamId, at: now }, repositories)),
  );
  return [...new Set(found.flat().map(({ place }) => place))];
}

/** Whether somebody can be asked for an approval: not who asks, nor who handled the stage. */
const isAsked = (
  { id, isActive }: Person,
  { approval, ownerId }: Stage,
  { actor }: UseCaseContext,
): boolean => isActive && id !== approval?.by && id !== ownerId && id !== actor.person.id;

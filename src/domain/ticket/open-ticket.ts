import type { NewId } from '../new-id.ts';
import type { Instant } from '../zoned-time.ts';
import { stagesMissing, templateOf } from './stage-order.ts';
import { isOnTheWay, type TicketTemplate } from './stage-template.ts';
import type { Stage, StageId, Ticket, TicketFile } from './ticket.ts';

/** A new ticket with the stages of its way; the first of them has begun. */
export function openTicket(
  ticket: Ticket,
  template: TicketTemplate,
  newId: NewId,
  now: Instant,
): TicketFile {
  const stages = template.stages
    .filter((stage) => isOnTheWay(stage, ticket))
    .map(({ code }) => newAttempt(ticket, template, code, 1, newId));
  return startStages({ ticket, stages }, template, now);
}

/** An attempt at a stage that others come before. */
export function newAttempt(
  { id, teamId }: Ticket,
  template: TicketTemplate,
  code: string,
  attempt: number,
  newId: NewId,
): Stage {
  const { department } = templateOf(code, template);
  return {
    id: newId<StageId>(),
    ticketId: id,
    teamId,
    code,
    position: template.stages.findIndex((stage) => stage.code === code),
    attempt,
    department,
    ownerId: null,
    state: 'waiting',
    startedAt: null,
    acceptedAt: null,
    plannedOn: null,
    dueAt: null,
    pauses: [],
    approval: null,
    ended: null,
    documents: [],
  };
}

/**
 * Begins every stage that nothing comes before any more. What the manager or the customer does is
 * with the manager at once; everything else waits in its department's queue.
 */
export function startStages(file: TicketFile, template: TicketTemplate, now: Instant): TicketFile {
  const begins = (stage: Stage): boolean =>
    stage.startedAt === null &&
    stage.ended === null &&
    stagesMissing(stage.code, file, template).length === 0;
  const stages = file.stages.map((stage) =>
    begins(stage) ? beginStage(stage, file.ticket, now) : stage,
  );
  return { ...file, stages };
}

/** A stage that begins: with the manager, or in its department's queue. */
export function beginStage(stage: Stage, { managerId }: Ticket, now: Instant): Stage {
  const state = stage.state === 'approval' ? 'approval' : 'queued';
  const begun = { ...stage, state, startedAt: now } as const;
  if (stage.department !== 'manager' && stage.department !== 'customer') return begun;
  return {
    ...begun,
    state: stage.state === 'approval' ? 'approval' : 'active',
    ownerId: stage.ownerId ?? managerId,
    acceptedAt: now,
  };
}

/**
 * The stages of a ticket whose data changed: those that its way has now are added, and those that it
 * has no more fall away, unless they have begun.
 */
export function reconcileStages(
  file: TicketFile,
  template: TicketTemplate,
  newId: NewId,
  now: Instant,
): TicketFile {
  const onTheWay = template.stages.filter((stage) => isOnTheWay(stage, file.ticket));
  const added = onTheWay
    .filter(({ code }) => !file.stages.some((stage) => stage.code === code))
    .map(({ code }) => newAttempt(file.ticket, template, code, 1, newId));
  const left = file.stages.filter(
    ({ code, state }) => state !== 'waiting' || onTheWay.some((stage) => stage.code === code),
  );
  const stages = [...left, ...added].sort(
    (one, other) => one.position - other.position || one.attempt - other.attempt,
  );
  return startStages({ ...file, stages }, template, now);
}

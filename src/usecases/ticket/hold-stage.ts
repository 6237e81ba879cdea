import { can } from '../../domain/permissions.ts';
import type { Member, PersonId } from '../../domain/person.ts';
import { formatReference } from '../../domain/reference.ts';
import { returnTo } from '../../domain/ticket/end-stage.ts';
import { missingFor } from '../../domain/ticket/gates.ts';
import {
  acceptStage as accepted,
  assignStage as assigned,
  pauseStages,
  planStage as planned,
  releaseStage,
  resumeStages,
} from '../../domain/ticket/hold-stage.ts';
import { stageName } from '../../domain/ticket/stage-name.ts';
import { currentStages, stagesRightBefore } from '../../domain/ticket/stage-order.ts';
import { isRunning, openPause, type Stage, type TicketFile } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import type { CalendarDay } from '../../domain/zoned-time.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';
import { sendBackStage } from './approve-stage.ts';
import { refuseAwaiting, refuseOver } from './end-stage.ts';
import {
  checkReason,
  nameOf,
  type OpenedTicket,
  refuseClosedTicket,
  toolsOf,
} from './find-ticket.ts';
import { keepTicket } from './keep-ticket.ts';
import { refuseMissing, visitsOfLeader } from './refuse-missing.ts';

/**
 * Takes a stage from its queue; one that is meant for somebody whom the actor stands in for, for them.
 *
 * @throws UserError where it has not begun, is over, somebody has it, or it is not the actor's to take.
 */
export async function acceptStage(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
): Promise<TicketFile> {
  const { file, template } = opened;
  const { actor, now } = context;
  refuseClosedTicket(file);
  await refuseOver(context, opened, stage);
  const visits = await visitsOfLeader(context, file.ticket);
  refuseMissing(file, stage, missingFor(stage, file, template, visits), template);
  await refuseAwaiting(context, opened, stage);
  if (stage.state !== 'queued') {
    const owner = stage.ownerId ? await nameOf(context, stage.ownerId) : '?';
    throw new UserError('error.stageTaken', { stage: [stageName(stage.code, template)], owner });
  }
  allow(context, { do: 'work-on-stage', to: stage, of: file.ticket });
  // What was meant for somebody who is away stays theirs; their deputy gets what comes of it.
  const isCovered = stage.ownerId !== null && actor.standsInFor.includes(stage.ownerId);
  const by = isCovered && stage.ownerId !== null ? stage.ownerId : actor.person.id;
  const after = accepted(file, stage, by, now);
  return keepTicket(context, opened, after, { kind: 'accepted', stage: stage.code });
}

/**
 * Gives a stage back, with a reason: one that somebody accepted or was to do into its queue, one that
 * waits there for anybody to whoever handed it over, who does their stage again. One that waits for
 * an approval goes back to whoever asked for it.
 *
 * @throws UserError where it is over, nobody handed it over, or no reason is given.
 */
export async function declineStage(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
  reason: string,
): Promise<TicketFile> {
  const { file, template } = opened;
  refuseClosedTicket(file);
  await refuseOver(context, opened, stage);
  if (stage.approval) return (await sendBackStage(context, opened, stage, reason)).file;
  allow(context, { do: 'work-on-stage', to: stage, of: file.ticket });
  checkReason(context, reason);
  if (
    stage.ownerId !== null &&
    isRunning(stage) &&
    stage.department !== 'manager' &&
    stage.department !== 'customer'
  ) {
    const change = { kind: 'released', stage: stage.code, reason } as const;
    return keepTicket(context, opened, releaseStage(file, stage), change);
  }
  const sender = stagesRightBefore(stage.code, file, template)
    .filter(({ state }) => state === 'done')
    .sort((one, other) => (other.ended?.at ?? 0) - (one.ended?.at ?? 0))
    .at(0);
  if (!isRunning(stage) || !sender) {
    throw new UserError('error.nobodyHandedOver', { stage: [stageName(stage.code, template)] });
  }
  const sign = {
    by: context.actor.person.id,
    doneFor: null,
    note: reason,
    digest: null,
    light: 'blue',
  } as const;
  const after = returnTo(file, stage, sender.code, sign, toolsOf(context, opened));
  const change = { kind: 'returned', stage: stage.code, to: sender.code, reason } as const;
  return keepTicket(context, opened, after, change);
}

/**
 * Names who is to do a stage; they accept it.
 *
 * @throws UserError where it is over, or with them already.
 */
export async function assignStage(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
  to: Member,
): Promise<TicketFile> {
  const { file, template } = opened;
  refuseClosedTicket(file);
  await refuseOver(context, opened, stage);
  await refuseAwaiting(context, opened, stage);
  allow(context, { do: 'assign-stage', to: stage, of: file.ticket });
  if (stage.ownerId === to.id) {
    const name = [stageName(stage.code, template)];
    throw new UserError('error.stageTheirs', { stage: name, name: to.name });
  }
  const change = { kind: 'assigned', stage: stage.code, to: to.id } as const;
  return keepTicket(context, opened, assigned(file, stage, to.id), change);
}

/**
 * The lead manager of a ticket, or its second one, is somebody else from now on; null: there is no
 * second one any more.
 *
 * @throws UserError where that is so already, or where both would be the same.
 */
export async function assignManager(
  context: UseCaseContext,
  opened: OpenedTicket,
  role: 'manager' | 'second-manager',
  to: PersonId | null,
): Promise<TicketFile> {
  const { file } = opened;
  const { ticket } = file;
  refuseClosedTicket(file);
  allow(context, { do: 'lead-ticket', to: ticket });
  const reference = formatReference('ticket', ticket.number);
  const current = role === 'manager' ? ticket.managerId : ticket.secondManagerId;
  if (to !== null && to === current) {
    throw new UserError('error.alreadyTheirs', { reference, name: await nameOf(context, to) });
  }
  if (role === 'second-manager') {
    if (to === null && current === null) throw new UserError('error.noSecond', { reference });
    if (to === ticket.managerId) {
      throw new UserError('error.secondIsFirst', { name: await nameOf(context, ticket.managerId) });
    }
    const after = { ...file, ticket: { ...ticket, secondManagerId: to } };
    return keepTicket(context, opened, after, { kind: 'second-manager', to });
  }
  if (to === null) throw new UserError('error.personMissing', {}, 'ticket.assign.example');
  // What the manager has in hand goes along.
  const stages = file.stages.map((stage) =>
    stage.ended === null && stage.ownerId === ticket.managerId ? { ...stage, ownerId: to } : stage,
  );
  const secondManagerId = ticket.secondManagerId === to ? null : ticket.secondManagerId;
  const after = { stages, ticket: { ...ticket, managerId: to, secondManagerId } };
  return keepTicket(context, opened, after, { kind: 'manager', to });
}

/** @throws UserError where the clocks of a ticket run, and the actor may stop none of them. */
export function allowWaiting(context: UseCaseContext, { file }: OpenedTicket): void {
  const running = currentStages(file).filter(isRunning);
  const may = (to: Stage) => can(context.actor, { do: 'hold-stage', to, of: file.ticket });
  const [first] = running;
  if (first && !running.some(may)) allow(context, { do: 'hold-stage', to: first, of: file.ticket });
}

/**
 * The clocks of these stages stand still. `stages` empty: of all that run.
 *
 * @throws UserError where none of them runs, or no reason is given.
 */
export async function waitTicket(
  context: UseCaseContext,
  opened: OpenedTicket,
  stages: readonly Stage[],
  reason: string,
): Promise<TicketFile> {
  const { file } = opened;
  refuseClosedTicket(file);
  const chosen = (stages.length > 0 ? stages : currentStages(file)).filter(
    (stage) => isRunning(stage) && !openPause(stage),
  );
  const [first] = chosen;
  if (!first) {
    const reference = formatReference('ticket', file.ticket.number);
    throw new UserError('error.nothingRuns', { reference });
  }
  for (const stage of chosen) allow(context, { do: 'hold-stage', to: stage, of: file.ticket });
  checkReason(context, reason);
  const after = pauseStages(file, chosen, reason, toolsOf(context, opened));
  const codes = chosen.map(({ code }) => code);
  return keepTicket(context, opened, after, { kind: 'paused', stages: codes, reason });
}

/**
 * The clocks of these stages run again. `stages` empty: of all that stand still.
 *
 * @throws UserError where none of them stands still.
 */
export async function resumeTicket(
  context: UseCaseContext,
  opened: OpenedTicket,
  stages: readonly Stage[],
): Promise<TicketFile> {
  const { file } = opened;
  refuseClosedTicket(file);
  const chosen = (stages.length > 0 ? stages : currentStages(file)).filter((stage) =>
    openPause(stage),
  );
  if (chosen.length === 0) {
    const reference = formatReference('ticket', file.ticket.number);
    throw new UserError('error.nothingWaits', { reference });
  }
  for (const stage of chosen) allow(context, { do: 'hold-stage', to: stage, of: file.ticket });
  const after = resumeStages(file, chosen, context.now);
  const codes = chosen.map(({ code }) => code);
  return keepTicket(context, opened, after, { kind: 'resumed', stages: codes });
}

/**
 * Agrees on the day by which a stage ends, where the template leaves it to an agreement.
 *
 * @throws UserError where it is over, or the day is past.
 */
export async function planStage(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
  day: CalendarDay,
): Promise<TicketFile> {
  const { file } = opened;
  refuseClosedTicket(file);
  await refuseOver(context, opened, stage);
  allow(context, { do: 'hold-stage', to: stage, of: file.ticket });
  if (day < context.today) throw new UserError('error.planPast', { when: { day, time: null } });
  const after = planned(file, stage, day);
  return keepTicket(context, opened, after, { kind: 'planned', stage: stage.code, day });
}

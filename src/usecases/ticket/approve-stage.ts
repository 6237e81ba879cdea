import {
  completeStage as completed,
  skipStage as skipped,
  withdrawApproval,
  withStage,
} from '../../domain/ticket/end-stage.ts';
import { stageName } from '../../domain/ticket/stage-name.ts';
import type { Stage } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';
import { completeFile } from './close-ticket.ts';
import { type EndedStage, ended, referenceOf, refuseOver, signOff } from './end-stage.ts';
import { checkReason, type OpenedTicket, refuseClosedTicket, toolsOf } from './find-ticket.ts';
import { keepTicket } from './keep-ticket.ts';
import { visitsOfLeader } from './refuse-missing.ts';

/**
 * Approves what waits for it: the end of a stage, or its being left out.
 *
 * @throws UserError where nothing waits, or where the actor handled it.
 */
export async function approveStage(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
): Promise<EndedStage> {
  const { file } = opened;
  const { actor, now } = context;
  refuseClosedTicket(file);
  await refuseOver(context, opened, stage);
  const { approval } = stage;
  if (!approval) throw new UserError('error.nothingToApprove', { reference: referenceOf(opened) });
  refuseHandler(context, opened, stage);
  allow(context, { do: 'approve-stage', to: stage, of: file.ticket });
  const approved = {
    ...stage,
    approval: { ...approval, approved: { by: actor.person.id, at: now } },
  };
  const held = withStage(file, approved);
  const note = approval.note || null;
  const said = { note, doneFor: approval.doneFor, by: approval.by };
  const tools = toolsOf(context, opened);
  const visits = await visitsOfLeader(context, file.ticket);
  const change = { kind: 'approved', stage: stage.code, to: approval.to } as const;
  const sign = await signOff(context, opened, approved, said);
  const after =
    approval.to === 'done'
      ? completed(held, approved, sign, tools)
      : skipped(held, approved, { ...sign, digest: null }, tools);
  const closed = completeFile(after, context, visits, stage);
  return ended(await keepTicket(context, opened, closed, change), stage);
}

/**
 * Gives back what waits for an approval, to whoever handled it.
 *
 * @throws UserError where nothing waits, or no reason is given.
 */
export async function sendBackStage(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
  reason: string,
): Promise<EndedStage> {
  const { file } = opened;
  refuseClosedTicket(file);
  if (!stage.approval || stage.ended) {
    throw new UserError('error.nothingToApprove', { reference: referenceOf(opened) });
  }
  // Whoever asked may think better of it.
  if (stage.approval.by !== context.actor.person.id) {
    allow(context, { do: 'approve-stage', to: stage, of: file.ticket });
  }
  checkReason(context, reason);
  const change = { kind: 'sent-back', stage: stage.code, reason } as const;
  const back = withdrawApproval(file, stage);
  return ended(await keepTicket(context, opened, back, change), stage);
}

/** @throws UserError where the actor handled what is to be approved: nobody approves their own work. */
function refuseHandler(
  { actor }: UseCaseContext,
  { template }: OpenedTicket,
  { code, approval, ownerId }: Stage,
): void {
  if (approval?.by !== actor.person.id && ownerId !== actor.person.id) return;
  throw new UserError('error.approveOwn', { stage: [stageName(code, template)] });
}

import { createHash } from 'node:crypto';
import { isLead } from '../../domain/permissions.ts';
import { formatReference } from '../../domain/reference.ts';
import { documentName } from '../../domain/ticket/document-name.ts';
import {
  askApproval,
  completeStage as completed,
  returnsTo,
  returnTo,
  type SignOff,
  skipStage as skipped,
  withStage,
} from '../../domain/ticket/end-stage.ts';
import { type LeaderVisits, missingFor } from '../../domain/ticket/gates.ts';
import { deadlineOf } from '../../domain/ticket/stage-deadline.ts';
import { stageName } from '../../domain/ticket/stage-name.ts';
import { currentStage, templateOf, wayTo } from '../../domain/ticket/stage-order.ts';
import { isRunning, type Stage, type TicketFile } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { dayOf, timeOf } from '../../domain/zoned-time.ts';
import { checkNote } from '../check-dates.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';
import { completeFile } from './close-ticket.ts';
import {
  checkReason,
  nameOf,
  type OpenedTicket,
  refuseClosedTicket,
  toolsOf,
} from './find-ticket.ts';
import { keepTicket } from './keep-ticket.ts';
import { refuseMissing, visitsOfLeader } from './refuse-missing.ts';

/** What is said at the end of a stage. */
export type Completion = {
  readonly note: string | null;
  /** Who did it, where somebody who is not on Slack did; whoever leads the ticket records for them. */
  readonly doneFor: string | null;
  /** Keys of the documents that are there. */
  readonly documents: readonly string[];
};

/** What became of a stage, and whether it is over or waits for an approval. */
export type EndedStage = { readonly file: TicketFile; readonly stage: Stage };

/**
 * Whether the actor may sign a stage now, but for what they say and tick.
 *
 * @throws UserError where it has not begun, is over, or is not the actor's to sign.
 */
export async function checkCompletion(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
): Promise<LeaderVisits> {
  const { file, template } = opened;
  refuseClosedTicket(file);
  await refuseOver(context, opened, stage);
  allow(context, { do: 'work-on-stage', to: stage, of: file.ticket });
  const visits = await visitsOfLeader(context, file.ticket);
  refuseMissing(file, stage, missingFor(stage, file, template, visits), template);
  if (!isRunning(stage)) throw notBegun(opened, stage);
  await refuseAwaiting(context, opened, stage);
  return visits;
}

/**
 * Signs a stage and hands over to whoever comes next; where another person has to approve, it waits
 * for them.
 *
 * @throws UserError where it has not begun, is over, lacks a document, or is not the actor's to sign.
 */
export async function completeStage(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
  completion: Completion,
): Promise<EndedStage> {
  const { file, template } = opened;
  const visits = await checkCompletion(context, opened, stage);
  const { note, doneFor } = completion;
  if (note) checkNote(context, note);
  const documents = [...new Set([...stage.documents, ...completion.documents])];
  const ready: Stage = { ...stage, documents };
  await refuseWithoutDocuments(context, opened, ready);
  const held = withStage(file, ready);
  if (templateOf(stage.code, template).needsApproval) {
    const { actor, now } = context;
    const request = {
      to: 'done',
      by: actor.person.id,
      at: now,
      note: note ?? '',
      doneFor,
    } as const;
    const asked = askApproval(held, ready, { ...request, approved: null });
    const change = { kind: 'asked', stage: stage.code, to: 'done', note: note ?? '' } as const;
    return ended(await keepTicket(context, opened, asked, change), stage);
  }
  const sign = await signOff(context, opened, ready, {
    note,
    doneFor,
    by: context.actor.person.id,
  });
  const done = completeFile(
    completed(held, ready, sign, toolsOf(context, opened)),
    context,
    visits,
    stage,
  );
  return ended(
    await keepTicket(context, opened, done, { kind: 'done', stage: stage.code, note, doneFor }),
    stage,
  );
}

/**
 * Leaves a stage out. A lead who did not handle it does so at once; everybody else asks for it.
 *
 * @throws UserError where energisation hangs on it, it is over, or no reason is given.
 */
export async function skipStage(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
  reason: string,
): Promise<EndedStage> {
  const { file, template } = opened;
  const { actor, now } = context;
  refuseClosedTicket(file);
  await refuseOver(context, opened, stage);
  allow(context, { do: 'lead-ticket', to: file.ticket });
  const name = [stageName(stage.code, template)];
  if (templateOf(stage.code, template).isMandatory) {
    throw new UserError('error.stageMandatory', { stage: name });
  }
  await refuseAwaiting(context, opened, stage);
  checkReason(context, reason);
  if (!isLead(actor.person) || stage.ownerId === actor.person.id) {
    const request = { to: 'skipped', by: actor.person.id, at: now, note: reason } as const;
    const asked = askApproval(file, stage, { ...request, doneFor: null, approved: null });
    const change = { kind: 'asked', stage: stage.code, to: 'skipped', note: reason } as const;
    return ended(await keepTicket(context, opened, asked, change), stage);
  }
  const said = { note: reason, doneFor: null, by: actor.person.id };
  const sign = { ...(await signOff(context, opened, stage, said)), digest: null };
  const after = skipped(file, stage, sign, toolsOf(context, opened));
  const visits = await visitsOfLeader(context, file.ticket);
  const closed = completeFile(after, context, visits, stage);
  const change = { kind: 'skipped', stage: stage.code, reason } as const;
  return ended(await keepTicket(context, opened, closed, change), stage);
}

/**
 * A stage did not pass: an earlier one is done again, and all between. `to`: the code of that one;
 * null: as the template says.
 *
 * @throws UserError where it is not running, nothing before it can be done again, or no reason is given.
 */
export async function rejectStage(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
  { to, reason }: { readonly to: string | null; readonly reason: string },
): Promise<EndedStage> {
  const { file, template } = opened;
  refuseClosedTicket(file);
  await refuseOver(context, opened, stage);
  if (!isRunning(stage)) throw notBegun(opened, stage);
  allow(context, { do: 'work-on-stage', to: stage, of: file.ticket });
  const target = to === null ? returnsTo(stage, file, template) : currentStage(file, to);
  if (wayTo(stage.code, file.ticket, template).size === 0) {
    throw new UserError('error.nobodyHandedOver', { stage: [stageName(stage.code, template)] });
  }
  const isBefore = target && wayTo(stage.code, file.ticket, template).has(target.code);
  if (!target || !isBefore) {
    throw new UserError('error.returnWhere', {
      stage: [stageName(stage.code, template)],
      stages: [...wayTo(stage.code, file.ticket, template)].map((code) =>
        stageName(code, template),
      ),
    });
  }
  checkReason(context, reason);
  const said = { note: reason, doneFor: null, by: context.actor.person.id };
  const sign = await signOff(context, opened, stage, said);
  const after = returnTo(file, stage, target.code, sign, toolsOf(context, opened));
  const change = { kind: 'returned', stage: stage.code, to: target.code, reason } as const;
  return ended(await keepTicket(context, opened, after, change), stage);
}

/** `GC-12` */
export const referenceOf = ({ file }: OpenedTicket): string =>
  formatReference('ticket', file.ticket.number);

/** The stage as it is after the change: the same attempt. */
export const ended = (file: TicketFile, { id }: Stage): EndedStage => {
  const stage = file.stages.find((one) => one.id === id);
  if (!stage) throw new Error(`The stage ${id} is gone`);
  return { file, stage };
};

function notBegun(opened: OpenedTicket, stage: Stage): UserError {
  return new UserError('error.stageNotBegun', {
    stage: [stageName(stage.code, opened.template)],
    reference: referenceOf(opened),
  });
}

/** @throws UserError where somebody was first; it says who. */
export async function refuseOver(
  context: UseCaseContext,
  { file, template, deadlines }: OpenedTicket,
  { code, state, ended: end }: Stage,
): Promise<void> {
  if (!end) return;
  const { zone } = deadlines;
  throw new UserError(state === 'done' ? 'error.stageDone' : 'error.stageEnded', {
    stage: [stageName(code, template)],
    reference: formatReference('ticket', file.ticket.number),
    person: await nameOf(context, end.by),
    when: { day: dayOf(end.at, zone), time: timeOf(end.at, zone) },
  });
}

/** @throws UserError where its end, or its being left out, waits for an approval already. */
export async function refuseAwaiting(
  context: UseCaseContext,
  { template, deadlines: { zone } }: OpenedTicket,
  { code, approval, ended: end }: Stage,
): Promise<void> {
  if (!approval || end) return;
  throw new UserError(
    'error.stageAwaits',
    {
      stage: [stageName(code, template)],
      person: await nameOf(context, approval.by),
      when: { day: dayOf(approval.at, zone), time: timeOf(approval.at, zone) },
    },
    'ticket.approve.example',
  );
}

/** @throws UserError where documents are wanted, and neither ticked nor attached. */
async function refuseWithoutDocuments(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
): Promise<void> {
  const missing = await documentsMissing(context, opened, stage);
  if (missing.length === 0) return;
  throw new UserError('error.documentsMissing', {
    stage: [stageName(stage.code, opened.template)],
    documents: missing.map(documentName),
  });
}

/** Keys of the documents that a stage's end still asks for; none where a file stands for them. */
export async function documentsMissing(
  { repositories }: UseCaseContext,
  { file, template }: OpenedTicket,
  { id, code, documents }: Stage,
): Promise<readonly string[]> {
  const missing = templateOf(code, template).documents.filter((key) => !documents.includes(key));
  if (missing.length === 0) return [];
  const files = await repositories.tickets.files(file.ticket.id);
  return files.some(({ stageId }) => stageId === id) ? [] : missing;
}

/** What stands below the end of a stage, with a digest of all that is signed. */
export async function signOff(
  { repositories, now }: UseCaseContext,
  { file, deadlines }: OpenedTicket,
  stage: Stage,
  said: Pick<SignOff, 'by' | 'doneFor' | 'note'>,
): Promise<SignOff> {
  const files = await repositories.tickets.files(file.ticket.id);
  const signed = {
    ticket: file.ticket.id,
    stage: stage.code,
    attempt: stage.attempt,
    at: now,
    ...said,
    approvedBy: stage.approval?.approved?.by ?? null,
    documents: stage.documents,
    files: files
      .filter(({ stageId }) => stageId === stage.id)
      .map(({ slackFileId }) => slackFileId),
  };
  const digest = createHash('sha256').update(JSON.stringify(signed)).digest('hex');
  return { ...said, digest, light: deadlineOf(stage, file, deadlines).light };
}

import type { PersonId } from '../../domain/person.ts';
import { formatReference } from '../../domain/reference.ts';
import type { Stage, StageFile, TicketFile } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { checkNote } from '../check-dates.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';
import { checkReason, nameOf, type OpenedTicket, refuseClosedTicket } from './find-ticket.ts';
import { keepTicket } from './keep-ticket.ts';

/**
 * Puts a ticket on the green channel, or takes it off: its limits are counted anew.
 *
 * @throws UserError where it is so already.
 */
export async function setGreen(
  context: UseCaseContext,
  opened: OpenedTicket,
  isGreen: boolean,
): Promise<TicketFile> {
  const { file } = opened;
  const { ticket } = file;
  refuseClosedTicket(file);
  allow(context, { do: 'lead-ticket', to: ticket });
  if ((ticket.programme === 'green') === isGreen) {
    const reference = formatReference('ticket', ticket.number);
    throw new UserError(isGreen ? 'error.greenAlready' : 'error.greenNot', { reference });
  }
  const to = isGreen ? 'green' : 'none';
  const after = { ...file, ticket: { ...ticket, programme: to } } as const;
  return keepTicket(context, opened, after, { kind: 'programme', to });
}

/** Says what is in the way of a ticket although its clock runs; `reason` null: nothing any more. */
export async function blockTicket(
  context: UseCaseContext,
  opened: OpenedTicket,
  reason: string | null,
): Promise<TicketFile> {
  const { file } = opened;
  const { ticket } = file;
  refuseClosedTicket(file);
  if (reason === null && ticket.blockedReason === null) {
    const reference = formatReference('ticket', ticket.number);
    throw new UserError('error.notBlocked', { reference });
  }
  if (reason !== null) checkReason(context, reason);
  const after = { ...file, ticket: { ...ticket, blockedReason: reason } };
  return keepTicket(
    context,
    opened,
    after,
    reason === null ? { kind: 'unblocked' } : { kind: 'blocked', reason },
  );
}

/**
 * Links a leader to the project, who visits before and after energisation; null: nobody.
 *
 * @throws UserError where that is so already.
 */
export async function linkLeader(
  context: UseCaseContext,
  opened: OpenedTicket,
  to: PersonId | null,
): Promise<TicketFile> {
  const { file } = opened;
  refuseClosedTicket(file);
  allow(context, { do: 'lead-ticket', to: file.ticket });
  const { leaderId, number } = file.ticket;
  if (leaderId === to) {
    const reference = formatReference('ticket', number);
    throw new UserError(to === null ? 'error.linkedNobody' : 'error.linkedAlready', {
      reference,
      name: to === null ? '' : await nameOf(context, to),
    });
  }
  const after = { ...file, ticket: { ...file.ticket, leaderId: to } };
  return keepTicket(context, opened, after, { kind: 'linked', to });
}

/** @throws UserError where nothing is said, or too much. */
export async function noteOnTicket(
  context: UseCaseContext,
  opened: OpenedTicket,
  note: string,
): Promise<TicketFile> {
  const { file } = opened;
  if (note.trim() === '') throw new UserError('error.additionMissing', {}, 'ticket.note.example');
  checkNote(context, note);
  return keepTicket(context, opened, file, { kind: 'noted', note });
}

/** Keeps documents of a stage; those it has already are left out. */
export async function fileDocuments(
  context: UseCaseContext,
  opened: OpenedTicket,
  stage: Stage,
  files: readonly Omit<StageFile, 'stageId' | 'addedBy' | 'addedAt'>[],
): Promise<TicketFile> {
  const { file } = opened;
  const { repositories, actor, now } = context;
  const names: string[] = [];
  for (const one of files) {
    const added = { ...one, stageId: stage.id, addedBy: actor.person.id, addedAt: now };
    if (await repositories.tickets.addFile(added)) names.push(one.name);
  }
  if (names.length === 0) return file;
  return keepTicket(context, opened, file, { kind: 'filed', stage: stage.code, names });
}

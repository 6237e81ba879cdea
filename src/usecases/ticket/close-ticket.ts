import { isLead } from '../../domain/permissions.ts';
import { formatReference } from '../../domain/reference.ts';
import { energisationStage } from '../../domain/ticket/default-template.ts';
import { type LeaderVisits, missingToClose } from '../../domain/ticket/gates.ts';
import { pauseStages, resumeStages } from '../../domain/ticket/hold-stage.ts';
import { currentStages } from '../../domain/ticket/stage-order.ts';
import {
  isOver,
  isRunning,
  openPause,
  type Stage,
  type TicketFile,
} from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { dayOf } from '../../domain/zoned-time.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';
import { checkReason, type OpenedTicket, refuseClosedTicket, toolsOf } from './find-ticket.ts';
import { keepTicket } from './keep-ticket.ts';
import { phrasesOf, visitsOfLeader } from './refuse-missing.ts';

/** Notes the day of energisation, and closes a ticket whose last stage is over. */
export function completeFile(
  file: TicketFile,
  { actor, now, settings }: UseCaseContext,
  visits: LeaderVisits,
  { code, id }: Stage,
): TicketFile {
  const isEnergised =
    code === energisationStage && file.stages.some((one) => one.id === id && one.state === 'done');
  const ticket = isEnergised
    ? { ...file.ticket, energisedOn: dayOf(now, actor.team.timeZone) }
    : file.ticket;
  const energised = { ...file, ticket };
  if (missingToClose(energised, visits, settings['ticket.leaderVisitDays']).length > 0) {
    return energised;
  }
  const closed = { at: now, by: actor.person.id, note: null };
  return { ...energised, ticket: { ...ticket, state: 'completed', closed } };
}

/**
 * Closes a ticket: as completed where every stage is over, otherwise as withdrawn, with a reason.
 *
 * @throws UserError where it is closed, or what is missing needs a reason.
 */
export async function closeTicket(
  context: UseCaseContext,
  opened: OpenedTicket,
  note: string | null,
): Promise<TicketFile> {
  const { file, template } = opened;
  const { settings, actor, now } = context;
  refuseClosedTicket(file);
  allow(context, { do: 'lead-ticket', to: file.ticket });
  const visits = await visitsOfLeader(context, file.ticket);
  const missing = missingToClose(file, visits, settings['ticket.leaderVisitDays']);
  const isFinished = currentStages(file).every(isOver);
  const reference = formatReference('ticket', file.ticket.number);
  const phrases = missing.flatMap((one) => phrasesOf(one, template));
  // The leader's visit can no longer be made once its month is over: a lead closes with a reason.
  if (isFinished && missing.length > 0 && !(note && isLead(actor.person))) {
    throw new UserError('error.closeTooEarly', { reference, missing: phrases });
  }
  if (!isFinished && !note) {
    throw new UserError('error.closeNeedsReason', { reference, missing: phrases });
  }
  if (note) checkReason(context, note);
  const as = isFinished ? 'completed' : 'withdrawn';
  const running = currentStages(file).filter((stage) => isRunning(stage) && !openPause(stage));
  const held = pauseStages(file, running, note ?? '', toolsOf(context, opened));
  const closed = { at: now, by: actor.person.id, note };
  const after = { ...held, ticket: { ...file.ticket, state: as, closed } } as const;
  return keepTicket(context, opened, after, { kind: 'closed', as, note });
}

/**
 * Opens a closed ticket again: its clocks run on from where they stood.
 *
 * @throws UserError where it is open, or no reason is given.
 */
export async function reopenTicket(
  context: UseCaseContext,
  opened: OpenedTicket,
  reason: string,
): Promise<TicketFile> {
  const { file } = opened;
  const { ticket } = file;
  if (ticket.state === 'open') {
    const reference = formatReference('ticket', ticket.number);
    throw new UserError('error.ticketOpen', { reference });
  }
  allow(context, { do: 'lead-ticket', to: ticket });
  checkReason(context, reason);
  const held = file.stages.filter((stage) => openPause(stage)?.from === ticket.closed?.at);
  const resumed = resumeStages(file, held, context.now);
  const after = { ...resumed, ticket: { ...ticket, state: 'open', closed: null } } as const;
  return keepTicket(context, opened, after, { kind: 'reopened', reason });
}

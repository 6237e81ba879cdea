import type { Customer } from '../../domain/customer.ts';
import { can } from '../../domain/permissions.ts';
import type { PersonId } from '../../domain/person.ts';
import { formatReference } from '../../domain/reference.ts';
import type { DeadlineContext } from '../../domain/ticket/deadline-context.ts';
import type { ChangeTools } from '../../domain/ticket/end-stage.ts';
import { stageName } from '../../domain/ticket/stage-name.ts';
import { currentStages } from '../../domain/ticket/stage-order.ts';
import type { TicketTemplate } from '../../domain/ticket/stage-template.ts';
import {
  isAtHand,
  type Stage,
  type StageId,
  type TicketFile,
  type TicketId,
} from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import type { MessageKey } from '../../i18n/words.ts';
import { deadlineContextOf } from '../../reminders/load-ticket-card.ts';
import { checkNote } from '../check-dates.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';

/** A ticket by its id or by the number people type. */
export type TicketKey = { readonly id: TicketId } | { readonly number: number };

/** A stage by its id, by its code, or the one that is meant where none is named. */
export type StageKey = { readonly id: StageId } | { readonly code: string } | null;

/** A ticket that the actor may see, with what every change of it needs. */
export type OpenedTicket = {
  readonly file: TicketFile;
  readonly customer: Customer;
  readonly template: TicketTemplate;
  readonly deadlines: DeadlineContext;
};

/**
 * A ticket of the actor's team.
 *
 * @throws UserError where it is not there, or not for the actor to see.
 */
export async function findTicket(context: UseCaseContext, key: TicketKey): Promise<OpenedTicket> {
  const { repositories, actor, now } = context;
  const { tickets, customers } = repositories;
  const id = 'id' in key ? key.id : (await tickets.findByNumber(actor.team.id, key.number))?.id;
  const file = id && (await tickets.load(id));
  const customer = file && (await customers.find(file.ticket.customerId));
  if (!file || !customer || file.ticket.teamId !== actor.team.id) {
    throw 'number' in key
      ? new UserError(
          'error.unknownReference',
          { reference: formatReference('ticket', key.number) },
          'ticket.list.example',
        )
      : new UserError('error.ticketElsewhere');
  }
  allow(context, { do: 'see-ticket', to: file });
  const deadlines = await deadlineContextOf(file, repositories, now);
  return { file, customer, template: deadlines.template, deadlines };
}

/**
 * The ticket of a stage, and the stage.
 *
 * @throws UserError where it is not there.
 */
export async function findTicketOfStage(
  context: UseCaseContext,
  stageId: StageId,
): Promise<{ readonly opened: OpenedTicket; readonly stage: Stage }> {
  const ticketId = await context.repositories.tickets.ticketOf(stageId);
  if (!ticketId) throw new UserError('error.ticketElsewhere');
  const opened = await findTicket(context, { id: ticketId });
  const stage = opened.file.stages.find(({ id }) => id === stageId);
  if (!stage) throw new UserError('error.ticketElsewhere');
  return { opened, stage };
}

/** @throws UserError where the ticket is closed: nothing is changed but its reopening. */
export function refuseClosedTicket({ ticket }: TicketFile): void {
  if (ticket.state === 'open') return;
  const reference = formatReference('ticket', ticket.number);
  throw new UserError('error.ticketClosed', { reference }, 'ticket.reopen.example');
}

/** How a stage is chosen where none is named. */
export type StageChoice = {
  /** Which stages at hand the change is for. */
  readonly fits?: (stage: Stage) => boolean;
  /** The line that works. */
  readonly example?: MessageKey;
  /** What is said where no stage fits. */
  readonly none?: MessageKey;
};

/**
 * The stage that is meant: the one that is named, or else the only running one that the actor has
 * or may work on.
 *
 * @throws UserError where the ticket has no such stage, or where several may be meant.
 */
export function chooseStage(
  context: UseCaseContext,
  { file, template }: OpenedTicket,
  key: StageKey,
  {
    fits = () => true,
    example = 'ticket.done.example',
    none = 'error.noStageRuns',
  }: StageChoice = {},
): Stage {
  const current = currentStages(file);
  const reference = formatReference('ticket', file.ticket.number);
  if (key && 'id' in key) {
    const stage = file.stages.find(({ id }) => id === key.id);
    if (!stage) throw new UserError('error.ticketElsewhere');
    return stage;
  }
  if (key) {
    const stage = current.find(({ code }) => code === key.code);
    if (stage) return stage;
    throw new UserError('error.stageNotOnWay', {
      reference,
      stage: [stageName(key.code, template)],
    });
  }
  const running = current.filter((stage) => isAtHand(stage) && fits(stage));
  const own = running.filter(({ ownerId }) => ownerId === context.actor.person.id);
  const reachable = running.filter((stage) =>
    can(context.actor, { do: 'work-on-stage', to: stage, of: file.ticket }),
  );
  const [chosen, ...others] = own.length > 0 ? own : reachable;
  if (chosen && others.length === 0) return chosen;
  const candidates = chosen ? [chosen, ...others] : running;
  if (candidates.length === 0) throw new UserError(none, { reference });
  throw new UserError(
    chosen ? 'error.whichStage' : 'error.stageNotYours',
    { reference, stages: candidates.map(({ code }) => stageName(code, template)) },
    example,
  );
}

/** What somebody of the team is called. */
export async function nameOf(
  { repositories }: Pick<UseCaseContext, 'repositories'>,
  id: PersonId,
): Promise<string> {
  return (await repositories.people.find(id))?.name ?? '?';
}

/** What a change of a ticket works with. */
export const toolsOf = (
  { newId, now, actor }: UseCaseContext,
  { template }: OpenedTicket,
): ChangeTools => ({
  template,
  newId,
  now,
  by: actor.person.id,
});

/** @throws UserError where no reason is given, or one that is too long. */
export function checkReason(context: UseCaseContext, reason: string): void {
  if (reason.trim() === '') throw new UserError('error.reasonMissing');
  checkNote(context, reason);
}

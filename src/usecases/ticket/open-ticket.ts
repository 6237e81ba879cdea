import type { Customer, CustomerId } from '../../domain/customer.ts';
import { openTicket as opened } from '../../domain/ticket/open-ticket.ts';
import type { Ticket, TicketFile, TicketId } from '../../domain/ticket/ticket.ts';
import { UserError } from '../../domain/user-error.ts';
import { addYears } from '../../domain/zoned-time.ts';
import { allow, type UseCaseContext } from '../use-case-context.ts';
import { keepNewTicket } from './keep-ticket.ts';

/** What is said of a new ticket. */
export type NewTicket = Pick<
  Ticket,
  | 'customerId'
  | 'kind'
  | 'voltage'
  | 'capacityKva'
  | 'supplyMode'
  | 'importance'
  | 'programme'
  | 'requiredOn'
>;

/** What is known of a new ticket so far; the customer's own data stand in where the line says nothing. */
export type TicketDraft = { readonly [K in keyof NewTicket]: NewTicket[K] | null } & {
  readonly customerId: CustomerId;
};

/**
 * A draft with what the customer's record says, or null where something is still missing that
 * cannot be guessed: voltage, capacity or kind.
 */
export function completeDraft(draft: TicketDraft, customer: Customer): NewTicket | null {
  const voltage = draft.voltage ?? customer.voltage;
  const { capacityKva } = draft;
  // Who has no supply yet applies for a new one.
  const kind = draft.kind ?? (customer.capacityKva === null ? 'new' : null);
  if (voltage === null || capacityKva === null || kind === null) return null;
  return {
    customerId: customer.id,
    kind,
    voltage,
    capacityKva,
    supplyMode: draft.supplyMode ?? 'single',
    importance: draft.importance ?? 'ordinary',
    programme: draft.programme ?? 'none',
    requiredOn: draft.requiredOn,
  };
}

/** A customer for whom the actor may open a ticket. @throws UserError where there is none. */
export async function findCustomerToConnect(
  context: UseCaseContext,
  id: CustomerId,
): Promise<Customer> {
  const customer = await context.repositories.customers.find(id);
  if (!customer) throw new UserError('error.oldButton');
  allow(context, { do: 'open-ticket', to: customer });
  return customer;
}

/**
 * Opens a ticket; its card goes to the team's channel.
 *
 * @throws UserError where it may not be opened so.
 */
export async function openTicket(context: UseCaseContext, input: NewTicket): Promise<TicketFile> {
  const { repositories, actor, settings, now, newId } = context;
  const customer = await findCustomerToConnect(context, input.customerId);
  checkTicket(context, input);
  const { team, person } = actor;
  const template = await repositories.ticketTemplates.current(team.id);
  const calendar = await repositories.calendars.load(team.region);
  const ticket: Ticket = {
    ...input,
    id: newId<TicketId>(),
    teamId: team.id,
    number: await repositories.tickets.takeNumber(team.id),
    managerId: customer.managerId,
    secondManagerId: null,
    leaderId: null,
    templateVersion: template.version,
    channelId: team.teamChannelId,
    state: 'open',
    blockedReason: null,
    dueAt: null,
    capAt: null,
    forecastOn: null,
    energisedOn: null,
    calendarVersion: calendar.version,
    version: 1,
    openedAt: now,
    openedBy: person.id,
    closed: null,
  };
  const deadlines = { template, calendar, settings, zone: team.timeZone, now };
  return keepNewTicket(context, opened(ticket, template, newId, now), deadlines);
}

/** @throws UserError where capacity or day cannot be. */
export function checkTicket(
  { settings, today }: Pick<UseCaseContext, 'settings' | 'today'>,
  { capacityKva, requiredOn }: Pick<Ticket, 'capacityKva' | 'requiredOn'>,
): void {
  const limit = settings['ticket.maximumKva'];
  if (!Number.isInteger(capacityKva) || capacityKva < 1 || capacityKva > limit) {
    throw new UserError('error.capacityRange', { limit }, 'ticket.open.example');
  }
  const years = settings['ticket.maximumYears'];
  if (requiredOn !== null && requiredOn > addYears(today, years)) {
    const when = { day: requiredOn, time: null };
    throw new UserError('error.requiredFar', { years, when }, 'ticket.open.example');
  }
}

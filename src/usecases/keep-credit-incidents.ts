import {
  type CreditIncident,
  type CreditIncidentId,
  type CreditStanding,
  heldGrade,
} from '../domain/credit-incident.ts';
import type { CreditIncidentKind } from '../domain/credit-incident-kind.ts';
import type { Customer, CustomerId } from '../domain/customer.ts';
import { UserError } from '../domain/user-error.ts';
import { incidentNames } from '../domain/value-names.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import { longArrears } from '../reminders/rules/long-arrears.ts';
import { changeCustomer, findOwnCustomer } from './edit-customer.ts';
import { findCreditStanding } from './judge-credit.ts';
import { checkReason } from './rate-credit.ts';
import { audit, refuseLate, type UseCaseContext } from './use-case-context.ts';

export type IncidentInput = {
  readonly kind: CreditIncidentKind;
  readonly isSettled: boolean;
  readonly day: CalendarDay | null;
  readonly note: string;
};

/**
 * Keeps what speaks against a customer's credit, or that it is over. A grade that it does not allow
 * is lowered at once; none is raised. `reason`: how the history says why.
 *
 * @throws UserError where the customer is not the actor's, the day is ahead, it stands there already,
 *   or nothing of the kind lasts that could be over.
 */
export async function keepIncident(
  context: UseCaseContext,
  customerId: CustomerId,
  input: IncidentInput,
  reason: string,
): Promise<CreditIncident> {
  const customer = await findOwnCustomer(context, customerId);
  const day = input.day ?? context.today;
  if (day > context.today) throw new UserError('error.dayAhead', { when: { day, time: null } });
  const note = checkReason(input.note);
  const all = await context.repositories.creditIncidents.ofCustomer(customer.id);
  const lasting = all.find(({ kind, settledOn }) => kind === input.kind && settledOn === null);
  if (input.isSettled) {
    if (!lasting) {
      const what = [{ key: incidentNames[input.kind] }];
      throw new UserError('error.noIncident', { name: customer.name, what });
    }
    return settle(context, customer, lasting, day);
  }
  if (lasting) {
    const what = [{ key: incidentNames[input.kind] }];
    const when = { day: lasting.day, time: null };
    throw new UserError('error.incidentExists', { name: customer.name, what, when });
  }
  return add(context, customer, { kind: input.kind, day, note }, reason);
}

async function add(
  context: UseCaseContext,
  customer: Customer,
  said: Pick<CreditIncident, 'kind' | 'day' | 'note'>,
  reason: string,
): Promise<CreditIncident> {
  const { repositories, settings, actor, now, today, newId } = context;
  const standing = await findCreditStanding(context, customer.id);
  const incident: CreditIncident = {
    ...said,
    id: newId<CreditIncidentId>(),
    teamId: customer.teamId,
    customerId: customer.id,
    settledOn: null,
    loweredFrom: null,
    createdAt: now,
    createdBy: actor.person.id,
  };
  const { creditGrade: before } = customer;
  const held = before && heldGrade(before, withIncident(standing, incident), today, settings);
  const kept = held ? { ...incident, loweredFrom: before } : incident;
  await repositories.creditIncidents.save(kept);
  await longArrears.planFor(customer, { read: repositories, now });
  await audit(context, 'customer.incident', `customer/${customer.id}`, {}, inTrail(kept));
  if (held) {
    const after = { ...customer, creditGrade: held.to };
    await changeCustomer(context, customer, after, 'customer.credit', { score: null, reason });
  }
  return kept;
}

async function settle(
  context: UseCaseContext,
  customer: Customer,
  incident: CreditIncident,
  day: CalendarDay,
): Promise<CreditIncident> {
  if (day < incident.day) {
    const when = { day: incident.day, time: null };
    throw new UserError('error.settledBefore', { when });
  }
  const settled = { ...incident, settledOn: day };
  const { repositories, now } = context;
  await repositories.creditIncidents.save(settled);
  await longArrears.planFor(customer, { read: repositories, now });
  const before = inTrail(incident);
  await audit(context, 'customer.incident', `customer/${customer.id}`, before, inTrail(settled));
  return settled;
}

/**
 * Says that something is over since today.
 *
 * @throws UserError where it is not the actor's, or over already.
 */
export async function settleIncident(
  context: UseCaseContext,
  id: CreditIncidentId,
): Promise<CreditIncident> {
  const { incident, customer } = await findIncident(context, id);
  if (incident.settledOn !== null) throw new UserError('error.oldButton');
  return settle(context, customer, incident, context.today);
}

/**
 * Takes back that something was kept: a grade that was lowered by it is as it was, unless it is
 * another one by now.
 *
 * @throws UserError where it is too long ago, or not the actor's.
 */
export async function undoIncident(
  context: UseCaseContext,
  id: CreditIncidentId,
): Promise<Customer> {
  const { repositories, settings, now, today } = context;
  const { incident, customer } = await findIncident(context, id);
  refuseLate(context, incident.createdAt, customer.name);
  await repositories.creditIncidents.remove(id);
  await longArrears.planFor(customer, { read: repositories, now });
  await audit(context, 'customer.incident-undo', `customer/${customer.id}`, inTrail(incident), {});
  const left = await findCreditStanding(context, customer.id);
  const { loweredFrom } = incident;
  if (loweredFrom === null) return customer;
  const heldBy = (standing: CreditStanding) =>
    heldGrade(loweredFrom, standing, today, settings)?.to ?? loweredFrom;
  const lasting = { ...incident, settledOn: null };
  if (customer.creditGrade !== heldBy(withIncident(left, lasting))) return customer;
  const after = { ...customer, creditGrade: heldBy(left) };
  await changeCustomer(context, customer, after, 'customer.credit-undo');
  return after;
}

const withIncident = (standing: CreditStanding, one: CreditIncident): CreditStanding => ({
  ...standing,
  incidents: [...standing.incidents, one],
});

async function findIncident(context: UseCaseContext, id: CreditIncidentId) {
  const incident = await context.repositories.creditIncidents.find(id);
  if (!incident) throw new UserError('error.oldButton');
  return { incident, customer: await findOwnCustomer(context, incident.customerId) };
}

const inTrail = ({ kind, day, settledOn, note }: CreditIncident) => ({
  incident: kind,
  incidentDay: day,
  settledOn,
  note,
});

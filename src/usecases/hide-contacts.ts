import type { Customer } from '../domain/customer.ts';
import { can } from '../domain/permissions.ts';
import type { Actor } from '../domain/person.ts';
import type { Visit, VisitReport } from '../domain/visit.ts';
import type { CustomerStanding } from '../views/customer-card.ts';
import { maskPhones } from '../views/message.ts';
import type { VisitCard } from '../views/visit-card.ts';

/** Of colleagues' customers people see what was done, not whom to call. */
export const mayCall = (actor: Actor, customer: Customer): boolean =>
  can(actor, { do: 'see-contacts', to: customer });

/** A customer as the actor may see it: of a colleague's without contacts and phones. */
export function standingFor<Standing extends CustomerStanding>(
  actor: Actor,
  standing: Standing,
): Standing {
  if (mayCall(actor, standing.customer)) return standing;
  return {
    ...standing,
    contacts: [],
    visits: standing.visits.map(withoutPhones),
    appointments: standing.appointments.map(withoutPhones),
    followUps: standing.followUps.map((one) => ({ ...one, what: maskPhones(one.what) })),
  };
}

/** The same of a visit; whoever went sees what they wrote. */
export function visitFor(actor: Actor, visit: Visit, customer: Customer | undefined): Visit {
  const isOwn = visit.managerId === actor.person.id;
  return isOwn || (customer && mayCall(actor, customer)) ? visit : withoutPhones(visit);
}

/** The same of its card. */
export function visitCardFor(actor: Actor, card: VisitCard): VisitCard {
  const visit = visitFor(actor, card.visit, card.customer);
  if (visit === card.visit) return card;
  const followUps = card.followUps.map((one) => ({ ...one, what: maskPhones(one.what) }));
  return { ...card, visit, followUps };
}

function withoutPhones(visit: Visit): Visit {
  const { contactsMet: _hidden, ...report } = visit.report;
  const masked = Object.entries(report).map(([field, text]) => [field, maskPhones(text)]);
  return {
    ...visit,
    note: maskPhones(visit.note),
    report: Object.fromEntries(masked) satisfies VisitReport,
    quantities: visit.quantities.filter(({ kind }) => kind !== 'contact'),
  };
}

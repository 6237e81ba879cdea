import { contactsMet } from '../domain/contacts-met.ts';
import type { Customer } from '../domain/customer.ts';
import { nextOccurrence } from '../domain/important-date.ts';
import type { Person } from '../domain/person.ts';
import { isAppointment } from '../domain/visit.ts';
import { tenuresOf } from '../domain/work-hand-over.ts';
import { type CalendarDay, dayOf, type Instant } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';
import type { CustomerBrief } from '../views/customer-brief.ts';
import type { CustomerStanding } from '../views/customer-card.ts';
import type { TicketCard } from '../views/shown-ticket.ts';
import { loadTicketCards } from './load-ticket-card.ts';

const shownVisits = 3;
/** So many are looked through for the next appointments, the latest visits and whom they met. */
const readVisits = 30;
const shownFollowUps = 10;
const shownContacts = 5;
const shownTickets = 3;

type At = { readonly today: CalendarDay; readonly now: Instant };

/** Where we stand with a customer, from the records. Who may see it is for the caller to ask. */
export async function readStanding(
  read: Repositories,
  customer: Customer,
  { today, now }: At,
): Promise<CustomerStanding> {
  const { id, managerId } = customer;
  const manager = await read.people.find(managerId);
  if (!manager) throw new Error(`Customer ${id} has no manager ${managerId}`);
  const latest = await read.visits.latest(id, readVisits);
  const held = latest.filter(({ state }) => state === 'held');
  const dates = (await read.importantDates.ofCustomer(id)).flatMap((date) => {
    const occurrence = nextOccurrence(date, today);
    return occurrence === null ? [] : [{ date, occurrence }];
  });
  return {
    customer,
    manager,
    managersBefore: await managersBefore(read, customer, manager),
    visits: held.slice(0, shownVisits),
    appointments: latest.filter(isAppointment).reverse().slice(0, shownVisits),
    followUps: await read.followUps.openOfCustomer(id, shownFollowUps),
    contacts: contactsMet(held, shownContacts),
    tickets: await ticketsOf(read, customer, manager, now),
    dates: dates.sort((one, other) => (one.occurrence < other.occurrence ? -1 : 1)),
    nextVisitDue: (await read.customers.visitsDue([id])).get(id)?.on ?? null,
    today,
  };
}

/** Who was responsible before, the latest first, and until when on the clock of whoever is now. */
async function managersBefore(
  { customers, people }: Repositories,
  customer: Customer,
  { timeZone }: Person,
): Promise<CustomerStanding['managersBefore']> {
  const changes = await customers.managerChanges(customer.id);
  if (changes.length === 0) return [];
  const known = await people.findMany([...new Set(changes.map(({ fromId }) => fromId))]);
  return tenuresOf(customer, changes)
    .flatMap(({ managerId, until }) => {
      const name = known.find(({ id }) => id === managerId)?.name ?? '?';
      return until === null ? [] : [{ name, until: dayOf(until, timeZone) }];
    })
    .reverse();
}

/** The open tickets, the newest first. */
async function ticketsOf(
  read: Repositories,
  { id }: Customer,
  manager: Person,
  now: Instant,
): Promise<readonly TicketCard[]> {
  const tickets = await read.tickets.openOfCustomer(id, shownTickets);
  if (tickets.length === 0) return [];
  const files = await read.tickets.loadMany(tickets.map((ticket) => ticket.id));
  return loadTicketCards(files, manager, { read, now });
}

/** The same with the owners of what is promised, to read on the way to the customer. */
export async function readBrief(
  read: Repositories,
  customer: Customer,
  at: At,
): Promise<CustomerBrief> {
  const standing = await readStanding(read, customer, at);
  const owners = await read.people.findMany([
    ...new Set(standing.followUps.map(({ ownerId }) => ownerId)),
  ]);
  return { ...standing, owners: new Map(owners.map(({ id, name }) => [id, name])) };
}

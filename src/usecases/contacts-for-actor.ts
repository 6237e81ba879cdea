import type { Customer } from '../domain/customer.ts';
import { can } from '../domain/permissions.ts';
import { lastMet } from '../language/last-met.ts';
import type { CustomerContacts } from '../views/contact-list.ts';
import type { UseCaseContext } from './use-case-context.ts';

/** So many visits back it is looked whom they met. */
const readVisits = 100;

/** What the actor may know of a customer's contacts. */
export async function contactsFor(
  { repositories, actor }: UseCaseContext,
  customer: Customer,
): Promise<Pick<CustomerContacts, 'count' | 'contacts'>> {
  if (!can(actor, { do: 'see-contacts', to: customer })) {
    return { count: await repositories.contacts.count(customer.id), contacts: null };
  }
  const contacts = await repositories.contacts.ofCustomer(customer.id);
  if (contacts.length === 0) return { count: 0, contacts: [] };
  const visits = await repositories.visits.latest(customer.id, readVisits);
  const met = lastMet(
    contacts,
    visits.filter(({ state }) => state === 'held'),
  );
  return {
    count: contacts.length,
    contacts: contacts.map((contact) => ({ contact, lastMet: met.get(contact.id) ?? null })),
  };
}

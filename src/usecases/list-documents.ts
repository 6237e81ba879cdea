import type { CustomerId } from '../domain/customer.ts';
import type { DocumentList } from '../views/document-list.ts';
import { pageOf } from '../views/pages.ts';
import { findDocumentsCustomer } from './keep-documents.ts';
import { noteReading } from './note-reading.ts';
import type { UseCaseContext } from './use-case-context.ts';

/**
 * The documents of a customer: what expires first, then the newest.
 *
 * @throws UserError where the customer is not there or not for the actor to see.
 */
export async function listDocuments(
  context: UseCaseContext,
  customerId: CustomerId,
  number: number,
): Promise<DocumentList> {
  const { repositories, actor, today } = context;
  const customer = await findDocumentsCustomer(context, customerId);
  await noteReading(context, [customer.id]);
  const page = pageOf(await repositories.documents.ofCustomers([customer.id]), number);
  const people = await repositories.people.findMany(page.items.map(({ addedBy }) => addedBy));
  return {
    customer,
    page,
    names: new Map(people.map(({ id, name }) => [id, name])),
    today,
    zone: actor.person.timeZone,
  };
}

import type { Contact } from '../domain/contact.ts';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { WrittenCell } from '../domain/import/cell.ts';
import { contactColumns } from '../domain/import/contact-columns.ts';
import { dateColumns } from '../domain/import/date-columns.ts';
import { followUpColumns } from '../domain/import/follow-up-columns.ts';
import { columnsOf } from '../domain/import/known-headers.ts';
import type { ImportantDate } from '../domain/important-date.ts';
import { can } from '../domain/permissions.ts';
import type { Actor, PersonId } from '../domain/person.ts';
import type { Words } from '../i18n/words.ts';
import type { Repositories } from '../ports/store.ts';
import type { WrittenSheet } from '../spreadsheets/write-workbook.ts';
import { mayCall } from '../usecases/hide-contacts.ts';
import { maskPhones } from '../views/message.ts';

/** What belongs to customers, each kind on a sheet of its own, as an import takes them. */
const kinds = ['contact', 'date', 'follow-up'] as const;

/**
 * Gathers what there is of customers, some at a time: contacts of those whose contacts the actor may
 * see, important dates, and what is open; of colleagues' customers without phones.
 */
export function gatherRecords(
  { contacts, importantDates, followUps }: Repositories,
  actor: Actor,
  people: ReadonlyMap<PersonId, string>,
  words: Words,
) {
  const rows: Readonly<Record<(typeof kinds)[number], (readonly WrittenCell[])[]>> = {
    contact: [],
    date: [],
    'follow-up': [],
  };
  return {
    async add(customers: ReadonlyMap<CustomerId, Customer>): Promise<void> {
      const ids = [...customers.keys()];
      const own = ids.filter((id) => {
        const customer = customers.get(id);
        return customer !== undefined && mayCall(actor, customer);
      });
      const isOwn = new Set(own);
      const nameOf = (id: CustomerId) => customers.get(id)?.name ?? '';
      const contactRow = (contact: Contact) =>
        contactColumns.map(({ write }) => write(contact, nameOf(contact.customerId), words));
      const dateRow = (date: ImportantDate) =>
        dateColumns.map(({ write }) => write(date, nameOf(date.customerId), words));
      const followUpRow = (followUp: FollowUp, customer: Customer) => {
        const isShown =
          isOwn.has(customer.id) || can(actor, { do: 'change-follow-up', to: followUp });
        const written = {
          ...followUp,
          what: isShown ? followUp.what : maskPhones(followUp.what),
          customerName: customer.name,
          ownerName: people.get(followUp.ownerId) ?? null,
        };
        return followUpColumns.map(({ write }) => write(written, words));
      };
      rows.contact.push(...(await contacts.ofCustomers(own)).map(contactRow));
      rows.date.push(...(await importantDates.ofCustomers(ids)).map(dateRow));
      for (const followUp of await followUps.openOfCustomers(ids)) {
        const customer = followUp.customerId && customers.get(followUp.customerId);
        if (customer) rows['follow-up'].push(followUpRow(followUp, customer));
      }
    },
    /** Those in which something stands. */
    sheets: (): readonly WrittenSheet[] =>
      kinds
        .filter((kind) => rows[kind].length > 0)
        .map((kind) => ({
          name: words.t(`import.kind.${kind}`),
          headers: columnsOf[kind].map(({ label }) => words.t(label)),
          rows: rows[kind],
        })),
  };
}

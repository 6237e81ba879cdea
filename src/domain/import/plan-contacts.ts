import { phoneDigits } from '../contact.ts';
import type { Customer, CustomerId } from '../customer.ts';
import type { Cell } from './cell.ts';
import { type ContactFields, contactColumns, personColumns } from './contact-columns.ts';
import type { FoundHeaders } from './find-headers.ts';
import { contactKey, type ImportedContact, isChanged } from './imported-records.ts';
import { customerOf, type PlannedRecord, planEach, type RecordContext } from './plan-records.ts';
import { type RowPlace, readRow, refuse, refuseLong } from './refused-row.ts';

/** As much as the form of a contact takes, in characters. */
const longest = { name: 60, title: 80, email: 200 } as const;

/** Plans row after row what becomes of people at customers'; an empty cell leaves what is known of them. */
export const planContacts = (context: RecordContext) => {
  const ofKey = new Map(contactColumns.map((column) => [column.key, column]));
  const ofPerson = new Map(personColumns.map((column) => [column.key, column]));
  const keyPersons = new Map(context.keyPersons);
  const seen = new Map<string, RowPlace>();
  const contactFrom = (fields: Partial<ContactFields & { customer: string }>) =>
    contactOf(fields, keyPersons, context);
  return {
    /** Rows of a sheet of contacts. */
    rows: planEach<ImportedContact>(
      context,
      contactKey,
      (cells, found) => contactFrom(readRow(cells, found, ofKey, context)),
      seen,
      isChanged,
    ),
    /** Whom rows of customers name besides; null where they name nobody. */
    first:
      (found: FoundHeaders, sheet: string) =>
      (cells: readonly Cell[], row: number, customer: Customer): PlannedRecord | null => {
        const columns = found.columns.map((key) => (ofPerson.has(key ?? '') ? key : null));
        const own = cells.map((cell, place) => (columns[place] ? cell : null));
        const plan = planEach<ImportedContact>(
          context,
          contactKey,
          (some, at) =>
            contactFrom({ ...readRow(some, at, ofPerson, context), customer: customer.name }),
          seen,
          isChanged,
        );
        return plan({ ...found, columns }, sheet)(own, row);
      },
  };
};

function contactOf(
  { customer: said, ...fields }: Partial<ContactFields & { customer: string }>,
  keyPersons: Map<CustomerId, string>,
  context: RecordContext,
): ImportedContact {
  const customer = customerOf(said, context);
  if (!customer) throw refuse('import.problem.noName', 'import.column.name');
  const { name } = fields;
  if (!name) throw refuse('import.problem.noContact', 'import.column.contact');
  const was = context.contacts.get(contactKey({ customerId: customer.id, name })) ?? null;
  const title = fields.title || (was?.title ?? '');
  const email = fields.email || (was?.email ?? null);
  refuseLong(name, longest.name, 'import.column.contact');
  refuseLong(title, longest.title, 'import.column.contactTitle');
  refuseLong(email ?? '', longest.email, 'contact.form.email');
  const isKeyPerson = fields.isKeyPerson ?? was?.isKeyPerson ?? false;
  const key = keyPersons.get(customer.id);
  if (isKeyPerson && key !== undefined && key !== (was?.name ?? name)) {
    throw refuse('import.problem.keyPerson', 'import.column.keyPerson', { name: key });
  }
  if (isKeyPerson) keyPersons.set(customer.id, was?.name ?? name);
  const phone = fields.phone ?? was?.phone ?? null;
  return {
    id: was?.id ?? context.newContactId(),
    customerId: customer.id,
    name: was?.name ?? name,
    title,
    decisionRole: fields.decisionRole ?? was?.decisionRole ?? null,
    phone,
    phoneDigits: phone === null ? null : phoneDigits(phone),
    email,
    birthday: fields.birthday ?? was?.birthday ?? null,
    language: fields.language ?? was?.language ?? null,
    isKeyPerson,
    was,
  };
}

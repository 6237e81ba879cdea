import type { Customer } from '../domain/customer.ts';
import type { WrittenCell } from '../domain/import/cell.ts';
import { can } from '../domain/permissions.ts';
import type { Actor } from '../domain/person.ts';
import { dayOf } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import type { Repositories } from '../ports/store.ts';
import { documentKindName, documentName } from '../views/document-rows.ts';

/** None of them is a column of an import: the bot's own list is not to be read as customers. */
export const documentHeaders: readonly MessageKey[] = [
  'document.column.customer',
  'document.form.name',
  'document.form.kind',
  'document.form.link',
  'document.form.expires',
  'document.column.by',
  'document.column.on',
];

/** The documents of some customers, of those whose documents the reader may see. */
export async function documentRows(
  customers: readonly Customer[],
  { documents, people }: Pick<Repositories, 'documents' | 'people'>,
  actor: Actor,
  words: Words,
): Promise<readonly (readonly WrittenCell[])[]> {
  const shown = customers.filter((to) => can(actor, { do: 'see-documents', to }));
  const found = await documents.ofCustomers(shown.map(({ id }) => id));
  const known = await people.findMany([...new Set(found.map(({ addedBy }) => addedBy))]);
  return shown.flatMap(({ id, name }) =>
    found
      .filter(({ customerId }) => customerId === id)
      .map((one) => [
        name,
        documentName(one, words),
        documentKindName(one.kind, words),
        one.url,
        one.expiresOn && { day: one.expiresOn },
        known.find((person) => person.id === one.addedBy)?.name ?? null,
        { day: dayOf(one.addedAt, actor.person.timeZone) },
      ]),
  );
}

import type { CustomerId } from '../domain/customer.ts';
import { lastMet } from '../language/last-met.ts';
import type { KeyPersonMet, KeyPersonRepository } from '../ports/key-persons.ts';
import type { DaysOf } from '../ports/progress.ts';
import type { Store } from '../ports/store.ts';

/** So many customers are counted in one transaction, to keep the write gate free for people. */
const batchSize = 50;

/**
 * Keeps on which days visits met the key persons of customers whose visits or contacts changed, so
 * that a question need not read the words of all visits of its period.
 */
export async function countKeyPersonsMet(store: Store): Promise<void> {
  const isAnyLeft = async () => (await store.read.keyPersons.uncounted(null, 1)).length > 0;
  while (await isAnyLeft()) {
    await store.write(async ({ keyPersons }) => {
      const ids = await keyPersons.uncounted(null, batchSize);
      const { met } = await readMeetings(keyPersons, ids, null);
      await keyPersons.put(ids, met);
    });
  }
}

/**
 * The key persons of customers, and each day on which a visit met one, as the list of contacts tells
 * it from its words.
 */
export async function readMeetings(
  repository: KeyPersonRepository,
  ids: readonly CustomerId[],
  days: DaysOf | null,
): Promise<{ readonly of: readonly KeyPersonMet['contactId'][]; readonly met: KeyPersonMet[] }> {
  const contacts = Map.groupBy(await repository.contactsOf(ids), ({ customerId }) => customerId);
  const met = new Map<string, KeyPersonMet>();
  for (const visit of await repository.visitsOf(ids, days)) {
    const { customerId, day } = visit;
    const here = contacts.get(customerId) ?? [];
    const key = new Set(here.flatMap(({ id, isKeyPerson }) => (isKeyPerson ? [id] : [])));
    for (const contactId of key.size > 0 ? lastMet(here, [visit]).keys() : []) {
      if (key.has(contactId)) met.set(`${contactId}/${day}`, { customerId, contactId, day });
    }
  }
  const of = [...contacts.values()].flatMap((here) =>
    here.flatMap(({ id, isKeyPerson }) => (isKeyPerson ? [id] : [])),
  );
  return { of, met: [...met.values()] };
}

import { setImmediate as turn } from 'node:timers/promises';
import type { WrittenCell } from '../domain/import/cell.ts';
import type { Actor } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import { reportFields } from '../domain/visit.ts';
import type { Words } from '../i18n/words.ts';
import type { VisitFilter } from '../ports/selections.ts';
import type { Repositories } from '../ports/store.ts';
import { writeSpreadsheet } from '../spreadsheets/spreadsheets.ts';
import { visitFor } from '../usecases/hide-contacts.ts';

/** So many are read before others have their turn. */
const readTogether = 100;

/** The visits that fit a filter, in the order of the list; of colleagues' without phones. */
export async function writeVisits(
  filter: VisitFilter,
  { visits, customers, people }: Repositories,
  actor: Actor,
  words: Words,
): Promise<Uint8Array> {
  const managers = new Map((await people.list(filter.teamId)).map(({ id, name }) => [id, name]));
  const rows: (readonly WrittenCell[])[] = [];
  for (let skip = 0; ; skip += readTogether) {
    const page = await visits.list(filter, { skip, take: readTogether });
    const ids = [...new Set(page.map(({ customerId }) => customerId))];
    const known = new Map((await customers.findMany(ids)).map((one) => [one.id, one]));
    for (const visit of page) {
      const { number, day, time, customerId, managerId, state } = visit;
      const customer = known.get(customerId);
      const { note, report } = visitFor(actor, visit, customer);
      rows.push([
        formatReference('visit', number),
        { day },
        time,
        customer?.name ?? null,
        managers.get(managerId) ?? null,
        words.t(`export.state.${state}`),
        note,
        ...reportFields.map((field) => report[field] ?? null),
      ]);
    }
    if (page.length < readTogether) break;
    await turn();
  }
  const headers = [
    words.t('export.reference'),
    words.t('export.day'),
    words.t('export.time'),
    words.t('import.column.name'),
    words.t('import.column.manager'),
    words.t('export.state'),
    words.t('export.note'),
    ...reportFields.map((field) => words.t(`report.${field}`)),
  ];
  return writeSpreadsheet([{ name: words.t('export.visits'), headers, rows }]);
}

import { setImmediate as turn } from 'node:timers/promises';
import type { WrittenCell } from '../domain/import/cell.ts';
import { formatReference } from '../domain/reference.ts';
import type { Words } from '../i18n/words.ts';
import type { Repositories, VisitFilter } from '../ports/store.ts';
import { writeSpreadsheet } from '../spreadsheets/spreadsheets.ts';

/** So many are read before others have their turn. */
const readTogether = 100;

/** The visits that fit a filter, in the order of the list. */
export async function writeVisits(
  filter: VisitFilter,
  { visits, customers, people }: Repositories,
  words: Words,
): Promise<Uint8Array> {
  const managers = new Map((await people.list(filter.teamId)).map(({ id, name }) => [id, name]));
  const rows: (readonly WrittenCell[])[] = [];
  for (let skip = 0; ; skip += readTogether) {
    const page = await visits.list(filter, { skip, take: readTogether });
    const ids = [...new Set(page.map(({ customerId }) => customerId))];
    const names = new Map((await customers.findMany(ids)).map(({ id, name }) => [id, name]));
    for (const { number, day, time, customerId, managerId, state, note } of page) {
      rows.push([
        formatReference('visit', number),
        { day },
        time,
        names.get(customerId) ?? null,
        managers.get(managerId) ?? null,
        words.t(`export.state.${state}`),
        note,
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
  ];
  return writeSpreadsheet([{ name: words.t('export.visits'), headers, rows }]);
}

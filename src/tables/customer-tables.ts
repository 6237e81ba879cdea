import { emptyProfile } from '../domain/customer-profile.ts';
import type { WrittenCell } from '../domain/import/cell.ts';
import { customerColumns } from '../domain/import/customer-columns.ts';
import type { CustomerImport } from '../domain/import/customer-import.ts';
import { columnsOf } from '../domain/import/known-headers.ts';
import { profileColumns } from '../domain/import/profile-columns.ts';
import { rowKinds } from '../domain/import/row-kind.ts';
import type { Actor } from '../domain/person.ts';
import type { Words } from '../i18n/words.ts';
import type { CustomerSelection, Repositories } from '../ports/store.ts';
import { writeSpreadsheet } from '../spreadsheets/spreadsheets.ts';
import { sayPhrase } from '../views/problem-message.ts';
import { documentHeaders, documentRows } from './document-table.ts';

/** So many are read before others have their turn. */
const readTogether = 100;

const headersOf = (words: Words) =>
  [...customerColumns, ...profileColumns].map(({ label }) => words.t(label));

/** An empty workbook with the right headers, a row in each sheet that shows how, and remarks. */
export function writeTemplate(managerName: string, words: Words): Promise<Uint8Array> {
  const people = new Set(['manager', 'visit.manager', 'follow-up.owner']);
  const sheets = rowKinds.map((kind) => ({
    name: words.t(`import.kind.${kind}`),
    headers: columnsOf[kind].map(({ label }) => words.t(label)),
    rows: [
      columnsOf[kind].map(({ key, example }) =>
        people.has(key) ? managerName : example === null ? null : words.t(example),
      ),
    ],
  }));
  const remarks = ['name', 'match', 'account', 'manager', 'visit', 'visits', 'followUps'] as const;
  return writeSpreadsheet([
    ...sheets,
    {
      name: words.t('import.sheet.remarks'),
      headers: [words.t('import.sheet.remarks')],
      rows: remarks.map((remark) => [words.t(`import.remark.${remark}`)]),
    },
  ]);
}

/** The rows of a list that were refused, each with its reason. */
export async function writeProblems(
  { id, byKind }: CustomerImport,
  { imports }: Repositories,
  words: Words,
): Promise<Uint8Array> {
  const rows: (readonly WrittenCell[])[] = [];
  const isSeveral = Object.keys(byKind).length > 1;
  for (let after = 0; ; ) {
    const page = await imports.rows(id, ['refused'], after, readTogether);
    for (const { row, sheet, line, problem } of page) {
      const column = problem?.column ? words.t(problem.column) : null;
      const place = isSeveral ? [sheet, line] : [line];
      rows.push([...place, column, problem && sayPhrase(problem.phrase, words)]);
      after = row;
    }
    if (page.length < readTogether) break;
  }
  const headers = [
    ...(isSeveral ? [words.t('import.problemSheet')] : []),
    words.t('import.problemRow'),
    words.t('import.problemColumn'),
    words.t('import.problemReason'),
  ];
  return writeSpreadsheet([{ name: words.t('import.problemReason'), headers, rows }]);
}

/** The customers of a selection, and the documents of those whose documents the reader may see. */
export async function writeCustomers(
  actor: Actor,
  selection: CustomerSelection,
  repositories: Repositories,
  words: Words,
): Promise<Uint8Array> {
  const { customers, profiles } = repositories;
  const rows: (readonly WrittenCell[])[] = [];
  const documents: (readonly WrittenCell[])[] = [];
  for (let skip = 0; ; skip += readTogether) {
    const { items, total } = await customers.page(actor.team.id, selection, {
      skip,
      take: readTogether,
    });
    const whole = new Map(
      (await customers.findMany(items.map(({ id }) => id))).map((one) => [one.id, one]),
    );
    const profileOf = await profiles.findMany([...whole.keys()]);
    for (const { id, managerName, lastVisit, visitDueOn } of items) {
      const customer = whole.get(id);
      if (!customer) continue;
      const written = { ...customer, managerName, lastVisit };
      const due = visitDueOn && { day: visitDueOn };
      const profile = profileOf.get(id) ?? emptyProfile;
      rows.push([
        ...customerColumns.map(({ write }) => write(written)),
        ...profileColumns.map(({ write }) => write(profile, words)),
        due,
      ]);
    }
    documents.push(...(await documentRows([...whole.values()], repositories, actor, words)));
    if (skip + readTogether >= total) break;
  }
  const headers = [...headersOf(words), words.t('export.nextVisit')];
  const documentSheet = {
    name: words.t('document.sheet'),
    headers: documentHeaders.map((key) => words.t(key)),
    rows: documents,
  };
  return writeSpreadsheet([
    { name: words.t('export.customers'), headers, rows },
    ...(documents.length > 0 ? [documentSheet] : []),
  ]);
}

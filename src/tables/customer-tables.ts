import { setImmediate as turn } from 'node:timers/promises';
import { emptyProfile } from '../domain/customer-profile.ts';
import type { WrittenCell } from '../domain/import/cell.ts';
import { customerColumns } from '../domain/import/customer-columns.ts';
import type { CustomerImport } from '../domain/import/customer-import.ts';
import { columnsOf } from '../domain/import/known-headers.ts';
import { profileColumns } from '../domain/import/profile-columns.ts';
import { rowKinds } from '../domain/import/row-kind.ts';
import { supplyPointColumns } from '../domain/import/supply-point-columns.ts';
import type { Actor } from '../domain/person.ts';
import type { Words } from '../i18n/words.ts';
import type { CustomerSelection } from '../ports/selections.ts';
import type { Repositories } from '../ports/store.ts';
import { writeSpreadsheet } from '../spreadsheets/spreadsheets.ts';
import { sayPhrase } from '../views/problem-message.ts';
import { documentHeaders, documentRows } from './document-table.ts';
import { gatherRecords } from './record-sheets.ts';

/** So many are read before others have their turn. */
const readTogether = 100;

const headersOf = (words: Words) =>
  [...customerColumns, ...profileColumns, ...supplyPointColumns].map(({ label }) => words.t(label));

/**
 * An empty workbook with the right headers, a row in each sheet that shows how, and remarks. `choices`:
 * what may stand in columns, by their keys, to be chosen from a list.
 */
export function writeTemplate(
  managerName: string,
  choices: ReadonlyMap<string, readonly string[]>,
  words: Words,
): Promise<Uint8Array> {
  const people = new Set(['manager', 'visit.manager', 'follow-up.owner', 'ticket.manager']);
  const remarksSheet = words.t('import.sheet.remarks');
  const lists = [...choices.entries()];
  const choicesOf = (keys: readonly string[]) =>
    lists.flatMap(([key, { length: count }], place) => {
      const column = keys.indexOf(key);
      // The first column there holds the remarks.
      return column < 0
        ? []
        : [{ column, from: { sheet: remarksSheet, column: place + 1, count } }];
    });
  const sheets = rowKinds.map((kind) => ({
    name: words.t(`import.kind.${kind}`),
    choices: choicesOf(columnsOf[kind].map(({ key }) => key)),
    headers: columnsOf[kind].map(({ label }) => words.t(label)),
    rows: [
      columnsOf[kind].map(({ key, example }) =>
        people.has(key) ? managerName : example === null ? null : words.t(example),
      ),
    ],
  }));
  const remarks = [
    'name',
    'match',
    'account',
    'manager',
    'visit',
    'supplyPoints',
    'dates',
    'visits',
    'followUps',
    'tickets',
    'ticketDays',
    'ticketPauses',
  ] as const;
  const longest = Math.max(remarks.length, ...lists.map(([, values]) => values.length));
  const labelOf = (key: string) => {
    const column = rowKinds.flatMap((kind) => columnsOf[kind]).find((one) => one.key === key);
    return column ? words.t(column.label) : key;
  };
  return writeSpreadsheet([
    ...sheets,
    {
      name: remarksSheet,
      headers: [remarksSheet, ...lists.map(([key]) => labelOf(key))],
      rows: Array.from({ length: longest }, (_, row) => {
        const remark = remarks[row];
        return [
          remark ? words.t(`import.remark.${remark}`) : null,
          ...lists.map(([, values]) => values[row] ?? null),
        ];
      }),
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

/**
 * The customers of a selection, and on further sheets whom to call there, their important dates and
 * what is open, as far as the actor may see it.
 */
export async function writeCustomers(
  selection: CustomerSelection,
  read: Repositories,
  actor: Actor,
  words: Words,
): Promise<Uint8Array> {
  const { customers, profiles } = read;
  const teamId = actor.team.id;
  const people = new Map((await read.people.list(teamId)).map(({ id, name }) => [id, name]));
  const records = gatherRecords(read, actor, people, words);
  const rows: (readonly WrittenCell[])[] = [];
  const documents: (readonly WrittenCell[])[] = [];
  for (let skip = 0; ; skip += readTogether) {
    const { items, total } = await customers.page(teamId, selection, { skip, take: readTogether });
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
        ...supplyPointColumns.map(({ write }) => write(profile.supplyPoints, words)),
        due,
      ]);
    }
    await records.add(whole);
    documents.push(...(await documentRows([...whole.values()], read, actor, words)));
    if (skip + readTogether >= total) break;
    await turn();
  }
  const headers = [...headersOf(words), words.t('export.nextVisit')];
  const documentSheet = {
    name: words.t('document.sheet'),
    headers: documentHeaders.map((key) => words.t(key)),
    rows: documents,
  };
  return writeSpreadsheet([
    { name: words.t('export.customers'), headers, rows },
    ...records.sheets(),
    ...(documents.length > 0 ? [documentSheet] : []),
  ]);
}

import { setImmediate as turn } from 'node:timers/promises';
import type { Customer, CustomerId } from '../domain/customer.ts';
import { knownHeaders } from '../domain/import/customer-columns.ts';
import type { CustomerImport, RowOutcome, StagedRow } from '../domain/import/customer-import.ts';
import { type FoundHeaders, findHeaders } from '../domain/import/find-headers.ts';
import { type PlannedRow, planCustomers } from '../domain/import/plan-customers.ts';
import type { NewId } from '../domain/new-id.ts';
import type { Actor } from '../domain/person.ts';
import type { VisitId } from '../domain/visit.ts';
import { dayOf, type Instant } from '../domain/zoned-time.ts';
import { catalogues, type MessageKey } from '../i18n/words.ts';
import type { Store } from '../ports/store.ts';
import { readSpreadsheet } from '../spreadsheets/spreadsheets.ts';
import { RefusedFileError, type Sheet } from '../spreadsheets/table.ts';

/** What lists are worked on with. */
export type TableTools = {
  readonly store: Store;
  readonly clock: () => Instant;
  readonly newId: NewId;
};

/** A file in which no customers stand, and why. */
export class RefusedListError extends Error {
  override readonly name = 'RefusedListError';
  readonly key: MessageKey;

  constructor(key: MessageKey, options?: ErrorOptions) {
    super(key, options);
    this.key = key;
  }
}

/** So many rows are planned before others have their turn, and kept in one transaction. */
const plannedTogether = 200;
const keptTogether = 250;

const labelsOf = (key: MessageKey) => Object.values(catalogues).map((words) => words[key]);

/**
 * Reads a list, plans what becomes of its rows and keeps that, to be shown. Hands the import back as
 * it then stands: with a question about its columns, or with its counts.
 *
 * @throws RefusedListError
 */
export async function readImport(
  tools: TableTools,
  one: CustomerImport,
  bytes: Uint8Array,
  actor: Actor,
  onProgress: (rows: number) => Promise<void> = async () => {},
): Promise<CustomerImport> {
  const { store } = tools;
  const said = await store.read.imports.headers(one.teamId);
  const { sheet, found } = findTable(await sheetsOf(bytes, one.fileName), said);
  if (found.unknown.length > 0) return { ...one, state: 'asking', unknown: found.unknown };
  await store.write(({ imports }) => imports.clearRows(one.id));
  const planned = await planRows(tools, sheet, found, actor);
  for (let start = 0; start < planned.length; start += keptTogether) {
    const rows = planned.slice(start, start + keptTogether).map((row) => stagedRow(row, tools));
    await store.write(({ imports }) => imports.addRows(one.id, rows));
    await onProgress(start + rows.length);
  }
  const count = (outcome: RowOutcome) => planned.filter((row) => row.outcome === outcome).length;
  const counts = {
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  };
  return { ...one, state: 'previewed', unknown: [], counts };
}

async function sheetsOf(bytes: Uint8Array, fileName: string): Promise<readonly Sheet[]> {
  try {
    return await readSpreadsheet(bytes, fileName);
  } catch (cause) {
    if (!(cause instanceof RefusedFileError)) throw cause;
    throw new RefusedListError(`import.file.${cause.refusal}`, { cause });
  }
}

/** The first sheet with customers in it. */
function findTable(sheets: readonly Sheet[], said: ReadonlyMap<string, string>) {
  const known = new Map([...knownHeaders(labelsOf), ...said]);
  for (const sheet of sheets) {
    const found = findHeaders(sheet.rows, known);
    if (found) return { sheet, found };
  }
  throw new RefusedListError('import.file.no-headers');
}

async function planRows(
  { store, clock, newId }: TableTools,
  { rows, unreckoned }: Sheet,
  found: FoundHeaders,
  actor: Actor,
): Promise<readonly PlannedRow[]> {
  const { read } = store;
  const today = dayOf(clock(), actor.person.timeZone);
  const customers = await customersOf(actor, store);
  const plan = planCustomers(found, {
    actor,
    people: await read.people.list(actor.team.id),
    customers,
    lastVisits: await read.visits.lastDaysOfTeam(actor.team.id, today),
    today,
    now: clock(),
    newId: () => newId<CustomerId>(),
  });
  const withoutResult = new Set(unreckoned.map((place) => Number(place.split('/')[0])));
  const planned: PlannedRow[] = [];
  for (let index = found.row + 1; index < rows.length; index += 1) {
    if (index % plannedTogether === 0) await turn();
    const row = index + 1;
    const one = withoutResult.has(index)
      ? ({ row, outcome: 'refused', problem: formulaProblem } as const)
      : plan(rows[index] ?? [], row);
    if (one) planned.push(one);
  }
  return planned;
}

/** All customers of a team, some at a time: others have their turn between them. */
async function customersOf({ team }: Actor, { read }: Store): Promise<readonly Customer[]> {
  const ids = (await read.customers.names(team.id)).map(({ id }) => id);
  const customers: Customer[] = [];
  for (let start = 0; start < ids.length; start += plannedTogether) {
    customers.push(...(await read.customers.findMany(ids.slice(start, start + plannedTogether))));
    await turn();
  }
  return customers;
}

const formulaProblem = { column: null, phrase: { key: 'import.problem.formula' } } as const;

function stagedRow(planned: PlannedRow, { newId }: TableTools): StagedRow {
  const { row, outcome } = planned;
  const nothing = { customerId: null, before: null, after: null, visitId: null, visitDay: null };
  if (planned.outcome === 'refused') return { ...nothing, row, outcome, problem: planned.problem };
  if (planned.outcome === 'unchanged') {
    return { ...nothing, row, outcome, customerId: planned.before.id, problem: null };
  }
  const { before, after, visited } = planned;
  return {
    row,
    outcome,
    customerId: after.id,
    before,
    after,
    visitId: visited && newId<VisitId>(),
    visitDay: visited,
    problem: null,
  };
}

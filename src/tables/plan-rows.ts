import { setImmediate as turn } from 'node:timers/promises';
import type { ContactId } from '../domain/contact.ts';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { CustomerProfile } from '../domain/customer-profile.ts';
import type { FollowUpId } from '../domain/follow-up.ts';
import type { StagedRow } from '../domain/import/customer-import.ts';
import type { KnownContact } from '../domain/import/imported-records.ts';
import { planContacts } from '../domain/import/plan-contacts.ts';
import { type PlannedRow, planCustomerSheets } from '../domain/import/plan-customers.ts';
import { planDates } from '../domain/import/plan-dates.ts';
import { type PlannedRecord, planFollowUps, planVisits } from '../domain/import/plan-records.ts';
import { profileColumns } from '../domain/import/profile-columns.ts';
import { textOf } from '../domain/import/read-cells.ts';
import { supplyPointColumns } from '../domain/import/supply-point-columns.ts';
import type { ImportantDateId } from '../domain/important-date.ts';
import type { Actor } from '../domain/person.ts';
import type { VisitId } from '../domain/visit.ts';
import { type CalendarDay, dayOf } from '../domain/zoned-time.ts';
import { cellReaders } from '../usecases/cell-readers.ts';
import { heldReason } from '../usecases/judge-credit.ts';
import { recogniseNote } from '../usecases/recognise-note.ts';
import type { FoundTable } from './find-tables.ts';
import { knowCustomers } from './know-customers.ts';
import { plannedTogether, planTable } from './plan-table.ts';
import { planTicketTables } from './plan-ticket-rows.ts';
import type { TableTools } from './table-tools.ts';

/** A row that has no number yet. */
type Unnumbered = Omit<StagedRow, 'row'>;

/** What becomes of every row: customers first, since other rows may speak of those of the same file. */
export async function planRows(
  tools: TableTools,
  tables: readonly FoundTable[],
  actor: Actor,
): Promise<readonly Unnumbered[]> {
  const customers = await customersOf(actor, tools);
  const planned = await planCustomerTables(tools, tables, actor, customers);
  const context = await recordContext(tools, tables, actor, { customers, planned });
  const records: Unnumbered[] = [];
  const visited = new Map<CustomerId, CalendarDay>();
  const contacts = planContacts(context);
  const dates = planDates(context);
  for (const { row, table } of planned) {
    const customer = row.outcome === 'unchanged' ? row.before : customerAfter(row);
    const cells = table.sheet.rows[row.row - 1] ?? [];
    const contact = customer && contacts.first(table.found, table.name)(cells, row.row, customer);
    if (contact) records.push(stagedRecord(contact, { ...table, kind: 'contact' }));
    for (const date of customer
      ? dates.own(table.found, table.name)(cells, row.row, customer)
      : []) {
      records.push(stagedRecord(date, { ...table, kind: 'date' }));
    }
  }
  const plan = { visits: planVisits(context), followUps: planFollowUps(context) };
  for (const table of tables) {
    if (table.kind === 'customer' || table.kind === 'ticket') continue;
    if (table.kind === 'contact') {
      const rows = await planTable(table, contacts.rows(table.found, table.name));
      records.push(...rows.map((row) => stagedRecord(row, table)));
    } else if (table.kind === 'date') {
      const rows = await planTable(table, dates.rows(table.found, table.name));
      records.push(...rows.map((row) => stagedRecord(row, table)));
    } else if (table.kind === 'visit') {
      for (const row of await planTable(table, plan.visits(table.found, table.name))) {
        records.push(stagedRecord(row, table));
        if (row.outcome !== 'new' || row.record.state !== 'held') continue;
        const { customerId, day } = row.record;
        const last = visited.get(customerId);
        if (last === undefined || day > last) visited.set(customerId, day);
      }
    } else {
      const rows = await planTable(table, plan.followUps(table.found, table.name));
      records.push(...rows.map((row) => stagedRecord(row, table)));
    }
  }
  for (const { row, table } of await planTicketTables(tools, tables, context)) {
    records.push(stagedRecord(row, table));
  }
  return [
    ...planned.map(({ row, table }) => stagedCustomer(withoutKnown(row, visited), table, tools)),
    ...records,
  ];
}

const customerAfter = (row: PlannedRow): Customer | null =>
  row.outcome === 'new' || row.outcome === 'changed' ? row.after : null;

type PlannedCustomer = { readonly row: PlannedRow; readonly table: FoundTable };

async function planCustomerTables(
  { store: { read }, clock, newId }: TableTools,
  tables: readonly FoundTable[],
  actor: Actor,
  customers: readonly Customer[],
): Promise<readonly PlannedCustomer[]> {
  const today = dayOf(clock(), actor.person.timeZone);
  const plan = planCustomerSheets({
    actor,
    people: await read.people.list(actor.team.id),
    customers,
    lastVisits: await read.visits.lastDaysOfTeam(actor.team.id, today),
    profiles: await profilesOf(customers, tables, read),
    credit: await read.creditIncidents.standingsOf(actor.team.id),
    settings: await read.teams.settings(actor.team.id),
    reasonOf: (cap) => heldReason({ actor }, cap),
    today,
    now: clock(),
    readers: cellReaders(clock(), actor.person.timeZone),
    newId: () => newId<CustomerId>(),
  });
  const planned: PlannedCustomer[] = [];
  for (const table of tables) {
    if (table.kind !== 'customer') continue;
    const rows = await planTable(table, plan(table.found, table.name));
    planned.push(...rows.map((row) => ({ row, table })));
  }
  return planned;
}

/** All customers of a team, some at a time: others have their turn between them. */
async function customersOf(
  { team }: Actor,
  { store: { read } }: TableTools,
): Promise<readonly Customer[]> {
  const ids = (await read.customers.names(team.id)).map(({ id }) => id);
  const customers: Customer[] = [];
  for (let start = 0; start < ids.length; start += plannedTogether) {
    customers.push(...(await read.customers.findMany(ids.slice(start, start + plannedTogether))));
    await turn();
  }
  return customers;
}

/** The profiles of customers, where a table speaks of any. */
async function profilesOf(
  customers: readonly Customer[],
  tables: readonly FoundTable[],
  { profiles }: TableTools['store']['read'],
): Promise<ReadonlyMap<CustomerId, CustomerProfile>> {
  const known = new Map<CustomerId, CustomerProfile>();
  const keys = new Set([...profileColumns, ...supplyPointColumns].map(({ key }) => key));
  if (!tables.some(({ found }) => found.columns.some((key) => keys.has(key ?? '')))) return known;
  for (let start = 0; start < customers.length; start += plannedTogether) {
    const ids = customers.slice(start, start + plannedTogether).map(({ id }) => id);
    for (const [id, profile] of await profiles.findMany(ids)) known.set(id, profile);
    await turn();
  }
  return known;
}

/** What rows of visits and follow-ups are planned with. */
async function recordContext(
  { store: { read }, clock, newId }: TableTools,
  tables: readonly FoundTable[],
  actor: Actor,
  from: {
    readonly customers: readonly Customer[];
    readonly planned: readonly PlannedCustomer[];
  },
) {
  const now = clock();
  const known = knowCustomers(from.customers, from.planned);
  const { keys, contacts, keyPersons } = await recordsOf(tables, known.find, actor, read);
  return {
    actor,
    people: await read.people.list(actor.team.id),
    findCustomer: known.find,
    isRefused: known.isRefused,
    known: keys,
    contacts,
    keyPersons,
    settings: await read.teams.settings(actor.team.id),
    today: dayOf(now, actor.person.timeZone),
    now,
    readers: cellReaders(now, actor.person.timeZone),
    newContactId: () => newId<ContactId>(),
    newDateId: () => newId<ImportantDateId>(),
    newVisitId: () => newId<VisitId>(),
    newFollowUpId: () => newId<FollowUpId>(),
    recognise: recogniseNote,
  };
}

/** What there is of the customers whom tables speak of. */
async function recordsOf(
  tables: readonly FoundTable[],
  find: (said: string) => Customer | undefined,
  { team }: Actor,
  read: TableTools['store']['read'],
) {
  const ids = new Set<CustomerId | null>();
  for (const { kind, sheet, found } of tables) {
    const hasRecords = found.columns.some((key) => /^(?:contact|date)\./.test(key ?? ''));
    const isAlone = kind === 'ticket' || (kind === 'customer' && !hasRecords);
    if (isAlone) continue;
    const column = found.columns.indexOf(kind === 'customer' ? 'name' : `${kind}.customer`);
    for (const cells of sheet.rows.slice(found.row + 1)) {
      ids.add(find(textOf(cells[column] ?? null))?.id ?? null);
    }
  }
  const all = [...ids];
  const keys = new Set<string>();
  const contacts = new Map<string, KnownContact>();
  const keyPersons = new Map<CustomerId, string>();
  for (let start = 0; start < all.length; start += plannedTogether) {
    const some = all.slice(start, start + plannedTogether);
    const known = await read.imports.knownRecords(some, team.id);
    for (const key of known.keys) keys.add(key);
    for (const [key, contact] of known.contacts) contacts.set(key, contact);
    for (const [id, name] of known.keyPersons) keyPersons.set(id, name);
    await turn();
  }
  return { keys, contacts, keyPersons };
}

/** The last visit that a customer's row tells of is none of its own where the same file has one as late. */
function withoutKnown(row: PlannedRow, visited: ReadonlyMap<CustomerId, CalendarDay>): PlannedRow {
  if (row.outcome !== 'new' && row.outcome !== 'changed') return row;
  const last = visited.get(row.after.id);
  if (row.visited === null || last === undefined || last < row.visited) return row;
  const isSame = row.before !== null && !row.isChanged;
  if (isSame && row.before) return { row: row.row, outcome: 'unchanged', before: row.before };
  return { ...row, visited: null };
}

const nothing = {
  customerId: null,
  before: null,
  after: null,
  record: null,
  visitId: null,
  visitDay: null,
  problem: null,
};

const placeOf = ({ kind, name }: FoundTable, line: number) => ({ kind, sheet: name, line });

function stagedCustomer(planned: PlannedRow, table: FoundTable, { newId }: TableTools): Unnumbered {
  const { row, outcome } = planned;
  const place = { ...nothing, ...placeOf(table, row) };
  if (planned.outcome === 'refused') return { ...place, outcome, problem: planned.problem };
  if (planned.outcome === 'unchanged') {
    return { ...place, outcome, customerId: planned.before.id };
  }
  const { before, after, visited } = planned;
  const visitId = visited && newId<VisitId>();
  return { ...place, outcome, customerId: after.id, before, after, visitId, visitDay: visited };
}

function stagedRecord(planned: PlannedRecord, table: FoundTable): Unnumbered {
  const { row, outcome } = planned;
  const place = { ...nothing, ...placeOf(table, row) };
  if (planned.outcome === 'refused') return { ...place, outcome, problem: planned.problem };
  const { customerId } = planned.record;
  const record = planned.outcome === 'unchanged' ? null : planned.record;
  return { ...place, outcome, customerId, record };
}

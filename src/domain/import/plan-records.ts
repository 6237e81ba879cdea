import type { Customer, CustomerId } from '../customer.ts';
import { dueInstant } from '../follow-up.ts';
import { can } from '../permissions.ts';
import type { Actor, Person, PersonId } from '../person.ts';
import type { Settings } from '../settings.ts';
import { reportFields, stateOfVisit, type Visit, type VisitReport } from '../visit.ts';
import {
  addYears,
  type CalendarDay,
  clockTime,
  type Instant,
  type ZoneName,
} from '../zoned-time.ts';
import type { Cell } from './cell.ts';
import type { FoundHeaders } from './find-headers.ts';
import { type FollowUpFields, followUpColumns } from './follow-up-columns.ts';
import type { CellReaders } from './import-column.ts';
import {
  followUpKey,
  type ImportedContact,
  type ImportedDate,
  type ImportedFollowUp,
  type ImportedRecord,
  type ImportedVisit,
  type KnownContact,
  visitKey,
} from './imported-records.ts';
import {
  Refused,
  type RowPlace,
  type RowProblem,
  readRow,
  refuse,
  refuseLong,
  refuseTwice,
} from './refused-row.ts';
import { type VisitFields, visitColumns } from './visit-columns.ts';

/** What rows of contacts, dates, visits and follow-ups are planned with. */
export type RecordContext = {
  readonly actor: Actor;
  readonly people: readonly Person[];
  /** A customer by a name or an account number, those of the same file included. */
  readonly findCustomer: (said: string) => Customer | undefined;
  /** Whether a row of the same file that was refused is about it. */
  readonly isRefused: (said: string) => boolean;
  /** The keys of what there is. */
  readonly known: ReadonlySet<string>;
  /** Those of them who are people, by their keys. */
  readonly contacts: ReadonlyMap<string, KnownContact>;
  /** The name of the key person of each customer that has one. */
  readonly keyPersons: ReadonlyMap<CustomerId, string>;
  readonly settings: Settings;
  readonly today: CalendarDay;
  readonly now: Instant;
  readonly readers: CellReaders;
  readonly newContactId: () => ImportedContact['id'];
  readonly newDateId: () => ImportedDate['id'];
  readonly newVisitId: () => ImportedVisit['id'];
  readonly newFollowUpId: () => ImportedFollowUp['id'];
  /** What a note says besides. */
  readonly recognise: (note: string) => Pick<Visit, 'quantities' | 'isMeeting'>;
};

/** What becomes of a row. `row`: its number in the sheet, from 1. */
export type PlannedRecord<Kept = ImportedRecord> = { readonly row: number } & (
  | { readonly outcome: 'refused'; readonly problem: RowProblem }
  | { readonly outcome: 'unchanged'; readonly record: { readonly customerId: CustomerId | null } }
  | { readonly outcome: 'new' | 'changed'; readonly record: Kept }
);

/** Plans the rows of one sheet after another; what was in an earlier sheet is known in the next. */
export type PlanSheets<Kept> = (
  found: FoundHeaders,
  sheet: string,
) => (cells: readonly Cell[], row: number) => PlannedRecord<Kept> | null;

const visitsByKey = new Map(visitColumns.map((column) => [column.key, column]));
const followUpsByKey = new Map(followUpColumns.map((column) => [column.key, column]));

/** Plans row after row what becomes of visits. What is known already stays as it is. */
export const planVisits = (context: RecordContext): PlanSheets<ImportedVisit> =>
  planEach(context, visitKey, (cells, found) =>
    visitOf(readRow(cells, found, visitsByKey, context), context),
  );

/** The same for follow-ups. One whose day is over comes in as well: lists show it, and nothing nags. */
export const planFollowUps = (context: RecordContext): PlanSheets<ImportedFollowUp> =>
  planEach(context, followUpKey, (cells, found) =>
    followUpOf(readRow(cells, found, followUpsByKey, context), context),
  );

/** A row without anything in it is passed over. `isOther`: whether one that is known is changed by it. */
export function planEach<Kept extends { readonly customerId: CustomerId | null }>(
  { known }: RecordContext,
  keyOf: (record: Kept) => string,
  read: (cells: readonly Cell[], found: FoundHeaders) => Kept,
  seen = new Map<string, RowPlace>(),
  isOther: (record: Kept) => boolean = () => false,
): PlanSheets<Kept> {
  return (found, sheet) => (cells, row) => {
    if (cells.every((cell) => cell === null)) return null;
    try {
      const record = read(cells, found);
      const key = keyOf(record);
      const other = seen.get(key);
      if (other !== undefined) {
        throw refuseTwice('import.problem.recordTwice', null, other, { sheet });
      }
      seen.set(key, { row, sheet });
      if (!known.has(key)) return { row, outcome: 'new', record };
      return { row, outcome: isOther(record) ? 'changed' : 'unchanged', record };
    } catch (error) {
      if (error instanceof Refused) return { row, outcome: 'refused', problem: error.problem };
      throw error;
    }
  };
}

function visitOf(fields: Partial<VisitFields>, context: RecordContext): ImportedVisit {
  const { settings, now } = context;
  const customer = customerOf(fields.customer, context);
  if (!customer) throw refuse('import.problem.noName', 'import.column.name');
  const { day, time = null, note = '' } = fields;
  if (!day) throw refuse('import.problem.noDay', 'export.day');
  const isKnown = context.known.has(visitKey({ customerId: customer.id, day, note }));
  refuseFar(day, 'export.day', -settings['visit.maximumPastYears'], context);
  const limit = settings['note.maximumLength'];
  refuseLong(note, limit, 'export.note');
  const managerId = isKnown
    ? customer.managerId
    : personOf(fields.managerId, customer, 'import.column.manager', context);
  const timeZone = zoneOf(managerId, context);
  const reckoned = stateOfVisit({ day, time }, timeZone, now);
  if (reckoned === 'planned' && fields.state === 'held') {
    throw refuse('import.problem.future', 'export.day', { value: day });
  }
  const report: VisitReport = Object.fromEntries(
    reportFields.flatMap((field) => (fields[field] ? [[field, fields[field]]] : [])),
  );
  for (const field of reportFields) refuseLong(report[field] ?? '', limit, `report.${field}`);
  return {
    id: context.newVisitId(),
    customerId: customer.id,
    managerId,
    day,
    time,
    timeZone,
    note,
    ...context.recognise(note),
    state: fields.state ?? reckoned,
    report,
  };
}

function followUpOf(fields: Partial<FollowUpFields>, context: RecordContext): ImportedFollowUp {
  const { actor, settings, now } = context;
  const customer = customerOf(fields.customer, context);
  const { what, day, time = null, state = 'open' } = fields;
  if (what === undefined) throw refuse('import.problem.noWhat', 'import.column.what');
  if (!day) throw refuse('import.problem.noDay', 'import.column.due');
  refuseFar(day, 'import.column.due', -settings['visit.maximumPastYears'], context);
  refuseLong(what, settings['note.maximumLength'], 'import.column.what');
  const customerId = customer?.id ?? null;
  const isKnown = context.known.has(followUpKey({ customerId, dueDay: day, what }));
  const ownerId = isKnown
    ? actor.person.id
    : personOf(fields.ownerId, customer, 'import.column.owner', context);
  const timeZone = zoneOf(ownerId, context);
  const due = { day, time };
  const dueAt = dueInstant(due, timeZone, clockTime(settings['followUp.defaultTime']));
  return {
    id: context.newFollowUpId(),
    customerId,
    ownerId,
    what,
    dueDay: day,
    dueTime: time,
    timeZone,
    dueAt,
    state,
    closedAt: state === 'done' ? (dueAt < now ? dueAt : now) : null,
  };
}

const mayBringForOthers = ({ actor }: RecordContext) =>
  can(actor, { do: 'import-customers', for: 'team' });

/** The customer that a row names, if any. @throws Refused where the actor may not bring anything of it. */
export function customerOf(said: string | undefined, context: RecordContext): Customer | undefined {
  if (!said) return undefined;
  if (context.isRefused(said)) {
    throw refuse('import.problem.customerRefused', 'import.column.name', { value: said });
  }
  const customer = context.findCustomer(said);
  if (!customer) {
    throw refuse('import.problem.customer', 'import.column.name', { value: said });
  }
  if (customer.managerId !== context.actor.person.id && !mayBringForOthers(context)) {
    const owner = context.people.find(({ id }) => id === customer.managerId)?.name ?? '?';
    throw refuse('import.problem.notYours', null, { name: customer.name, owner });
  }
  return customer;
}

/** Whom a record is of: whoever is said, else whoever is responsible for the customer. */
export function personOf(
  said: PersonId | undefined,
  customer: Customer | undefined,
  column: 'import.column.manager' | 'import.column.owner',
  context: RecordContext,
): PersonId {
  const id = said ?? customer?.managerId ?? context.actor.person.id;
  if (id === context.actor.person.id || mayBringForOthers(context)) return id;
  throw refuse('import.problem.recordForOthers', column);
}

/** Day and time of a row are those of whomever it is of, as they stand in an export. */
const zoneOf = (person: PersonId, { people, actor }: RecordContext): ZoneName =>
  people.find(({ id }) => id === person)?.timeZone ?? actor.person.timeZone;

function refuseFar(
  day: CalendarDay,
  column: 'export.day' | 'import.column.due',
  years: number,
  { settings, today }: RecordContext,
): void {
  const first = addYears(today, years);
  const last = addYears(today, settings['followUp.maximumYears']);
  if (day >= first && day <= last) return;
  throw refuse('import.problem.dayFar', column, { value: day, first, last });
}

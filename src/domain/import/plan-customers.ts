import { type Customer, type CustomerId, mostAliases } from '../customer.ts';
import { type CustomerProfile, emptyProfile } from '../customer-profile.ts';
import { can } from '../permissions.ts';
import type { Actor, Person } from '../person.ts';
import type { CalendarDay, Instant } from '../zoned-time.ts';
import type { Cell } from './cell.ts';
import { type CustomerFields, customerColumns, type ImportedCustomer } from './customer-columns.ts';
import type { FoundHeaders } from './find-headers.ts';
import { type ImportedCredit, withHeldGrade } from './hold-imported-grade.ts';
import type { CellReaders, ImportColumn } from './import-column.ts';
import { profileColumns } from './profile-columns.ts';
import { textOf } from './read-cells.ts';
import {
  Refused,
  type RowPlace,
  type RowProblem,
  readRow,
  refuse,
  refuseTwice,
} from './refused-row.ts';
import { supplyPointColumns, supplyPointsAfter } from './supply-point-columns.ts';

/** What rows are compared with. */
export type PlanContext = ImportedCredit & {
  readonly actor: Actor;
  readonly people: readonly Person[];
  readonly customers: readonly Customer[];
  /** The last day on which each was visited. */
  readonly lastVisits: ReadonlyMap<CustomerId, CalendarDay>;
  /** The profile of each that has one. */
  readonly profiles: ReadonlyMap<CustomerId, CustomerProfile>;
  readonly now: Instant;
  readonly readers: CellReaders;
  readonly newId: () => CustomerId;
};

/** What becomes of a row. `row`: its number in the file, from 1. */
export type PlannedRow = { readonly row: number } & (
  | {
      readonly outcome: 'refused';
      readonly problem: RowProblem;
      /** Whom the row is about, as far as that can be read. */
      readonly name?: string;
    }
  | { readonly outcome: 'unchanged'; readonly before: ImportedCustomer }
  | {
      readonly outcome: 'new' | 'changed';
      readonly before: ImportedCustomer | null;
      readonly after: ImportedCustomer;
      /** Whether the customer is another than before, whatever visits there are. */
      readonly isChanged: boolean;
      /** A visit that the row tells of and that is not known yet. */
      readonly visited: CalendarDay | null;
    }
);

const folded = (name: string) => name.normalize('NFKC').toLowerCase();
const namesOf = ({
  name,
  englishName,
  aliases,
}: Pick<Customer, 'name' | 'englishName' | 'aliases'>) => [
  ...new Set([name, ...(englishName ? [englishName] : []), ...aliases].map(folded)),
];

/**
 * Plans row after row what becomes of the customers. Rows are matched by account number, then by name;
 * an empty cell leaves what is known. Rows without anything in them are passed over. What is in one
 * sheet is known in the next.
 */
export function planCustomerSheets(context: PlanContext) {
  const { customers } = context;
  const byName = new Map(customers.map((one) => [folded(one.name), one]));
  const byAccount = new Map(
    customers.flatMap((one) => (one.accountNumber ? [[one.accountNumber, one] as const] : [])),
  );
  const owners = new Map<string, Pick<Customer, 'id' | 'name'>>(
    customers.flatMap((one) => namesOf(one).map((name) => [name, one] as const)),
  );
  const seen = { names: new Map<string, RowPlace>(), accounts: new Map<string, RowPlace>() };
  const planned = new Map<CustomerId, RowPlace>();

  function find(fields: CustomerFields): Customer | null {
    const named = fields.name ? byName.get(folded(fields.name)) : undefined;
    const billed = fields.accountNumber ? byAccount.get(fields.accountNumber) : undefined;
    if (named && billed && named.id !== billed.id) {
      throw refuse('import.problem.twoCustomers', 'import.column.accountNumber', {
        number: fields.accountNumber ?? '',
        name: billed.name,
      });
    }
    return billed ?? named ?? null;
  }

  const isLead = () => can(context.actor, { do: 'import-customers', for: 'team' });

  function refuseRepeated(fields: CustomerFields, before: Customer | null, here: RowPlace): void {
    const name = folded(fields.name ?? before?.name ?? '');
    const other = seen.names.get(name) ?? (before ? planned.get(before.id) : undefined);
    if (other !== undefined) {
      throw refuseTwice('import.problem.nameTwice', 'import.column.name', other, here);
    }
    const number = fields.accountNumber;
    const account = number ? seen.accounts.get(number) : undefined;
    if (account !== undefined) {
      throw refuseTwice(
        'import.problem.accountTwice',
        'import.column.accountNumber',
        account,
        here,
      );
    }
    seen.names.set(name, here);
    if (number) seen.accounts.set(number, here);
    if (before) planned.set(before.id, here);
  }

  function refuseForeign(fields: CustomerFields, before: Customer | null): void {
    if (isLead()) return;
    const { person } = context.actor;
    if (before && before.managerId !== person.id) {
      const owner = context.people.find(({ id }) => id === before.managerId)?.name ?? '?';
      throw refuse('import.problem.notYours', null, { name: before.name, owner });
    }
    if (fields.managerId && fields.managerId !== person.id) {
      throw refuse('import.problem.forOthers', 'import.column.manager');
    }
  }

  function refuseTaken(after: Customer): void {
    for (const name of namesOf(after)) {
      const owner = owners.get(name);
      if (owner && owner.id !== after.id) {
        const isName = name === folded(after.name);
        throw refuse(
          'import.problem.taken',
          isName ? 'import.column.name' : 'import.column.aliases',
          { value: name, name: owner.name },
        );
      }
    }
    // The number of one that was merged into another is among the other's names.
    const number = after.accountNumber;
    const former = number === null ? undefined : owners.get(folded(number));
    if (number !== null && former && former.id !== after.id) {
      throw refuse('import.problem.taken', 'import.column.accountNumber', {
        value: number,
        name: former.name,
      });
    }
    if (after.aliases.length > mostAliases) {
      throw refuse('import.problem.aliases', 'import.column.aliases', {
        limit: String(mostAliases),
      });
    }
    for (const name of namesOf(after)) owners.set(name, after);
  }

  function planRow(cells: readonly Cell[], here: RowPlace, found: FoundHeaders): PlannedRow {
    const { row } = here;
    const fields = readRow(cells, found, columnsByKey, context);
    const known = find(fields);
    if (!known && !fields.name) {
      throw refuse('import.problem.noName', 'import.column.name');
    }
    refuseRepeated(fields, known, here);
    refuseForeign(fields, known);
    const before = known && withProfile(known, fields, context);
    const after = withHeldGrade(before, merge(before, fields, context), fields, context);
    refuseTaken(after);
    const visited = newVisit(fields, before, context);
    const isChanged = !before || !isSame(before, after);
    if (before && !isChanged && visited === null) return { row, outcome: 'unchanged', before };
    return { row, outcome: before ? 'changed' : 'new', before, after, isChanged, visited };
  }

  /** Null for a row without anything in it. */
  return (found: FoundHeaders, sheet: string) =>
    (cells: readonly Cell[], row: number): PlannedRow | null => {
      if (cells.every((cell) => cell === null)) return null;
      try {
        return planRow(cells, { row, sheet }, found);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        const name = textOf(cells[found.columns.indexOf('name')] ?? null);
        return { row, outcome: 'refused', problem: error.problem, name };
      }
    };
}

const columnsByKey = new Map<string, ImportColumn<CustomerFields>>(
  [...customerColumns, ...profileColumns, ...supplyPointColumns].map((column) => [
    column.key,
    column,
  ]),
);

/** A customer with that of its profile which a row speaks of. */
function withProfile(
  customer: Customer,
  fields: CustomerFields,
  { profiles }: PlanContext,
): ImportedCustomer {
  const { region, industry, usageCategory, importance, hasOwnSource, ownSource, ...more } =
    profiles.get(customer.id) ?? emptyProfile;
  const { tariffClass, isKeyAccount, suppliedSince, supplyPoints } = more;
  const isFed = [fields.points, fields.lines, fields.transformers].some((one) => one !== undefined);
  return {
    ...customer,
    ...(fields.region === undefined ? {} : { region }),
    ...(fields.industry === undefined ? {} : { industry }),
    ...(fields.usageCategory === undefined ? {} : { usageCategory }),
    ...(fields.importance === undefined ? {} : { importance }),
    ...(fields.hasOwnSource === undefined ? {} : { hasOwnSource }),
    ...(fields.ownSource === undefined ? {} : { ownSource }),
    ...(fields.tariffClass === undefined ? {} : { tariffClass }),
    ...(fields.isKeyAccount === undefined ? {} : { isKeyAccount }),
    ...(fields.suppliedSince === undefined ? {} : { suppliedSince }),
    ...(isFed ? { supplyPoints } : {}),
  };
}

function merge(
  before: ImportedCustomer | null,
  { lastVisit: _visit, points, lines, transformers, ...fields }: CustomerFields,
  { actor, now, newId }: PlanContext,
): ImportedCustomer {
  const base: ImportedCustomer = before ?? {
    id: newId(),
    teamId: actor.team.id,
    name: '',
    englishName: null,
    aliases: [],
    accountNumber: null,
    creditGrade: null,
    voltage: null,
    capacityKva: null,
    managerId: actor.person.id,
    createdAt: now,
  };
  // Another of its names in the list is not a new name.
  const isKnown = base.aliases.some((alias) => folded(alias) === folded(fields.name ?? ''));
  const said = {
    ...(points ? { points } : {}),
    ...(lines ? { lines } : {}),
    ...(transformers ? { transformers } : {}),
  };
  const supplyPoints = supplyPointsAfter(before?.supplyPoints ?? [], said);
  const after = {
    ...base,
    ...fields,
    ...(supplyPoints ? { supplyPoints } : {}),
    ...(isKnown ? { name: base.name } : {}),
  };
  const aliases = [...new Set([...base.aliases, ...(fields.aliases ?? [])])];
  return { ...after, aliases: aliases.filter((alias) => alias !== after.name) };
}

/** A visit that is later than all that are known of the customer. */
function newVisit(
  { lastVisit }: CustomerFields,
  before: Customer | null,
  { lastVisits }: PlanContext,
): CalendarDay | null {
  if (!lastVisit) return null;
  const known = before ? lastVisits.get(before.id) : undefined;
  return known !== undefined && known >= lastVisit ? null : lastVisit;
}

/** Whether a row says nothing new, whatever the order of the other names. */
function isSame(before: ImportedCustomer, after: ImportedCustomer): boolean {
  const shown = (one: ImportedCustomer) =>
    JSON.stringify(Object.entries({ ...one, aliases: [...one.aliases].sort() }).sort());
  return shown(before) === shown(after);
}

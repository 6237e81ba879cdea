import type { CustomerId } from '../../domain/customer.ts';
import type { Hit } from './name-hit.ts';
import { buildSegment, type CustomerName, type NameSegment } from './name-segment.ts';

/**
 * The names of all customers, ready to be found; its content is of no concern to others. Names that
 * changed since the index was built stand in a small segment of their own, so that a change costs
 * as much as the change and not as much as the whole.
 */
export type CustomerIndex = {
  readonly base: NameSegment;
  readonly recent: NameSegment;
  /** Customers whose names in `base` are no longer so. */
  readonly gone: ReadonlySet<CustomerId>;
  readonly known: ReadonlyMap<CustomerId, CustomerName>;
  /** How well the person who types knows a customer; the lower, the better. */
  readonly familiarity?: Familiarity;
};

/** Orders customers whose names fit equally well; the lower comes first. */
export type Familiarity = (id: CustomerId) => number;

/** The same names, for a person who knows some of the customers better than others. */
export const forPerson = (index: CustomerIndex, familiarity: Familiarity): CustomerIndex => ({
  ...index,
  familiarity,
});

/** From so many changes on, building the index anew is worth its time. */
const mostChanges = 500;
const mostChangedShare = 0.1;

/** Prepares the names for lookup. A hundred thousand customers take less than three seconds. */
export function buildCustomerIndex(customers: readonly CustomerName[]): CustomerIndex {
  return {
    base: buildSegment(customers),
    recent: buildSegment([]),
    gone: new Set(),
    known: new Map(customers.map((customer) => [customer.id, customer])),
  };
}

/** The index for these customers, at little cost where they are mostly those of the index. */
export function updateCustomerIndex(
  index: CustomerIndex,
  customers: readonly CustomerName[],
): CustomerIndex {
  const { base, known } = index;
  const changed = customers.filter((customer) => !isSame(customer, known.get(customer.id)));
  const kept = new Set(customers.map(({ id }) => id));
  const gone = new Set(changed.map(({ id }) => id).filter((id) => known.has(id)));
  for (const { id } of base.customers) if (!kept.has(id)) gone.add(id);
  const most = Math.max(mostChanges, base.customers.length * mostChangedShare);
  if (changed.length + gone.size > most) return buildCustomerIndex(customers);
  return { base, known, recent: buildSegment(changed), gone };
}

function isSame(now: CustomerName, before: CustomerName | undefined): boolean {
  return (
    before !== undefined &&
    now.name === before.name &&
    now.accountNumber === before.accountNumber &&
    now.otherNames.length === before.otherNames.length &&
    now.otherNames.every((name, position) => name === before.otherNames[position])
  );
}

/** What a search finds in the whole index, best first, each customer once. */
export function findHits(
  index: CustomerIndex,
  search: (segment: NameSegment) => readonly Hit[],
): readonly Hit[] {
  const { base, recent, gone } = index;
  const hits = [...search(base).filter(({ id }) => !gone.has(id)), ...search(recent)];
  const best = new Map<CustomerId, Hit>();
  for (const hit of hits) {
    const other = best.get(hit.id);
    if (other === undefined || inOrder(hit, other) < 0) best.set(hit.id, hit);
  }
  return [...best.values()].sort(orderFor(index));
}

/** The better hit first. */
export const inOrder = (one: Hit, other: Hit): number =>
  one.fit - other.fit || one.rank - other.rank || byText(one.name, other.name);

/** The same, but of hits that are as good the customer comes first whom the person knows best. */
export function orderFor({ familiarity }: CustomerIndex): (one: Hit, other: Hit) => number {
  if (familiarity === undefined) return inOrder;
  return (one, other) =>
    one.fit - other.fit ||
    placeOf(one) - placeOf(other) ||
    Number(one.isSound) - Number(other.isSound) ||
    familiarity(one.id) - familiarity(other.id) ||
    inOrder(one, other);
}

/** The thousands of a rank say where in the name it stands, the rest only how long the name is. */
const placeOf = ({ rank }: Hit): number => Math.floor(rank / 1000);

const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** The customers whose folded name, alias or account number is the key. */
export function exactOwners(
  { base, recent, gone, familiarity }: CustomerIndex,
  key: string,
): readonly CustomerId[] {
  const known = (base.exact.get(key) ?? []).filter((id) => !gone.has(id));
  const owners = [...new Set([...known, ...(recent.exact.get(key) ?? [])])];
  if (familiarity === undefined) return owners;
  return owners.sort((one, other) => familiarity(one) - familiarity(other));
}

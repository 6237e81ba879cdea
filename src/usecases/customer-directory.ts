import type { CustomerId } from '../domain/customer.ts';
import type { Actor, PersonId, TeamId } from '../domain/person.ts';
import {
  buildCustomerIndex,
  type CustomerIndex,
  forPerson,
  updateCustomerIndex,
} from '../language/customers/find-customer.ts';
import type { Store } from '../ports/store.ts';

/** The names of a team's customers, ready to be found in a line. */
export type CustomerDirectory = {
  indexFor(teamId: TeamId): Promise<CustomerIndex>;
  /**
   * The same for one person: among names that fit equally well those come first whom the person
   * visited lately, then the other customers that are the person's own.
   */
  indexForActor(actor: Actor): Promise<CustomerIndex>;
};

/** So many visits back a customer is still in mind. */
const recentVisits = 30;

type TeamCustomers = {
  readonly index: CustomerIndex;
  readonly managers: ReadonlyMap<CustomerId, PersonId>;
};

/** Keeps an index for each team; after a commit that touched customers the next line brings it up to date. */
export function openCustomerDirectory(store: Store): CustomerDirectory {
  const fresh = new Map<TeamId, Promise<TeamCustomers>>();
  /** The last index of each team, to take what did not change from. */
  const latest = new Map<TeamId, CustomerIndex>();
  store.onCommit((touched) => {
    if (touched.has('customers')) fresh.clear();
  });
  async function read(teamId: TeamId): Promise<TeamCustomers> {
    const customers = await store.read.customers.names(teamId);
    const names = customers.map(({ id, name, englishName, aliases, accountNumber }) => ({
      id,
      name,
      otherNames: [...(englishName ? [englishName] : []), ...aliases],
      accountNumber,
    }));
    const before = latest.get(teamId);
    const index = before ? updateCustomerIndex(before, names) : buildCustomerIndex(names);
    latest.set(teamId, index);
    return { index, managers: new Map(customers.map(({ id, managerId }) => [id, managerId])) };
  }
  function customersOf(teamId: TeamId): Promise<TeamCustomers> {
    const known = fresh.get(teamId);
    if (known) return known;
    const reading = read(teamId);
    fresh.set(teamId, reading);
    // A failed reading must not be remembered; the caller hears of it. A later one may stand there.
    reading.catch(() => {
      if (fresh.get(teamId) === reading) fresh.delete(teamId);
    });
    return reading;
  }
  return {
    indexFor: async (teamId) => (await customersOf(teamId)).index,
    async indexForActor({ person, team }) {
      const { index, managers } = await customersOf(team.id);
      const recent = await store.read.visits.recentCustomers(person.id, recentVisits);
      const places = new Map(recent.map((id, place) => [id, place - recent.length]));
      return forPerson(index, (id) => places.get(id) ?? (managers.get(id) === person.id ? 0 : 1));
    },
  };
}

import type { TeamId } from '../domain/person.ts';
import {
  buildCustomerIndex,
  type CustomerIndex,
  updateCustomerIndex,
} from '../language/customers/find-customer.ts';
import type { Store } from '../ports/store.ts';

/** The names of a team's customers, ready to be found in a line. */
export type CustomerDirectory = { indexFor(teamId: TeamId): Promise<CustomerIndex> };

/** Keeps an index for each team; after a commit that touched customers the next line brings it up to date. */
export function openCustomerDirectory(store: Store): CustomerDirectory {
  const fresh = new Map<TeamId, Promise<CustomerIndex>>();
  /** The last index of each team, to take what did not change from. */
  const latest = new Map<TeamId, CustomerIndex>();
  store.onCommit((touched) => {
    if (touched.has('customers')) fresh.clear();
  });
  async function read(teamId: TeamId): Promise<CustomerIndex> {
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
    return index;
  }
  return {
    indexFor(teamId) {
      const known = fresh.get(teamId);
      if (known) return known;
      const reading = read(teamId);
      fresh.set(teamId, reading);
      // A failed reading must not be remembered; the caller hears of it. A later one may stand there.
      reading.catch(() => {
        if (fresh.get(teamId) === reading) fresh.delete(teamId);
      });
      return reading;
    },
  };
}

import type { TeamId } from '../domain/person.ts';
import { buildCustomerIndex, type CustomerIndex } from '../language/find-customer.ts';
import type { Store } from '../ports/store.ts';

/** The names of a team's customers, ready to be found in a line. */
export type CustomerDirectory = { indexFor(teamId: TeamId): Promise<CustomerIndex> };

/** Keeps an index for each team, and builds it anew after a commit that touched customers. */
export function openCustomerDirectory(store: Store): CustomerDirectory {
  const indexes = new Map<TeamId, Promise<CustomerIndex>>();
  store.onCommit((touched) => {
    if (touched.has('customers')) indexes.clear();
  });
  return {
    indexFor(teamId) {
      const known = indexes.get(teamId);
      if (known) return known;
      const building = build(store, teamId);
      indexes.set(teamId, building);
      // A failed build must not be remembered; the caller hears of it.
      building.catch(() => indexes.delete(teamId));
      return building;
    },
  };
}

async function build(store: Store, teamId: TeamId): Promise<CustomerIndex> {
  const customers = await store.read.customers.names(teamId);
  return buildCustomerIndex(
    customers.map(({ id, name, englishName, aliases, accountNumber }) => ({
      id,
      name,
      otherNames: [...(englishName ? [englishName] : []), ...aliases],
      accountNumber,
    })),
  );
}

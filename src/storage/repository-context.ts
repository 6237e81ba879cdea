import type { Touched } from '../ports/store.ts';

/** What a set of repositories works with. */
export type RepositoryContext = {
  readonly newId: () => string;
  /** Collects what the transaction changes, for those who listen to commits. */
  readonly touched: Set<Touched>;
};

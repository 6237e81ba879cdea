import type { NewId } from '../domain/new-id.ts';
import type { Instant } from '../domain/zoned-time.ts';
import type { Store } from '../ports/store.ts';

/** What lists are worked on with. */
export type TableTools = {
  readonly store: Store;
  readonly clock: () => Instant;
  readonly newId: NewId;
};

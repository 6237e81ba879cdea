import type { Touched } from '../ports/store.ts';
import type { AuditKeys } from './audit-keys.ts';

/** What a set of repositories works with. */
export type RepositoryContext = {
  readonly newId: () => string;
  readonly auditKeys: AuditKeys;
  /** File of the people who were erased. */
  readonly erasedList: string;
  /** Collects what the transaction changes, for those who listen to commits. */
  readonly touched: Set<Touched>;
};

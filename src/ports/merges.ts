import type { CustomerId } from '../domain/customer.ts';
import type {
  Belongings,
  CustomerMerge,
  CustomerMergeId,
  MergeCounts,
} from '../domain/customer-merge.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { ManagerChange } from '../domain/work-hand-over.ts';

/** Customers that were there twice. While a merge holds, whoever asks for the one that went gets the other. */
export interface CustomerMergeRepository {
  find(id: CustomerMergeId): Promise<CustomerMerge | undefined>;
  /** Adds or replaces. */
  save(merge: CustomerMerge): Promise<void>;
  /** Those that have become part of a customer. */
  into(id: CustomerId): Promise<readonly CustomerId[]>;
  /** Every merge of a team that holds. */
  ofTeam(teamId: TeamId): Promise<readonly Pick<CustomerMerge, 'fromId' | 'intoId'>[]>;
  /** The merge by which a customer is part of another; undefined while it stands by itself. */
  partOf(id: CustomerId): Promise<CustomerMerge | undefined>;
  /** Everything that is about a customer, what was taken back or removed included. */
  belongings(id: CustomerId): Promise<Belongings>;
  /** How much of it people see. */
  count(id: CustomerId): Promise<MergeCounts>;
  /** Makes what of these is about one customer be about another; no record gets another version. */
  move(belongings: Belongings, from: CustomerId, to: CustomerId): Promise<void>;
  creatorOf(id: CustomerId): Promise<PersonId>;
  /** Takes away a customer that nothing is about any more, with its names, supply points and what was planned for it. */
  remove(id: CustomerId): Promise<void>;
  /** Who was responsible, of a customer that is back. */
  putManagerChanges(changes: readonly ManagerChange[]): Promise<void>;
}

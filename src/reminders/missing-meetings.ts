import type { Customer } from '../domain/customer.ts';
import type { PersonId, TeamId } from '../domain/person.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { Settings } from '../domain/settings.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { Repositories } from '../ports/store.ts';

/** A key account without its meeting of a quarter. */
export type UnmetCustomer = Pick<Customer, 'id' | 'name' | 'managerId'>;

/** Key accounts of a team, or of one manager, that had no meeting in a quarter and have none planned. */
export async function unmetCustomers(
  of: { readonly teamId: TeamId; readonly managerId: PersonId | null },
  { first, last }: Quarter,
  { settings, today }: { readonly settings: Settings; readonly today: CalendarDay },
  { customers, visits }: Repositories,
): Promise<readonly UnmetCustomer[]> {
  if (settings['meeting.leadDays'].length === 0) return [];
  const fromKva = settings['meeting.keyAccountKva'];
  const accounts = await customers.keyAccounts(of.teamId, of.managerId, fromKva);
  if (accounts.length === 0) return [];
  const meetings = (await visits.meetings(of.teamId, first, last)).filter(
    ({ state, day }) => state === 'held' || (state === 'planned' && day >= today),
  );
  const met = new Set(meetings.map(({ customerId }) => customerId));
  return accounts.filter(({ id }) => !met.has(id));
}

import type { Customer, CustomerId } from '../domain/customer.ts';
import { type CustomerProfile, emptyProfile, firstSupply } from '../domain/customer-profile.ts';
import { UserError } from '../domain/user-error.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import { oneLine } from '../views/message.ts';
import { findOwnCustomer, markOfShown } from './edit-customer.ts';
import { holdGrade } from './hold-grade.ts';
import { audit, type UseCaseContext } from './use-case-context.ts';

/** What stands in the form of a profile, in short: another mark means that somebody has changed it. */
export function markOfProfile({ supplyPoints, ...profile }: CustomerProfile): string {
  const points = supplyPoints.map((point) => Object.entries(point).sort());
  return markOfShown([Object.entries(profile).sort(), points]);
}

/** @throws UserError where the customer is not there, or somebody else's. */
export async function findOwnProfile(
  context: UseCaseContext,
  id: CustomerId,
): Promise<{ readonly customer: Customer; readonly profile: CustomerProfile }> {
  const customer = await findOwnCustomer(context, id);
  return {
    customer,
    profile: (await context.repositories.profiles.find(customer.id)) ?? emptyProfile,
  };
}

/**
 * Changes what the archive knows of a customer; says whether anything is different.
 *
 * @throws UserError where it was changed since the form was opened, is somebody else's, or was supplied
 *   on a day that cannot be.
 */
export async function editProfile(
  context: UseCaseContext,
  { customerId, seen }: { readonly customerId: CustomerId; readonly seen: string },
  typed: CustomerProfile,
): Promise<boolean> {
  const { customer, profile: before } = await findOwnProfile(context, customerId);
  if (markOfProfile(before) !== seen) {
    throw new UserError('error.changedMeanwhile', { reference: customer.name });
  }
  const after = tidied(typed);
  if (markOfProfile(after) === seen) return false;
  const isMoved = after.suppliedSince !== before.suppliedSince;
  if (isMoved) refuseDay(context, after.suppliedSince);
  await keepProfile(context, customer, before, after);
  if (isMoved) await holdGrade(context, customer);
  return true;
}

/** Writes a changed profile with its audit row. */
export async function keepProfile(
  context: UseCaseContext,
  { id }: Pick<Customer, 'id'>,
  before: CustomerProfile,
  after: CustomerProfile,
): Promise<void> {
  await context.repositories.profiles.save(id, after);
  await audit(context, 'customer.profile', `customer/${id}`, before, after);
}

/** @throws UserError where nobody can have been supplied since that day. */
function refuseDay({ today }: UseCaseContext, day: CalendarDay | null): void {
  if (day === null || (firstSupply <= day && day <= today)) return;
  const when = { day, time: null };
  throw new UserError(day > today ? 'error.dayAhead' : 'error.suppliedEarly', { when });
}

function tidied(profile: CustomerProfile): CustomerProfile {
  const text = (typed: string | null) => (typed && oneLine(typed)) || null;
  return {
    ...profile,
    region: text(profile.region),
    industry: text(profile.industry),
    tariffClass: text(profile.tariffClass),
    // Whoever says what with has said that there is one.
    hasOwnSource: profile.hasOwnSource ?? (oneLine(profile.ownSource) ? true : null),
    ownSource: oneLine(profile.ownSource),
  };
}

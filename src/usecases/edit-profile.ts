import type { Customer, CustomerId } from '../domain/customer.ts';
import { type CustomerProfile, emptyProfile } from '../domain/customer-profile.ts';
import { UserError } from '../domain/user-error.ts';
import { oneLine } from '../views/message.ts';
import { findOwnCustomer, markOfShown } from './edit-customer.ts';
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
 * @throws UserError where it was changed since the form was opened, or is somebody else's.
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
  await context.repositories.profiles.save(customer.id, after);
  await audit(context, 'customer.profile', `customer/${customer.id}`, before, after);
  return true;
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

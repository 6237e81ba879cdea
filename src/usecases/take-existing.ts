import { type ContactInput, phoneDigits } from '../domain/contact.ts';
import { isAbove } from '../domain/credit-incident.ts';
import { type Customer, type CustomerId, mostAliases } from '../domain/customer.ts';
import { foldName } from '../language/customers/fold-name.ts';
import type { LeftField } from '../views/which-customer.ts';
import { type AddCustomerInput, checkFirstContact, type FirstContact } from './add-customer.ts';
import { type EditingContext, editCustomer, findOwnCustomer, markOf } from './edit-customer.ts';
import { findCreditCap } from './judge-credit.ts';
import { addContact, editContact } from './keep-contacts.ts';

/** A customer that was there already, and what of the input it has another value of, which stayed. */
export type TakenCustomer = {
  readonly customer: Customer;
  readonly isChanged: boolean;
  readonly left: readonly LeftField[];
};

const fields = ['englishName', 'accountNumber', 'creditGrade', 'voltage', 'capacityKva'] as const;

/**
 * What was typed of a new customer is about one that is there already: it is found by the new name as
 * well, and what was not known of it is filled in; what was known stays, and a grade that something at
 * the customer does not allow is not given.
 *
 * @throws UserError where it is not the actor's to change, or a name or number is another's.
 */
export async function takeExisting(
  context: EditingContext,
  id: CustomerId,
  input: AddCustomerInput,
  contact: FirstContact | null,
): Promise<TakenCustomer> {
  const before = await findOwnCustomer(context, id);
  const checked = contact && checkFirstContact(contact);
  const cap = await findCreditCap(context, before.id);
  const isHeld = cap !== null && isAbove(input.creditGrade, cap.most);
  const names = [input.name, ...input.aliases].filter((name) => !isCalled(before, name));
  const after: AddCustomerInput = {
    name: before.name,
    englishName: before.englishName ?? input.englishName,
    accountNumber: before.accountNumber ?? input.accountNumber,
    creditGrade: before.creditGrade ?? (isHeld ? null : input.creditGrade),
    voltage: before.voltage ?? input.voltage,
    capacityKva: before.capacityKva ?? input.capacityKva,
    aliases: [...before.aliases, ...names].slice(0, Math.max(mostAliases, before.aliases.length)),
  };
  const place = { customerId: before.id, seen: markOf(before) };
  const edited = await editCustomer(context, place, after, { anyway: true, reason: '' });
  const kept = checked === null ? 'known' : await keepContact(context, before.id, checked);
  return {
    customer: { ...before, ...after },
    isChanged: kept === 'kept' || (edited.customer !== null && edited.isChanged),
    left: [
      ...fields.filter((field) => input[field] !== null && input[field] !== after[field]),
      ...(kept === 'other' ? (['contact'] as const) : []),
    ],
  };
}

const isCalled = ({ name, englishName, aliases }: Customer, typed: string): boolean =>
  [name, englishName ?? '', ...aliases].some((one) => foldName(one) === foldName(typed));

/** Keeps whom to call; `other`: somebody of that name is there with another phone, which stays. */
async function keepContact(
  context: EditingContext,
  id: CustomerId,
  contact: ContactInput,
): Promise<'kept' | 'known' | 'other'> {
  const others = await context.repositories.contacts.ofCustomer(id);
  const same = others.find(({ name }) => foldName(name) === foldName(contact.name));
  if (!same) {
    await addContact(context, id, contact);
    return 'kept';
  }
  const { phone } = contact;
  if (phone === null) return 'known';
  if (same.phone !== null)
    return phoneDigits(same.phone) === phoneDigits(phone) ? 'known' : 'other';
  await editContact(context, same.id, same.version, { ...same, phone });
  return 'kept';
}

import type { ContactInput } from '../domain/contact.ts';
import {
  type CreditGrade,
  type Customer,
  type CustomerId,
  customerNameLimit,
  mostAliases,
} from '../domain/customer.ts';
import { UserError } from '../domain/user-error.ts';
import { oneLine } from '../views/message.ts';
import { addContact, tidyContact } from './keep-contacts.ts';
import { planNextVisit } from './plan-next-visits.ts';
import { allow, audit, type UseCaseContext } from './use-case-context.ts';

export type AddCustomerInput = {
  readonly name: string;
  readonly englishName: string | null;
  readonly aliases: readonly string[];
  readonly accountNumber: string | null;
  readonly creditGrade: CreditGrade | null;
  readonly voltage: number | null;
  readonly capacityKva: number | null;
};

/** Whom to call at a new customer's; a form asks for name and phone alone. */
export type FirstContact = Pick<ContactInput, 'name' | 'phone'> & Partial<ContactInput>;

/** @throws UserError where there is a phone without a name, or either cannot be kept. */
export const checkFirstContact = (contact: FirstContact): ContactInput =>
  tidyContact({ ...nobodyYet, ...contact });

const nobodyYet = {
  title: '',
  decisionRole: null,
  email: null,
  birthday: null,
  language: null,
  isKeyPerson: false,
} as const;

/** A customer of whom only the name is known. */
export const nameOnly = (name: string): AddCustomerInput => ({
  name,
  englishName: null,
  aliases: [],
  accountNumber: null,
  creditGrade: null,
  voltage: null,
  capacityKva: null,
});

/** Kilovolt-amperes, as customers have them, of volt-amperes. @throws UserError where it is none. */
export function wholeKva(voltAmperes: number): number {
  const kva = Math.round(voltAmperes / 1_000);
  if (kva < 1 || kva > largestKva) throw new UserError('error.capacityNumber');
  return kva;
}

/** What the column holds. */
const largestKva = 2 ** 31 - 1;

/**
 * What is kept of the input. `self`: the customer that it changes.
 *
 * @throws UserError where the name is missing, a name is too long, or name or account number are taken.
 */
export async function checkCustomer(
  { repositories, actor }: UseCaseContext,
  input: AddCustomerInput,
  self: CustomerId | null = null,
): Promise<AddCustomerInput> {
  // Characters that cannot be seen would let two customers look the same.
  const name = oneLine(input.name);
  const count = [...name].length;
  if (count === 0) throw new UserError('error.nameMissing', {}, 'customer.add.example');
  if (count > customerNameLimit) {
    throw new UserError('error.nameLong', { count, limit: customerNameLimit });
  }
  const namesake = await repositories.customers.findByName(actor.team.id, name);
  if (namesake && namesake.id !== self) {
    throw new UserError('error.customerExists', { name });
  }
  const accountNumber = input.accountNumber && oneLine(input.accountNumber);
  if (accountNumber) {
    const owner = await repositories.customers.findByAccount(actor.team.id, accountNumber);
    if (owner && owner.id !== self) {
      throw new UserError('error.accountExists', {
        number: accountNumber,
        name: owner.name,
      });
    }
  }
  return {
    ...input,
    name,
    accountNumber,
    englishName: input.englishName && oneLine(input.englishName),
    aliases: keptAliases(name, input.aliases),
  };
}

/** @throws UserError where there are too many, or one is too long. */
function keptAliases(name: string, typed: readonly string[]): readonly string[] {
  const aliases = [...new Set(typed.map(oneLine))].filter((one) => one !== '' && one !== name);
  if (aliases.length > mostAliases) {
    throw new UserError('error.aliasesMany', { count: aliases.length, limit: mostAliases });
  }
  const count = Math.max(0, ...aliases.map((alias) => [...alias].length));
  if (count > customerNameLimit) {
    throw new UserError('error.aliasLong', { count, limit: customerNameLimit });
  }
  return aliases;
}

/**
 * Adds a customer, with whom to call there; who adds it is its manager.
 *
 * @throws UserError as {@link checkCustomer} does, and where the actor may add none.
 */
export async function addCustomer(
  context: UseCaseContext,
  input: AddCustomerInput,
  contact: FirstContact | null = null,
): Promise<Customer> {
  const { repositories, actor, now, newId } = context;
  allow(context, { do: 'add-customer' });
  const customer: Customer = {
    ...(await checkCustomer(context, input)),
    id: newId<CustomerId>(),
    teamId: actor.team.id,
    managerId: actor.person.id,
    createdAt: now,
  };
  await repositories.customers.add(customer, actor.person.id);
  await audit(context, 'customer.add', `customer/${customer.id}`, null, customer);
  if (customer.creditGrade !== null) {
    await repositories.credit.add({
      customerId: customer.id,
      at: now,
      by: actor.person.id,
      from: null,
      to: customer.creditGrade,
      score: null,
      reason: '',
    });
  }
  if (contact) await addContact(context, customer.id, checkFirstContact(contact));
  await planNextVisit(context, customer);
  return customer;
}

import {
  type CreditGrade,
  type Customer,
  type CustomerId,
  customerNameLimit,
} from '../domain/customer.ts';
import { UserError } from '../domain/user-error.ts';
import { oneLine } from '../views/message.ts';
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
 * What is kept of the input.
 *
 * @throws UserError where the name is missing or too long, or name or account number are taken.
 */
export async function checkNewCustomer(
  context: UseCaseContext,
  input: AddCustomerInput,
): Promise<AddCustomerInput> {
  const { repositories, actor } = context;
  allow(context, { do: 'add-customer' });
  // Characters that cannot be seen would let two customers look the same.
  const name = oneLine(input.name);
  const count = [...name].length;
  if (count === 0) throw new UserError('error.nameMissing', {}, 'customer.add.example');
  if (count > customerNameLimit) {
    throw new UserError('error.nameLong', { count, limit: customerNameLimit });
  }
  if (await repositories.customers.findByName(actor.team.id, name)) {
    throw new UserError('error.customerExists', { name });
  }
  const accountNumber = input.accountNumber && oneLine(input.accountNumber);
  if (accountNumber) {
    const owner = await repositories.customers.findByAccount(actor.team.id, accountNumber);
    if (owner) {
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
    aliases: [...new Set(input.aliases.map(oneLine))],
  };
}

/**
 * Adds a customer; who adds it is its manager.
 *
 * @throws UserError as {@link checkNewCustomer} does.
 */
export async function addCustomer(
  context: UseCaseContext,
  input: AddCustomerInput,
): Promise<Customer> {
  const { repositories, actor, now, newId } = context;
  const customer: Customer = {
    ...(await checkNewCustomer(context, input)),
    id: newId<CustomerId>(),
    teamId: actor.team.id,
    managerId: actor.person.id,
    createdAt: now,
  };
  await repositories.customers.add(customer, actor.person.id);
  await audit(context, 'customer.add', `customer/${customer.id}`, null, customer);
  return customer;
}

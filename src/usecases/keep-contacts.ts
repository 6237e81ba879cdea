import { type Contact, type ContactId, type ContactInput, phoneDigits } from '../domain/contact.ts';
import type { Customer, CustomerId } from '../domain/customer.ts';
import { can } from '../domain/permissions.ts';
import { UserError } from '../domain/user-error.ts';
import { foldName } from '../language/customers/fold-name.ts';
import type { ContactEcho } from '../views/contact-card.ts';
import { oneLine } from '../views/message.ts';
import { audit, refuseLate, type UseCaseContext } from './use-case-context.ts';

const nameLimit = 60;
const titleLimit = 80;

/**
 * Adds a contact of a customer.
 *
 * @throws UserError where the customer is not the actor's, somebody of that name is there already, or
 * what was typed is no name, phone or address.
 */
export async function addContact(
  context: UseCaseContext,
  customerId: CustomerId,
  input: ContactInput,
): Promise<ContactEcho> {
  const { repositories, actor, now, newId } = context;
  const customer = await findContactsCustomer(context, customerId);
  const checked = await checkContact(context, customer, input, null);
  const contact: Contact = {
    ...checked,
    id: newId<ContactId>(),
    teamId: customer.teamId,
    customerId: customer.id,
    version: 1,
    createdAt: now,
    createdBy: actor.person.id,
    removedAt: null,
  };
  const instead = await takeKey(context, contact);
  await repositories.contacts.add(contact);
  await audit(context, 'contact.add', `contact/${contact.id}`, null, contact);
  return { contact, customer, instead, isChanged: true };
}

/**
 * Changes a contact to what was filled in.
 *
 * @throws UserError as {@link addContact} does, and where it was changed since the form was opened.
 */
export async function editContact(
  context: UseCaseContext,
  id: ContactId,
  version: number,
  input: ContactInput,
): Promise<ContactEcho> {
  const { contact: before, customer } = await findOwnContact(context, id);
  if (before.version !== version) {
    throw new UserError('error.changedMeanwhile', { reference: before.name });
  }
  const checked = await checkContact(context, customer, input, id);
  const after = { ...before, ...checked };
  const isChanged = JSON.stringify(after) !== JSON.stringify(before);
  if (!isChanged) return { contact: before, customer, instead: null, isChanged };
  const instead = await takeKey(context, after);
  const contact = await write(context, before, after, 'contact.edit');
  return { contact, customer, instead, isChanged };
}

/** @throws UserError where it is removed already, or not the actor's. */
export async function removeContact(context: UseCaseContext, id: ContactId): Promise<ContactEcho> {
  const { contact: before, customer } = await findOwnContact(context, id);
  const removed = { ...before, removedAt: context.now };
  const contact = await write(context, before, removed, 'contact.remove');
  return { contact, customer, instead: null, isChanged: true };
}

/**
 * Brings a removed contact back; another who became the key person meanwhile stays it.
 *
 * @throws UserError where it is there already, not the actor's, or removed too long ago.
 */
export async function restoreContact(context: UseCaseContext, id: ContactId): Promise<ContactEcho> {
  const { repositories } = context;
  const { contact: before, customer } = await findContact(context, id);
  if (before.removedAt === null) throw new UserError('error.contactThere', { name: before.name });
  refuseLate(context, before.removedAt, before.name);
  const others = await repositories.contacts.ofCustomer(customer.id);
  refuseNamesake(others, before.name, null);
  const isKeyPerson = before.isKeyPerson && !others.some((one) => one.isKeyPerson);
  const restored = { ...before, removedAt: null, isKeyPerson };
  const contact = await write(context, before, restored, 'contact.restore');
  return { contact, customer, instead: null, isChanged: true };
}

/**
 * A contact that the actor may change, with its customer.
 *
 * @throws UserError where it is removed, or not the actor's.
 */
export async function findOwnContact(
  context: UseCaseContext,
  id: ContactId,
): Promise<{ readonly contact: Contact; readonly customer: Customer }> {
  const found = await findContact(context, id);
  if (found.contact.removedAt !== null) {
    throw new UserError('error.contactRemoved', { name: found.contact.name });
  }
  return found;
}

async function findContact(context: UseCaseContext, id: ContactId) {
  const contact = await context.repositories.contacts.find(id);
  if (!contact) throw new UserError('error.oldButton');
  return { contact, customer: await findContactsCustomer(context, contact.customerId) };
}

/**
 * A customer whose contacts the actor may see and change.
 *
 * @throws UserError where it is not there, or somebody else's.
 */
export async function findContactsCustomer(
  { repositories, actor }: UseCaseContext,
  id: CustomerId,
): Promise<Customer> {
  const customer = await repositories.customers.find(id);
  if (!customer || customer.teamId !== actor.team.id) throw new UserError('error.oldButton');
  if (!can(actor, { do: 'change-contacts', to: customer })) {
    const owner = await repositories.people.find(customer.managerId);
    const { name } = customer;
    throw new UserError('error.contactsNotYours', { name, owner: owner?.name ?? '?' });
  }
  return customer;
}

async function checkContact(
  { repositories }: UseCaseContext,
  customer: Customer,
  input: ContactInput,
  self: ContactId | null,
): Promise<ContactInput> {
  const checked = tidyContact(input);
  refuseNamesake(await repositories.contacts.ofCustomer(customer.id), checked.name, self);
  return checked;
}

/**
 * What is kept of what was typed.
 *
 * @throws UserError where there is no name, something is too long, or no phone or address.
 */
export function tidyContact(input: ContactInput): ContactInput {
  const name = oneLine(input.name);
  const title = oneLine(input.title);
  const [nameCount, titleCount] = [[...name].length, [...title].length];
  if (nameCount === 0) throw new UserError('error.contactName', {}, 'customer.contact.example');
  if (nameCount > nameLimit) {
    throw new UserError('error.nameLong', { count: nameCount, limit: nameLimit });
  }
  if (titleCount > titleLimit) {
    throw new UserError('error.contactTitle', { count: titleCount, limit: titleLimit });
  }
  const phone = (input.phone && oneLine(input.phone)) || null;
  const digits = phone === null ? 0 : phoneDigits(phone).length;
  if (phone !== null && (digits < 5 || digits > 15 || [...phone].length > 40)) {
    throw new UserError('error.contactPhone', { phone });
  }
  const email = (input.email && oneLine(input.email)) || null;
  if (email !== null && !/^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,63}$/.test(email)) {
    throw new UserError('error.contactEmail', { email });
  }
  return { ...input, name, title, phone, email };
}

/** @throws UserError where somebody of that name is there already. */
function refuseNamesake(others: readonly Contact[], name: string, self: ContactId | null): void {
  const folded = foldName(name);
  const same = others.find((one) => one.id !== self && foldName(one.name) === folded);
  if (same) throw new UserError('error.contactExists', { name: same.name });
}

/** Takes the mark of the key person from whoever else has it; they are handed back. */
async function takeKey(
  context: UseCaseContext,
  { id, customerId, isKeyPerson }: Contact,
): Promise<Contact | null> {
  if (!isKeyPerson) return null;
  const others = await context.repositories.contacts.ofCustomer(customerId);
  const before = others.find((one) => one.isKeyPerson && one.id !== id);
  if (!before) return null;
  return write(context, before, { ...before, isKeyPerson: false }, 'contact.key-person');
}

async function write(
  context: UseCaseContext,
  before: Contact,
  changed: Contact,
  action: string,
): Promise<Contact> {
  const after = { ...changed, version: before.version + 1 };
  if (!(await context.repositories.contacts.update(after, before.version))) {
    throw new UserError('error.changedMeanwhile', { reference: before.name });
  }
  await audit(context, action, `contact/${before.id}`, before, after);
  return after;
}

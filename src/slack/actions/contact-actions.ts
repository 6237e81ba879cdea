import { z } from 'zod';
import { type ContactId, decisionRoles } from '../../domain/contact.ts';
import type { CustomerId } from '../../domain/customer.ts';
import {
  addContact,
  findContactsCustomer,
  findOwnContact,
  removeContact,
  restoreContact,
} from '../../usecases/keep-contacts.ts';
import { listContacts } from '../../usecases/list-contacts.ts';
import { contactEcho } from '../../views/contact-card.ts';
import { contactForm } from '../../views/contact-form.ts';
import { contactList } from '../../views/contact-list.ts';
import { defineAction } from '../define-action.ts';
import { openForm, rewrite, say } from '../reply.ts';

const customerId = z.string().transform((id) => id as CustomerId);
const contactId = z.string().transform((id) => id as ContactId);

/** Shows the contacts of a customer: another page in place, or all below a card that stays. */
export const listContactsAction = defineAction({
  name: 'contact:list',
  value: z.object({ customerId, page: z.number().int(), isBelow: z.boolean().default(false) }),
  async run({ customerId, page, isBelow }, context) {
    const list = contactList(await listContacts(context, customerId), page, context.words);
    return isBelow ? say(list) : rewrite(list);
  },
});

/** Opens the form for a new contact. */
export const addContactAction = defineAction({
  name: 'contact:add',
  opensForm: true,
  value: z.object({ customerId }),
  async run({ customerId }, context) {
    await findContactsCustomer(context, customerId);
    const { responseUrl, words } = context;
    const target = { customerId, contact: null, responseUrl, isInPlace: false };
    return openForm(contactForm(target, words));
  },
});

/** Keeps the contact that a line named, at the customer that was picked. */
export const addContactForAction = defineAction({
  name: 'contact:keep',
  value: z.object({
    customerId,
    name: z.string(),
    title: z.string(),
    decisionRole: z.enum(decisionRoles).nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    isKeyPerson: z.boolean(),
  }),
  async run({ customerId, ...input }, context) {
    const typed = { ...input, birthday: null, language: null };
    const added = await addContact(context, customerId, typed);
    return rewrite(contactEcho(added, 'contact.added', context.words));
  },
});

/** Opens the form with all that is known of a contact. */
export const editContactAction = defineAction({
  name: 'contact:edit',
  opensForm: true,
  value: z.object({ contactId, isInPlace: z.boolean() }),
  async run({ contactId, isInPlace }, context) {
    const { contact, customer } = await findOwnContact(context, contactId);
    const { responseUrl, words } = context;
    const target = { customerId: customer.id, contact, responseUrl, isInPlace };
    return openForm(contactForm(target, words));
  },
});

/** Removes a contact; Undo stands in its place. */
export const removeContactAction = defineAction({
  name: 'contact:remove',
  value: z.object({ contactId }),
  run: async ({ contactId }, context) =>
    rewrite(contactEcho(await removeContact(context, contactId), 'contact.removed', context.words)),
});

/** Brings a removed contact back. */
export const restoreContactAction = defineAction({
  name: 'contact:restore',
  value: z.object({ contactId }),
  run: async ({ contactId }, context) =>
    rewrite(
      contactEcho(await restoreContact(context, contactId), 'contact.restored', context.words),
    ),
});

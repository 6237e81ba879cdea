import { z } from 'zod';
import { type ContactId, decisionRoles } from '../../domain/contact.ts';
import type { CustomerId } from '../../domain/customer.ts';
import { locales } from '../../domain/locale.ts';
import { UserError } from '../../domain/user-error.ts';
import { readBirthday } from '../../language/read-birthday.ts';
import { addContact, editContact } from '../../usecases/keep-contacts.ts';
import { contactEcho } from '../../views/contact-card.ts';
import { defineForm } from '../define-form.ts';
import { rewrite, say } from '../reply.ts';

/** Keeps the contact of the form, new or known. */
export const saveContactForm = defineForm({
  name: 'contact:save',
  metadata: z.object({
    customerId: z.string().transform((id) => id as CustomerId),
    contactId: z
      .string()
      .transform((id) => id as ContactId)
      .nullable(),
    version: z.number().nullable(),
    isInPlace: z.boolean(),
  }),
  firstField: 'name',
  fieldOf: {
    'error.contactTitle': 'title',
    'error.contactPhone': 'phone',
    'error.contactEmail': 'email',
    'error.contactBirthday': 'birthday',
  },
  async run({ values, choices }, { customerId, contactId, version, isInPlace }, context) {
    const input = {
      name: values.name ?? '',
      title: values.title ?? '',
      decisionRole: decisionRoles.find((role) => role === values.role) ?? null,
      phone: values.phone ?? null,
      email: values.email ?? null,
      birthday: birthdayOf(values.birthday?.trim() ?? ''),
      language: locales.find((locale) => locale === values.language) ?? null,
      isKeyPerson: (choices.key ?? []).includes('key'),
    };
    if (contactId === null || version === null) {
      const added = await addContact(context, customerId, input);
      return say(contactEcho(added, 'contact.added', context.words));
    }
    const edited = await editContact(context, contactId, version, input);
    const echo = contactEcho(edited, 'contact.changed', context.words);
    return isInPlace ? rewrite(echo) : say(echo);
  },
});

/** @throws UserError where it is no day. */
function birthdayOf(typed: string): string | null {
  if (typed === '') return null;
  const birthday = readBirthday(typed);
  if (birthday === undefined) throw new UserError('error.contactBirthday', { typed });
  return birthday;
}

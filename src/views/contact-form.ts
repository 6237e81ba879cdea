import { type Contact, type ContactInput, decisionRoles } from '../domain/contact.ts';
import type { CustomerId } from '../domain/customer.ts';
import { locales } from '../domain/locale.ts';
import { decisionRoleNames } from '../domain/value-names.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { checkboxField, selectField, textField } from './input-fields.ts';
import { type Form, shorten } from './message.ts';

/** Whose form it is. */
export type ContactFormTarget = {
  readonly customerId: CustomerId;
  /** Null: a new contact. */
  readonly contact: Contact | null;
  readonly responseUrl: string | null;
  /** Whether the message it was opened from shows this contact, and is replaced. */
  readonly isInPlace: boolean;
};

/** A contact, new or known; only the name is required. */
export function contactForm(
  { customerId, contact, responseUrl, isInPlace }: ContactFormTarget,
  words: Words,
): Form {
  type TextOf = Extract<keyof ContactInput, 'name' | 'title' | 'phone' | 'email' | 'birthday'>;
  const text = (id: TextOf, label: MessageKey, limit: number, hint?: MessageKey) => {
    const value = contact?.[id];
    return textField(
      {
        id,
        label: words.t(label),
        isOptional: id !== 'name',
        ...(value ? { value } : {}),
        ...(hint ? { hint: words.t(hint) } : {}),
      },
      { isMultiline: false, limit },
    );
  };
  const subject = { customerId, contactId: contact?.id ?? null, version: contact?.version ?? null };
  return {
    type: 'modal',
    callback_id: 'contact:save',
    private_metadata: JSON.stringify({ ...subject, responseUrl, isInPlace }),
    title: {
      type: 'plain_text',
      text: shorten(words.t(contact ? 'contact.form.editTitle' : 'contact.form.title'), 24),
    },
    submit: { type: 'plain_text', text: words.t('button.save') },
    close: { type: 'plain_text', text: words.t('button.cancel') },
    blocks: [
      text('name', 'contact.form.name', 60),
      text('title', 'contact.form.jobTitle', 80),
      text('phone', 'contact.form.phone', 40),
      text('email', 'contact.form.email', 200),
      selectField(
        { id: 'role', label: words.t('contact.form.role'), value: contact?.decisionRole ?? null },
        decisionRoles.map((value) => ({ value, label: words.t(decisionRoleNames[value]) })),
      ),
      checkboxField(
        {
          id: 'key',
          label: words.t('contact.keyPerson'),
          hint: words.t('contact.form.keyHint'),
          values: contact?.isKeyPerson ? ['key'] : [],
        },
        [{ value: 'key', label: words.t('contact.form.key') }],
      ),
      text('birthday', 'contact.form.birthday', 20, 'contact.form.birthdayHint'),
      selectField(
        {
          id: 'language',
          label: words.t('contact.form.language'),
          value: contact?.language ?? null,
        },
        locales.map((value) => ({ value, label: words.t(`language.${value}`) })),
      ),
    ],
  };
}

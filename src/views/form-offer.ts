import type { MessageKey, Words } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import { escapeText, type Form, type Message } from './message.ts';
import { lines } from './rich-text.ts';

/** The forms that a button can open. */
export const offeredForms = ['visit', 'customer', 'team'] as const;
export type OfferedForm = (typeof offeredForms)[number];

const titles: Readonly<Record<OfferedForm, readonly [MessageKey, MessageKey]>> = {
  visit: ['visit.form.title', 'visit.log.summary'],
  customer: ['customer.form.title', 'customer.add.summary'],
  team: ['setup.title', 'kam.setup.summary'],
};

/** A press that opens a form. */
export type FormPress = Pick<Press, 'name' | 'value'>;

/** A typed message has no trigger to open a form with; this button has. */
export function formOffer(form: Form, again: FormPress | null, words: Words): Message {
  const known = offeredForms.find((name) => form.callback_id === `${name}:save`) ?? 'visit';
  const [title, summary] = titles[known];
  const label = again ? form.title.text : words.t(title);
  const press = again ?? { name: 'form:open', value: { form: known } };
  return {
    text: escapeText(label),
    blocks: [
      lines([again ? words.t('form.offer') : words.t(summary)]),
      row(button({ ...press, label }, 'primary')),
    ],
  };
}

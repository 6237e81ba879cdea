import type { MessageKey, Words } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import { escapeText, type Form, type Message } from './message.ts';
import { lines } from './rich-text.ts';

/** The forms that a button can open. */
export const offeredForms = ['visit', 'followUp', 'customer', 'team'] as const;
export type OfferedForm = (typeof offeredForms)[number];

type Offer = { readonly form: string; readonly title: MessageKey; readonly summary: MessageKey };
const offers: Readonly<Record<OfferedForm, Offer>> = {
  visit: { form: 'visit:save', title: 'visit.form.title', summary: 'visit.log.summary' },
  followUp: { form: 'due:save', title: 'due.form.title', summary: 'due.add.summary' },
  customer: {
    form: 'customer:save',
    title: 'customer.form.title',
    summary: 'customer.add.summary',
  },
  team: { form: 'team:save', title: 'setup.title', summary: 'kam.setup.summary' },
};

/** A press that opens a form. */
export type FormPress = Pick<Press, 'name' | 'value'>;

/** A typed message has no trigger to open a form with; this button has. */
export function formOffer(form: Form, again: FormPress | null, words: Words): Message {
  const known = offeredForms.find((name) => offers[name].form === form.callback_id) ?? 'visit';
  const { title, summary } = offers[known];
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

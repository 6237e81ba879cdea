import type { MessageKey, Words } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import type { Message } from './message.ts';
import { lines } from './rich-text.ts';

/** The forms that a button can open. */
export const offeredForms = ['visit', 'customer', 'team'] as const;
export type OfferedForm = (typeof offeredForms)[number];

const titles: Readonly<Record<OfferedForm, readonly [MessageKey, MessageKey]>> = {
  visit: ['visit.form.title', 'visit.log.summary'],
  customer: ['customer.form.title', 'customer.add.summary'],
  team: ['setup.title', 'kam.setup.summary'],
};

/** A typed message has no trigger to open a form with; this button has. */
export function formOffer(
  callbackId: string | undefined,
  offer: Press | null,
  words: Words,
): Message {
  if (offer) return { text: offer.label, blocks: [row(button(offer, 'primary'))] };
  const form = offeredForms.find((name) => callbackId === `${name}:save`) ?? 'visit';
  const [title, summary] = titles[form];
  return {
    text: words.t(title),
    blocks: [
      lines([words.t(summary)]),
      row(button({ name: 'form:open', label: words.t(title), value: { form } }, 'primary')),
    ],
  };
}

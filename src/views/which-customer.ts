import type { KnownBlock } from '@slack/types';
import { type Customer, type CustomerId, customerNameLimit } from '../domain/customer.ts';
import type { Person } from '../domain/person.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import { customerAdded, type NewContact } from './customer-card.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { lines } from './rich-text.ts';

/** One line of a pick list. */
export type CustomerChoice = {
  readonly customer: Pick<Customer, 'id' | 'name'>;
  readonly managerName: string;
  readonly lastVisit: CalendarDay | null;
};

/** Whether the name in a question may be a new customer's: only one fits, or none does but looks like it. */
export const mayBeNew = (match: {
  readonly ids: readonly CustomerId[];
  readonly isLikeness?: true;
}): boolean => match.ids.length === 1 || match.isLikeness === true;

/** A name that nobody has, and the press that adds it. */
export type Addition = { readonly name: string; readonly press: Press };

const fits = (name: string) => [...name].length <= customerNameLimit;

/** What a choice comes back as: a press of `action` with `value`. */
export type ChoicePress = {
  readonly action: string;
  readonly label: MessageKey;
  value(id: CustomerId): unknown;
};

/** Which customer is meant? `addition` offers the name as it was typed, where it may be a new one. */
export function customerPickList(
  question: string,
  choices: readonly CustomerChoice[],
  press: ChoicePress,
  addition: Addition | null,
  today: CalendarDay,
  words: Words,
): Message {
  return {
    text: escapeText(question),
    blocks: [
      lines([question]),
      ...choices.map(({ customer, managerName, lastVisit }): KnownBlock => {
        const detail = lastVisit
          ? words.t('visit.pickDetail', {
              day: formatDay(lastVisit, today, words),
              manager: oneLine(managerName),
            })
          : words.t('visit.pickDetailNever', { manager: oneLine(managerName) });
        return {
          type: 'section',
          text: {
            type: 'plain_text',
            text: `${oneLine(customer.name)}\n${detail}`,
            emoji: false,
          },
          accessory: button({
            name: press.action,
            label: words.t(press.label),
            value: press.value(customer.id),
          }),
        };
      }),
      ...(addition && fits(addition.name) ? [row(button(addition.press))] : []),
    ],
  };
}

/** Customers that look like a name that nobody has, and the press that adds it all the same. */
export function lookAlikeList(
  name: string,
  choices: readonly CustomerChoice[],
  press: ChoicePress,
  anyway: { readonly action: string; readonly value: unknown },
  { today, words }: { readonly today: CalendarDay; readonly words: Words },
  samePhone: string | null = null,
): Message {
  const typed = shorten(oneLine(name), 80);
  const question =
    samePhone === null
      ? words.t('customer.alike', { typed })
      : words.t('customer.samePhone', { typed, phone: oneLine(samePhone) });
  const label = words.t('customer.addAnyway', { name: oneLine(name) });
  const addition = { name, press: { name: anyway.action, label, value: anyway.value } };
  return customerPickList(question, choices, press, addition, today, words);
}

/** What came of changing a customer whose new name looks like others, and the press that saves it. */
export function changedLikeOthers(
  name: string,
  choices: readonly CustomerChoice[],
  value: unknown,
  { today, words }: { readonly today: CalendarDay; readonly words: Words },
): Message {
  const press: ChoicePress = {
    action: 'customer:show',
    label: 'customer.show',
    value: (customerId) => ({ customerId, isOfList: true }),
  };
  const shown = oneLine(name);
  const label = words.t('customer.changeAnyway', { name: shown });
  const anyway = { name: shown, press: { name: 'customer:change', label, value } };
  const question = words.t('customer.editAlike', { name: shorten(shown, 80) });
  return customerPickList(question, choices, press, anyway, today, words);
}

/** Nobody of that name: offers to add the customer, where the name is not too long to be kept. */
export function unknownCustomer({ name, press }: Addition, words: Words): Message {
  const count = [...name].length;
  const question = words.t('customer.unknown', { typed: shorten(name, 80) });
  const tooLong = words.t('error.nameLong', { count, limit: customerNameLimit });
  return {
    text: escapeText(question),
    blocks: fits(name)
      ? [lines([question]), row(button(press, 'primary'))]
      : [lines([question], [tooLong])],
  };
}

/** What came of adding a customer: its card, or those it looks like, to choose from. */
export function additionAnswer(
  added:
    | { readonly customer: Customer }
    | {
        readonly customer: null;
        readonly alike: readonly CustomerChoice[];
        readonly samePhone: string | null;
      },
  input: { readonly name: string; readonly contact?: NewContact | null },
  context: { readonly manager: Person; readonly today: CalendarDay; readonly words: Words },
): Message {
  const { manager, today, words } = context;
  if (added.customer) {
    return customerAdded(added.customer, manager, input.contact ?? null, words);
  }
  const press: ChoicePress = {
    action: 'customer:show',
    label: 'customer.show',
    value: (customerId) => ({ customerId }),
  };
  const anyway = { action: 'customer:add', value: { ...input, anyway: true } };
  return lookAlikeList(input.name, added.alike, press, anyway, { today, words }, added.samePhone);
}

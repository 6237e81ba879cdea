import type { KnownBlock } from '@slack/types';
import { type Customer, type CustomerId, customerNameLimit } from '../domain/customer.ts';
import type { Person } from '../domain/person.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, type Press, row } from './buttons.ts';
import {
  type CustomerStatus,
  customerAdded,
  customerCard,
  type NewContact,
  newContactLine,
} from './customer-card.ts';
import { formatDay } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { lines } from './rich-text.ts';

/** One line of a pick list. */
export type CustomerChoice = {
  readonly customer: Pick<Customer, 'id' | 'name'>;
  readonly managerName: string;
  readonly lastVisit: CalendarDay | null;
  /** Whether the reader may change it. */
  readonly mayChange: boolean;
  /** Whether a contact there has the phone that was typed. */
  readonly hasPhone?: true;
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

/**
 * Which customer is meant? `addition` offers the name as it was typed, where it may be a new one;
 * `more`: what else can be done with those that are shown.
 */
export function customerPickList(
  question: string,
  choices: readonly CustomerChoice[],
  press: ChoicePress | ((choice: CustomerChoice) => ChoicePress),
  addition: Addition | null,
  today: CalendarDay,
  words: Words,
  more: readonly Press[] = [],
): Message {
  const presses = [...(addition && fits(addition.name) ? [addition.press] : []), ...more];
  return {
    text: escapeText(question),
    blocks: [
      lines([question]),
      ...choices.map((choice): KnownBlock => {
        const { customer, managerName, lastVisit, hasPhone } = choice;
        const { action, label, value } = typeof press === 'function' ? press(choice) : press;
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
            text: [
              `${oneLine(customer.name)}\n${detail}`,
              ...(hasPhone ? [words.t('customer.hasPhone')] : []),
            ].join(' · '),
            emoji: false,
          },
          accessory: button({
            name: action,
            label: words.t(label),
            value: value(customer.id),
          }),
        };
      }),
      ...(presses.length > 0 ? [row(...presses.map((one) => button(one)))] : []),
    ],
  };
}

/** Offers to make one of those that look alike, where there are two that the reader may change. */
function mergePresses(
  typed: string,
  customers: readonly (CustomerChoice['customer'] & { readonly mayChange: boolean })[],
  words: Words,
): readonly Press[] {
  const ids = customers.filter(({ mayChange }) => mayChange).map(({ id }) => id);
  if (ids.length < 2) return [];
  return [{ name: 'merge:ask', label: words.t('merge.openButton'), value: { ids, typed } }];
}

/** Customers that look like a name that nobody has, and the press that adds it all the same. */
export function lookAlikeList(
  name: string,
  choices: readonly CustomerChoice[],
  press: ChoicePress | ((choice: CustomerChoice) => ChoicePress),
  anyway: { readonly action: string; readonly value: unknown },
  { today, words }: { readonly today: CalendarDay; readonly words: Words },
  said: { readonly samePhone: string | null; readonly contact: NewContact | null } = nothingSaid,
): Message {
  const { samePhone, contact } = said;
  const typed = shorten(oneLine(name), 80);
  const question =
    samePhone === null
      ? words.t('customer.alike', { typed })
      : words.t('customer.samePhone', { typed, phone: oneLine(samePhone) });
  const label = words.t('customer.addAnyway', { name: oneLine(name) });
  const addition = { name, press: { name: anyway.action, label, value: anyway.value } };
  const alike = choices.map(({ customer, mayChange }) => ({ ...customer, mayChange }));
  const merge = mergePresses(typed, alike, words);
  const asked = contact === null ? question : `${newContactLine(contact, words)}\n${question}`;
  return customerPickList(asked, choices, press, addition, today, words, merge);
}

const nothingSaid = { samePhone: null, contact: null };

/** What came of changing a customer whose new name looks like others, and the press that saves it. */
export function changedLikeOthers(
  changed: Pick<Customer, 'id' | 'name'>,
  choices: readonly CustomerChoice[],
  value: unknown,
  { today, words }: { readonly today: CalendarDay; readonly words: Words },
): Message {
  const press: ChoicePress = {
    action: 'customer:show',
    label: 'customer.show',
    value: (customerId) => ({ customerId, isOfList: true }),
  };
  const shown = oneLine(changed.name);
  const label = words.t('customer.changeAnyway', { name: shown });
  const anyway = { name: shown, press: { name: 'customer:change', label, value } };
  const question = words.t('customer.editAlike', { name: shorten(shown, 80) });
  const alike = choices.map(({ customer, mayChange }) => ({ ...customer, mayChange }));
  const merge = mergePresses(shown, [{ ...changed, mayChange: true }, ...alike], words);
  return customerPickList(question, choices, press, anyway, today, words, merge);
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

type AddedInput = { readonly name: string; readonly contact?: NewContact | null };

/** What came of adding a customer: its card, or those it looks like, to choose from. */
export function additionAnswer(
  added:
    | { readonly customer: Customer }
    | {
        readonly customer: null;
        readonly alike: readonly CustomerChoice[];
        readonly samePhone: string | null;
      },
  input: AddedInput,
  context: { readonly manager: Person; readonly today: CalendarDay; readonly words: Words },
): Message {
  const { manager, today, words } = context;
  if (added.customer) {
    return customerAdded(added.customer, manager, input.contact ?? null, words);
  }
  const press = ({ mayChange }: CustomerChoice): ChoicePress =>
    mayChange
      ? {
          action: 'customer:take',
          label: 'visit.pickButton',
          value: (customerId) => ({ ...input, customerId }),
        }
      : {
          action: 'customer:show',
          label: 'customer.show',
          value: (customerId) => ({ customerId }),
        };
  const anyway = { action: 'customer:add', value: { ...input, anyway: true } };
  const list = { samePhone: added.samePhone, contact: input.contact ?? null };
  return lookAlikeList(input.name, added.alike, press, anyway, { today, words }, list);
}

/** What a customer that was there already has another value of than was typed. */
export type LeftField =
  | 'englishName'
  | 'accountNumber'
  | 'creditGrade'
  | 'voltage'
  | 'capacityKva'
  | 'contact';

const leftLabels: Readonly<Record<LeftField, MessageKey>> = {
  englishName: 'customer.form.englishName',
  accountNumber: 'customer.form.account',
  creditGrade: 'customer.form.grade',
  voltage: 'customer.form.voltage',
  capacityKva: 'customer.form.capacity',
  contact: 'customer.form.contactPhone',
};

/** The card of a customer that was there already, and what stayed though something else was typed. */
export function takenAnswer(
  status: CustomerStatus,
  { isChanged, left }: { readonly isChanged: boolean; readonly left: readonly LeftField[] },
  words: Words,
): Message {
  const card = customerCard(status, words, isChanged ? 'customer.filledIn' : 'customer.knownAll');
  if (left.length === 0) return card;
  const list = left.map((field) => words.t(leftLabels[field])).join(words.t('list.separator'));
  return {
    ...card,
    blocks: [
      ...card.blocks.slice(0, 1),
      lines([words.t('customer.left', { list })]),
      ...card.blocks.slice(1),
    ],
  };
}

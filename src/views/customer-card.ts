import type { KnownBlock } from '@slack/types';
import type { Customer, CustomerId } from '../domain/customer.ts';
import type { FollowUp } from '../domain/follow-up.ts';
import type { Person } from '../domain/person.ts';
import { formatReference } from '../domain/reference.ts';
import type { Visit } from '../domain/visit.ts';
import type { CalendarDay } from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import { button, row } from './buttons.ts';
import { formatDay, formatDayTime } from './format-dates.ts';
import { escapeText, type Message, oneLine, shorten } from './message.ts';
import { bullets, lines } from './rich-text.ts';

/** Where we stand with a customer. */
export type CustomerStatus = {
  readonly customer: Customer;
  readonly manager: Person;
  readonly visits: readonly Visit[];
  readonly followUps: readonly FollowUp[];
  /** The last day on which the next visit keeps the promise of the credit grade. */
  readonly nextVisitDue: CalendarDay | null;
  readonly today: CalendarDay;
};

export function customerCard(status: CustomerStatus, words: Words): Message {
  const { customer } = status;
  return {
    text: escapeText(`${customer.name} · ${facts(status, words).join(' · ')}`),
    blocks: [
      lines([{ bold: customer.name }], [facts(status, words).join(' · ')]),
      ...visitBlocks(status, words),
      ...followUpBlocks(status, words),
      logVisitRow(customer, words),
    ],
  };
}

/** A customer that was just added. */
export function customerAdded(customer: Customer, manager: Person, words: Words): Message {
  const known = facts({ customer, manager }, words).join(' · ');
  return {
    text: escapeText(`${words.t('customer.added')}: ${customer.name}`),
    blocks: [
      lines([{ bold: customer.name }, ` — ${words.t('customer.added')}`], [known]),
      logVisitRow(customer, words),
    ],
  };
}

function logVisitRow(customer: Customer, words: Words) {
  return row(
    button({
      name: 'customer:log-visit',
      label: words.t('customer.logVisit'),
      value: { customerId: customer.id },
    }),
  );
}

function facts(
  { customer, manager }: Pick<CustomerStatus, 'customer' | 'manager'>,
  words: Words,
): string[] {
  const { creditGrade, voltage, capacityKva, accountNumber, englishName, aliases } = customer;
  const otherNames = [...(englishName ? [englishName] : []), ...aliases];
  return [
    ...(creditGrade ? [words.t('customer.grade', { grade: creditGrade })] : []),
    ...(voltage ? [words.t('customer.voltage', { kilovolts: voltage / 1000 })] : []),
    ...(capacityKva ? [words.t('customer.capacity', { kva: capacityKva })] : []),
    words.t('customer.manager', { name: oneLine(manager.name) }),
    ...(accountNumber ? [words.t('customer.account', { number: accountNumber })] : []),
    ...(otherNames.length ? [words.t('customer.alsoKnown', { names: otherNames.join(', ') })] : []),
  ];
}

function visitBlocks({ visits, nextVisitDue, today }: CustomerStatus, words: Words): KnownBlock[] {
  const due = nextVisitDue
    ? words.t(nextVisitDue < today ? 'customer.visitOverdue' : 'customer.nextVisitDue', {
        day: formatDay(nextVisitDue, today, words),
      })
    : '';
  if (visits.length === 0) {
    return [lines([words.t('customer.neverVisited')], ...(due ? [[due]] : []))];
  }
  return [
    lines([{ bold: words.t('customer.lastVisits') }], ...(due ? [[due]] : [])),
    bullets(
      ...visits.map((visit) => [
        { bold: formatReference('visit', visit.number) },
        ` ${formatDayTime(visit, today, words)}${visit.note ? ` — ${oneLine(shorten(visit.note, 120))}` : ''}`,
      ]),
    ),
  ];
}

function followUpBlocks({ followUps, today }: CustomerStatus, words: Words): KnownBlock[] {
  if (followUps.length === 0) return [lines([words.t('customer.noFollowUps')])];
  return [
    lines([{ bold: words.t('customer.followUps') }]),
    bullets(
      ...followUps.map((followUp) => [
        { bold: formatReference('followUp', followUp.number) },
        ` ${oneLine(shorten(followUp.what || words.t('visit.followUpDefault'), 120))} — ${formatDayTime(followUp.due, today, words)}`,
      ]),
    ),
  ];
}

/** One line of a pick list. */
export type CustomerChoice = {
  readonly customer: Pick<Customer, 'id' | 'name'>;
  readonly managerName: string;
  readonly lastVisit: CalendarDay | null;
};

/** Which customer is meant? Each choice comes back as a press of `action` with `value`. */
export function customerPickList(
  question: string,
  choices: readonly CustomerChoice[],
  press: { readonly action: string; readonly label: MessageKey; value(id: CustomerId): unknown },
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
    ],
  };
}

/** Nobody of that name: offers to add the customer. */
export function unknownCustomer(
  typed: string,
  add: { readonly action: string; readonly label: string; readonly value: unknown },
  words: Words,
): Message {
  const question = words.t('customer.unknown', { typed: shorten(oneLine(typed), 80) });
  return {
    text: escapeText(question),
    blocks: [
      lines([question]),
      row(button({ name: add.action, label: add.label, value: add.value }, 'primary')),
    ],
  };
}

import type { CustomerId } from '../domain/customer.ts';
import {
  addDays,
  type CalendarDay,
  calendarDay,
  endOfMonth,
  endOfWeek,
  startOfWeek,
} from '../domain/zoned-time.ts';
import type { MessageKey, Words } from '../i18n/words.ts';
import type { VisitFilter } from '../ports/selections.ts';
import { placePage } from '../views/pages.ts';
import type { VisitList } from '../views/visit-list.ts';
import { visitFor } from './hide-contacts.ts';
import { allow, type UseCaseContext } from './use-case-context.ts';

/** The times that a list of visits can be of; planned: appointments ahead. */
export const visitTimes = ['any', 'today', 'week', 'last-week', 'month', 'planned'] as const;
export type VisitTime = (typeof visitTimes)[number];

/** Which visits a person asks for. */
export type VisitQuery = {
  readonly who: 'mine' | 'team';
  readonly when: VisitTime;
  readonly customerId: CustomerId | null;
  /** Words to search for, null where none. */
  readonly text: string | null;
};

/** A page of visits of the actor's team. */
export async function listVisits(
  context: UseCaseContext & { readonly words: Words },
  query: VisitQuery,
  pageNumber: number,
): Promise<VisitList> {
  allow(context, { do: 'see-customers' });
  const list = await pageOfVisits(context, await filterOf(context, query), pageNumber);
  const { customerId } = query;
  const chosen =
    customerId === null ? [] : await context.repositories.customers.findMany([customerId]);
  const customers = new Map([...list.customers, ...chosen.map((one) => [one.id, one] as const)]);
  return { ...list, customers, heading: headingOf(query, customers, context.words) };
}

/** A page of the visits that fit, as the actor may read them. */
export async function pageOfVisits(
  { repositories, actor, today }: UseCaseContext,
  filter: VisitFilter,
  pageNumber: number,
): Promise<Omit<VisitList, 'heading'>> {
  const place = placePage(pageNumber, await repositories.visits.count(filter));
  const visits = await repositories.visits.list(filter, place);
  const found = await repositories.customers.findMany(visits.map(({ customerId }) => customerId));
  const people = await repositories.people.findMany(visits.map(({ managerId }) => managerId));
  const customers = new Map(found.map((customer) => [customer.id, customer]));
  return {
    page: {
      ...place,
      items: visits.map((visit) => visitFor(actor, visit, customers.get(visit.customerId))),
    },
    customers,
    people: new Map(people.map((person) => [person.id, person])),
    today,
  };
}

/** Which visits are meant by a query. */
export async function filterOf(
  { repositories, actor, today }: UseCaseContext,
  { who, when, customerId, text }: VisitQuery,
): Promise<VisitFilter> {
  return {
    teamId: actor.team.id,
    managerId: who === 'mine' ? actor.person.id : null,
    customerId,
    ids: text === null ? null : await repositories.visits.idsWith(actor.team.id, text),
    ...timeOf(when, today),
  };
}

function timeOf(
  when: VisitTime,
  today: CalendarDay,
): Pick<VisitFilter, 'from' | 'to' | 'state' | 'order'> {
  const monday = startOfWeek(today);
  switch (when) {
    case 'any':
      return {};
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: monday, to: endOfWeek(today) };
    case 'last-week':
      return { from: addDays(monday, -7), to: addDays(monday, -1) };
    case 'month':
      return { from: calendarDay(`${today.slice(0, 7)}-01`), to: endOfMonth(today) };
    case 'planned':
      return { from: today, state: 'planned', order: 'earliest' };
  }
}

const times: Readonly<Record<VisitTime, MessageKey | null>> = {
  any: null,
  today: 'visit.listToday',
  week: 'visit.listWeek',
  'last-week': 'visit.listLastWeek',
  month: 'visit.listMonth',
  planned: 'visit.listPlanned',
};

function headingOf(
  { who, when, customerId, text }: VisitQuery,
  customers: VisitList['customers'],
  words: Words,
): string {
  const time = times[when];
  const name = customerId === null ? null : customers.get(customerId)?.name;
  const isNarrow = Boolean(name) || text !== null;
  return [
    ...(who === 'mine' ? [words.t('visit.listMine')] : []),
    ...(name ? [name] : []),
    ...(text === null ? [] : [words.t('visit.listSearch', { text })]),
    ...(time ? [words.t(time)] : []),
    ...(who === 'team' && !isNarrow ? [words.t('visit.listAll')] : []),
  ].join(' · ');
}

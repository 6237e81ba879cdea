import type { TrafficLight } from '../ticket/ticket.ts';
import { compared, counted, type Figure, type FigureKey, shareOf } from './figures.ts';
import type { ProgressTopic } from './progress-query.ts';
import { type Both, type Sums, sumOf, type TicketSums, type VisitSums } from './sums.ts';

/** What the answer about everything has of each topic. */
const first: readonly FigureKey[] = [
  'visits-held',
  'visits-rate',
  'visits-overdue',
  'follow-ups-rate',
  'follow-ups-overdue',
  'tickets-open',
  'tickets-yellow',
  'tickets-red',
  'tickets-overdue',
  'tickets-risk',
  'tickets-approvals',
  'tickets-rate',
  'customers-gaps',
];

/** A ticket is opened and completed for the whole utility, not by a department. */
export const ofNoDepartment: readonly FigureKey[] = ['tickets-opened', 'tickets-completed'];

/** The figures of a topic, in order. */
export function figuresOf(
  topic: ProgressTopic,
  sums: Sums,
  { isOfDepartment = false } = {},
): readonly Figure[] {
  const all = [
    ...visitFigures(sums.visits),
    ...promiseFigures(sums.promises),
    ...ticketFigures(sums.tickets),
    ...customerFigures(sums.customers),
  ];
  const isBrief = topic === 'all' || topic === 'people';
  return all.filter(
    ({ key }) =>
      (!isBrief || first.includes(key)) && !(isOfDepartment && ofNoDepartment.includes(key)),
  );
}

const both = <Of, Value>({ now, before }: Both<Of>, of: (sums: Of) => Value): [Value, Value] => [
  of(now),
  of(before),
];

function visitFigures(visits: Sums['visits']): readonly Figure[] {
  if (!visits) return [];
  const due = (of: VisitSums) => sumOf(of.due, (row) => row.due);
  const kept = (of: VisitSums) => sumOf(of.due, (row) => row.kept);
  return [
    compared('visits-held', ...both(visits, (of) => sumOf(of.held, ({ held }) => held))),
    compared('visits-due', ...both(visits, due)),
    compared('visits-kept', ...both(visits, kept), due(visits.now)),
    compared('visits-rate', ...both(visits, (of) => shareOf(kept(of), due(of))), 1),
    counted(
      'visits-overdue',
      sumOf(visits.overdue, ({ count }) => count),
    ),
  ];
}

function promiseFigures(promises: Sums['promises']): readonly Figure[] {
  if (!promises) return [];
  const of = (key: 'due' | 'kept' | 'late') =>
    both(promises, (rows) => sumOf(rows, (row) => row[key]));
  const rate = both(promises, (rows) => {
    const kept = sumOf(rows, (row) => row.kept);
    return shareOf(kept, kept + sumOf(rows, (row) => row.late));
  });
  return [
    compared('follow-ups-due', ...of('due')),
    compared('follow-ups-kept', ...of('kept')),
    compared('follow-ups-late', ...of('late')),
    compared('follow-ups-rate', ...rate, 1),
    counted(
      'follow-ups-open',
      sumOf(promises.open, ({ open }) => open),
    ),
    counted(
      'follow-ups-overdue',
      sumOf(promises.open, ({ overdue }) => overdue),
    ),
  ];
}

const inTime = ({ ended }: TicketSums) =>
  sumOf(ended, ({ light, count }) => (light === 'red' ? 0 : count));
const late = ({ ended }: TicketSums) =>
  sumOf(ended, ({ light, count }) => (light === 'red' ? count : 0));

function ticketFigures(tickets: Sums['tickets']): readonly Figure[] {
  if (!tickets) return [];
  const { standings, approvals } = tickets;
  const many = (fits: (one: (typeof standings)[number]) => boolean) =>
    standings.filter(fits).length;
  const lit = (light: TrafficLight) => many((one) => one.light === light);
  return [
    counted('tickets-open', standings.length),
    counted('tickets-blue', lit('blue')),
    counted('tickets-yellow', lit('yellow')),
    counted('tickets-red', lit('red')),
    counted(
      'tickets-overdue',
      many(({ isOverdue }) => isOverdue),
    ),
    counted(
      'tickets-cap',
      shareOf(
        sumOf(standings, ({ capUsed }) => capUsed),
        sumOf(standings, ({ cap }) => cap),
      ),
    ),
    counted(
      'tickets-over-cap',
      many(({ isOverCap }) => isOverCap),
    ),
    counted(
      'tickets-risk',
      many(({ isAtRisk }) => isAtRisk),
    ),
    counted(
      'tickets-green',
      many(({ ticket }) => ticket.programme === 'green'),
    ),
    counted('tickets-approvals', approvals),
    compared('tickets-opened', ...both(tickets, ({ opened }) => opened)),
    compared('tickets-completed', ...both(tickets, ({ completed }) => completed)),
    compared('tickets-in-time', ...both(tickets, inTime)),
    compared('tickets-late', ...both(tickets, late)),
    compared(
      'tickets-rate',
      ...both(tickets, (of) => shareOf(inTime(of), inTime(of) + late(of))),
      1,
    ),
  ];
}

function customerFigures(customers: Sums['customers']): readonly Figure[] {
  if (!customers) return [];
  const { all, gaps, keyPersons, met } = customers;
  return [
    counted(
      'customers-all',
      sumOf(all, ({ count }) => count),
    ),
    counted(
      'customers-gaps',
      sumOf(gaps, ({ count }) => count),
    ),
    counted('customers-key-persons', keyPersons),
    compared('customers-met', met.now, met.before, keyPersons),
    compared(
      'customers-coverage',
      shareOf(met.now, keyPersons),
      shareOf(met.before, keyPersons),
      1,
    ),
  ];
}

/**
 * Whether a period has anything of a topic; customers and people are there without a period. A
 * department has nothing but its stages.
 */
export function hasAnything(
  topic: ProgressTopic,
  { visits, promises, tickets }: Sums,
  { isOfDepartment = false } = {},
): boolean {
  if (isOfDepartment) return !tickets || tickets.running.length + tickets.now.ended.length > 0;
  switch (topic) {
    case 'visits':
      return !visits || visits.now.held.length + visits.now.due.length > 0;
    case 'follow-ups':
      return !promises || promises.now.length > 0;
    case 'tickets':
      return (
        !tickets ||
        tickets.standings.length + tickets.now.opened + tickets.now.completed > 0 ||
        tickets.now.ended.length > 0
      );
    case 'all':
    case 'customers':
    case 'people':
      return true;
  }
}

import {
  addDays,
  type CalendarDay,
  clockTime,
  type Instant,
  instantOf,
} from '../../domain/zoned-time.ts';
import { type EveningWrapUp, wrapUpPost } from '../../views/evening-wrap-up.ts';
import { defineMemberRule } from '../define-member-rule.ts';
import type { RuleContext } from '../define-rule.ts';
import type { MemberDay } from '../find-member.ts';
import { countOpen, gatherDay, rowsWithCards } from '../gather-day.ts';
import { loadTicketCards } from '../load-ticket-card.ts';
import { missingReports } from '../missing-reports.ts';

/** More than anybody does on one day. */
const mostOfDay = 200;

/** Shows a manager, as business closes, what the day came to, and asks for results, problems and plan. */
export const eveningWrapUp = defineMemberRule<EveningWrapUp>({
  key: 'evening-wrap-up',
  kind: 'wrap-up',
  hours: 'chosen',
  time: 'wrapUp.time',
  notFor: ({ person }) => (person.role === 'manager' ? null : 'they write no wrap-up'),
  gather,
  silence({ visits, followUps, stages, open, missing, isWritten }) {
    if (isWritten && missing.length === 0) return 'it is written';
    const count = visits.length + followUps.length + stages.length + countOpen(open);
    return count === 0 ? 'nothing was done, and nothing is open' : null;
  },
  word: wrapUpPost,
});

async function gather(member: MemberDay, context: RuleContext): Promise<EveningWrapUp> {
  const { person, team, clock, today } = member;
  const { read } = context;
  const midnight = (day: CalendarDay) => instantOf(day, clockTime('00:00'), person.timeZone);
  const [from, until] = [midnight(today), midnight(addDays(today, 1))];
  const ofDay = { teamId: team.id, managerId: person.id } as const;
  const span = { from: today, to: today };
  const visits = await read.visits.list(
    { ...ofDay, ...span, state: 'held', order: 'earliest' },
    { skip: 0, take: mostOfDay },
  );
  const followUps = await read.followUps.doneOfOwner(person.id, from, until, mostOfDay);
  const missing = await missingReports(ofDay, span, clock.settings, read);
  const open = await gatherDay({ person, teamId: team.id, day: today }, person, context);
  const ids = [
    ...visits,
    ...followUps,
    ...open.appointments,
    ...open.due.overdue,
    ...open.due.today,
  ]
    .map(({ customerId }) => customerId)
    .filter((id) => id !== null);
  const named = await read.customers.findMany([...new Set(ids)]);
  return {
    day: today,
    customers: new Map(named.map((customer) => [customer.id, customer])),
    visits,
    followUps,
    stages: await endedStages(member, [from, until], context),
    open,
    missing,
    isWritten: (await read.journals.find(person.id, today)) !== undefined,
  };
}

async function endedStages(
  { person }: MemberDay,
  [from, until]: readonly [Instant, Instant],
  context: RuleContext,
): Promise<EveningWrapUp['stages']> {
  const { tickets } = context.read;
  const ended = await tickets.doneOfOwner(person.id, from, until, mostOfDay);
  const files = await tickets.loadMany([...new Set(ended.map(({ ticket }) => ticket.id))]);
  const cards = await loadTicketCards(files, person, context);
  return rowsWithCards(ended, cards);
}

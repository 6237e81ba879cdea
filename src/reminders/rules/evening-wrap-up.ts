import { nextWorkingMoment } from '../../domain/working-days.ts';
import {
  addDays,
  type CalendarDay,
  clockTime,
  type Instant,
  instantOf,
} from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { type EveningWrapUp, wrapUpPost } from '../../views/evening-wrap-up.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { RuleContext, Subject } from '../define-rule.ts';
import { findMemberDay, type MemberDay, whyOff } from '../find-member.ts';
import { countOpen, gatherDay, rowsWithCards } from '../gather-day.ts';
import { loadTicketCards } from '../load-ticket-card.ts';
import { once } from '../make-once.ts';
import { missingReports } from '../missing-reports.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly member: MemberDay;
  readonly wrapUp: () => Promise<EveningWrapUp>;
  readonly off: () => Promise<string | null>;
};

/** More than anybody does on one day. */
const mostOfDay = 200;

/** Shows a manager, as business closes, what the day came to, and asks for results, problems and plan. */
export const eveningWrapUp = defineDailyRule<Item>({
  key: 'evening-wrap-up',
  kind: 'wrap-up',
  priority: 2,
  hours: 'chosen',
  of: 'person',

  momentAfter: (clock, after) =>
    nextWorkingMoment(clockTime(clock.settings['wrapUp.time']), clock, after),

  async load(subjectId, context) {
    const member = await findMemberDay(subjectId, context);
    if (!member) return undefined;
    const { person, team, clock } = member;
    return {
      workspaceId: person.workspaceId,
      teamId: team.id,
      version: 1,
      zone: person.timeZone,
      to: person.slackUserId,
      step: 'daily',
      clock,
      member,
      wrapUp: once(() => gather(member, context)),
      off: once(() => whyOff(member, context)),
    };
  },

  async silence({ off, wrapUp, member }) {
    if (member.person.role !== 'manager') return 'they write no wrap-up';
    const why = await off();
    if (why !== null) return why;
    const { visits, followUps, stages, open, missing, isWritten } = await wrapUp();
    if (isWritten && missing.length === 0) return 'it is written';
    const count = visits.length + followUps.length + stages.length + countOpen(open);
    return count === 0 ? 'nothing was done, and nothing is open' : null;
  },

  word: async ({ wrapUp, member }) => wrapUpPost(await wrapUp(), wordsFor(member.person.locale)),
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

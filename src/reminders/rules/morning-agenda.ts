import { nextWorkingMoment } from '../../domain/working-days.ts';
import { clockTime } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { agendaPost, type MorningAgenda } from '../../views/morning-agenda.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { RuleContext, Subject } from '../define-rule.ts';
import { findMemberDay, type MemberDay, whyOff } from '../find-member.ts';
import { countOpen, gatherDay } from '../gather-day.ts';
import { once } from '../make-once.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly member: MemberDay;
  /** Gathered only where it is needed, and once. */
  readonly agenda: () => Promise<MorningAgenda>;
  readonly off: () => Promise<string | null>;
};

/** So many customers that are overdue for a visit are named. */
const namedCustomers = 3;

/** Tells each person, as their working day opens, what it holds; silent where it holds nothing. */
export const morningAgenda = defineDailyRule<Item>({
  key: 'morning-agenda',
  kind: 'agenda',
  priority: 2,
  hours: 'working',
  of: 'person',

  momentAfter: (clock, after) =>
    nextWorkingMoment(clockTime(clock.settings['agenda.time']), clock, after),

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
      agenda: once(() => gather(member, context)),
      off: once(() => whyOff(member, context)),
    };
  },

  async silence({ off, agenda }) {
    const why = await off();
    if (why !== null) return why;
    const { open, overdueCustomers, covered } = await agenda();
    const count = countOpen(open) + overdueCustomers.total + covered.length;
    return count === 0 ? 'nothing is due' : null;
  },

  word: async ({ agenda, member }) => agendaPost(await agenda(), wordsFor(member.person.locale)),
});

async function gather(member: MemberDay, context: RuleContext): Promise<MorningAgenda> {
  const { person, team, today } = member;
  const { read } = context;
  const open = await gatherDay({ person, teamId: team.id, day: today }, person, context);
  const covered = await gatherCovered(member, context);
  const days = [open, ...covered.map((one) => one.open)];
  const ids = days.flatMap(({ appointments, due }) =>
    [...appointments, ...due.overdue, ...due.today].map(({ customerId }) => customerId),
  );
  const named = await read.customers.findMany([...new Set(ids.filter((id) => id !== null))]);
  const overdue = {
    managerIds: [person.id],
    grades: null,
    voltage: null,
    ids: null,
    isOverdue: true,
    today,
  };
  const { items, total } = await read.customers.page(team.id, overdue, {
    skip: 0,
    take: namedCustomers,
  });
  return {
    day: today,
    open,
    customers: new Map(named.map((customer) => [customer.id, customer])),
    overdueCustomers: { names: items.map(({ name }) => name), total },
    covered,
  };
}

/** Those whom the person stands in for today and who have something to do. */
async function gatherCovered(
  { person, team, today }: MemberDay,
  context: RuleContext,
): Promise<MorningAgenda['covered']> {
  const { read } = context;
  const covered: MorningAgenda['covered'][number][] = [];
  for (const { personId, lastDay } of await read.absences.coveredBy(person.id, today)) {
    const absent = await read.people.find(personId);
    if (!absent || absent.teamId !== team.id) continue;
    const open = await gatherDay({ person: absent, teamId: team.id, day: today }, person, context);
    if (countOpen(open) > 0) covered.push({ name: absent.name, lastDay, open });
  }
  return covered;
}

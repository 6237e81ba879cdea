import { agendaPost, type MorningAgenda } from '../../views/morning-agenda.ts';
import { defineMemberRule } from '../define-member-rule.ts';
import type { RuleContext } from '../define-rule.ts';
import type { MemberDay } from '../find-member.ts';
import { countOpen, gatherDay } from '../gather-day.ts';

/** So many customers that are overdue for a visit are named. */
const namedCustomers = 3;

/** Tells each person, as their working day opens, what it holds; silent where it holds nothing. */
export const morningAgenda = defineMemberRule<MorningAgenda>({
  key: 'morning-agenda',
  kind: 'agenda',
  hours: 'working',
  time: 'agenda.time',
  gather,
  silence({ open, overdueCustomers, covered }) {
    const count = countOpen(open) + overdueCustomers.total + covered.length;
    return count === 0 ? 'nothing is due' : null;
  },
  word: agendaPost,
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

import { previousWorkingDay } from '../../domain/working-days.ts';
import { addDays } from '../../domain/zoned-time.ts';
import { type MissingReports, missingReportsPost } from '../../views/missing-reports.ts';
import { defineMemberRule } from '../define-member-rule.ts';
import type { RuleContext } from '../define-rule.ts';
import type { MemberDay } from '../find-member.ts';
import { missingReports } from '../missing-reports.ts';

/** Asks a manager once, on the working day after, for the reports that the wrap-up already asked for. */
export const reportMissing = defineMemberRule<MissingReports>({
  key: 'report-missing',
  kind: 'visits',
  hours: 'working',
  time: 'visit.reportTime',
  gather,
  silence: ({ visits }) => (visits.length === 0 ? 'no report is missing' : null),
  word: missingReportsPost,
});

/** From the last working day on, so that a visit on a day off is asked for as well. */
async function gather(
  { person, team, clock, today }: MemberDay,
  { read }: RuleContext,
): Promise<MissingReports> {
  const visits = await missingReports(
    { teamId: team.id, managerId: person.id },
    { from: previousWorkingDay(today, clock.calendar), to: addDays(today, -1) },
    clock.settings,
    read,
  );
  const named = await read.customers.findMany(visits.map(({ customerId }) => customerId));
  return {
    day: today,
    visits,
    customers: new Map(named.map((customer) => [customer.id, customer])),
  };
}

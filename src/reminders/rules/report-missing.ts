import { nextWorkingMoment, previousWorkingDay } from '../../domain/working-days.ts';
import { addDays, clockTime } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { type MissingReports, missingReportsPost } from '../../views/missing-reports.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { RuleContext, Subject } from '../define-rule.ts';
import { findMemberDay, type MemberDay, whyOff } from '../find-member.ts';
import { once } from '../make-once.ts';
import { missingReports } from '../missing-reports.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly member: MemberDay;
  readonly missing: () => Promise<MissingReports>;
  readonly off: () => Promise<string | null>;
};

/** Asks a manager once, on the working day after, for the reports that the wrap-up already asked for. */
export const reportMissing = defineDailyRule<Item>({
  key: 'report-missing',
  kind: 'visits',
  priority: 2,
  hours: 'working',
  of: 'person',

  momentAfter: (clock, after) =>
    nextWorkingMoment(clockTime(clock.settings['visit.reportTime']), clock, after),

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
      missing: once(() => gather(member, context)),
      off: once(() => whyOff(member, context)),
    };
  },

  async silence({ off, missing }) {
    const why = await off();
    if (why !== null) return why;
    return (await missing()).visits.length === 0 ? 'no report is missing' : null;
  },

  word: async ({ missing, member }) =>
    missingReportsPost(await missing(), wordsFor(member.person.locale)),
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

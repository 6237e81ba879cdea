import { nextMonthlyMoment } from '../../domain/monthly-moment.ts';
import type { MonthlySummary } from '../../domain/monthly-summary.ts';
import { monthBefore } from '../../domain/monthly-summary.ts';
import { clockTime, type Instant } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { monthlySummaryPost } from '../../views/monthly-summary.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { Subject } from '../define-rule.ts';
import { findMemberDay, type MemberDay, whyOff } from '../find-member.ts';
import { gatherMonth } from '../gather-month.ts';
import { loadTeamDay, type TeamDay } from '../load-team-day.ts';
import { once } from '../make-once.ts';

type TeamItem = Subject & {
  readonly clock: DailyClock;
  readonly day: TeamDay;
  readonly summary: () => Promise<MonthlySummary>;
};

type OwnItem = Subject & {
  readonly clock: DailyClock;
  readonly day: MemberDay;
  readonly off: () => Promise<string | null>;
  readonly summary: () => Promise<MonthlySummary>;
};

const momentAfter = (clock: DailyClock, after: Instant): Instant =>
  nextMonthlyMoment(1, clockTime(clock.settings['month.time']), clock, after);

const nothing = 'nothing was recorded';

/** On the first working day of a month the leads' channel reads how the team's last one was. */
export const monthlySummary = defineDailyRule<TeamItem>({
  key: 'monthly-summary',
  kind: 'digest',
  priority: 2,
  hours: 'working',
  of: 'team',
  momentAfter,

  async load(subjectId, context) {
    const day = await loadTeamDay(subjectId, context);
    if (!day || day.team.leadsChannelId === null) return undefined;
    const { team, clock, today } = day;
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: 1,
      zone: team.timeZone,
      to: day.team.leadsChannelId,
      step: 'monthly',
      clock,
      day,
      summary: once(() => gatherMonth(team, null, monthBefore(today), context.read)),
    };
  },

  silence: async ({ summary }) => ((await summary()).figures === null ? nothing : null),

  word: async ({ day, summary }) =>
    monthlySummaryPost(await summary(), day.team.name, wordsFor(day.team.locale)),
});

/** The same for each manager, about their own work and for them alone. */
export const ownMonthlySummary = defineDailyRule<OwnItem>({
  key: 'monthly-summary-own',
  kind: 'wrap-up',
  priority: 2,
  hours: 'working',
  of: 'person',
  momentAfter,

  async load(subjectId, context) {
    const day = await findMemberDay(subjectId, context);
    if (!day || day.person.role === 'specialist') return undefined;
    const { person, team, clock, today } = day;
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: 1,
      zone: person.timeZone,
      to: person.slackUserId,
      step: 'monthly',
      clock,
      day,
      off: once(() => whyOff(day, context)),
      summary: once(() => gatherMonth(team, person.id, monthBefore(today), context.read)),
    };
  },

  silence: async ({ off, summary }) =>
    (await off()) ?? ((await summary()).figures === null ? nothing : null),

  word: async ({ day, summary }) =>
    monthlySummaryPost(await summary(), null, wordsFor(day.person.locale)),
});

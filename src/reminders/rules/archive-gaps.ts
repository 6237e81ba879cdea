import { nextMonthlyMoment } from '../../domain/monthly-moment.ts';
import { clockTime } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { gapSummary, type NamedGaps } from '../../views/gap-list.ts';
import { readerOf } from '../define-alarm.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { RuleContext, Subject } from '../define-rule.ts';
import { loadTeamDay, type TeamDay } from '../load-team-day.ts';
import { leadsOf } from '../ticket-audience.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly day: TeamDay;
  readonly gaps: readonly NamedGaps[];
};

/** Once a month tells the leads how many customers lack what calls, notices, calibration and credit need. */
export const archiveGaps = defineDailyRule<Item>({
  key: 'archive-gaps',
  kind: 'digest',
  priority: 2,
  hours: 'working',
  of: 'team',

  momentAfter: (clock, after) =>
    nextMonthlyMoment(
      Math.max(1, clock.settings['gaps.workday']),
      clockTime(clock.settings['gaps.time']),
      clock,
      after,
    ),

  async load(subjectId, context) {
    const day = await loadTeamDay(subjectId, context);
    if (!day) return undefined;
    const { team, clock } = day;
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: 1,
      zone: team.timeZone,
      to: await leadsOf(team, context.read),
      step: 'monthly',
      clock,
      day,
      gaps: clock.settings['gaps.workday'] === 0 ? [] : await gapsOf(day, context),
    };
  },

  silence: ({ gaps }) => (gaps.length === 0 ? 'nothing is missing' : null),

  async word({ gaps, day }, { to }, context) {
    const reader = await readerOf(to, day.team, context);
    return gapSummary(gaps, wordsFor(reader.locale));
  },
});

async function gapsOf({ team }: TeamDay, { read }: RuleContext): Promise<readonly NamedGaps[]> {
  const found = await read.gaps.byManager(team.id);
  const people = await read.people.findMany(found.map(({ managerId }) => managerId));
  return found.map((one) => ({
    ...one,
    manager: people.find(({ id }) => id === one.managerId)?.name ?? '?',
  }));
}

import { nextBulletinPost } from '../../domain/bulletin.ts';
import { dayOf, type Instant, instant } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { weeklyBulletinPost } from '../../views/weekly-bulletin.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { RuleContext, Subject } from '../define-rule.ts';
import { firstSpanMs, gatherBulletin } from '../gather-bulletin.ts';
import { loadTeamDay, type TeamDay } from '../load-team-day.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly day: TeamDay;
  readonly isEmpty: () => Promise<boolean>;
};

const key = 'weekly-bulletin';
const step = 'weekly';

/**
 * Before the weekly meeting tells the leads' channel, project by project, what moved since the last
 * bulletin, what is late and who holds it, which decisions are wanted and what lacks an update. A
 * week that was slept through is told in the next one.
 */
export const weeklyBulletin = defineDailyRule<Item>({
  key,
  kind: 'digest',
  priority: 2,
  hours: 'chosen',
  of: 'team',
  momentAfter: nextBulletinPost,

  // After the meeting's day it helps nobody; during it, it still does.
  misfire: ({ zone }, dueAt, now) =>
    dayOf(dueAt, zone) === dayOf(now, zone) ? null : 'the day is over',

  async load(subjectId, context) {
    const day = await loadTeamDay(subjectId, context);
    if (!day || day.team.leadsChannelId === null) return undefined;
    const { team, clock } = day;
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: 1,
      zone: team.timeZone,
      to: day.team.leadsChannelId,
      step,
      clock,
      day,
      isEmpty: () => hasNothing(day, context),
    };
  },

  silence: async ({ isEmpty }) => ((await isEmpty()) ? 'there is no ticket and no action' : null),

  async word({ day }, { dueAt }, context) {
    const since = await bulletinSince(day, dueAt, context);
    const bulletin = await gatherBulletin(day, since, context);
    return weeklyBulletinPost(bulletin, wordsFor(day.team.locale));
  },
});

/** From when on a bulletin tells: the one before it, or a week where there was none. */
export async function bulletinSince(
  { team }: Pick<TeamDay, 'team'>,
  before: Instant,
  { read }: RuleContext,
): Promise<Instant> {
  const of = { teamId: team.id, rule: key, subjectId: team.id, step };
  return (await read.reminders.lastTold(of, before)) ?? instant(before - firstSpanMs);
}

async function hasNothing({ team }: TeamDay, context: RuleContext): Promise<boolean> {
  const { read, now } = context;
  const open = await read.tickets.page(
    {
      teamId: team.id,
      state: 'open',
      managerId: null,
      customerId: null,
      isGreen: false,
      dueBefore: null,
      stage: null,
      department: null,
    },
    { skip: 0, take: 1 },
  );
  if (open.items.length > 0) return false;
  const since = await bulletinSince({ team }, now, context);
  return (
    (await read.tickets.closedSince(team.id, since, 1)).length === 0 &&
    (await read.minutes.openActions(team.id, 1)).length === 0
  );
}

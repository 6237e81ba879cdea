import type { TrailHead } from '../../domain/trail-head.ts';
import {
  addDays,
  clockTime,
  dayOf,
  type Instant,
  instant,
  instantOf,
} from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { trailHeadPost } from '../../views/trail-head.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import type { Subject } from '../define-rule.ts';
import { loadTeamDay, type TeamDay } from '../load-team-day.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly day: TeamDay;
  readonly head: (TrailHead & { readonly at: Instant }) | null;
  readonly since: Instant;
};

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Keeps the head of the audit trail where nobody who writes to the database can change it: once a day
 * in the admins' channel, or the leads', silent where nothing was added. One trail: the default team keeps it.
 */
export const trailHead = defineDailyRule<Item>({
  key: 'trail-head',
  kind: 'digest',
  priority: 2,
  hours: 'chosen',
  of: 'team',

  momentAfter({ zone, settings }, after) {
    const time = clockTime(settings['trailHead.time']);
    const day = dayOf(after, zone);
    const at = instantOf(day, time, zone);
    return at > after ? at : instantOf(addDays(day, 1), time, zone);
  },

  async load(subjectId, context) {
    const day = await loadTeamDay(subjectId, context);
    if (!day?.team.isDefault) return undefined;
    const { team, clock } = day;
    const to = clock.settings['admin.channelId'] ?? team.leadsChannelId;
    if (to === null) return undefined;
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: 1,
      zone: team.timeZone,
      to,
      step: 'daily',
      clock,
      day,
      head: await context.read.audit.head(),
      since: instant(context.now - dayMs),
    };
  },

  silence: ({ head, since }) =>
    head === null || head.at < since ? 'nothing was added to the trail' : null,

  word: ({ head, day }) => trailHeadPost(head, wordsFor(day.team.locale)),
});

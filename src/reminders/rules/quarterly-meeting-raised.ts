import { lastMeetingStep, type MeetingStep, nextMeetingStep } from '../../domain/quarter.ts';
import { dayOf } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { meetingsRaised } from '../../views/quarterly-meeting.ts';
import { readerOf } from '../define-alarm.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import { type Subject, supersededReason } from '../define-rule.ts';
import { loadTeamDay, type TeamDay } from '../load-team-day.ts';
import { type UnmetCustomer, unmetCustomers } from '../missing-meetings.ts';
import { leadsOf } from '../ticket-audience.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly day: TeamDay;
  readonly told: MeetingStep | undefined;
  readonly unmet: readonly UnmetCustomer[];
};

const kinds = ['raised', 'over'] as const;

/** Tells the leads which key accounts lack the meeting of a quarter: shortly before it ends, and once it is over. */
export const quarterlyMeetingRaised = defineDailyRule<Item>({
  key: 'quarterly-meeting-raised',
  kind: 'visits',
  priority: 1,
  hours: 'working',
  isRaised: true,
  of: 'team',

  momentAfter: (clock, after) => nextMeetingStep(kinds, clock, after).at,

  misfire: ({ clock }, dueAt, now) =>
    nextMeetingStep(kinds, clock, dueAt).at <= now ? supersededReason : null,

  async load(subjectId, context) {
    const day = await loadTeamDay(subjectId, context);
    if (!day) return undefined;
    const { team, clock, today } = day;
    const told = lastMeetingStep(kinds, clock, context.now);
    const of = { teamId: team.id, managerId: null };
    const at = { settings: clock.settings, today };
    return {
      workspaceId: team.workspaceId,
      teamId: team.id,
      version: 1,
      zone: team.timeZone,
      to: await leadsOf(team, context.read),
      step: 'raised',
      clock,
      day,
      told,
      unmet: told ? await unmetCustomers(of, told.quarter, at, context.read) : [],
    };
  },

  silence: ({ unmet }) => (unmet.length === 0 ? 'no meeting is missing' : null),

  async word({ day: { team }, told, unmet }, { to, localDay, isLate }, context) {
    if (!told) throw new Error('No quarter was looked at');
    const { read, now } = context;
    const reader = await readerOf(to, team, context);
    const managers = await read.people.findMany([...new Set(unmet.map((one) => one.managerId))]);
    const raised = {
      quarter: told.quarter,
      isOver: told.kind === 'over',
      customers: unmet,
      managers: new Map(managers.map(({ id, name }) => [id, name])),
      today: dayOf(now, reader.timeZone),
    };
    return meetingsRaised(raised, isLate ? localDay : null, wordsFor(reader.locale));
  },
});

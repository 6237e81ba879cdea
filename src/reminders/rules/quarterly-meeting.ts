import { nextMeetingStep, quarterOf } from '../../domain/quarter.ts';
import { dayOf } from '../../domain/zoned-time.ts';
import { wordsFor } from '../../i18n/words.ts';
import { meetingsMissing } from '../../views/quarterly-meeting.ts';
import { readerOf } from '../define-alarm.ts';
import { type DailyClock, defineDailyRule } from '../define-daily-rule.ts';
import { type Subject, supersededReason } from '../define-rule.ts';
import { findMemberDay, type MemberDay } from '../find-member.ts';
import { type UnmetCustomer, unmetCustomers } from '../missing-meetings.ts';

type Item = Subject & {
  readonly clock: DailyClock;
  readonly member: MemberDay;
  readonly unmet: readonly UnmetCustomer[];
};

const kinds = ['ahead'] as const;

/** Tells each manager in one message, some days before a quarter ends, which key accounts lack its meeting. */
export const quarterlyMeeting = defineDailyRule<Item>({
  key: 'quarterly-meeting',
  kind: 'visits',
  priority: 1,
  hours: 'working',
  isRaised: true,
  of: 'person',

  momentAfter: (clock, after) => nextMeetingStep(kinds, clock, after).at,

  misfire({ clock, member }, dueAt, now) {
    if (member.today > quarterOf(dayOf(dueAt, clock.zone)).last) return 'the day is over';
    return nextMeetingStep(kinds, clock, dueAt).at <= now ? supersededReason : null;
  },

  async load(subjectId, context) {
    const member = await findMemberDay(subjectId, context);
    if (!member) return undefined;
    const { person, team, clock, today } = member;
    const of = { teamId: team.id, managerId: person.id };
    const at = { settings: clock.settings, today };
    return {
      workspaceId: person.workspaceId,
      teamId: team.id,
      version: 1,
      zone: person.timeZone,
      to: person.slackUserId,
      step: 'ahead',
      clock,
      member,
      unmet: await unmetCustomers(of, quarterOf(today), at, context.read),
    };
  },

  silence: ({ unmet }) => (unmet.length === 0 ? 'no meeting is missing' : null),

  async word({ member, unmet }, { to, localDay, isLate }, context) {
    const { team, today } = member;
    const reader = await readerOf(to, team, context);
    const missing = { quarter: quarterOf(today), customers: unmet, today };
    return meetingsMissing(missing, isLate ? localDay : null, wordsFor(reader.locale));
  },
});

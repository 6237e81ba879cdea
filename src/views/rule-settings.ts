import type { Settings } from '../domain/settings.ts';
import type { MessageKey, Words } from '../i18n/words.ts';

/** A number of the team's behind a rule: its sentence, and the value in it. */
type BehindRule = {
  readonly key: MessageKey;
  readonly value: (settings: Settings) => string | number;
};

const percents = (shares: readonly number[]) =>
  shares.map((share) => `${Math.round(share * 100)} %`).join(', ');
const counts = (values: readonly number[]) => values.join(', ');

/** The team's numbers behind the rules that have some. */
const behindRules: Readonly<Record<string, readonly BehindRule[]>> = {
  'follow-up-due': [
    { key: 'set.followUpAhead', value: (set) => counts(set['followUp.aheadDays']) },
    { key: 'set.followUpRepeats', value: (set) => set['followUp.overdueRepeats'] },
  ],
  'appointment-brief': [
    { key: 'set.briefMinutes', value: (set) => set['appointment.briefMinutes'] },
  ],
  'appointment-outcome': [
    { key: 'set.outcomeMinutes', value: (set) => set['appointment.outcomeMinutes'] },
  ],
  'routine-visit-due': [
    { key: 'set.visitDays', value: (set) => counts(set['visit.dueLeadDays']) },
    { key: 'set.visitUp', value: (set) => counts(set['visit.overdueEscalationDays']) },
    { key: 'set.overdueRepeats', value: (set) => set['visit.overdueRepeats'] },
  ],
  'quarterly-meeting': [
    { key: 'set.meetingDays', value: (set) => counts(set['meeting.leadDays']) },
  ],
  'quarterly-meeting-raised': [
    { key: 'set.meetingDays', value: (set) => set['meeting.raiseDays'] },
  ],
  'team-digest': [{ key: 'set.comesAt', value: (set) => set['digest.time'] }],
  'archive-gaps': [
    { key: 'set.gapsWorkday', value: (set) => set['gaps.workday'] },
    { key: 'set.comesAt', value: (set) => set['gaps.time'] },
  ],
  'morning-agenda': [{ key: 'set.comesAt', value: (set) => set['agenda.time'] }],
  'evening-wrap-up': [{ key: 'set.comesAt', value: (set) => set['wrapUp.time'] }],
  'report-missing': [{ key: 'set.comesAt', value: (set) => set['visit.reportTime'] }],
  'lead-list': [{ key: 'set.comesAt', value: (set) => set['leadList.time'] }],
  'monthly-summary': [{ key: 'set.comesAt', value: (set) => set['month.time'] }],
  'monthly-summary-own': [{ key: 'set.comesAt', value: (set) => set['month.time'] }],
  'weekly-bulletin': [{ key: 'set.comesAt', value: (set) => set['bulletin.time'] }],
  'trail-head': [{ key: 'set.comesAt', value: (set) => set['trailHead.time'] }],
  'stage-not-accepted': [{ key: 'set.acceptHours', value: (set) => set['ticket.acceptHours'] }],
  'stage-due-soon': [
    { key: 'set.dueSoonShares', value: (set) => percents(set['ticket.dueSoonShares']) },
  ],
  'stage-overdue': [
    { key: 'set.overdueUp', value: (set) => counts(set['ticket.overdueEscalationDays']) },
    { key: 'set.overdueRepeats', value: (set) => set['ticket.overdueRepeats'] },
  ],
  'ticket-cap': [{ key: 'set.capShares', value: (set) => percents(set['ticket.capShares']) }],
  'three-yellows': [{ key: 'set.yellows', value: (set) => set['ticket.yellowsToRed'] }],
  'outage-not-booked': [
    { key: 'set.outageDays', value: (set) => counts(set['ticket.outageLeadDays']) },
  ],
};

/** The team's numbers behind a rule, in sentences. */
export const settingLines = (rule: string, settings: Settings, words: Words): readonly string[] =>
  (Object.hasOwn(behindRules, rule) ? (behindRules[rule] ?? []) : []).map(({ key, value }) =>
    words.t(key, { value: value(settings) }),
  );

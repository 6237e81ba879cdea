import type { SettingKey } from './settings.ts';

/** How the value of a rule is written and read; counts and shares in the plural are several. */
export type RuleValue =
  | 'time'
  | 'weekday'
  | 'count'
  | 'counts'
  | 'share'
  | 'shares'
  | 'by-grade'
  | 'grade'
  | 'reports'
  | 'switch'
  /** What kinds of documents are called. */
  | 'kinds';

/**
 * The settings by which the bot reminds, counts and files, as a lead changes them: in groups, each a form.
 * What is not here guards input, or is set elsewhere: working hours with the channel, limits of stages
 * with the template.
 */
export const teamRules = {
  times: [
    ['digest.time', 'time'],
    ['agenda.time', 'time'],
    ['wrapUp.time', 'time'],
    ['visit.reportTime', 'time'],
    ['leadList.time', 'time'],
    ['followUp.defaultTime', 'time'],
    ['appointment.outcomeTime', 'time'],
    ['green.trackTime', 'time'],
    ['bulletin.weekday', 'weekday'],
    ['bulletin.time', 'time'],
    ['bulletin.reminderTime', 'time'],
    ['gaps.workday', 'count'],
    ['gaps.time', 'time'],
    ['month.time', 'time'],
  ],
  visits: [
    ['visit.intervalMonths', 'by-grade'],
    ['credit.mostStepsUp', 'count'],
    ['credit.longArrearsMonths', 'count'],
    ['credit.newCustomerGrade', 'grade'],
    ['credit.newCustomerMonths', 'count'],
    ['visit.dueLeadDays', 'counts'],
    ['visit.overdueRepeats', 'count'],
    ['visit.overdueEscalationDays', 'counts'],
    ['meeting.keyAccountKva', 'count'],
    ['meeting.leadDays', 'counts'],
    ['meeting.raiseDays', 'count'],
    ['appointment.briefMinutes', 'count'],
    ['appointment.outcomeMinutes', 'count'],
    ['visit.reportWanted', 'reports'],
    ['import.quietFrom', 'count'],
  ],
  followUps: [
    ['followUp.aheadDays', 'counts'],
    ['followUp.aheadFromDays', 'count'],
    ['followUp.overdueRepeats', 'count'],
  ],
  tickets: [
    ['ticket.acceptHours', 'count'],
    ['ticket.dueSoonShares', 'shares'],
    ['ticket.overdueRepeats', 'count'],
    ['ticket.overdueEscalationDays', 'counts'],
    ['ticket.yellowShare', 'share'],
    ['ticket.yellowsToRed', 'count'],
    ['ticket.capShares', 'shares'],
    ['ticket.outageLeadDays', 'counts'],
    ['green.trackDays', 'count'],
    ['green.leadDays', 'count'],
    ['bulletin.quietDays', 'count'],
  ],
  customers: [['document.kinds', 'kinds']],
  pictures: [['picture.nativeCharts', 'switch']],
} as const satisfies Readonly<Record<string, readonly (readonly [SettingKey, RuleValue])[]>>;

export type TeamRuleGroup = keyof typeof teamRules;
export const teamRuleGroups = [
  'times',
  'visits',
  'followUps',
  'tickets',
  'customers',
  'pictures',
] as const;

/** A setting that a lead changes. */
export type TeamRuleKey = (typeof teamRules)[TeamRuleGroup][number][0];

/** The rules of a group with how their values are written, in the order in which they are shown. */
export const rulesOf = (group: TeamRuleGroup): readonly (readonly [TeamRuleKey, RuleValue])[] =>
  teamRules[group];

/** Which reports a visit wants. */
export const wantedReports = ['none', 'appointments', 'all'] as const;

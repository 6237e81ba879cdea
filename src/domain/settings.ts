import { z } from 'zod';
import { type CreditIncidentKind, creditIncidentKinds } from './credit-incident-kind.ts';
import { type CreditGrade, creditGrades, lowerGrades } from './customer.ts';
import { documentKinds } from './customer-document.ts';
import { importantDateKinds, type LeadDays } from './important-date.ts';
import type { Weekday } from './zoned-time.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/**
 * Every number a team may want otherwise: its form, its default, and where the default is from.
 * A team's own value is a row in the settings table.
 */
export const settingDefinitions = {
  /**
   * Ours: whether charts and tables that Slack can draw by itself go out as such. It is off once Slack
   * has refused one; then they go out as pictures and lines.
   */
  'picture.nativeCharts': { schema: z.boolean(), default: true as boolean },
  /** Ours: in time for the 08:00 meeting that opens the day in the trade. */
  'digest.time': { schema: time, default: '07:45' },
  /** Trade practice: the day opens with a meeting at 08:00; everybody has their day before them by then. */
  'agenda.time': { schema: time, default: '08:00' },
  /** Trade practice: the day closes with a meeting at 17:00 on results, problems and the next day's plan. */
  'wrapUp.time': { schema: time, default: '17:00' },
  /**
   * Ours: which visits want a report. What was an appointment does; a line that logs a visit is its
   * report already.
   */
  'visit.reportWanted': {
    schema: z.enum(['none', 'appointments', 'all']),
    default: 'appointments' as 'none' | 'appointments' | 'all',
  },
  /** Trade practice: a report that is missing in the evening is asked for once more, at 08:00 of the next working day. */
  'visit.reportTime': { schema: time, default: '08:00' },
  /** Trade practice: what the managers left undone goes to the leads as one list, at 10:00 of the next working day. */
  'leadList.time': { schema: time, default: '10:00' },
  /** Ours: whether the leads' list names who wrote no wrap-up. The trade has it; it is on where a team wants it. */
  'leadList.namesWrapUps': { schema: z.boolean(), default: false as boolean },
  /** Trade practice: tickets of the green channel are tracked each day. The hour is the catalogue's. */
  'green.trackTime': { schema: time, default: '09:00' },
  /** Ours: after so many working days the daily question ends, and the weekly digest keeps the ticket. */
  'green.trackDays': { schema: z.number().int().min(1).max(30), default: 3 },
  /** Ours: a green ticket without an update for so many working days goes to the leads, once. */
  'green.leadDays': { schema: z.number().int().min(1).max(30), default: 2 },
  /** Trade practice: progress is gone through in a weekly meeting, on Mondays (ISO weekday 1) … */
  'bulletin.weekday': {
    schema: z.union([
      z.literal(1),
      z.literal(2),
      z.literal(3),
      z.literal(4),
      z.literal(5),
      z.literal(6),
      z.literal(7),
    ]),
    default: 1 as Weekday,
  },
  /** … at 09:00. */
  'bulletin.time': { schema: time, default: '09:00' },
  /** Ours: what the bulletin lacks is named on the working day before, while there is time to write it. */
  'bulletin.reminderTime': { schema: time, default: '15:00' },
  /** Ours: a ticket of which nothing was written for so many days lacks its update. */
  'bulletin.quietDays': { schema: z.number().int().min(1).max(60), default: 7 },
  /** Ours: for so many days a new team only sees listed what the bot would raise by itself; 0: it is sent at once. */
  'quietStart.days': { schema: z.number().int().min(0).max(60), default: 7 },
  /** Ours: when that list comes, after what is due at nine. */
  'quietStart.time': { schema: time, default: '09:05' },
  /**
   * Ours: where admins are told of the trail, of alarms and of what cannot be delivered; null: where
   * the leads are. The default team's holds.
   */
  'admin.channelId': { schema: z.string().nullable(), default: null as string | null },
  /** Ours: when the head of the audit trail is kept in the admins' or the leads' channel, after the day's work. */
  'trailHead.time': { schema: time, default: '18:00' },
  /** Ours: whoever opens so many different customers within an hour is told of to the admins; a busy day has a dozen. */
  'reading.alarmCustomers': { schema: z.number().int().min(10).max(10_000), default: 60 },
  /** Ours: when a follow-up with a day but no time reminds its owner. */
  'followUp.defaultTime': { schema: time, default: '09:00' },
  /** Ours: the same for a follow-up of today that is entered after that time. */
  'followUp.laterTime': { schema: time, default: '16:00' },
  /** Trade practice: a follow-up is called to mind the day before; days. */
  'followUp.aheadDays': {
    schema: z.array(z.number().int().min(1).max(30)).max(3),
    default: [1] as number[],
  },
  /** Ours: only one that was made, or moved, so many days before: what was said this week nobody has forgotten. */
  'followUp.aheadFromDays': { schema: z.number().int().min(1).max(365), default: 7 },
  /** Ours: so many working days an overdue one is repeated to its owner; then the leads hear once, and the digest keeps it. */
  'followUp.overdueRepeats': { schema: z.number().int().min(0).max(10), default: 3 },
  /** Ours: nothing is promised further ahead than a five-year plan. */
  'followUp.maximumYears': { schema: z.number().int().min(1).max(20), default: 5 },
  /** Ours: how far back a visit may be entered. */
  'visit.maximumPastYears': { schema: z.number().int().min(1).max(20), default: 5 },
  /** Ours: what a person took in by mistake can be taken back for a day. */
  'undo.hours': { schema: z.number().int().min(1).max(168), default: 24 },
  /** Ours: whoever is away for longer than a quarter hands their customers over. */
  'absence.maximumDays': { schema: z.number().int().min(1).max(366), default: 90 },
  /** Ours: how long before an appointment its brief comes. */
  'appointment.briefMinutes': { schema: z.number().int().min(5).max(1440), default: 60 },
  /** Ours: how long after an appointment began it is asked whether it took place. */
  'appointment.outcomeMinutes': { schema: z.number().int().min(5).max(1440), default: 120 },
  /** Trade practice: the day's visits are gone through at 17:00; an appointment without a time is asked about then. */
  'appointment.outcomeTime': { schema: time, default: '17:00' },
  /** Slack's limit for what a form's field takes. */
  'note.maximumLength': { schema: z.number().int().min(100).max(3000), default: 3000 },
  /** Trade practice: good credit at least every half-year, medium quarterly, poor monthly. */
  'visit.intervalMonths': {
    schema: z.record(z.enum(['A', 'B', 'C']), z.number().int().min(1).max(24)),
    default: { A: 6, B: 3, C: 1 } satisfies Record<CreditGrade, number>,
  },
  /**
   * Days before a visit is due by the credit grade on which the manager is reminded, as the catalogue
   * has it. Of a short interval only those that lie in its second half are told.
   */
  'visit.dueLeadDays': {
    schema: z.array(z.number().int().min(1).max(90)).max(4),
    default: [14, 7, 1] as number[],
  },
  /** Ours: so many working days an overdue visit is repeated to the manager; the agenda and the lists keep it. */
  'visit.overdueRepeats': { schema: z.number().int().min(0).max(30), default: 3 },
  /** An overdue visit goes to the leads after so many working days, and to their channel after so many; the catalogue's days. */
  'visit.overdueEscalationDays': {
    schema: z.array(z.number().int().min(1).max(60)).max(2),
    default: [3, 7] as number[],
  },
  /**
   * Trade practice: each quarter a meeting with the main people of a key account. So many days before
   * the quarter ends its manager is reminded of those without one, as the catalogue has it; none: the
   * team is told of no meetings.
   */
  'meeting.leadDays': {
    schema: z.array(z.number().int().min(1).max(89)).max(4),
    default: [30, 14] as number[],
  },
  /** The catalogue's: so many days before the quarter ends the leads hear which key accounts lack it. */
  'meeting.raiseDays': { schema: z.number().int().min(1).max(89), default: 3 },
  /**
   * Who is a key account where no grade says so. No rule of the country names a capacity; from 315 kVA
   * on a customer pays the two-part tariff of large industry.
   */
  'meeting.keyAccountKva': { schema: z.number().int().min(1).max(1_000_000), default: 315 },
  /** From so many points of 100 on the credit grade is A, or B; below it is C. The published rule of a supply company. */
  'credit.gradeScores': {
    schema: z
      .object({ A: z.number().int().min(1).max(100), B: z.number().int().min(1).max(100) })
      .refine(({ A, B }) => A > B, 'A takes more than B'),
    default: { A: 90, B: 70 } as { A: number; B: number },
  },
  /**
   * So many grades a customer may rise by one rating. The published rule of a supply company: from C
   * nobody comes to A directly. The form, which mends what was entered, asks nothing.
   */
  'credit.mostStepsUp': { schema: z.number().int().min(1).max(2), default: 1 },
  /**
   * The best grade that something allows, while it lasts and so many months from its day on. The
   * published rule of a supply company: no A with arrears in the rating period, C for two years after
   * theft, C for the others. Ours: the period is a year, and what can be put right counts until then.
   */
  'credit.incidents': {
    schema: z.record(
      z.enum(creditIncidentKinds),
      z.object({ most: z.enum(creditGrades), months: z.number().int().min(0).max(120) }),
    ),
    default: {
      arrears: { most: 'B', months: 12 },
      theft: { most: 'C', months: 24 },
      breach: { most: 'C', months: 12 },
      'unsigned-contract': { most: 'C', months: 0 },
      accident: { most: 'C', months: 12 },
      hazard: { most: 'C', months: 0 },
      'broken-agreement': { most: 'C', months: 0 },
    } as Record<CreditIncidentKind, { most: CreditGrade; months: number }>,
  },
  /** So many months of arrears within a year make it C, by the same rule. */
  'credit.longArrearsMonths': { schema: z.number().int().min(1).max(12), default: 3 },
  /** The grade of a customer that is supplied newly. The published rule of a supply company: B for one year, … */
  'credit.newCustomerGrade': { schema: z.enum(lowerGrades), default: 'B' as 'B' | 'C' },
  /** … in months from the day on which it got power; 0: new customers are rated as others are. */
  'credit.newCustomerMonths': { schema: z.number().int().min(0).max(120), default: 12 },
  /** Ours: where a list brings so many new customers, and most that there are, the team starts quietly. */
  'import.quietFrom': { schema: z.number().int().min(1).max(10_000), default: 20 },
  /**
   * Trade practice: what the archive lacks goes to the lead as a monthly list. Ours: on the first
   * working day of the month; 0: never.
   */
  'gaps.workday': { schema: z.number().int().min(0).max(15), default: 1 },
  /** Ours: after the leads' list of the day. */
  'gaps.time': { schema: time, default: '10:30' },
  /** Ours: each person's and the team's month, on its first working day, once the day's lists are out. */
  'month.time': { schema: time, default: '10:45' },
  /**
   * Days before a date on which its manager is reminded. Calibration after trade practice: six,
   * three and one months before; a week before is ours. All others are ours: a contract is renewed
   * within a quarter, a payment is announced in the week before, for a birthday there is time to
   * send something.
   */
  'date.leadDays': {
    schema: z.record(
      z.enum(importantDateKinds),
      z.array(z.number().int().min(0).max(365)).min(1).max(6),
    ),
    default: {
      'contract-end': [90, 30, 7],
      calibration: [180, 90, 30, 7],
      payment: [5, 1],
      birthday: [3, 0],
      anniversary: [7, 0],
      other: [7, 1],
    } satisfies LeadDays,
  },
  /** Trade terms: as what a customer's documents are kept; a team has kinds of its own under their own names. */
  'document.kinds': {
    schema: z.array(z.string().min(1).max(30)).max(20),
    default: [...documentKinds] as string[],
  },
  /** Ours: no supply contract runs longer. */
  'date.maximumYears': { schema: z.number().int().min(1).max(100), default: 30 },
  /**
   * Trade practice: the day opens with a meeting at 08:00 and closes with one at 17:00. Limits in
   * hours are counted in these, and a limit in days ends with the last of them.
   */
  'work.hours': {
    schema: z
      .array(z.object({ from: time, to: time }))
      .min(1)
      .max(4)
      .refine(
        (spans) =>
          spans.every(
            ({ from, to }, index) => from < to && (spans[index - 1]?.to ?? '00:00') <= from,
          ),
        'in order, one after the other',
      ),
    default: [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ] as { from: string; to: string }[],
  },
  /** Ours: from this share of a limit on a stage is yellow. */
  'ticket.yellowShare': { schema: z.number().min(0.1).max(1), default: 0.75 },
  /** Field practice of a grid company's wall board: so many yellow stages in a row count as red. */
  'ticket.yellowsToRed': { schema: z.number().int().min(2).max(20), default: 3 },
  /** Ours: a hand-over that nobody has accepted after so many working hours goes up. */
  'ticket.acceptHours': { schema: z.number().min(1).max(80), default: 4 },
  /** Ours: at these shares of a stage's limit its owner is reminded; also on its last working day. */
  'ticket.dueSoonShares': {
    schema: z.array(z.number().min(0.1).max(0.99)).min(1).max(4),
    default: [0.5, 0.8] as number[],
  },
  /** Ours: an overdue stage goes up after so many working days, first to the lead, then to the linked leader. */
  'ticket.overdueEscalationDays': {
    schema: z.tuple([z.number().int().min(0).max(30), z.number().int().min(0).max(30)]),
    default: [1, 3] as [number, number],
  },
  /** Ours: so often an overdue stage is repeated to its owner; then the lead hears once, and the digest keeps it. */
  'ticket.overdueRepeats': { schema: z.number().int().min(1).max(30), default: 3 },
  /** Ours: at these shares of the total cap manager and lead are warned. */
  'ticket.capShares': {
    schema: z.array(z.number().min(0.1).max(1)).min(1).max(4),
    default: [0.8, 1] as number[],
  },
  /** Ours: so many working days before energisation its outage has to be booked; later it goes up. */
  'ticket.outageLeadDays': {
    schema: z.tuple([z.number().int().min(1).max(120), z.number().int().min(1).max(120)]),
    default: [20, 15] as [number, number],
  },
  /** Ours: what happens to a ticket within so many seconds is one line in its thread. */
  'ticket.newsSeconds': { schema: z.number().int().min(1).max(600), default: 10 },
  /** Ours: no substation of a single customer is larger. */
  'ticket.maximumKva': { schema: z.number().int().min(1).max(2_000_000), default: 500_000 },
  /** Ours: no connection takes longer. */
  'ticket.maximumYears': { schema: z.number().int().min(1).max(20), default: 5 },
  /** Trade practice: the linked leader visits within a month after energisation; days. */
  'ticket.leaderVisitDays': { schema: z.number().int().min(1).max(90), default: 30 },
  /** Ours: so many days before the expected energisation the linked leader's visit is asked for, … */
  'ticket.leaderVisitBeforeDays': {
    schema: z.array(z.number().int().min(0).max(90)).min(1).max(4),
    default: [7, 1] as number[],
  },
  /** … and so many days after energisation the second one, before its month is over. */
  'ticket.leaderVisitAfterDays': {
    schema: z.array(z.number().int().min(1).max(90)).min(1).max(4),
    default: [21, 28] as number[],
  },
} as const;

export type SettingKey = keyof typeof settingDefinitions;
export type Settings = {
  readonly [K in SettingKey]: z.output<(typeof settingDefinitions)[K]['schema']>;
};

export const defaultSettings: Settings = {
  'picture.nativeCharts': settingDefinitions['picture.nativeCharts'].default,
  'digest.time': settingDefinitions['digest.time'].default,
  'agenda.time': settingDefinitions['agenda.time'].default,
  'wrapUp.time': settingDefinitions['wrapUp.time'].default,
  'visit.reportWanted': settingDefinitions['visit.reportWanted'].default,
  'visit.reportTime': settingDefinitions['visit.reportTime'].default,
  'leadList.time': settingDefinitions['leadList.time'].default,
  'leadList.namesWrapUps': settingDefinitions['leadList.namesWrapUps'].default,
  'green.trackTime': settingDefinitions['green.trackTime'].default,
  'green.trackDays': settingDefinitions['green.trackDays'].default,
  'green.leadDays': settingDefinitions['green.leadDays'].default,
  'bulletin.weekday': settingDefinitions['bulletin.weekday'].default,
  'bulletin.time': settingDefinitions['bulletin.time'].default,
  'bulletin.reminderTime': settingDefinitions['bulletin.reminderTime'].default,
  'bulletin.quietDays': settingDefinitions['bulletin.quietDays'].default,
  'quietStart.days': settingDefinitions['quietStart.days'].default,
  'quietStart.time': settingDefinitions['quietStart.time'].default,
  'admin.channelId': settingDefinitions['admin.channelId'].default,
  'trailHead.time': settingDefinitions['trailHead.time'].default,
  'reading.alarmCustomers': settingDefinitions['reading.alarmCustomers'].default,
  'followUp.defaultTime': settingDefinitions['followUp.defaultTime'].default,
  'followUp.laterTime': settingDefinitions['followUp.laterTime'].default,
  'followUp.aheadDays': settingDefinitions['followUp.aheadDays'].default,
  'followUp.aheadFromDays': settingDefinitions['followUp.aheadFromDays'].default,
  'followUp.overdueRepeats': settingDefinitions['followUp.overdueRepeats'].default,
  'followUp.maximumYears': settingDefinitions['followUp.maximumYears'].default,
  'visit.maximumPastYears': settingDefinitions['visit.maximumPastYears'].default,
  'undo.hours': settingDefinitions['undo.hours'].default,
  'absence.maximumDays': settingDefinitions['absence.maximumDays'].default,
  'appointment.briefMinutes': settingDefinitions['appointment.briefMinutes'].default,
  'appointment.outcomeMinutes': settingDefinitions['appointment.outcomeMinutes'].default,
  'appointment.outcomeTime': settingDefinitions['appointment.outcomeTime'].default,
  'note.maximumLength': settingDefinitions['note.maximumLength'].default,
  'visit.intervalMonths': settingDefinitions['visit.intervalMonths'].default,
  'visit.dueLeadDays': settingDefinitions['visit.dueLeadDays'].default,
  'visit.overdueRepeats': settingDefinitions['visit.overdueRepeats'].default,
  'visit.overdueEscalationDays': settingDefinitions['visit.overdueEscalationDays'].default,
  'meeting.leadDays': settingDefinitions['meeting.leadDays'].default,
  'meeting.raiseDays': settingDefinitions['meeting.raiseDays'].default,
  'meeting.keyAccountKva': settingDefinitions['meeting.keyAccountKva'].default,
  'credit.gradeScores': settingDefinitions['credit.gradeScores'].default,
  'credit.mostStepsUp': settingDefinitions['credit.mostStepsUp'].default,
  'credit.incidents': settingDefinitions['credit.incidents'].default,
  'credit.longArrearsMonths': settingDefinitions['credit.longArrearsMonths'].default,
  'credit.newCustomerGrade': settingDefinitions['credit.newCustomerGrade'].default,
  'credit.newCustomerMonths': settingDefinitions['credit.newCustomerMonths'].default,
  'import.quietFrom': settingDefinitions['import.quietFrom'].default,
  'gaps.workday': settingDefinitions['gaps.workday'].default,
  'gaps.time': settingDefinitions['gaps.time'].default,
  'month.time': settingDefinitions['month.time'].default,
  'date.leadDays': settingDefinitions['date.leadDays'].default,
  'document.kinds': settingDefinitions['document.kinds'].default,
  'date.maximumYears': settingDefinitions['date.maximumYears'].default,
  'work.hours': settingDefinitions['work.hours'].default,
  'ticket.yellowShare': settingDefinitions['ticket.yellowShare'].default,
  'ticket.yellowsToRed': settingDefinitions['ticket.yellowsToRed'].default,
  'ticket.acceptHours': settingDefinitions['ticket.acceptHours'].default,
  'ticket.dueSoonShares': settingDefinitions['ticket.dueSoonShares'].default,
  'ticket.overdueEscalationDays': settingDefinitions['ticket.overdueEscalationDays'].default,
  'ticket.overdueRepeats': settingDefinitions['ticket.overdueRepeats'].default,
  'ticket.capShares': settingDefinitions['ticket.capShares'].default,
  'ticket.outageLeadDays': settingDefinitions['ticket.outageLeadDays'].default,
  'ticket.newsSeconds': settingDefinitions['ticket.newsSeconds'].default,
  'ticket.maximumKva': settingDefinitions['ticket.maximumKva'].default,
  'ticket.maximumYears': settingDefinitions['ticket.maximumYears'].default,
  'ticket.leaderVisitDays': settingDefinitions['ticket.leaderVisitDays'].default,
  'ticket.leaderVisitBeforeDays': settingDefinitions['ticket.leaderVisitBeforeDays'].default,
  'ticket.leaderVisitAfterDays': settingDefinitions['ticket.leaderVisitAfterDays'].default,
};

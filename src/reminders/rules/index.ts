import type { DailyRule } from '../define-daily-rule.ts';
import type { ReminderRule } from '../define-rule.ts';
import { appointmentBrief } from './appointment-brief.ts';
import { appointmentOutcome } from './appointment-outcome.ts';
import { archiveGaps } from './archive-gaps.ts';
import { bulletinDue } from './bulletin-due.ts';
import { eveningWrapUp } from './evening-wrap-up.ts';
import { followUpDue } from './follow-up-due.ts';
import { gradeFell } from './grade-fell.ts';
import { greenTrack } from './green-track.ts';
import { importantDateDue } from './important-date.ts';
import { leadList } from './lead-list.ts';
import { leaderVisit } from './leader-visit.ts';
import { longArrears } from './long-arrears.ts';
import { monthlySummary, ownMonthlySummary } from './monthly-summary.ts';
import { morningAgenda } from './morning-agenda.ts';
import { outageNotBooked } from './outage-not-booked.ts';
import { ownerLeft } from './owner-left.ts';
import { quarterlyMeeting } from './quarterly-meeting.ts';
import { quarterlyMeetingRaised } from './quarterly-meeting-raised.ts';
import { quietStartList } from './quiet-start-list.ts';
import { reportMissing } from './report-missing.ts';
import { requiredOnRisk } from './required-on-risk.ts';
import { routineVisitDue } from './routine-visit-due.ts';
import { stageDueSoon } from './stage-due-soon.ts';
import { stageNotAccepted } from './stage-not-accepted.ts';
import { stageOverdue } from './stage-overdue.ts';
import { teamDigest } from './team-digest.ts';
import { threeYellows } from './three-yellows.ts';
import { ticketCap } from './ticket-cap.ts';
import { trailHead } from './trail-head.ts';
import { weeklyBulletin } from './weekly-bulletin.ts';
import { welcomeBack } from './welcome-back.ts';

/** Those that come by the calendar, without anybody having planned them. */
export const dailyRules: readonly DailyRule[] = [
  morningAgenda,
  reportMissing,
  eveningWrapUp,
  greenTrack,
  leadList,
  bulletinDue,
  weeklyBulletin,
  quarterlyMeeting,
  quarterlyMeetingRaised,
  archiveGaps,
  monthlySummary,
  ownMonthlySummary,
  quietStartList,
  trailHead,
];

/** Every reminder rule. */
export const rules: readonly ReminderRule[] = [
  followUpDue,
  appointmentBrief,
  appointmentOutcome,
  importantDateDue,
  routineVisitDue,
  gradeFell,
  longArrears,
  teamDigest,
  stageNotAccepted,
  stageDueSoon,
  stageOverdue,
  ticketCap,
  threeYellows,
  requiredOnRisk,
  outageNotBooked,
  leaderVisit,
  welcomeBack,
  ownerLeft,
  ...dailyRules,
];

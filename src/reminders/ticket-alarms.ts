import type { StageAlarm, TicketAlarm, TicketAlarmRule } from './define-alarm.ts';
import { leaderVisit } from './rules/leader-visit.ts';
import { outageNotBooked } from './rules/outage-not-booked.ts';
import { requiredOnRisk } from './rules/required-on-risk.ts';
import { stageDueSoon } from './rules/stage-due-soon.ts';
import { stageNotAccepted } from './rules/stage-not-accepted.ts';
import { stageOverdue } from './rules/stage-overdue.ts';
import { threeYellows } from './rules/three-yellows.ts';
import { ticketCap } from './rules/ticket-cap.ts';

/** Alarms about one stage of a ticket. */
export const stageAlarms: readonly TicketAlarmRule<StageAlarm>[] = [
  stageNotAccepted,
  stageDueSoon,
  stageOverdue,
];

/** Alarms about a ticket as a whole. */
export const ticketAlarms: readonly TicketAlarmRule<TicketAlarm>[] = [
  ticketCap,
  threeYellows,
  requiredOnRisk,
  outageNotBooked,
  leaderVisit,
];

import type { StageAlarm, TicketAlarm, TicketAlarmRule } from '../define-alarm.ts';
import { leaderVisit } from './leader-visit.ts';
import { outageNotBooked } from './outage-not-booked.ts';
import { requiredOnRisk } from './required-on-risk.ts';
import { stageDueSoon } from './stage-due-soon.ts';
import { stageNotAccepted } from './stage-not-accepted.ts';
import { stageOverdue } from './stage-overdue.ts';
import { threeYellows } from './three-yellows.ts';
import { ticketCap } from './ticket-cap.ts';

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

import type { ReminderRule } from '../define-rule.ts';
import { appointmentBrief } from './appointment-brief.ts';
import { appointmentOutcome } from './appointment-outcome.ts';
import { followUpDue } from './follow-up-due.ts';
import { importantDateDue } from './important-date.ts';
import { teamDigest } from './team-digest.ts';
import { stageAlarms, ticketAlarms } from './ticket-alarms.ts';

/** Every reminder rule. */
export const rules: readonly ReminderRule[] = [
  followUpDue,
  appointmentBrief,
  appointmentOutcome,
  importantDateDue,
  teamDigest,
  ...stageAlarms,
  ...ticketAlarms,
];

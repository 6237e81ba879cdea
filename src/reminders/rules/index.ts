import type { ReminderRule } from '../define-rule.ts';
import { appointmentOutcome } from './appointment-outcome.ts';
import { followUpDue } from './follow-up-due.ts';
import { teamDigest } from './team-digest.ts';

/** Every reminder rule. */
export const rules: readonly ReminderRule[] = [followUpDue, appointmentOutcome, teamDigest];
